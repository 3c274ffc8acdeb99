import { fail } from '#contract/errors.ts'
import type { FileReading, ImportPartKind, ImportShape, Inspection } from '#contract/imports.ts'
import { type ByteSource, baseName, type FileProblem, orProblem, Unreadable } from '#formats/byteSource.ts'
import { type DataFile, type DataSet, openDataSet } from '#formats/dataSet.ts'
import type { JsonRecord } from '#formats/jsonRecords.ts'
import { isFileProblem, type OpenedTable, openCells, openTable, type Rows, tableOfRecords } from '#formats/openTable.ts'
import { partsOf, shapeOf, statementsOf } from '#formats/shapes/knownShapes.ts'
import type { Shape } from '#formats/shapes/shape.ts'
import type { StagedFiles } from './stageStore.ts'

/** A table of an import, whichever files it came from. Its rows can be gone through any number of times. */
export type ImportTable = {
  /** Names the table among those of the import. */
  readonly part: string
  readonly kind: ImportPartKind
  /** What messages call the file. */
  readonly fileName: string
  readonly format: Inspection['format']
  readonly encoding: string
  readonly delimiter: string | null
  readonly header: boolean
  readonly columns: readonly string[]
  readonly rows: Rows
}

/** Everything an import holds. */
export type ImportTables = {
  readonly shape: ImportShape | null
  readonly tables: readonly ImportTable[]
  readonly attachments: readonly ByteSource[]
}

/** The tables of what was staged, remembered with it. Fails with FILE_UNREADABLE, saying why and on which line. */
export async function tablesOf(staged: StagedFiles, reading: FileReading = {}): Promise<ImportTables> {
  const key = `tables ${JSON.stringify(Object.entries(reading).sort(([one], [other]) => (one < other ? -1 : 1)))}`
  const known = staged.memory.get(key) as ImportTables | FileProblem | undefined
  const found = known ?? (await openedTables(staged, reading))
  staged.memory.set(key, found)
  return isFileProblem(found) ? fail('FILE_UNREADABLE', found) : found
}

async function openedTables(staged: StagedFiles, reading: FileReading): Promise<ImportTables | FileProblem> {
  const known = staged.memory.get('data set') as DataSet | FileProblem | undefined
  const dataSet = known ?? (await openDataSet(staged.files, staged.spool))
  staged.memory.set('data set', dataSet)
  if (isFileProblem(dataSet)) return dataSet
  return orProblem(() => {
    const files = dataSet.files.map((file) => openedFile(file, reading, dataSet.files.length > 1))
    const groups = grouped(files, reading.asItIs === true)
    const shaped = groups.find(({ shape }) => shape !== null)
    return {
      shape: (shaped?.shape?.id ?? null) as ImportShape | null,
      tables: groups.flatMap((group, place) => tablesOfGroup(group, groups.length > 1 ? `${place + 1} ` : '')),
      attachments: dataSet.attachments,
    }
  })
}

type OpenedFile = { readonly file: DataFile; readonly table: OpenedTable }

/** Throws `Unreadable` with the file's name where there are several. */
function openedFile(file: DataFile, reading: FileReading, several: boolean): OpenedFile {
  const { asItIs: _asItIs, ...options } = reading
  const table =
    file.kind === 'xlsx'
      ? openCells(file.source, { ...(options.header === undefined ? {} : { header: options.header }) })
      : openTable(file.source, file.kind === 'parquet' ? { encoding: 'utf-8', format: 'jsonl' } : textOptions(options))
  if (!isFileProblem(table)) return { file, table }
  const empty = file.kind === 'parquet' && table.reason === 'the file is empty'
  throw new Unreadable(several && !empty ? `${baseName(file.name)}: ${table.reason}` : table.reason, table.line)
}

const textOptions = ({ encoding, format, delimiter, header }: Omit<FileReading, 'asItIs'>) => ({
  ...(encoding === undefined ? {} : { encoding }),
  ...(format === undefined ? {} : { format }),
  ...(delimiter === undefined ? {} : { delimiter }),
  ...(header === undefined ? {} : { header }),
})

type Group = { readonly shape: Shape | null; readonly members: OpenedFile[] }

/** Files of the same configuration and layout, or with the same columns, are one table. */
function grouped(files: readonly OpenedFile[], asItIs: boolean): Group[] {
  const groups = new Map<string, Group>()
  for (const one of files) {
    const shape = asItIs ? null : shapeOf(one.table.records())
    const { config, kind, sheet } = one.file
    const layout = shape?.id ?? JSON.stringify([...one.table.columns].sort())
    const key = JSON.stringify([kind === 'xlsx' ? `${one.file.name} ${sheet}` : '', config, layout])
    const group = groups.get(key) ?? { shape, members: [] }
    group.members.push(one)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** The tables of a group: those that its layout knows, or the one that its columns are. */
function tablesOfGroup({ shape, members }: Group, prefix: string): ImportTable[] {
  const [{ file, table }] = members as [OpenedFile]
  const format = file.kind === 'text' ? table.format : file.kind
  const { encoding, delimiter, header } = table
  const fileName = members.length > 1 ? (file.config ?? commonName(members)) : nameOf(file)
  const read = { fileName, format, encoding, delimiter, header }
  if (shape === null) {
    const { columns, rows } = joined(members)
    return [{ part: `${prefix}${fileName}`, kind: 'table', ...read, columns, rows }]
  }
  const records = () => recordsOf(members)
  return partsOf(shape, records()).map((kind, place) => {
    const said = tableOfRecords(() => statementsOf(shape, kind, records(), place === 0))
    return { part: `${prefix}${kind}`, kind, ...read, columns: said.columns, rows: said.rows }
  })
}

const nameOf = ({ name, sheet }: DataFile): string => (sheet === null ? baseName(name) : `${baseName(name)}, ${sheet}`)

/** "train and 3 more" would need words of a language: the first name stands for the others. */
const commonName = (members: readonly OpenedFile[]): string => baseName(members[0]?.file.name ?? '')

function* recordsOf(members: readonly OpenedFile[]): Generator<JsonRecord, void, undefined> {
  for (const { file, table } of members) {
    const several = members.length > 1 && file.split !== null
    for (const { line, value } of table.records()) {
      yield { line, value: several && !('split' in value) ? { ...value, split: file.split } : value }
    }
  }
}

/** The rows of all members under the columns of the first; a column says the split where there is more than one. */
function joined(members: readonly OpenedFile[]): { readonly columns: readonly string[]; readonly rows: Rows } {
  const [{ table: first }] = members as [OpenedFile]
  if (members.length === 1) return first
  const splits = new Set(members.map(({ file }) => file.split))
  const named = splits.size > 1 && !first.columns.includes('split')
  function* rowsOf() {
    for (const { file, table } of members) {
      const places = first.columns.map((column) => table.columns.indexOf(column))
      for (const { line, cells } of table.rows) {
        const own = places.map((place) => cells[place] ?? '')
        yield { line, cells: named ? [...own, file.split ?? ''] : own, file: baseName(file.name) }
      }
    }
  }
  const length = members.reduce((sum, { table }) => sum + table.rows.length, 0)
  return { columns: named ? [...first.columns, 'split'] : first.columns, rows: { length, [Symbol.iterator]: rowsOf } }
}
