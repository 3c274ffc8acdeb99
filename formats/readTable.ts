import { numberIn } from './cellValue.ts'
import { decodeText, isNotText } from './decodeText.ts'
import { isDelimitedProblem, readDelimited } from './delimited.ts'
import { isJsonProblem, type JsonProblem, type JsonTable, readJsonLines, readJsonList } from './jsonRows.ts'
import { limits } from './limits.ts'

/** A row of a file: the line on which it starts (1-based, header included) and one text per column. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] }

/** A file as a table, whatever its format, with how it was read. Column names are unique and never empty. */
export type Table = {
  readonly format: 'csv' | 'jsonl' | 'json'
  readonly encoding: string
  readonly delimiter: string | null
  /** False when the first row was taken for a row like any other. */
  readonly header: boolean
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
}

/** Why a file is not a table; `line` is 1-based where known. */
export type TableProblem = { readonly reason: string; readonly line: number | null }

export type TableOptions = {
  /** Whether the first row of a delimited file names the columns; left out, it is told from that row. */
  readonly header?: boolean
  readonly delimiter?: string
  /** True: column names stay as they are, also where one is empty or stands twice. */
  readonly namesAsTheyAre?: boolean
}

/** True when the file could not be read as a table. */
export const isTableProblem = (table: Table | TableProblem): table is TableProblem => 'reason' in table

/**
 * Reads the bytes of a CSV, TSV, JSONL or JSON file. The content decides the format; the file name is not asked.
 * Errors are values: nothing that a file holds makes this throw.
 */
export function readTable(bytes: Uint8Array, options: TableOptions = {}): Table | TableProblem {
  if (bytes.length > limits.bytes) return { reason: `the file is larger than ${limits.bytes >> 20} MB`, line: null }
  const decoded = decodeText(bytes)
  if (isNotText(decoded)) return { reason: decoded.reason, line: null }
  const { text, encoding } = decoded
  if (text.trim() === '') return { reason: 'the file is empty', line: null }
  const first = /\S/.exec(text)?.[0]
  if (first === '[') return jsonTable('json', readJsonList(text), encoding)
  if (first === '{') return linesOrList(text, encoding)
  return delimitedTable(text, encoding, options)
}

/** Text that opens with a brace: one object per line, unless it is one object around a list. */
function linesOrList(text: string, encoding: string): Table | TableProblem {
  const lines = readJsonLines(text)
  if (!isJsonProblem(lines)) return jsonTable('jsonl', lines, encoding)
  const list = readJsonList(text)
  return isJsonProblem(list) ? lines : jsonTable('json', list, encoding)
}

function jsonTable(format: 'jsonl' | 'json', read: JsonTable | JsonProblem, encoding: string): Table | TableProblem {
  if (isJsonProblem(read)) return read
  return { format, encoding, delimiter: null, header: true, columns: namedColumns(read.columns), rows: read.rows }
}

function delimitedTable(text: string, encoding: string, options: TableOptions): Table | TableProblem {
  const read = readDelimited(text, options.delimiter, { header: options.header ?? true })
  if (isDelimitedProblem(read)) return read
  const { delimiter, columns, rows } = read
  const header = options.header ?? looksLikeHeader(columns, rows)
  if (!header && options.header === undefined) return delimitedTable(text, encoding, { ...options, header: false })
  const names = options.namesAsTheyAre ? columns : namedColumns(columns)
  return { format: 'csv', encoding, delimiter, header, columns: names, rows }
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

/** Gives unnamed columns their place as a name (col3) and repeated names a number: "value", "value (2)". */
function namedColumns(columns: readonly string[]): string[] {
  const taken = new Set<string>()
  return columns.map((column, place) => {
    const wanted = column.trim() === '' ? `col${place + 1}` : column
    let name = wanted
    for (let copy = 2; taken.has(name); copy++) name = `${wanted} (${copy})`
    taken.add(name)
    return name
  })
}
