import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { StageId, StudyId } from '#contract/ids.ts'
import type { ImportDone, Mapping } from '#contract/imports.ts'
import { useApi, useClient } from '#lib/client.ts'
import { newCommand } from '#lib/randomCode.ts'
import { useRefreshStudy } from '../study.ts'
import { type ColumnRoles, type Mapped, mappingOf } from './mappingModel.ts'
import { useSettled } from './useSettled.ts'

/** What the selects mean, and what the core says a file read like that would do. */
export function useImportCheck(study: StudyId, stage: StageId, columns: ColumnRoles) {
  const api = useApi()
  const mapped: Mapped = useMemo(() => mappingOf(columns), [columns])
  const settled = useSettled(mapped, 250)
  const check = useQuery({
    ...api.coordinator.imports.check.queryOptions({
      input: settled.complete ? { study, stage, mapping: settled.mapping } : skipToken,
    }),
    placeholderData: (before) => before,
    retry: false,
    // The study may have changed since: what is shown before importing must be what is true now.
    staleTime: 0,
  })
  /** The counts shown belong to the selects shown. */
  const current = mapped === settled && mapped.complete && check.isSuccess && !check.isPlaceholderData
  return { mapped, check, current }
}

export interface Commit {
  readonly mapping: Mapping
  /** Of the check whose counts the person saw. */
  readonly digest: string
}

/** Writes what was checked. When study or file changed in between, the core refuses and the check is asked again. */
export function useCommit(study: StudyId, stage: StageId, onDone: (done: ImportDone) => void) {
  const api = useApi()
  const client = useClient()
  const cache = useQueryClient()
  const refresh = useRefreshStudy()
  return useMutation({
    mutationFn: (commit: Commit) =>
      client.coordinator.imports.commit({ study, stage, command: newCommand(), ...commit }),
    onSuccess: async (done) => {
      onDone(done)
      await refresh()
    },
    onError: async () => {
      await Promise.all([cache.invalidateQueries({ queryKey: api.coordinator.imports.check.key() }), refresh()])
    },
  })
}
