import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { fail } from '#contract/errors.ts'
import type { BatchId } from '#contract/ids.ts'
import type { ImportCheck, ImportCounts, ImportDone, Mapping } from '#contract/imports.ts'
import { dataHash } from '#db/queries/dataHash.ts'
import { inTransaction, type StudyFile } from '#db/studyFile.ts'
import { applyImport } from './applyImport.ts'
import { readExistingStudy } from './existingStudy.ts'
import type { ImportPlan } from './importPlan.ts'
import { tableOf } from './inspect.ts'
import { planImport } from './planImport.ts'
import type { StagedFile } from './stageStore.ts'

/** What the outside gives to a commit. */
export type CommitSurroundings = {
  readonly batch: BatchId
  readonly at: string
  readonly randomCode: () => string
  readonly appVersion?: string
}

/**
 * What importing a staged file would do: counts, every problem by cause, a preview, and a digest that fixes file,
 * mapping and study. Writes nothing. Fails with FILE_UNREADABLE.
 */
export function checkImport(file: StudyFile, staged: StagedFile, mapping: Mapping): ImportCheck {
  const { counts, problems, preview } = planned(file, staged, mapping)
  return { counts, problems, preview, digest: digestOf(file, staged, mapping) }
}

/**
 * Writes what was checked, in one transaction. Fails with IMPORT_CHANGED when file, mapping or study are not those of
 * the accepted check, with IMPORT_NOTHING_TO_DO when nothing would be new, and with FILE_UNREADABLE.
 */
export function commitImport(
  file: StudyFile,
  staged: StagedFile,
  mapping: Mapping,
  digest: string,
  surroundings: CommitSurroundings,
): ImportDone {
  return inTransaction(file, () => {
    if (digestOf(file, staged, mapping) !== digest) fail('IMPORT_CHANGED', {})
    const plan = planned(file, staged, mapping)
    if (bringsNothing(plan.counts)) fail('IMPORT_NOTHING_TO_DO', {})
    const origin = { ...surroundings, mapping, fileName: staged.fileName, fileHash: hashOf(staged.bytes) }
    return { batch: surroundings.batch, counts: applyImport(file, plan, origin) }
  })
}

/** True when an import would leave the study as it is. */
export const bringsNothing = (counts: ImportCounts): boolean =>
  counts.newItems + counts.newResponses + counts.newSystems + counts.newRaters + counts.newJudgements === 0

const planned = (file: StudyFile, staged: StagedFile, mapping: Mapping): ImportPlan =>
  planImport(tableOf(staged), staged.fileName, mapping, readExistingStudy(file))

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The digest that a check of this file, mapping and study gives: SHA-256 over the file's bytes, how its first row is taken, the mapping and everything the study holds. */
export const digestOf = (file: StudyFile, { bytes, header }: StagedFile, mapping: Mapping): string =>
  createHash('sha256')
    .update(canonicalize([hashOf(bytes), header ?? null, mapping, dataHash(file)]) ?? '')
    .digest('hex')
