import type { Result, UndefinedReason } from '../result.ts'

/**
 * A square table of paired classifications: `table[i][j]` units (whole numbers) were put into category i the first time
 * (or by the first rater, or under the first system) and into category j the second time.
 */
export type SquareTable = readonly (readonly number[])[]

/** Total of all cells. */
export const tableTotal = (table: SquareTable): number =>
  table.reduce((sum, row) => sum + row.reduce((part, count) => part + count, 0), 0)

/** The count in row i, column j; 0 outside the table. */
export const cellOf = (table: SquareTable, row: number, column: number): number => table[row]?.[column] ?? 0

/** A test that cannot be made, with its reason. */
export const noTest = (coefficient: string, reason: UndefinedReason): Result => ({
  coefficient,
  estimate: null,
  undefined: reason,
})

/** Why no paired test can be made on the table: it is empty or has one category. Null when one can be tried. */
export function unusableTable(table: SquareTable): UndefinedReason | null {
  if (tableTotal(table) === 0) return 'no-data'
  return table.length < 2 ? 'one-category-declared' : null
}

/** The two discordant counts of a 2 × 2 table: changed from first to second category, and back. */
export const discordant = (table: SquareTable): readonly [number, number] => [cellOf(table, 0, 1), cellOf(table, 1, 0)]
