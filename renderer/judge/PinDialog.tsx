import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyId } from '#contract/ids.ts'
import type { Rater } from '#contract/protocol.ts'
import { useApi, useClient } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import { newCommand } from '#lib/randomCode.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, type FieldProps } from '#ui/Field.tsx'
import styles from './JudgeRoom.module.css'
import { isPin } from './PinForm.tsx'

export interface PinDialogProps {
  readonly study: StudyId
  /** null: closed. */
  readonly rater: Pick<Rater, 'id' | 'pseudonym'> | null
  /** The rater has a PIN already. */
  readonly hasPin: boolean
  readonly onClose: () => void
}

/** The rater types a PIN for the own desk; who forgot it asks the coordinator to take it away. */
export function PinDialog({ study, rater, hasPin, onClose }: PinDialogProps) {
  const { t } = useTranslation('packets')
  const words = useFailureWords()
  const [present, setPresent] = useState('')
  const [pin, setPin] = useState('')
  const forget = () => {
    setPresent('')
    setPin('')
    onClose()
  }
  const { set, remove } = usePinChanges(study, rater, forget)
  const close = () => {
    set.reset()
    remove.reset()
    forget()
  }
  const complete = isPin(pin) && (!hasPin || present !== '')
  const error = set.error ?? remove.error
  return (
    <Dialog
      isOpen={rater !== null}
      onClose={close}
      title={t(hasPin ? 'pin.changeTitle' : 'pin.setTitle', { rater: rater?.pseudonym ?? '' })}
      actions={
        <>
          {hasPin && <Button onPress={() => remove.mutate()}>{t('pin.remove')}</Button>}
          <Button onPress={close}>{t('cancel')}</Button>
          <Button
            kind="primary"
            notYet={!complete || set.isPending}
            onPress={() => set.mutate({ pin, present: hasPin ? present : null })}
          >
            {t('pin.save')}
          </Button>
        </>
      }
    >
      <div className={styles.pinFields}>
        <p>{t('pin.words', { rater: rater?.pseudonym ?? '' })}</p>
        {hasPin && <PinField heading={t('pin.present')} value={present} onChange={setPresent} />}
        <PinField heading={t('pin.new')} help={t('pin.help')} value={pin} onChange={setPin} />
        {hasPin && <p className="note">{t('pin.removeNote')}</p>}
        {error !== null && (
          <p className="stop" role="alert">
            {words(error)}
          </p>
        )}
      </div>
    </Dialog>
  )
}

type PinFieldProps = Pick<FieldProps, 'heading' | 'help' | 'value' | 'onChange'>

function PinField({ onChange, ...rest }: PinFieldProps) {
  const digits = (typed: string) => onChange(typed.replaceAll(/\D/g, ''))
  return <Field {...rest} kind="password" maxLength={12} autoComplete="off" onChange={digits} />
}

function usePinChanges(study: StudyId, rater: PinDialogProps['rater'], onDone: () => void) {
  const client = useClient()
  const api = useApi()
  const cache = useQueryClient()
  const done = {
    onSuccess: async () => {
      onDone()
      await cache.invalidateQueries({ queryKey: api.coordinator.packets.key() })
    },
  }
  const about = () => ({ study, command: newCommand(), rater: rater?.id as Rater['id'] })
  const set = useMutation({
    mutationFn: (pins: { readonly pin: string; readonly present: string | null }) =>
      client.coordinator.pins.set({ ...about(), ...pins }),
    ...done,
  })
  const remove = useMutation({ mutationFn: () => client.coordinator.pins.remove(about()), ...done })
  return { set, remove }
}
