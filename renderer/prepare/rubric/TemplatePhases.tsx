import { useTranslation } from 'react-i18next'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { Phase } from '#contract/protocol.ts'
import { useClient } from '#lib/client.ts'
import { newCommand } from '#lib/randomCode.ts'
import { Button } from '#ui/Button.tsx'
import { Done } from '#ui/SavedLine.tsx'
import { useFormat } from '../parts/useFormat.ts'
import { useSave } from '../useSave.ts'
import styles from './RubricPage.module.css'
import { sorted } from './rubricModel.ts'
import { usePhaseWords } from './rubricWords.ts'

export interface TemplatePhasesProps {
  readonly overview: StudyOverview
  readonly phases: readonly Phase[]
}

/** What the template that was taken is meant for, and the protocol set so with one press. */
export function TemplatePhases({ overview: { study, protocol }, phases }: TemplatePhasesProps) {
  const { t } = useTranslation('rubric')
  const client = useClient()
  const phaseWords = usePhaseWords()
  const { list } = useFormat()
  const save = useSave(() =>
    client.coordinator.protocol.save({ study, command: newCommand(), protocol: { ...protocol, phases: [...phases] } }),
  )
  const isSet = JSON.stringify(sorted(protocol.phases)) === JSON.stringify(sorted(phases))
  return (
    <p className={styles.phases}>
      <span>{t('madeFor', { phases: list(phases.map(phaseWords)) })}</span>
      {isSet ? (
        <Done>{t('protocolSet')}</Done>
      ) : (
        <Button kind="link" notYet={save.state === 'saving'} onPress={() => save.save(undefined)}>
          {t('setProtocol')}
        </Button>
      )}
    </p>
  )
}
