import { oc } from '@orpc/contract'
import { z } from 'zod'
import { mayFailWith, storageFailures } from './errors.ts'
import { command, ofStudy, StageId } from './ids.ts'
import { FileReading, ImportCheck, ImportDone, ImportMapping, ImportTemplate, InspectedFile } from './imports.ts'

/** Bringing in: files are handed over, read, mapped, checked, and only then written. */
export const importProcedures = {
  /**
   * Hands over files in pieces (base64); the first piece has no stage yet. Pieces of one name make one file; several
   * names in one stage are the files of a folder, each named with its path in it.
   */
  stage: oc
    .input(
      z.strictObject({
        stage: StageId.nullable(),
        fileName: z.string().min(1).max(1000),
        chunk: z.string().max(12_000_000),
      }),
    )
    .output(z.strictObject({ stage: StageId }))
    .errors(mayFailWith('STAGE_UNKNOWN')),
  /** Reads what is staged, says which tables it holds, and suggests what their columns mean. */
  inspect: oc
    .input(ofStudy.extend({ stage: StageId, reading: FileReading.optional() }))
    .output(InspectedFile)
    .errors(mayFailWith(...storageFailures, 'STAGE_UNKNOWN', 'FILE_UNREADABLE')),
  /** Counts, problems and a preview of what the mapping would bring in. Writes nothing. */
  check: oc
    .input(ofStudy.extend({ stage: StageId, reading: FileReading.optional(), mapping: ImportMapping }))
    .output(ImportCheck)
    .errors(mayFailWith(...storageFailures, 'STAGE_UNKNOWN', 'FILE_UNREADABLE', 'WRONG_STAGE')),
  /** Every row that would be left out, with its line and reason, as a CSV that can be put right and brought in. */
  rejected: oc
    .input(ofStudy.extend({ stage: StageId, reading: FileReading.optional(), mapping: ImportMapping }))
    .output(z.strictObject({ text: z.string(), rows: z.int() }))
    .errors(mayFailWith(...storageFailures, 'STAGE_UNKNOWN', 'FILE_UNREADABLE', 'WRONG_STAGE')),
  /** Writes what was checked, in one transaction. `digest` is the accepted check's. */
  commit: oc
    .input(
      ofStudy.extend({
        ...command,
        stage: StageId,
        reading: FileReading.optional(),
        mapping: ImportMapping,
        digest: z.string(),
      }),
    )
    .output(ImportDone)
    .errors(
      mayFailWith(
        ...storageFailures,
        'STAGE_UNKNOWN',
        'FILE_UNREADABLE',
        'WRONG_STAGE',
        'IMPORT_CHANGED',
        'IMPORT_NOTHING_TO_DO',
      ),
    ),
  /** Templates of this computer, by name. They hold names of columns and systems, no texts. */
  templates: oc.input(z.strictObject({})).output(z.strictObject({ templates: z.array(ImportTemplate) })),
  /** Keeps a template; one of the same name is replaced. */
  saveTemplate: oc.input(ImportTemplate).output(z.strictObject({})),
  dropTemplate: oc.input(z.strictObject({ name: z.string() })).output(z.strictObject({})),
}
