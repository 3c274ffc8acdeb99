import { readFileSync, statSync } from 'node:fs'
import { limits } from '#formats/limits.ts'
import { isTableProblem, readTable, type TableOptions, type TableRow } from '#formats/readTable.ts'

/** The columns and rows of a file on disk. */
export type PlainFile = { readonly columns: readonly string[]; readonly rows: readonly TableRow[] }

/** Why a file on disk cannot be read, in one line that names it. */
export type PlainFileProblem = { readonly problem: string }

/** True when the file could not be read. */
export const isPlainFileProblem = (file: object): file is PlainFileProblem => 'problem' in file

/** The bytes of a file on disk, or why there are none. */
export function bytesOfFile(path: string): Uint8Array | PlainFileProblem {
  try {
    const found = statSync(path)
    if (found.isDirectory()) return { problem: `${path} is a folder` }
    if (found.size > limits.bytes) return { problem: `${path} is larger than ${limits.bytes >> 20} MB` }
    return readFileSync(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return { problem: `${path}: no such file` }
    return { problem: `${path} cannot be read (${code ?? 'unknown error'})` }
  }
}

/**
 * Reads a CSV, TSV, JSONL or JSON file from disk in whichever encoding and with whichever delimiter it has. The first
 * row of a delimited file names the columns unless `header` is false.
 */
export function readPlainFile(
  path: string,
  { header = true, ...rest }: TableOptions = {},
): PlainFile | PlainFileProblem {
  const bytes = bytesOfFile(path)
  if (isPlainFileProblem(bytes)) return bytes
  const table = readTable(bytes, { ...rest, header, namesAsTheyAre: true })
  if (!isTableProblem(table)) return { columns: table.columns, rows: table.rows }
  return { problem: `${path}${table.line === null ? '' : `, line ${table.line}`}: ${table.reason}` }
}
