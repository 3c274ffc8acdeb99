import { type ByteSource, type FileProblem, orProblem, Unreadable } from './byteSource.ts'
import { numberIn } from './cellValue.ts'
import { delimitedRows, delimiterOf, placesAsNames } from './delimited.ts'
import { encodingOf } from './encoding.ts'
import { flattened } from './flattenRecord.ts'
import { isRecord, type JsonRecord, jsonLines, jsonList, listStart, oneObject, parsed } from './jsonRecords.ts'
import { limits } from './limits.ts'
import { TextFeed } from './textFeed.ts'

/** A row of a file: the line on which it starts (1-based, header included) and one text per column. */
export type TableRow = {
  readonly line: number
  readonly cells: readonly string[]
  /** The file of the row where a table is made of several. */
  readonly file?: string
}

/** Rows that can be gone through any number of times. A list of rows is one; so is a file that is read anew each time. */
export type Rows = Iterable<TableRow> & { readonly length: number }

/** How the text of a file is laid out. */
export type TextFormat = 'csv' | 'jsonl' | 'json'

/** What a person may say about a text file instead of letting it be told. */
export type TextOptions = {
  readonly encoding?: string
  readonly format?: TextFormat
  readonly delimiter?: string
  /** Whether the first row of a delimited file names the columns. */
  readonly header?: boolean
  /** True: column names stay as they are, also where one is empty or stands twice. */
  readonly namesAsTheyAre?: boolean
}

/** A text file as rows of cells, with how it was read. Column names are unique and never empty. */
export type OpenedTable = {
  readonly format: TextFormat
  readonly encoding: string
  readonly delimiter: string | null
  /** False when the first row was taken for a row like any other. */
  readonly header: boolean
  readonly columns: readonly string[]
  readonly rows: Rows
  /** The rows as objects: those of the file where it holds objects, else cells by column name. */
  readonly records: () => Iterable<JsonRecord>
}

/** True when the file could not be read as a table. */
export const isFileProblem = (opened: object): opened is FileProblem => 'reason' in opened

/**
 * Opens a text file as a table in the memory of its longest row: goes through it once to learn its columns and to find
 * what cannot be read, and reads it anew each time its rows are asked for. Errors are values.
 */
export const openTable = (source: ByteSource, options: TextOptions = {}): OpenedTable | FileProblem =>
  orProblem(() => opened(source, options))

function opened(source: ByteSource, options: TextOptions): OpenedTable {
  const encoding = options.encoding ?? encodingOf(source)
  const feedOf = () => new TextFeed(source, encoding)
  const format = options.format ?? formatOf(feedOf())
  if (format === 'csv') return delimitedTable(feedOf, encoding, options)
  const layout = format === 'jsonl' ? 'lines' : jsonLayout(feedOf)
  const records = recordsOf[layout](feedOf)
  const { columns, rows } = tableOfRecords(records)
  if (rows.length === 0) throw new Unreadable('the file is empty')
  const used = layout === 'lines' ? 'jsonl' : 'json'
  return { format: used, encoding, delimiter: null, header: true, columns, rows, records }
}

/** A brace or a bracket at the start makes JSON. Throws `Unreadable` for a file without any text. */
function formatOf(feed: TextFeed): TextFormat {
  for (;;) {
    const first = /[^\s\uFEFF]/.exec(feed.text)?.[0]
    if (first !== undefined) return first === '[' || first === '{' ? 'json' : 'csv'
    feed.at = feed.text.length
    if (!feed.more()) throw new Unreadable('the file is empty')
  }
}

type Layout = 'lines' | 'list' | 'object'

const recordsOf: Readonly<Record<Layout, (feedOf: () => TextFeed) => () => Iterable<JsonRecord>>> = {
  lines: (feedOf) => () => jsonLines(feedOf()),
  list: (feedOf) => () => jsonList(feedOf()),
  object: (feedOf) => () => {
    const record = oneObject(feedOf())
    if (record === null) throw new Unreadable('the text is not JSON', 1)
    return [record]
  },
}

/** One object per line, one list (alone or as all that an object holds), or one object over any number of lines. */
function jsonLayout(feedOf: () => TextFeed): Layout {
  const feed = feedOf()
  const text = feed.text.replace(/^[\uFEFF\s]+/, '')
  if (!text.startsWith('{')) return 'list'
  const end = text.indexOf('\n')
  const firstLine = end === -1 ? (feed.complete ? text : null) : text.slice(0, end)
  const isObject = firstLine !== null && isRecord(parsed(firstLine))
  const follows = end !== -1 && (!feed.complete || text.slice(end).trim() !== '')
  if (isObject && follows) return 'lines'
  if (listStart(text) !== null && listIsAll(feedOf)) return 'list'
  return isObject || firstLine === null || !follows ? 'lines' : 'object'
}

/** False when more than one list stands in the object. */
function listIsAll(feedOf: () => TextFeed): boolean {
  const feed = feedOf()
  try {
    for (const _record of jsonList(feed));
    return true
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return !/follows|not a JSON object/.test(error.problem.reason)
  }
}

