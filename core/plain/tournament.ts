import { circularTriads } from '#analysis/preference/circularTriads.ts'
import { kendallU } from '#analysis/preference/kendallU.ts'
import { stochasticTransitivity } from '#analysis/preference/stochasticTransitivity.ts'
import type { Result } from '#analysis/result.ts'
import type { PlainOutcome, PlainProblem, PlainTable } from './compareColumns.ts'
import { isProblem, numberIn, rowsOf } from './compareColumns.ts'

/** Wins among systems as read: `wins[i][j]` times `systems[i]` was preferred to `systems[j]`. */
export type TournamentTable = { readonly systems: readonly string[]; readonly wins: readonly (readonly number[])[] }

/**
 * Transitivity of paired comparisons (command `tournament`): circular triads with zeta, stochastic transitivity and
 * Kendall's u.
 *
 * Two layouts: a square matrix whose first column names the systems and whose further columns, in the same order or
 * by the same names, hold the times the row's system was preferred to the column's; or one row per comparison with
 * columns `winner` and `loser` and, if wanted, `wins` (how often).
 */
export function tournamentOfTable(table: PlainTable): PlainOutcome<Result> {
  const names = table.columns.map((name) => name.trim().toLowerCase())
  const read = names.includes('winner') && names.includes('loser') ? readLong(table) : readMatrix(table)
  if (isProblem(read)) return read
  const { systems, wins } = read
  const comparisons = wins.reduce((sum, row) => sum + row.reduce((part, count) => part + count, 0), 0)
  return {
    counts: { systems: systems.length, comparisons },
    results: [
      circularTriads(systems, wins, 'less'),
      circularTriads(systems, wins, 'two-sided'),
      stochasticTransitivity(systems, wins),
      kendallU(wins),
    ],
  }
}

function readMatrix(table: PlainTable): TournamentTable | PlainProblem {
  const headings = table.columns.slice(1).map((name) => name.trim())
  const systems = table.rows.map((row) => row.cells[0]?.trim() ?? '')
  if (systems.length !== headings.length) {
    return {
      problem: `tournament: ${systems.length} rows but ${headings.length} columns of wins; the matrix must be square`,
    }
  }
  if (new Set(systems).size < systems.length) return { problem: 'tournament: a system is named twice' }
  const byName = systems.every((system) => headings.includes(system))
  const wins: number[][] = []
  for (const [i, { line, cells }] of table.rows.entries()) {
    const row: number[] = []
    for (const [j, system] of systems.entries()) {
      const place = 1 + (byName ? headings.indexOf(system) : j)
      const written = cells[place]?.trim() ?? ''
      const count = i === j || written === '' ? 0 : numberIn(written)
      if (count === null || count < 0) {
        return { problem: `tournament, line ${line}: "${written}" is not a number of wins` }
      }
      row.push(count)
    }
    wins.push(row)
  }
  return { systems, wins }
}

function readLong(table: PlainTable): TournamentTable | PlainProblem {
  const read = rowsOf(table, ['winner', 'loser'], 'tournament')
  if (isProblem(read)) return read
  const systems = [...new Set(read.rows.flatMap(({ cell }) => [cell('winner'), cell('loser')]))].sort()
  const wins = systems.map(() => Array.from<number>({ length: systems.length }).fill(0))
  for (const { line, cell } of read.rows) {
    const count = read.has('wins') ? numberIn(cell('wins')) : 1
    if (count === null || count < 0)
      return { problem: `tournament, line ${line}: "${cell('wins')}" is not a number of wins` }
    const [row, column] = [systems.indexOf(cell('winner')), systems.indexOf(cell('loser'))]
    const own = wins[row] as number[]
    if (row !== column) own[column] = (own[column] as number) + count
  }
  return { systems, wins }
}
