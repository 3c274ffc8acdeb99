import { PROPORTION_METHODS, proportion } from '#analysis/agreement/proportion.ts'
import type { Result } from '#analysis/result.ts'
import {
  isProblem,
  numberIn,
  type PlainOptions,
  type PlainOutcome,
  type PlainTable,
  rowsOf,
  withDefaults,
} from './compareColumns.ts'

/** Columns that hold how often something happened and out of how many. */
export type ProportionColumns = { readonly successes: string; readonly trials: string }

/** Every interval for every proportion of a table (one per row). A cell that is no count is a problem naming the line. */
export function proportionsOfTable(
  table: PlainTable,
  columns: ProportionColumns,
  options: PlainOptions = {},
): PlainOutcome<Result> {
  const read = rowsOf(table, [columns.successes, columns.trials], 'proportions')
  if (isProblem(read)) return read
  const { confidence } = withDefaults(options)
  const results: Result[] = []
  for (const { line, cell } of read.rows) {
    const successes = numberIn(cell(columns.successes))
    const trials = numberIn(cell(columns.trials))
    if (
      successes === null ||
      trials === null ||
      successes < 0 ||
      successes > trials ||
      !Number.isInteger(successes) ||
      !Number.isInteger(trials)
    )
      return {
        problem: `proportions: line ${line}: expected whole numbers with successes up to trials, found "${cell(columns.successes)}" and "${cell(columns.trials)}"`,
      }
    for (const method of PROPORTION_METHODS) results.push(proportion({ successes, trials, method, confidence }))
  }
  return { counts: { rows: table.rows.length, proportions: read.rows.length }, results }
}