/**
 * Objects as a table: columns in the order first seen, what an object does not have is an empty cell. See `flattened`
 * for what becomes a column. Goes through the objects once here, and again each time the rows are asked for.
 */
export function tableOfRecords(records: () => Iterable<JsonRecord>): {
  readonly columns: readonly string[]
  readonly rows: Rows
} {
  const places = new Map<string, number>()
  let length = 0
  for (const { line, value } of records()) {
    for (const [name] of flattened(value)) if (!places.has(name)) places.set(name, places.size)
    if (places.size > limits.columns) throw new Unreadable(`more than ${limits.columns} columns`, line)
    length++
  }
  function* rowsOf(): Generator<TableRow, void, undefined> {
    for (const { line, value } of records()) {
      const cells = Array.from({ length: places.size }, () => '')
      for (const [name, cell] of flattened(value)) cells[places.get(name) as number] = cell
      yield { line, cells }
    }
  }
  return { columns: namedColumns([...places.keys()]), rows: { length, [Symbol.iterator]: rowsOf } }
}

function delimitedTable(feedOf: () => TextFeed, encoding: string, options: TextOptions): OpenedTable {
  const delimiter = options.delimiter ?? delimiterOf(feedOf())
  const allRows = () => delimitedRows(feedOf(), delimiter)
  const { sample, count } = beginning(allRows())
  return { format: 'csv', encoding, delimiter, ...headedTable(sample, count, allRows, options) }
}

/** A sheet that was put into lines of JSON lists of cells, as a table. The line is the row of the sheet. */
export const openCells = (source: ByteSource, options: TextOptions = {}): OpenedTable | FileProblem =>
  orProblem(() => {
    const allRows = () => cellRows(new TextFeed(source, 'utf-8'))
    const { sample, count } = beginning(allRows())
    return { format: 'csv', encoding: 'utf-8', delimiter: null, ...headedTable(sample, count, allRows, options) }
  })

function* cellRows(feed: TextFeed): Generator<TableRow, void, undefined> {
  for (;;) {
    const end = feed.text.indexOf('\n', feed.at)
    if (end === -1) {
      if (feed.more()) continue
      return
    }
    const cells = JSON.parse(feed.text.slice(feed.at, end)) as string[]
    if (cells.length > 0) yield { line: feed.line, cells }
    feed.at = end + 1
    feed.line++
  }
}

/** The first rows and the number of all. */
function beginning(rows: Iterable<TableRow>): { readonly sample: readonly TableRow[]; readonly count: number } {
  const sample: TableRow[] = []
  let count = 0
  for (const row of rows) {
    if (sample.length <= 200) sample.push(row)
    count++
  }
  return { sample, count }
}

/** Rows whose first may name the columns. `sample` are the first rows, `count` is how many there are. */
function headedTable(
  sample: readonly TableRow[],
  count: number,
  allRows: () => Iterable<TableRow>,
  options: TextOptions,
): Pick<OpenedTable, 'header' | 'columns' | 'rows' | 'records'> {
  const [head] = sample
  if (head === undefined) throw new Unreadable('the file is empty')
  const names = head.cells.map((name) => name.trim())
  const header = options.header ?? looksLikeHeader(names, sample.slice(1))
  const given = header ? names : placesAsNames(names)
  const columns = options.namesAsTheyAre ? given : namedColumns(given)
  function* rowsOf(): Generator<TableRow, void, undefined> {
    let first = true
    for (const row of allRows()) {
      if (!first || !header) yield row
      first = false
    }
  }
  const rows: Rows = { length: count - (header ? 1 : 0), [Symbol.iterator]: rowsOf }
  return { header, columns, rows, records: () => recordsFrom(columns, rows) }
}

function* recordsFrom(columns: readonly string[], rows: Rows): Generator<JsonRecord, void, undefined> {
  for (const { line, cells } of rows) {
    yield { line, value: Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])) }
  }
}

/**
 * Whether a first row names columns. It does not when every cell is a number, when a cell is very long or spans lines,
 * or when one of its words stands again further down in the same column, as a system's name would.
 */
function looksLikeHeader(cells: readonly string[], rows: readonly TableRow[]): boolean {
  const isNumber = (cell: string) => numberIn(cell) !== null
  const named = cells.filter((cell) => cell !== '')
  if (named.every(isNumber)) return false
  if (named.some((cell) => cell.length > 200 || /[\r\n]/.test(cell))) return false
  const sample = rows.slice(0, 200)
  return !cells.some((cell, place) => {
    return cell !== '' && !isNumber(cell) && sample.some((row) => row.cells[place]?.trim() === cell)
  })
}

const longestName = 1000

/**
 * Gives unnamed columns their place as a name (col3) and repeated names a number: "value", "value (2)". Names longer
 * than any that was meant are cut.
 */
function namedColumns(columns: readonly string[]): string[] {
  const taken = new Set<string>()
  return columns.map((column, place) => {
    const given = column.trim() === '' ? `col${place + 1}` : column
    const wanted = given.length > longestName ? `${given.slice(0, longestName).toWellFormed()}…` : given
    let name = wanted
    for (let copy = 2; taken.has(name); copy++) name = `${wanted} (${copy})`
    taken.add(name)
    return name
  })
}
