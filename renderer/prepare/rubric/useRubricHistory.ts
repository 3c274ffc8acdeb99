import { useQuery } from '@tanstack/react-query'
import type { StudyOverview } from '#contract/coordinator.ts'
import { useApi } from '#lib/client.ts'
import { type Consequence, consequencesOf } from './consequences.ts'
import { type RubricChange, rubricChanges } from './rubricDiff.ts'
import { differs, type EditedCriterion } from './rubricModel.ts'

/** How the rubric came to be, asked for when it is first shown and again after every save. */
export function useRubricHistory({ study, rubric }: StudyOverview, enabled = true) {
  const api = useApi()
  const input = { study }
  return useQuery({
    ...api.coordinator.rubric.history.queryOptions({ input }),
    queryKey: [...api.coordinator.rubric.history.queryKey({ input }), rubric.version],
    enabled,
  })
}

/** What saving would change, and what becomes of answers that are there already. */
export function useWhatChanges(
  overview: StudyOverview,
  criteria: readonly EditedCriterion[],
): { readonly changes: readonly RubricChange[]; readonly consequences: readonly Consequence[] } {
  const { rubric } = overview
  const changed = rubric.criteria.length > 0 && differs(criteria, rubric)
  const history = useRubricHistory(overview, changed)
  if (!changed) return { changes: [], consequences: [] }
  const after = criteria.map(({ draft }) => draft)
  const changes = rubricChanges(rubric.criteria, after)
  return { changes, consequences: consequencesOf(changes, after, history.data?.asked ?? []) }
}
