import { fail } from '#contract/errors.ts'
import type { Inspection, Mapping } from '#contract/imports.ts'
import { isMissing } from '#formats/cellValue.ts'
import { isTableProblem, readTable, type Table } from '#formats/readTable.ts'
import { clipped } from './problemLog.ts'
import type { StagedFile } from './stageStore.ts'
import { suggestMapping } from './suggestMapping.ts'

const valuesShown = 5

/** The file as a table. Fails with FILE_UNREADABLE, saying why and on which line. */
export function tableOf({ bytes, header }: Pick<StagedFile, 'bytes' | 'header'>): Table {
  const table = readTable(bytes, header === undefined ? {} : { header })
  return isTableProblem(table) ? fail('FILE_UNREADABLE', { reason: table.reason, line: table.line }) : table
}

/** How a file is read, its columns with their first values, and what they probably mean. Fails with FILE_UNREADABLE. */
export function inspectFile(
  bytes: Uint8Array,
  fileName: string,
  header?: boolean,
): { inspection: Inspection; suggestion: Mapping | null } {
  const table = tableOf({ bytes, ...(header === undefined ? {} : { header }) })
  const { format, encoding, delimiter, rows } = table
  const columns = table.columns.map((name, at) => ({ name, ...valuesOf(table, at) }))
  return {
    inspection: { fileName, format, encoding, delimiter, rows: rows.length, columns },
    suggestion: suggestMapping(table),
  }
}

/** The first different values of a column, shortened, and how many different ones there are, empty cells aside. */
function valuesOf({ rows }: Table, at: number): { firstValues: string[]; distinct: number } {
  const seen = new Set<string>()
  for (const { cells } of rows) {
    const cell = cells[at] ?? ''
    if (cell.trim() !== '') seen.add(cell)
  }
  const firstValues: string[] = []
  for (const value of seen) {
    if (firstValues.length === valuesShown) break
    if (!isMissing(value) || seen.size <= valuesShown) firstValues.push(clipped(value, 200))
  }
  return { firstValues, distinct: seen.size }
}
