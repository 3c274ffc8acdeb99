import { useQuery } from '@tanstack/react-query'
import type { RaterProgress } from '#contract/coordinator.ts'
import type { StudyId } from '#contract/ids.ts'
import { useApi } from '#lib/client.ts'

/** Milliseconds between two looks while raters may be at work. */
const lookEveryMs = 5000

/** How far every rater is, looked up again while the room is open. */
export function useProgress(study: StudyId) {
  const api = useApi()
  return useQuery(
    api.coordinator.judging.progress.queryOptions({
      input: { study },
      refetchOnMount: 'always',
      refetchInterval: lookEveryMs,
    }),
  )
}

export type Totals = Pick<RaterProgress, 'done' | 'total' | 'flagged' | 'cannotJudge'>

/** All raters together. */
export function totalsOf(raters: readonly RaterProgress[]): Totals {
  const sum = (of: (each: RaterProgress) => number) => raters.reduce((total, each) => total + of(each), 0)
  return {
    done: sum(({ done }) => done),
    total: sum(({ total }) => total),
    flagged: sum(({ flagged }) => flagged),
    cannotJudge: sum(({ cannotJudge }) => cannotJudge),
  }
}
