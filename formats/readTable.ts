import { type FileProblem, memorySource } from './byteSource.ts'
import { startsWith } from './encoding.ts'
import { limits } from './limits.ts'
import { isFileProblem, openTable, type TableRow, type TextFormat, type TextOptions } from './openTable.ts'

export type { TableRow } from './openTable.ts'

/** A file as a table in memory, with how it was read. Column names are unique and never empty. */
export type Table = {
  readonly format: TextFormat
  readonly encoding: string
  readonly delimiter: string | null
  /** False when the first row was taken for a row like any other. */
  readonly header: boolean
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
}

/** Why a file is not a table; `line` is 1-based where known. */
export type TableProblem = FileProblem

export type TableOptions = TextOptions

/** True when the file could not be read as a table. */
export const isTableProblem = (table: Table | TableProblem): table is TableProblem => 'reason' in table

/** Kinds of file that hold a table, but not as text. */
const binaryTables: readonly { readonly starts: readonly number[]; readonly reason: string }[] = [
  { starts: [0x50, 0x4b, 0x03, 0x04], reason: 'it is a ZIP archive or a spreadsheet; save the sheet as CSV' },
  { starts: [0x50, 0x41, 0x52, 0x31], reason: 'it is a Parquet file; save it as CSV or JSONL' },
]

/**
 * Reads the bytes of a CSV, TSV, JSONL or JSON file into memory. The content decides the format; the file name is not
 * asked. Errors are values: nothing that a file holds makes this throw.
 */
export function readTable(bytes: Uint8Array, options: TableOptions = {}): Table | TableProblem {
  if (bytes.length > limits.bytes) return { reason: `the file is larger than ${limits.bytes >> 20} MB`, line: null }
  const other = binaryTables.find(({ starts }) => startsWith(bytes, starts))
  if (other) return { reason: other.reason, line: null }
  const opened = openTable(memorySource('', bytes), options)
  if (isFileProblem(opened)) return opened
  const { format, encoding, delimiter, header, columns, rows } = opened
  if (columns.length * rows.length > limits.cells) return { reason: `more than ${limits.cells} cells`, line: null }
  return { format, encoding, delimiter, header, columns, rows: [...rows] }
}
