import { isArchive, unpacked } from './archive.ts'
import { type ByteSource, baseName, type FileProblem, Unreadable } from './byteSource.ts'
import { cardConfigs, configOf, type DataConfig } from './dataSetCard.ts'
import { limits } from './limits.ts'
import type { TextOptions } from './openTable.ts'
import { isParquet, parquetContent } from './parquet.ts'
import type { Spool } from './spool.ts'
import { archiveKind, workbookSheets } from './workbook.ts'

/** Which kind of file a table stood in. */
export type FileKind = 'text' | 'xlsx' | 'parquet'

/** One table to be read: a text file, a sheet of a workbook (`cells`: lines of JSON lists), or a columnar file as JSONL. */
export type DataFile = {
  readonly name: string
  readonly kind: FileKind
  readonly sheet: string | null
  readonly source: ByteSource
  /** The configuration of a data set to which the file belongs, and its split, where a data-set card or its name tells. */
  readonly config: string | null
  readonly split: string | null
}

/** What came in: tables, and files that tables may name (pictures, texts), by name. */
export type DataSet = {
  readonly files: readonly DataFile[]
  readonly attachments: readonly ByteSource[]
  readonly options: TextOptions
}

const tableName = /\.(csv|tsv|json|jsonl|ndjson|xlsx|parquet|arrow|zip)$/i
const sideTable = /(^|\/)(dataset_infos?|state|package|dataset_dict)\.json$/i

/**
 * Looks into the files of one import: one file, several, or an archive or folder with a data-set card (README.md).
 * Workbooks and columnar files are put into the spool as text. Errors are values.
 */
export async function openDataSet(
  given: readonly ByteSource[],
  spool: Spool,
  options: TextOptions = {},
): Promise<DataSet | FileProblem> {
  try {
    return await opened(given, spool, options)
  } catch (error) {
    if (error instanceof Unreadable) return error.problem
    throw error
  }
}

async function opened(given: readonly ByteSource[], spool: Spool, options: TextOptions): Promise<DataSet> {
  const sources: ByteSource[] = []
  for (const source of given) {
    if (isArchive(source) && (await archiveKind(source)) === 'archive') sources.push(...(await unpacked(source, spool)))
    else sources.push(source)
  }
  if (sources.length > limits.files) throw new Unreadable(`more than ${limits.files} files`)
  const alone = sources.length === 1
  const card = sources.find(({ name }) => /^readme\.md$/i.test(baseName(name)) && !alone)
  const configs = card ? cardConfigs(card, folderOf(card.name)) : []
  const tables = sources.filter(
    (source) => alone || (tableName.test(source.name) && !sideTable.test(source.name) && source.size > 0),
  )
  const attachments = sources.filter((source) => !alone && !tableName.test(source.name) && source !== card)
  if (tables.length === 0)
    throw new Unreadable('none of the files holds a table (CSV, TSV, JSON, JSONL, XLSX, Parquet)')
  const files: DataFile[] = []
  for (const source of tables) {
    const { read, pictures } = await tablesIn(source, spool, configs)
    files.push(...read)
    attachments.push(...pictures)
  }
  return { files, attachments, options }
}

const folderOf = (name: string): string => name.slice(0, name.lastIndexOf('/') + 1)

async function tablesIn(
  source: ByteSource,
  spool: Spool,
  configs: readonly DataConfig[],
): Promise<{ readonly read: readonly DataFile[]; readonly pictures: readonly ByteSource[] }> {
  const placed = { name: source.name, ...configOf(source.name, configs) }
  if (isParquet(source)) {
    const { lines, pictures } = await parquetContent(source, spool)
    return { read: [{ ...placed, kind: 'parquet', sheet: null, source: lines }], pictures }
  }
  if (!isArchive(source)) return { read: [{ ...placed, kind: 'text', sheet: null, source }], pictures: [] }
  if ((await archiveKind(source)) !== 'workbook') {
    throw new Unreadable('it is a document or an archive inside an archive; save the table as CSV or XLSX')
  }
  const sheets = await workbookSheets(source, spool)
  return {
    read: sheets.map(({ sheet, source: cells }) => ({ ...placed, kind: 'xlsx', sheet, source: cells })),
    pictures: [],
  }
}
