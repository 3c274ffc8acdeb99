import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { StudyId } from '#contract/ids.ts'
import { useApi } from '#lib/client.ts'

/** Everything this room shows about the study, fetched once and shared by its pages. */
export function useOverview(study: StudyId) {
  const api = useApi()
  return useQuery(api.coordinator.study.overview.queryOptions({ input: { study } }))
}

/** After a change was written: whatever shows the study asks again. No draft of the plan is asked for once judging is open. */
export function useRefreshStudy(): (now?: { readonly judgingOpen: boolean }) => Promise<void> {
  const api = useApi()
  const cache = useQueryClient()
  return useCallback(
    async ({ judgingOpen } = { judgingOpen: false }) => {
      const { study, plan, library, judging, preflight } = api.coordinator
      const stale = [study, library, judging, preflight, ...(judgingOpen ? [] : [plan])]
      await Promise.all(stale.map((part) => cache.invalidateQueries({ queryKey: part.key() })))
    },
    [api, cache],
  )
}

/** Rubric, protocol, raters and items can be changed until judging opens. */
export const canSetUp = (overview: StudyOverview): boolean => overview.stage === 'preparing'

/** The rubric alone may change after judging opened, as a new version, until the study is unblinded. */
export const canAmend = ({ stage }: StudyOverview): boolean => stage === 'judging' || stage === 'closed'

/** What every page of the room gets. */
export interface PageProps {
  readonly overview: StudyOverview
  /** Opens another page of this room. */
  readonly onOpen: (page: PreparePage) => void
}

export const preparePages = [
  'items',
  'bring-in',
  'words',
  'rubric',
  'protocol',
  'raters',
  'preflight',
  'plan',
  'packets',
  'key',
] as const
export type PreparePage = (typeof preparePages)[number]
