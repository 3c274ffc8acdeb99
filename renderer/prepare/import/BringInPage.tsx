import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { StudyId } from '#contract/ids.ts'
import type { PickedFile } from '#contract/shell.ts'
import { useClient } from '#lib/client.ts'
import { Sheet } from '#ui/Sheet.tsx'
import { canSetUp, type PageProps } from '../study.ts'
import { ChooseFile } from './ChooseFile.tsx'
import { ImportDoneSheet } from './ImportDoneSheet.tsx'
import { setImportState, useImportState } from './importSlice.ts'
import { MappingSheet } from './MappingSheet.tsx'
import { nothingMapped, rolesFrom } from './mappingModel.ts'
import { stageFile } from './stageFile.ts'

/** Bring in: choose a file, say what its columns mean, look at what it would do, import. */
export function BringInPage({ overview, onOpen }: PageProps) {
  const { t } = useTranslation('prepare')
  const { study } = overview
  const state = useImportState(study)
  const read = useReadFile(study)
  if (!canSetUp(overview)) {
    return <Sheet title={t('import.closedTitle')} second={t('import.closedSecond')} />
  }
  switch (state.phase) {
    case 'choosing':
    case 'reading':
      return <ChooseFile reading={state.phase === 'reading' ? state : null} error={read.error} onFile={read.mutate} />
    case 'mapping':
      return (
        <MappingSheet key={state.stage} overview={overview} state={state} onFile={read.mutate} readError={read.error} />
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

/** Hands a chosen file over, lets the core look into it, and takes its suggestion as the first mapping. */
function useReadFile(study: StudyId) {
  const client = useClient()
  return useMutation({
    mutationFn: async (file: PickedFile) => {
      const { fileName } = file
      setImportState(study, { phase: 'reading', fileName, fraction: 0 })
      const stage = await stageFile(client.coordinator.imports.stage, file, (fraction) =>
        setImportState(study, { phase: 'reading', fileName, fraction }),
      )
      const { inspection, suggestion } = await client.coordinator.imports.inspect({ study, stage })
      const columns = suggestion ? rolesFrom(suggestion, inspection) : nothingMapped('responses-long', inspection)
      setImportState(study, { phase: 'mapping', fileName, stage, inspection, columns })
    },
    onError: () => setImportState(study, { phase: 'choosing' }),
  })
}
