import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyId } from '#contract/ids.ts'
import type { RaterQuality } from '#contract/review.ts'
import { useClient } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import { newCommand } from '#lib/randomCode.ts'
import { useSignature } from '#lib/signature.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, TextArea } from '#ui/Field.tsx'
import styles from '../ReviewRoom.module.css'

export interface ExcludeDialogProps {
  readonly study: StudyId
  /** null: closed. */
  readonly rater: RaterQuality | null
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Leaves a rater out of results, or takes one in again, with a reason and a name on record. */
export function ExcludeDialog({ study, rater, onClose, onDone }: ExcludeDialogProps) {
  const { t } = useTranslation('settle')
  const client = useClient()
  const failure = useFailureWords()
  const [reason, setReason] = useState('')
  const [name, sign] = useSignature()
  const excluded = rater?.excluded === null
  const deciding = useMutation({
    mutationFn: () =>
      client.coordinator.review.exclude({
        study,
        command: newCommand(),
        by: name.trim(),
        rater: rater?.rater ?? ('' as never),
        excluded,
        reason: reason.trim(),
      }),
    onSuccess: onDone,
  })
  const act = t(excluded ? 'exclude.leaveOut' : 'exclude.takeIn')
  const ready = reason.trim() !== '' && name.trim() !== ''
  return (
    <Dialog
      isOpen={rater !== null}
      onClose={onClose}
      title={t(excluded ? 'exclude.title' : 'exclude.titleBack', { name: rater?.pseudonym ?? '' })}
      actions={
        <>
          <Button onPress={onClose}>{t('exclude.not')}</Button>
          <Button kind="primary" notYet={!ready || deciding.isPending} onPress={() => deciding.mutate()}>
            {act}
          </Button>
        </>
      }
    >
      <p>{t(excluded ? 'exclude.words' : 'exclude.wordsBack')}</p>
      <div className={styles.fields}>
        <TextArea heading={t('exclude.reason')} rows={3} value={reason} maxLength={1000} onChange={setReason} />
        <Field heading={t('signature')} value={name} maxLength={120} onChange={sign} />
      </div>
      {deciding.isError && (
        <p className="stop" role="alert">
          {failure(deciding.error)}
        </p>
      )}
    </Dialog>
  )
}
