import type { DelimitedTable } from '#formats/delimited.ts'

/** What a plain-table analysis needs of a delimited file. */
export type PlainTable = Pick<DelimitedTable, 'columns' | 'rows'>

/** Why a file cannot be used, as one line for the person who gave it. */
export type PlainProblem = { readonly problem: string }

/** What a plain-table analysis returns: counts and results ready for JSON, or a one-line problem. */
export type PlainOutcome<Entry> =
  | { readonly counts: Readonly<Record<string, number>>; readonly results: readonly Entry[] }
  | PlainProblem

/** Settings that every plain-table analysis shares. */
export type PlainOptions = {
  /** Resamples behind a bootstrap interval; 0 leaves such intervals out. */
  readonly resamples?: number
  readonly seed?: number
  readonly confidence?: number
}

/** The settings with their defaults: 1,000 resamples, seed 1, confidence 0.95. */
export const withDefaults = ({ resamples = 1000, seed = 1, confidence = 0.95 }: PlainOptions) => ({
  resamples,
  seed,
  confidence,
})

/** True when an analysis or a reader returned a problem instead of a value. */
export const isProblem = (value: object): value is PlainProblem => 'problem' in value

/** A row as its cells by column name, trimmed, with the line on which it starts. */
export type PlainRow = { readonly line: number; readonly cell: (column: string) => string }

/**
 * The rows of a table, or a problem when one of `required` is not among its columns.
 * Column names are matched without regard to case and surrounding space; `what` names the file in the problem.
 */
export function rowsOf(
  table: PlainTable,
  required: readonly string[],
  what: string,
): { readonly rows: readonly PlainRow[]; readonly has: (column: string) => boolean } | PlainProblem {
  const places = new Map(table.columns.map((name, index) => [folded(name), index]))
  const missing = required.filter((name) => !places.has(folded(name)))
  if (missing.length > 0) {
    return {
      problem: `${what}: no column ${missing.map(quoted).join(', ')}; found ${table.columns.map(quoted).join(', ')}`,
    }
  }
  const rows = table.rows.map(({ line, cells }) => ({
    line,
    cell: (column: string) => cells[places.get(folded(column)) ?? -1]?.trim() ?? '',
  }))
  return { rows, has: (column) => places.has(folded(column)) }
}

/** A finite number written in a cell, or null. Empty cells are null as well. */
export function numberIn(cell: string): number | null {
  if (cell === '') return null
  const value = Number(cell)
  return Number.isFinite(value) ? value : null
}

const quoted = (name: string): string => `"${name}"`
const folded = (name: string): string => name.trim().toLowerCase()
