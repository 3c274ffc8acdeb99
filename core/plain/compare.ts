import { bootstrapStrengths } from '#analysis/preference/bootstrapStrengths.ts'
import { bradleyTerry } from '#analysis/preference/bradleyTerry.ts'
import type { Clustering } from '#analysis/preference/clusteredStrengths.ts'
import { clusteredStrengths } from '#analysis/preference/clusteredStrengths.ts'
import type { ComparisonOutcome, NamedComparison } from '#analysis/preference/comparisons.ts'
import { comparisonsOf } from '#analysis/preference/comparisons.ts'
import type { TieModelResult } from '#analysis/preference/davidson.ts'
import { davidson, raoKupper } from '#analysis/preference/davidson.ts'
import { elo } from '#analysis/preference/elo.ts'
import type { Intransitivity } from '#analysis/preference/intransitivity.ts'
import { intransitivity } from '#analysis/preference/intransitivity.ts'
import { leftShare } from '#analysis/preference/leftShare.ts'
import { penalisedStrengths } from '#analysis/preference/penalisedStrengths.ts'
import { positionEffect } from '#analysis/preference/positionEffect.ts'
import { winRate } from '#analysis/preference/winRate.ts'
import { winRateShares } from '#analysis/preference/winRateShares.ts'
import type { Result } from '#analysis/result.ts'
import type { PlainOptions, PlainOutcome, PlainProblem, PlainTable } from './compareColumns.ts'
import { isProblem, rowsOf, withDefaults } from './compareColumns.ts'
import { outcomeIn } from './consistency.ts'

/** Which columns of the file hold what; `item` and `rater` are optional. */
export type CompareColumns = {
  readonly left: string
  readonly right: string
  readonly outcome: string
  readonly item?: string
  readonly rater?: string
}

export type CompareOptions = PlainOptions & {
  /** Points at stake in the Elo replays. Default 4 and 32. */
  readonly eloK?: readonly number[]
  /** What the bootstrap of strengths draws. Default: items where given, else raters where given, else votes. */
  readonly bootstrapBy?: 'vote' | 'rater' | 'item'
}

/** A result of `compare`; per-system values under `systems`, the circles of each rater under `perRater`. */
export type CompareEntry = Result & { readonly perRater?: readonly Intransitivity[] }

/**
 * Comparisons of systems in a plain table (command `compare`): win rate, left share, Bradley–Terry with and without a
 * position effect, Davidson, Rao–Kupper and Elo, with per-system values in `systems`, and circular triads. With a rater or
 * item column also errors clustered by them; a bias-reduced fit where maximum likelihood has none.
 *
 * Outcomes are `left`, `right`, `tie`, or a whole number from −3 to 3 whose negative side means left is better. Rows
 * without an outcome, and rows that compare a system with itself, are counted and left out; rows keep their order, which
 * matters for Elo only. Errors are clustered by item, or rater, only when every row names one (`itemsEmpty`, `ratersEmpty`
 * say how many do not). An unreadable outcome is a problem naming the line.
 */
export function compareTable(
  table: PlainTable,
  columns: CompareColumns,
  options: CompareOptions = {},
): PlainOutcome<CompareEntry> {
  const read = readComparisons(table, columns)
  if (isProblem(read)) return read
  const { confidence, seed, resamples } = withDefaults(options)
  const comparisons = comparisonsOf(read.rows)
  const strengths = bradleyTerry(comparisons, confidence)
  const by = options.bootstrapBy ?? (comparisons.item ? 'item' : comparisons.rater ? 'rater' : 'vote')
  const clusterings: readonly Clustering[] = [
    ...(comparisons.rater ? (['rater'] as const) : []),
    ...(comparisons.item ? (['item'] as const) : []),
    ...(comparisons.rater && comparisons.item ? (['rater-and-item'] as const) : []),
  ]
  const circles = intransitivity(read.rows)
  const permutations = Math.min(resamples, comparisons.left.length <= 20_000 ? 200 : 0)
  return {
    counts: {
      rows: table.rows.length,
      comparisons: comparisons.left.length,
      outcomesEmpty: read.empty,
      selfComparisons: comparisons.selfComparisons,
      ...(columns.item ? { itemsEmpty: read.rows.filter((row) => row.item === undefined).length } : {}),
      ...(columns.rater ? { ratersEmpty: read.rows.filter((row) => row.rater === undefined).length } : {}),
      systems: comparisons.systems.length,
      ties: comparisons.outcome.reduce((ties, sign) => ties + (sign === 0 ? 1 : 0), 0),
    },
    results: [
      winRate(comparisons, confidence),
      ...winRateShares(comparisons, confidence, resamples > 0 ? { resamples, seed, confidence } : undefined),
      leftShare(comparisons, confidence),
      strengths,
      ...(strengths.estimate === null ? [penalisedStrengths(comparisons, confidence)] : []),
      ...clusterings.map((clustering) => clusteredStrengths(comparisons, clustering, confidence)),
      ...(resamples > 0 ? [bootstrapStrengths(comparisons, { by, resamples, seed, confidence })] : []),
      positionEffect(comparisons, confidence),
      withLog('tieParamLog', davidson(comparisons, confidence)),
      withLog('logTheta', raoKupper(comparisons, confidence)),
      ...(options.eloK ?? [4, 32]).map((k) => elo(comparisons, { k, permutations, seed, confidence })),
      { ...circles.pooled, perRater: circles.perRater },
    ],
  }
}

/** Reads comparisons from a table; `empty` counts rows without an outcome. */
export function readComparisons(
  table: PlainTable,
  columns: CompareColumns,
): { readonly rows: readonly NamedComparison[]; readonly empty: number } | PlainProblem {
  const { left, right, outcome, item, rater } = columns
  const read = rowsOf(table, [left, right, outcome, ...(item ? [item] : []), ...(rater ? [rater] : [])], 'comparisons')
  if (isProblem(read)) return read
  const rows: NamedComparison[] = []
  let empty = 0
  for (const { line, cell } of read.rows) {
    const written = cell(outcome)
    const said = outcomeIn(written)
    if (written === '') empty++
    else if (said === null) {
      return { problem: `comparisons, line ${line}: outcome "${written}" is not left, right, tie or −3 to 3` }
    } else if (cell(left) === '' || cell(right) === '') {
      return { problem: `comparisons, line ${line}: no system in "${cell(left) === '' ? left : right}"` }
    } else {
      rows.push({
        left: cell(left),
        right: cell(right),
        outcome: wordFor(said),
        ...(item && cell(item) !== '' ? { item: cell(item) } : {}),
        ...(rater && cell(rater) !== '' ? { rater: cell(rater) } : {}),
      })
    }
  }
  return { rows, empty }
}

const wordFor = (outcome: NonNullable<ReturnType<typeof outcomeIn>>): ComparisonOutcome =>
  typeof outcome === 'string' ? outcome : outcome < 0 ? 'left' : outcome > 0 ? 'right' : 'tie'

/** The log of the tie parameter also under the name by which it is published for this model. */
const withLog = (name: string, result: TieModelResult): TieModelResult => ({
  ...result,
  [name]: result.logTieParameter,
})
