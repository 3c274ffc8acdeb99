import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyId } from '#contract/ids.ts'
import type { ReturnedFile } from '#contract/packets.ts'
import { useClient } from '#lib/client.ts'
import { newCommand } from '#lib/randomCode.ts'
import { fileToStage, stageFiles } from '../import/stageFile.ts'
import { useRefreshPackets } from './useRefreshPackets.ts'

/** Files that came back: looked at, then merged. Each is either taken in whole or not at all. */
export interface TakeBack {
  readonly files: readonly ReturnedFile[]
  readonly merged: boolean
  readonly busy: boolean
  readonly error: unknown
  /** What merging will bring in, or brought in, in one sentence. */
  readonly says: string
  readonly take: (files: readonly File[]) => void
  readonly merge: () => void
  readonly forget: () => void
}

export function useTakeBack(study: StudyId): TakeBack {
  const { t } = useTranslation('packets')
  const client = useClient()
  const refresh = useRefreshPackets()
  const [files, setFiles] = useState<readonly ReturnedFile[]>([])
  const [merged, setMerged] = useState(false)
  const { packets, imports } = client.coordinator
  const checking = useMutation({
    mutationFn: async (given: readonly File[]) => {
      const stages = merged ? [] : files.map(({ stage }) => stage)
      for (const file of given) {
        stages.push(await stageFiles(imports.stage, [fileToStage(file, file.name)], () => undefined))
      }
      return (await packets.check({ study, stages })).files
    },
    onSuccess: (found) => {
      setFiles(found)
      setMerged(false)
    },
  })
  const merging = useMutation({
    mutationFn: async () => {
      const stages = files.filter(({ reason }) => reason === null).map(({ stage }) => stage)
      return (await packets.merge({ study, command: newCommand(), stages })).files
    },
    onSuccess: async (taken) => {
      setFiles([...taken, ...files.filter(({ reason }) => reason !== null)])
      setMerged(true)
      await refresh()
    },
  })
  const fresh = files.reduce((sum, { counts }) => sum + (counts?.new ?? 0), 0)
  const refusedCount = files.filter(({ reason }) => reason !== null).length
  return {
    files,
    merged,
    busy: checking.isPending || merging.isPending,
    error: checking.error ?? merging.error,
    says: saysOf(),
    take: checking.mutate,
    merge: merging.mutate,
    forget: () => {
      setFiles([])
      checking.reset()
      merging.reset()
    },
  }

  function saysOf(): string {
    if (files.length === 0) return t('out.says')
    if (merged) return t('back.did', { count: fresh })
    if (refusedCount === files.length) return t('back.allRefused', { count: refusedCount })
    return fresh === 0 ? t('back.nothingNew') : t('back.will', { count: fresh })
  }
}
