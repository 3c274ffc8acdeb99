import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { ItemRole } from '#contract/expected.ts'
import { useApi, useClient } from '#lib/client.ts'
import { newCommand } from '#lib/randomCode.ts'
import { canSetUp, useRefreshStudy } from '../study.ts'

export interface Roles {
  /** Whether roles can still be changed. */
  readonly open: boolean
  readonly of: (key: string) => { readonly role: ItemRole; readonly expectedAnswers: number }
  readonly mark: (key: string, role: ItemRole) => void
  readonly refresh: () => void
  /** How many items of each role there are; nothing where all are the study's. */
  readonly sentences: readonly string[]
  readonly error: unknown
}

const ofStudy = { role: 'study', expectedAnswers: 0 } as const

/** What items are for, and how that is changed; each change is saved at once. */
export function useRoles(overview: StudyOverview): Roles {
  const { t } = useTranslation('planning')
  const api = useApi()
  const client = useClient()
  const refreshStudy = useRefreshStudy()
  const marked = useQuery(api.coordinator.planning.marked.queryOptions({ input: { study: overview.study } }))
  const known = new Map((marked.data?.items ?? []).map((item) => [item.key, item]))
  const refresh = () => {
    void marked.refetch()
    void refreshStudy()
  }
  const marking = useMutation({
    mutationFn: ({ key, role }: { readonly key: string; readonly role: ItemRole }) =>
      client.coordinator.planning.mark({ study: overview.study, command: newCommand(), key, role }),
    onSuccess: refresh,
  })
  const counts = Map.groupBy(known.values(), ({ role }) => role)
  return {
    open: canSetUp(overview),
    of: (key) => {
      const { role, expectedAnswers } = known.get(key) ?? ofStudy
      return { role, expectedAnswers }
    },
    mark: (key, role) => marking.mutate({ key, role }),
    refresh,
    sentences: (['gold', 'attention', 'qualification', 'practice'] as const).flatMap((role) => {
      const count = counts.get(role)?.length ?? 0
      return count === 0 ? [] : [t('role.counted', { role: t(`role.${role}`), number: count })]
    }),
    error: marking.error ?? null,
  }
}
