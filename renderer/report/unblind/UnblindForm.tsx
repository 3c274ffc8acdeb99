import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyOverview } from '#contract/coordinator.ts'
import { useApi, useClient } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import { newCommand } from '#lib/randomCode.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, TextArea } from '#ui/Field.tsx'
import { Section } from '#ui/Sheet.tsx'
import styles from './Unblind.module.css'

/** Who names the systems and why, asked once more before it is done: it cannot be taken back. */
export function UnblindForm({ study }: Pick<StudyOverview, 'study'>) {
  const { t } = useTranslation('report')
  const [by, setBy] = useState('')
  const [reason, setReason] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [asking, setAsking] = useState(false)
  const sealed = useSealed(study)
  const unblinding = useUnblinding(study, () => setAsking(false))
  const failure = useFailureWords()
  const complete = by.trim() !== '' && reason.trim() !== '' && (!sealed || passphrase !== '')
  return (
    <Section heading={t('unblind.heading')} spaced>
      <div className={styles.form}>
        <Field heading={t('unblind.by')} help={t('unblind.byHelp')} value={by} maxLength={120} onChange={setBy} />
        <TextArea
          heading={t('unblind.reason')}
          help={t('unblind.reasonHelp')}
          value={reason}
          maxLength={1000}
          onChange={setReason}
        />
        {sealed && <KeyField passphrase={passphrase} onChange={setPassphrase} />}
        <p className={styles.note} id="unblind-missing">
          {complete ? t('unblind.recorded') : t('unblind.needed')}
        </p>
        <Button kind="primary" notYet={!complete} aria-describedby="unblind-missing" onPress={() => setAsking(true)}>
          {t('unblind.unblind')}
        </Button>
      </div>
      <Dialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        alert
        title={t('unblind.confirmTitle')}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('unblind.notYet')}</Button>
            <Button
              kind="primary"
              notYet={unblinding.isPending}
              onPress={() =>
                unblinding.mutate({ by: by.trim(), reason: reason.trim(), ...(sealed ? { passphrase } : {}) })
              }
            >
              {t('unblind.unblind')}
            </Button>
          </>
        }
      >
        <p>{t('unblind.confirm')}</p>
        {unblinding.isError && (
          <p className="stop" role="alert">
            {failure(unblinding.error)}
          </p>
        )}
      </Dialog>
    </Section>
  )
}

interface KeyFieldProps {
  readonly passphrase: string
  readonly onChange: (passphrase: string) => void
}

/** Where the names are locked away, unblinding asks for the passphrase. */
function KeyField({ passphrase, onChange }: KeyFieldProps) {
  const { t } = useTranslation('packets')
  return (
    <Field
      kind="password"
      heading={t('key.unblindPassphrase')}
      help={t('key.unblindHelp')}
      value={passphrase}
      maxLength={200}
      autoComplete="off"
      onChange={onChange}
    />
  )
}

function useSealed(study: StudyOverview['study']): boolean {
  const api = useApi()
  return useQuery(api.coordinator.sourceKey.state.queryOptions({ input: { study } })).data?.sealed ?? false
}

/** Writes the unblinding; then everything that shows the study asks again. */
function useUnblinding(study: StudyOverview['study'], onDone: () => void) {
  const client = useClient()
  const api = useApi()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (who: { readonly by: string; readonly reason: string; readonly passphrase?: string }) =>
      client.coordinator.judging.unblind({ study, command: newCommand(), ...who }),
    onSuccess: async () => {
      onDone()
      await cache.invalidateQueries({ queryKey: api.coordinator.key() })
    },
  })
}
