import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { Progress } from '#ui/Progress.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { type ReportRun, useLongerThanABlink } from './useReport.ts'

const steps = ['agreement', 'consistency', 'systems'] as const

/** While the numbers are being computed: how far, and how to stop it. After stopping: how to go on. */
export function RunningSheet({ run }: { readonly run: Extract<ReportRun, { state: 'running' | 'stopped' }> }) {
  const { t } = useTranslation('report')
  const long = useLongerThanABlink(run.state === 'running')
  if (run.state === 'stopped') {
    return (
      <Sheet title={t('running.stopped')} second={t('running.stoppedSecond')}>
        <Button kind="plain" onPress={run.restart}>
          {t('running.again')}
        </Button>
      </Sheet>
    )
  }
  if (!long) return <Sheet title={'\u00a0'} />
  const step = steps.find((each) => each === run.progress?.step)
  return (
    <Sheet title={t('running.title')} second={t('running.second')}>
      <Progress
        words={step ? t(`running.step.${step}`) : t('running.starting')}
        fraction={run.progress?.fraction ?? null}
        onCancel={run.stop}
        cancelWords={t('running.stop')}
      />
    </Sheet>
  )
}
