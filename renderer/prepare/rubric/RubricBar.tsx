import { useTranslation } from 'react-i18next'
import { useClient } from '#lib/client.ts'
import { newCommand } from '#lib/randomCode.ts'
import { Button } from '#ui/Button.tsx'
import { Bar } from '#ui/Sheet.tsx'
import { SaveState } from '../parts/SaveState.tsx'
import { canAmend, type PageProps } from '../study.ts'
import { useSave } from '../useSave.ts'
import { differs, type EditedCriterion, faultsByKey } from './rubricModel.ts'
import { setRubricDraft } from './rubricSlice.ts'
import { useWhatChanges } from './useRubricHistory.ts'

export interface RubricBarProps {
  readonly overview: PageProps['overview']
  readonly criteria: readonly EditedCriterion[]
}

/** Saves the criteria as the next version, when there is something to save and nothing in the way. */
export function RubricBar({ overview, criteria }: RubricBarProps) {
  const { t } = useTranslation(['prepare', 'rubric'])
  const client = useClient()
  const { study, rubric } = overview
  const save = useSave(
    async (drafts: EditedCriterion['draft'][]) => {
      const version = { study, command: newCommand(), criteria: drafts }
      if (canAmend(overview)) await client.coordinator.amend.rubric(version)
      else await client.coordinator.rubric.save(version)
    },
    () => setRubricDraft(study, undefined),
  )
  const faulty = [...faultsByKey(criteria).values()].filter((faults) => faults.length > 0).length
  const changed = differs(criteria, rubric)
  const { consequences } = useWhatChanges(overview, criteria)
  const missing = faulty > 0 ? t('rubric:attention', { count: faulty }) : ''
  return (
    <Bar
      end={
        <>
          <span id="rubric-missing">{missing}</span>
          {changed && <Button onPress={() => setRubricDraft(study, undefined)}>{t('prepare:rubric.discard')}</Button>}
          <Button
            kind="primary"
            notYet={!changed || faulty > 0 || save.state === 'saving'}
            aria-describedby="rubric-missing"
            onPress={() => save.save(criteria.map(({ draft }) => ({ ...draft, name: draft.name.trim() })))}
          >
            {t('prepare:rubric.save')}
          </Button>
        </>
      }
    >
      {changed && save.state !== 'failed' ? (
        consequences.length > 0 ? (
          <span className="caution">{t('rubric:consequence.inBar', { count: consequences.length })}</span>
        ) : (
          <span className="soft">{t('prepare:rubric.unsaved')}</span>
        )
      ) : (
        <SaveState save={save} idle={t('prepare:rubric.savedVersion', { version: rubric.version })} />
      )}
    </Bar>
  )
}
