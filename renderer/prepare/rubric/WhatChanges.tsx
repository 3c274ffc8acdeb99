import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { StudyOverview } from '#contract/coordinator.ts'
import { useApi } from '#lib/client.ts'
import { Section } from '#ui/Sheet.tsx'
import { consequencesOf } from './consequences.ts'
import { RubricChanges } from './RubricChanges.tsx'
import styles from './RubricPage.module.css'
import { rubricChanges } from './rubricDiff.ts'
import type { EditedCriterion } from './rubricModel.ts'

export interface WhatChangesProps {
  readonly overview: StudyOverview
  readonly criteria: readonly EditedCriterion[]
}

/** How the rubric came to be, asked for when it is shown and again after every save. */
export function useRubricHistory({ study, rubric }: StudyOverview) {
  const api = useApi()
  return useQuery({
    ...api.coordinator.rubric.history.queryOptions({ input: { study } }),
    queryKey: [...api.coordinator.rubric.history.queryKey({ input: { study } }), rubric.version],
  })
}

/** Before saving: what the next version changes, and what becomes of answers that are there already. */
export function WhatChanges({ overview, criteria }: WhatChangesProps) {
  const { t } = useTranslation('rubric')
  const history = useRubricHistory(overview)
  const after = criteria.map(({ draft }) => draft)
  const changes = rubricChanges(overview.rubric.criteria, after)
  const consequences = consequencesOf(changes, after, history.data?.asked ?? [])
  return (
    <Section heading={t('changes.title', { version: overview.rubric.version + 1 })} spaced>
      {consequences.length > 0 && (
        <ul className={styles.consequences}>
          {consequences.map(({ kind, name, raters }) => (
            <li key={`${kind} ${name}`}>
              {raters === 0
                ? t(`consequence.${kind}.planned`, { name })
                : t(`consequence.${kind}.answered`, { name, count: raters })}
            </li>
          ))}
        </ul>
      )}
      <RubricChanges changes={changes} criteria={[...overview.rubric.criteria, ...after]} />
    </Section>
  )
}
