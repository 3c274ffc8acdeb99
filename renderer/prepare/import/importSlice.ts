import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { StageId, StudyId } from '#contract/ids.ts'
import type { FileReading, ImportCounts, InspectedFile } from '#contract/imports.ts'
import type { MappedPart } from './partModel.ts'

/** Where bringing in a file stands. It outlives the page, so looking something up elsewhere loses nothing. */
export type ImportState =
  | { readonly phase: 'choosing' }
  | { readonly phase: 'reading'; readonly fileName: string; readonly fraction: number }
  | {
      readonly phase: 'mapping'
      readonly fileName: string
      readonly stage: StageId
      readonly reading: FileReading
      readonly found: InspectedFile
      readonly parts: readonly MappedPart[]
      /** The place of the part that is shown. */
      readonly shown: number
    }
  | { readonly phase: 'done'; readonly fileName: string; readonly counts: ImportCounts }

type Imports = { readonly byStudy: Readonly<Record<string, ImportState>> }

const imports = createStore<Imports>()(() => ({ byStudy: {} }))

const choosing: ImportState = { phase: 'choosing' }

export const useImportState = (study: StudyId): ImportState =>
  useStore(imports, ({ byStudy }) => byStudy[study]) ?? choosing

export function setImportState(study: StudyId, next: ImportState): void {
  imports.setState(({ byStudy }) => ({ byStudy: { ...byStudy, [study]: next } }))
}
