import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { Progress } from '#ui/Progress.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { Later } from '#ui/Waiting.tsx'
import styles from './RunningSheet.module.css'
import type { ReportRun } from './useReport.ts'

const steps = ['agreement', 'consistency', 'systems', 'raters'] as const

export interface RunningSheetProps {
  readonly run: Extract<ReportRun, { state: 'running' | 'stopped' }>
  /** Goes back to the settings every report starts with; null when they are in use. */
  readonly onUsualSettings: (() => void) | null
}

/** While the numbers are being computed: how far, and how to stop it. After stopping: how to go on. */
export function RunningSheet({ run, onUsualSettings }: RunningSheetProps) {
  const { t } = useTranslation('report')
  if (run.state === 'stopped') {
    return (
      <Sheet title={t('running.stopped')} second={t('running.stoppedSecond')}>
        <p className={styles.choices}>
          <Button kind="plain" onPress={run.restart}>
            {t('running.again')}
          </Button>
          {onUsualSettings && <Button onPress={onUsualSettings}>{t('running.usual')}</Button>}
        </p>
      </Sheet>
    )
  }
  return (
    <Later>
      <Sheet title={t('running.title')} second={t('running.second')}>
        <RunningLine run={run} />
      </Sheet>
    </Later>
  )
}

/** How far the report is, on one line, and how to stop it. */
export function RunningLine({ run }: { readonly run: Extract<ReportRun, { state: 'running' }> }) {
  const { t } = useTranslation('report')
  const step = steps.find((each) => each === run.progress?.step)
  return (
    <Progress
      words={step ? t(`running.step.${step}`) : t('running.starting')}
      fraction={run.progress?.fraction ?? null}
      onCancel={run.stop}
      cancelWords={t('running.stop')}
    />
  )
}
