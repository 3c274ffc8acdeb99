import { blandAltman } from '#analysis/agreement/blandAltman.ts'
import { kendallTau } from '#analysis/agreement/kendallTau.ts'
import { linCcc } from '#analysis/agreement/linCcc.ts'
import { pearson } from '#analysis/agreement/pearson.ts'
import { spearman, spearmanExact } from '#analysis/agreement/spearman.ts'
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

/** The two columns to correlate; default: columns called x and y, else the last two. */
export type CorrelationColumns = { readonly x?: string; readonly y?: string }

/**
 * Correlations of two columns (command `correlation`): tau-b, Spearman (also exact without ties), Pearson, Lin and
 * Bland–Altman. Rows with an empty cell are left out and counted; anything else that is no number is a problem.
 */
export function correlationOfTable(
  table: PlainTable,
  columns: CorrelationColumns = {},
  options: PlainOptions = {},
): PlainOutcome<Result> {
  const [nameX, nameY] = chosenColumns(table, columns)
  if (nameX === undefined || nameY === undefined) return { problem: 'correlation: expected at least two columns' }
  const read = rowsOf(table, [nameX, nameY], 'correlation')
  if (isProblem(read)) return read
  const x: number[] = []
  const y: number[] = []
  for (const { line, cell } of read.rows) {
    const written = [cell(nameX), cell(nameY)] as const
    if (written[0] === '' || written[1] === '') continue
    const values = [numberIn(written[0]), numberIn(written[1])] as const
    if (values[0] === null || values[1] === null) {
      const at = values[0] === null ? 0 : 1
      return {
        problem: `correlation: line ${line}, column "${at === 0 ? nameX : nameY}": found "${written[at]}", expected a number`,
      }
    }
    x.push(values[0])
    y.push(values[1])
  }
  const { confidence } = withDefaults(options)
  const pairs = { x, y }
  return {
    counts: { rows: table.rows.length, pairs: x.length, incomplete: table.rows.length - x.length },
    results: [
      kendallTau(pairs, { confidence }),
      spearman(pairs, { confidence }),
      spearmanExact(pairs, { confidence }),
      pearson(pairs, { confidence }),
      linCcc(pairs, { confidence }),
      blandAltman(pairs, { confidence }),
    ],
  }
}

function chosenColumns(
  table: PlainTable,
  columns: CorrelationColumns,
): readonly [string | undefined, string | undefined] {
  const named = (wanted: string): string | undefined =>
    table.columns.find((name) => name.trim().toLowerCase() === wanted)
  if (columns.x !== undefined || columns.y !== undefined) return [columns.x ?? named('x'), columns.y ?? named('y')]
  const x = named('x')
  const y = named('y')
  return x !== undefined && y !== undefined ? [x, y] : [table.columns.at(-2), table.columns.at(-1)]
}
