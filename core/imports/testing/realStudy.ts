import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe } from 'vitest'
import { BatchId, StudyId } from '#contract/ids.ts'
import type { ImportCheck, ImportCounts, Mapping } from '#contract/imports.ts'
import { closeStudyFile, createStudyFile, type StudyFile } from '#db/studyFile.ts'
import { isTableProblem, readTable, type Table, type TableOptions } from '#formats/readTable.ts'
import { type Cell, csvText } from '#formats/writers/csv.ts'
import { randomCode } from '../../context.ts'
import { newStudyProtocol, newStudyWords } from '../../newStudy.ts'
import { computeReport } from '../../report/compute.ts'
import { gatherReportInput } from '../../report/gather.ts'
import type { ReportInput, ReportNumbers } from '../../report/input.ts'
import { checkImport, commitImport } from '../importFile.ts'

const folder = new URL('../../../../shared/data/', import.meta.url)

/** Tests of a real data set, which lies beside the repository and not in it. Skipped, and said so, where it is absent. */
export function describeRealData(name: string, tests: () => void): void {
  const here = existsSync(new URL(`${name}/expected_public.json`, folder))
  if (!here) process.stderr.write(`SKIPPED: the real data set ${name} is not here\n`)
  describe.skipIf(!here)(`the real data set ${name}`, tests)
}

/** A file of a data set as bytes. */
export const realBytes = (path: string): Uint8Array => readFileSync(new URL(path, folder))

/** A file of a data set as the app reads it. */
export function realTable(path: string, options?: TableOptions): Table {
  const table = readTable(realBytes(path), options)
  if (isTableProblem(table)) throw new Error(`${path}, line ${table.line}: ${table.reason}`)
  return table
}

/** The rows of a table as functions from a column's name to the cell. */
export const cellsOf = ({ columns, rows }: Table): ((column: string) => string)[] =>
  rows.map(({ cells }) => (column) => {
    const at = columns.indexOf(column)
    if (at < 0) throw new Error(`no column ${column}`)
    return cells[at] ?? ''
  })

/** A value of the data set's own list of reference results. */
export function expectedValue<Value>(set: string, metric: string): Value {
  const all = JSON.parse(readFileSync(new URL(`${set}/expected_public.json`, folder), 'utf8')) as {
    readonly metric: string
    readonly value: unknown
  }[]
  const found = all.find((entry) => entry.metric === metric)
  if (!found) throw new Error(`no reference result "${metric}"`)
  return found.value as Value
}

/** Numbers with the six decimals of the reference results, in rising order of their text, for lists without order. */
export const decimals = (values: readonly (number | null | undefined)[]): (string | undefined)[] =>
  values.map((value) => value?.toFixed(6)).sort((one = '', other = '') => one.localeCompare(other))

/** A study on disk that is filled through import like any other. Disposing removes it. */
export class RealStudy implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'evenhand-real-'))
  readonly file: StudyFile

  constructor() {
    this.file = createStudyFile(join(this.#folder, 'real.evenhand'), {
      study: StudyId.parse(randomCode()),
      words: newStudyWords('Real data'),
      protocol: newStudyProtocol('0123456789'),
      createdAt: '2026-11-23T10:00:00.000Z',
    })
  }

  /** Checks and commits bytes as a person would who accepts the counts. */
  bringIn(bytes: Uint8Array, mapping: Mapping): { counts: ImportCounts; problems: ImportCheck['problems'] } {
    const staged = { bytes, fileName: 'real.csv' }
    const { digest, problems } = checkImport(this.file, staged, mapping)
    const outside = { batch: BatchId.parse(randomCode()), at: '2026-11-23T10:00:00.000Z', randomCode }
    return { ...commitImport(this.file, staged, mapping, digest, outside), problems }
  }

  /** The same from rows that a test has put into shape. */
  bringInRows(columns: readonly string[], rows: Iterable<readonly Cell[]>, mapping: Mapping) {
    return this.bringIn(new TextEncoder().encode(csvText({ columns, rows, freeText: columns })), mapping)
  }

  /** The report's numbers; intervals from 100 resamples, as tests ask only for the estimates. */
  numbers(): { readonly input: ReportInput; readonly numbers: ReportNumbers } {
    const input = gatherReportInput(this.file)
    const settings = { seed: 1, resamples: 100, confidence: 0.95 }
    const watch = { signal: { aborted: false }, onProgress: () => undefined }
    return { input, numbers: computeReport(input, settings, watch) }
  }

  [Symbol.dispose](): void {
    closeStudyFile(this.file)
    rmSync(this.#folder, { recursive: true })
  }
}
