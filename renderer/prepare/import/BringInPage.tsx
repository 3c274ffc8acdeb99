import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { StudyId } from '#contract/ids.ts'
import type { FileReading } from '#contract/imports.ts'
import { useClient } from '#lib/client.ts'
import { Sheet } from '#ui/Sheet.tsx'
import { canSetUp, type PageProps } from '../study.ts'
import { ChooseFile } from './ChooseFile.tsx'
import { ImportDoneSheet } from './ImportDoneSheet.tsx'
import { type ImportState, setImportState, useImportState } from './importSlice.ts'
import { MappingSheet } from './MappingSheet.tsx'
import { partsFrom } from './partModel.ts'
import { type FileToStage, stageFiles } from './stageFile.ts'

/** Bring in: choose a file, say what its columns mean, look at what it would do, import. */
export function BringInPage({ overview, onOpen }: PageProps) {
  const { t } = useTranslation('prepare')
  const { study } = overview
  const state = useImportState(study)
  const read = useReadFiles(study)
  const again = useReadAgain(study)
  if (!canSetUp(overview)) {
    return <Sheet title={t('import.closedTitle')} second={t('import.closedSecond')} />
  }
  switch (state.phase) {
    case 'choosing':
    case 'reading':
      return <ChooseFile reading={state.phase === 'reading' ? state : null} error={read.error} onFiles={read.mutate} />
    case 'mapping':
      return (
        <MappingSheet
          key={state.stage}
          overview={overview}
          state={state}
          onReading={(reading) => again.mutate({ state, reading })}
          readError={again.error}
        />
      )
    case 'done':
      return (
        <ImportDoneSheet
          study={study}
          state={state}
          onOpen={onOpen}
          onAnother={() => setImportState(study, { phase: 'choosing' })}
        />
      )
  }
}

/** Hands chosen files over, lets the core look into them, and takes its suggestions as the first mapping. */
function useReadFiles(study: StudyId) {
  const client = useClient()
  return useMutation({
    mutationFn: async (files: readonly FileToStage[]) => {
      const fileName = nameOf(files)
      setImportState(study, { phase: 'reading', fileName, fraction: 0 })
      const stage = await stageFiles(client.coordinator.imports.stage, files, (fraction) =>
        setImportState(study, { phase: 'reading', fileName, fraction }),
      )
      const found = await client.coordinator.imports.inspect({ study, stage })
      setImportState(study, {
        phase: 'mapping',
        fileName,
        stage,
        reading: {},
        found,
        parts: partsFrom(found),
        shown: 0,
      })
    },
    onError: () => setImportState(study, { phase: 'choosing' }),
  })
}

/** Several files go by the folder they came in, else by the first. */
function nameOf(files: readonly FileToStage[]): string {
  const first = files[0]?.fileName ?? ''
  return first.includes('/') ? first.slice(0, first.indexOf('/')) : first
}

type Mapping = Extract<ImportState, { phase: 'mapping' }>

/** Lets the core read the same files in another way. When it cannot, everything stays as it was. */
function useReadAgain(study: StudyId) {
  const client = useClient()
  return useMutation({
    mutationFn: async ({ state, reading }: { readonly state: Mapping; readonly reading: FileReading }) => {
      const found = await client.coordinator.imports.inspect({ study, stage: state.stage, reading })
      setImportState(study, { ...state, reading, found, parts: partsFrom(found), shown: 0 })
    },
  })
}
