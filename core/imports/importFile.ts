import { createHash, type Hash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { fail } from '#contract/errors.ts'
import type { BatchId } from '#contract/ids.ts'
import type {
  FileReading,
  ImportCheck,
  ImportCounts,
  ImportDone,
  ImportMapping,
  ImportProblem,
  Mapping,
  NearName,
} from '#contract/imports.ts'
import { dataHash } from '#db/queries/dataHash.ts'
import { inTransaction, type StudyFile } from '#db/studyFile.ts'
import type { ByteSource } from '#formats/byteSource.ts'
import { applyImport, contentSink } from './applyImport.ts'
import { BesideFiles } from './content.ts'
import { readExistingStudy, withPlanned } from './existingStudy.ts'
import type { ContentSink, ExistingStudy, ImportPlan } from './importPlan.ts'
import { tableOf } from './inspect.ts'
import { planImport } from './planImport.ts'
import type { StagedFile } from './stageStore.ts'
import type { ImportTable } from './tables.ts'

/** What the outside gives to a commit. */
export type CommitSurroundings = {
  readonly batch: BatchId
  readonly at: string
  readonly randomCode: () => string
  readonly appVersion?: string
}

/** What is brought in: tables that are open, the files beside them, and a hash of every byte of it. */
export type ImportInput = {
  readonly fileName: string
  readonly fileHash: string
  /** How the file was told to be read; part of what a check is of. */
  readonly reading: FileReading
  readonly tables: readonly ImportTable[]
  readonly attachments: readonly ByteSource[]
}

/**
 * What importing would do: counts, every problem by cause, a preview, and a digest that fixes file, mapping and study.
 * Writes nothing. Fails with FILE_UNREADABLE.
 */
export function checkImport(file: StudyFile, given: ImportInput | StagedFile, mapping: ImportMapping): ImportCheck {
  const input = inputOf(given)
  const found = checkedInto(readExistingStudy(file), input, mapping)
  return { ...found, digest: digestOf(file, input, mapping) }
}

/** The same for a study that is given by what it holds. */
export function checkedInto(
  existing: ExistingStudy,
  input: ImportInput,
  mapping: ImportMapping,
): Omit<ImportCheck, 'digest'> {
  const plans: ImportPlan[] = []
  let study = existing
  const files = new BesideFiles(input.attachments)
  const parts = partsIn(input, mapping)
  for (const [place, [table, own]] of parts.entries()) {
    const plan = planImport(table, table.fileName, own, study, { sink: nowhere, files })
    plans.push(plan)
    if (place < parts.length - 1) study = withPlanned(study, plan)
  }
  return {
    counts: sumOf(plans),
    problems: problemsOf(plans),
    preview: plans.flatMap(({ preview }) => preview).slice(0, 50),
    nearNames: nearNamesOf(plans),
    newAttachments: plans.reduce((sum, { newAttachments }) => sum + newAttachments, 0),
  }
}

/**
 * Writes what was checked, in one transaction. Fails with IMPORT_CHANGED when file, mapping or study are not those of
 * the accepted check, with IMPORT_NOTHING_TO_DO when nothing would be new, and with FILE_UNREADABLE.
 */
export function commitImport(
  file: StudyFile,
  given: ImportInput | StagedFile,
  mapping: ImportMapping,
  digest: string,
  surroundings: CommitSurroundings,
): ImportDone {
  const input = inputOf(given)
  return inTransaction(file, () => {
    if (digestOf(file, input, mapping) !== digest) fail('IMPORT_CHANGED', {})
    const files = new BesideFiles(input.attachments)
    const counts: ImportPlan[] = []
    for (const [place, [table, own]] of partsIn(input, mapping).entries()) {
      const sink = contentSink(file, surroundings.randomCode)
      const plan = planImport(table, table.fileName, own, readExistingStudy(file), { sink, files })
      const batch = place === 0 ? surroundings.batch : (surroundings.randomCode() as BatchId)
      const fileName = input.tables.length > 1 ? `${input.fileName}: ${table.part}`.slice(0, 300) : input.fileName
      if (!bringsNothing(plan.counts)) {
        applyImport(file, plan, { ...surroundings, batch, mapping: own, fileName, fileHash: input.fileHash })
      }
      counts.push(plan)
    }
    const total = sumOf(counts)
    if (bringsNothing(total)) fail('IMPORT_NOTHING_TO_DO', {})
    return { batch: surroundings.batch, counts: total }
  })
}

/** Every problem of an import, those too that a check does not show, in the order of the file. */
export function allProblems(
  file: StudyFile,
  input: ImportInput,
  mapping: ImportMapping,
  hear: (table: ImportTable, problem: ImportProblem) => void,
): void {
  let study = readExistingStudy(file)
  const files = new BesideFiles(input.attachments)
  for (const [table, own] of partsIn(input, mapping)) {
    const listen = (problem: ImportProblem) => hear(table, problem)
    study = withPlanned(study, planImport(table, table.fileName, own, study, { sink: nowhere, files, listen }))
  }
}

/** True when an import would leave the study as it is. */
export const bringsNothing = (counts: ImportCounts): boolean =>
  counts.newItems + counts.newResponses + counts.newSystems + counts.newRaters + counts.newJudgements === 0

/** Counting is all that a check wants of texts. */
const nowhere: ContentSink = { system: () => undefined, item: () => undefined, response: () => undefined }

/** A single text file as the input it is. Fails with FILE_UNREADABLE. */
export function inputOf(given: ImportInput | StagedFile): ImportInput {
  if ('tables' in given) return given
  const { bytes, fileName, header } = given
  const { format, encoding, delimiter, columns, rows, header: headed } = tableOf(given)
  const read = { format, encoding, delimiter, header: headed, columns, rows }
  return {
    fileName,
    fileHash: createHash('sha256').update(bytes).digest('hex'),
    reading: header === undefined ? {} : { header },
    tables: [{ part: fileName, kind: 'table', fileName, ...read }],
    attachments: [],
  }
}

/** The tables with their mappings, in the order given. Fails with IMPORT_CHANGED for a table that is not there. */
function partsIn({ tables }: ImportInput, mapping: ImportMapping): (readonly [ImportTable, Mapping])[] {
  const [first] = tables
  if (!('parts' in mapping)) return first === undefined ? fail('IMPORT_CHANGED', {}) : [[first, mapping]]
  return mapping.parts.map(({ part, mapping: own }) => {
    const table = tables.find((one) => one.part === part) ?? fail('IMPORT_CHANGED', {})
    return [table, own] as const
  })
}

function sumOf(plans: readonly ImportPlan[]): ImportCounts {
  const sum = (of: (counts: ImportCounts) => number) => plans.reduce((total, { counts }) => total + of(counts), 0)
  return {
    rowsRead: sum(({ rowsRead }) => rowsRead),
    rowsSkipped: sum(({ rowsSkipped }) => rowsSkipped),
    newItems: sum(({ newItems }) => newItems),
    newResponses: sum(({ newResponses }) => newResponses),
    newSystems: sum(({ newSystems }) => newSystems),
    newRaters: sum(({ newRaters }) => newRaters),
    newCriteria: sum(({ newCriteria }) => newCriteria),
    newJudgements: sum(({ newJudgements }) => newJudgements),
    alreadyThere: sum(({ alreadyThere }) => alreadyThere),
  }
}

/** The problems of all plans, each cause once. */
function problemsOf(plans: readonly ImportPlan[]): ImportCheck['problems'] {
  const groups = Map.groupBy(
    plans.flatMap(({ problems }) => problems),
    ({ cause }) => cause,
  )
  return [...groups].map(([cause, found]) => ({
    cause,
    count: found.reduce((sum, { count }) => sum + count, 0),
    examples: found.flatMap(({ examples }) => examples).slice(0, 20),
  }))
}

const nearNamesOf = (plans: readonly ImportPlan[]): NearName[] => {
  const found = plans.flatMap(({ nearNames }) => nearNames)
  const keyOf = ({ what, found: name, nearest }: NearName) => JSON.stringify([what, name, nearest])
  return [...new Map(found.map((one) => [keyOf(one), one])).values()].slice(0, 20)
}

/** SHA-256 over all bytes of all files and their names, in hexadecimal digits. */
export function hashOfFiles(files: readonly ByteSource[]): string {
  const hash = createHash('sha256')
  if (files.length === 1) return hashed(hash, files[0] as ByteSource).digest('hex')
  for (const file of files) {
    hash.update(file.name).update('\0').update(String(file.size)).update('\0')
    hashed(hash, file)
  }
  return hash.digest('hex')
}

function hashed(hash: Hash, file: ByteSource): Hash {
  const piece = 1024 * 1024
  for (let from = 0; from < file.size; from += piece) hash.update(file.read(from, from + piece))
  return hash
}

/** The digest that a check of this file, mapping and study gives: SHA-256 over the files, how they are read, the mapping and everything the study holds. */
export function digestOf(file: StudyFile, given: ImportInput | StagedFile, mapping: ImportMapping): string {
  const { fileHash, reading } = inputOf(given)
  return createHash('sha256')
    .update(canonicalize([fileHash, reading, mapping, dataHash(file)]) ?? '')
    .digest('hex')
}
