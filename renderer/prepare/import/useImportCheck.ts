import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { StageId, StudyId } from '#contract/ids.ts'
import type { FileReading, ImportDone, ImportMapping } from '#contract/imports.ts'
import { useApi, useClient } from '#lib/client.ts'
import { newCommand } from '#lib/randomCode.ts'
import { shell } from '#lib/shell/shell.ts'
import { useRefreshStudy } from '../study.ts'
import { type MappedPart, type MappedParts, mappingOfParts } from './partModel.ts'
import { problemsFileName } from './problemWords.ts'
import { useSettled } from './useSettled.ts'

/** Files handed over, and how they were told to be read. */
export type StagedReading = { readonly stage: StageId; readonly reading: FileReading }

/** What the selects mean, and what the core says a file read like that would do. */
export function useImportCheck(study: StudyId, staged: StagedReading, parts: readonly MappedPart[]) {
  const api = useApi()
  const mapped: MappedParts = useMemo(() => mappingOfParts(parts), [parts])
  const settled = useSettled(mapped, 250)
  const check = useQuery({
    ...api.coordinator.imports.check.queryOptions({
      input: settled.complete ? { study, ...staged, mapping: settled.mapping } : skipToken,
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
  readonly mapping: ImportMapping
  /** Of the check whose counts the person saw. */
  readonly digest: string
}

/** Writes what was checked. When study or file changed in between, the core refuses and the check is asked again. */
export function useCommit(study: StudyId, staged: StagedReading, onDone: (done: ImportDone) => void) {
  const api = useApi()
  const client = useClient()
  const cache = useQueryClient()
  const refresh = useRefreshStudy()
  return useMutation({
    mutationFn: (commit: Commit) =>
      client.coordinator.imports.commit({ study, ...staged, command: newCommand(), ...commit }),
    onSuccess: async (done) => {
      onDone(done)
      await refresh()
    },
    onError: async () => {
      await Promise.all([cache.invalidateQueries({ queryKey: api.coordinator.imports.check.key() }), refresh()])
    },
  })
}

/** Saves every row that would be left out as a file. */
export function useRejected(study: StudyId, staged: StagedReading, fileName: string) {
  const client = useClient()
  return useMutation({
    mutationFn: async (mapping: ImportMapping) => {
      const { text } = await client.coordinator.imports.rejected({ study, ...staged, mapping })
      await shell.saveFiles([{ fileName: problemsFileName(fileName), mediaType: 'text/csv', text }])
    },
  })
}
