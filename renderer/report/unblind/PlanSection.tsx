import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyId } from '#contract/ids.ts'
import type { ReportSettings } from '#contract/report.ts'
import type { AnalysisPlan } from '#contract/unblinding.ts'
import { useApi, useClient } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import { newCommand } from '#lib/randomCode.ts'
import { confidenceWords, instantWords, shortHash, whole } from '#report/numbers.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, TextArea } from '#ui/Field.tsx'
import { Section } from '#ui/Sheet.tsx'
import { words } from '../words.ts'
import styles from './Unblind.module.css'

export interface PlanSectionProps {
  readonly study: StudyId
  readonly settings: ReportSettings
  readonly plans: readonly AnalysisPlan[]
  /** Whether a plan can still be locked: nobody knows yet which system is which. */
  readonly open: boolean
}

/** The locked plans in full, and the form that locks one while the systems are hidden. */
export function PlanSection({ study, settings, plans, open }: PlanSectionProps) {
  const { t } = useTranslation('unblinding')
  const [adding, setAdding] = useState(false)
  if (plans.length === 0 && !open) return null
  return (
    <Section heading={t('plan.heading')} spaced>
      {open && <p className={styles.says}>{t('plan.lead')}</p>}
      {plans.map(({ at, by, hash, text }) => (
        <div key={`${at} ${hash}`} className={styles.plan}>
          <p className={styles.planText} dir="auto">
            {text}
          </p>
          <p className={styles.note}>{t('plan.locked', { at: instantWords(words, at), by, hash: shortHash(hash) })}</p>
        </div>
      ))}
      {open && plans.length > 0 && !adding && (
        <p className={styles.says}>
          <Button onPress={() => setAdding(true)}>{t('plan.another')}</Button>
        </p>
      )}
      {open && (plans.length === 0 || adding) && (
        <PlanForm study={study} settings={settings} onLocked={() => setAdding(false)} />
      )}
    </Section>
  )
}

interface PlanFormProps extends Pick<PlanSectionProps, 'study' | 'settings'> {
  readonly onLocked: () => void
}

function PlanForm({ study, settings, onLocked }: PlanFormProps) {
  const { t } = useTranslation('unblinding')
  const [text, setText] = useState('')
  const [by, setBy] = useState('')
  const [asking, setAsking] = useState(false)
  const failure = useFailureWords()
  const locking = useLocking({ study, settings, by, text }, () => {
    setAsking(false)
    onLocked()
  })
  const complete = by.trim() !== '' && text.trim() !== ''
  return (
    <div className={styles.form}>
      <TextArea heading={t('plan.text')} help={t('plan.textHelp')} value={text} maxLength={20_000} onChange={setText} />
      <Field heading={t('plan.by')} value={by} maxLength={120} onChange={setBy} />
      <p className={styles.note} id="plan-settings">
        {t('plan.settings', {
          seed: String(settings.seed),
          resamples: whole(words, settings.resamples),
          confidence: confidenceWords(words, settings.confidence),
        })}{' '}
        {!complete && t('plan.needed')}
      </p>
      <Button kind="plain" notYet={!complete} aria-describedby="plan-settings" onPress={() => setAsking(true)}>
        {t('plan.lock')}
      </Button>
      <Dialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        alert
        title={t('plan.confirmTitle')}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('plan.notYet')}</Button>
            <Button kind="primary" notYet={locking.isPending} onPress={() => locking.mutate()}>
              {t('plan.lock')}
            </Button>
          </>
        }
      >
        <p>{t('plan.confirm')}</p>
        {locking.isError && (
          <p className="stop" role="alert">
            {failure(locking.error)}
          </p>
        )}
      </Dialog>
    </div>
  )
}

interface PlanToLock extends Pick<PlanSectionProps, 'study' | 'settings'> {
  readonly by: string
  readonly text: string
}

/** Locks the plan; then whatever shows the record asks again. */
function useLocking({ study, settings, by, text }: PlanToLock, onDone: () => void) {
  const client = useClient()
  const api = useApi()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () =>
      client.coordinator.unblinding.lockPlan({
        study,
        command: newCommand(),
        plan: { by: by.trim(), text: text.trim(), settings },
      }),
    onSuccess: async () => {
      onDone()
      await cache.invalidateQueries({ queryKey: api.coordinator.unblinding.key() })
    },
  })
}
