import { wilsonInterval } from '../preference/proportion.ts'
import type { Interval, Result } from '../result.ts'
import type { ConsistencyTable } from './consistencyTable.ts'
import { cellCounts, cellIndexOf, inconsistencyKinds, inconsistencyOf, kappaOf, tableOf } from './consistencyTable.ts'
import type { IntervalOptions, Resampled } from './itemBootstrap.ts'
import { itemBootstrap } from './itemBootstrap.ts'
import type { JudgedPair, JudgedPairs, PairingOptions } from './judgedPairs.ts'
import { judgedPairs } from './judgedPairs.ts'
import type { ConsistencyInput } from './judgements.ts'

export type ConsistencyOptions = PairingOptions & {
  /** Absent: no interval is computed. */
  readonly interval?: IntervalOptions
}

/** One table of rating-implied against stated preferences; `estimate` is the inconsistency, 1 − diagonal / total. */
export type ConsistencyResult = Result & {
  readonly table: ConsistencyTable
  /** Pairs in the table: the sum of its nine cells. */
  readonly n: number
  readonly items: number
  readonly consistency: number | null
  readonly bothDecided: number
  /** Both decided, opposite; to be read as a share of `bothDecided`. */
  readonly reversals: number
  readonly reversalRate: number | null
  readonly ratingTieStatedDecided: number
  readonly ratingDecidedStatedTie: number
  readonly skipped: JudgedPairs['skipped']
  readonly kappa: number | null
  readonly kappaInterval?: Interval | null
}

/** All tables of one study. `perCriterion` names null when the ratings name no criterion. */
export type ConsistencyReport = {
  readonly withinRater: ConsistencyResult
  readonly betweenRater: ConsistencyResult
  readonly perRater: readonly { readonly rater: string; readonly result: ConsistencyResult }[]
  readonly perCriterion: readonly {
    readonly criterion: string | null
    readonly withinRater: ConsistencyResult
    readonly betweenRater: ConsistencyResult
  }[]
}

/**
 * Do the ratings and the stated preferences say the same thing?
 *
 * For every stated pair the preference implied by the ratings (sign of their difference) is set against the stated one
 * in a 3 × 3 table; the estimate is the share of pairs off the diagonal. Source: the definitions of the product,
 * after Bansal, Dang & Grover 2024 (Peering through preferences). Within raters the same person did both; between
 * raters ratings are merged by mean (or median), preferences by net votes, rankings by mean rank. With several criteria
 * the overall tables count a pair once per criterion; read `perCriterion`.
 *
 * Missing rule: pairs without both ratings are skipped and counted in `skipped`. Undefined (`no-comparison`) when no
 * pair has both. Interval: bootstrap of whole items, BCa; where every pair is on, or every pair off the diagonal, the
 * resamples cannot vary and the interval is Wilson's with the number of items as n.
 */
export function ratingVersusRanking(input: ConsistencyInput, options: ConsistencyOptions = {}): ConsistencyReport {
  const { withinRater, betweenRater } = judgedPairs(input, options)
  const within = 'rating_vs_ranking.within_rater'
  const between = 'rating_vs_ranking.between_rater'
  const criteria = new Set([...withinRater.pairs, ...betweenRater.pairs].map((pair) => pair.criterion))
  const ratingsOf = Map.groupBy(input.ratings, (rating) => rating.rater)
  const statementsOf = Map.groupBy(input.statements, (statement) => statement.rater)
  return {
    withinRater: consistencyOf(within, withinRater, options.interval),
    betweenRater: consistencyOf(between, betweenRater, options.interval),
    perRater: inOrder(statementsOf.keys()).map((rater) => {
      const own = { ratings: ratingsOf.get(rater) ?? [], statements: statementsOf.get(rater) ?? [] }
      return { rater, result: consistencyOf(within, judgedPairs(own, options).withinRater, options.interval) }
    }),
    perCriterion: inOrder(criteria).map((criterion) => {
      const only = ({ pairs }: JudgedPairs) => ({
        pairs: pairs.filter((pair) => pair.criterion === criterion),
        skipped: {},
      })
      return {
        criterion,
        withinRater: consistencyOf(within, only(withinRater), options.interval),
        betweenRater: consistencyOf(between, only(betweenRater), options.interval),
      }
    }),
  }
}

/** The result of one list of pairs: for groups, tags or any other selection the caller makes. */
export function consistencyOf(
  coefficient: string,
  { pairs, skipped }: JudgedPairs,
  interval?: IntervalOptions,
): ConsistencyResult {
  const counts = cellCounts(pairs)
  const estimate = inconsistencyOf(counts)
  const kinds = inconsistencyKinds(counts)
  const rows = countsPerItem(pairs)
  return {
    coefficient,
    estimate,
    undefined: estimate === null ? 'no-comparison' : null,
    ...(interval === undefined ? {} : intervals(rows, estimate, interval)),
    n: pairs.length,
    items: rows.length,
    consistency: estimate === null ? null : 1 - estimate,
    ...kinds,
    reversalRate: kinds.bothDecided === 0 ? null : kinds.reversals / kinds.bothDecided,
    table: tableOf(counts),
    skipped,
    kappa: kappaOf(counts),
  }
}

/** Nine cell counts per item, items in order of id, so that neither row order nor names of raters move the interval. */
function countsPerItem(pairs: readonly JudgedPair[]): number[][] {
  const perItem = new Map<string, number[]>()
  for (const pair of pairs) {
    let counts = perItem.get(pair.item)
    if (counts === undefined) {
      counts = Array.from<number>({ length: 9 }).fill(0)
      perItem.set(pair.item, counts)
    }
    const index = cellIndexOf(pair)
    counts[index] = (counts[index] as number) + 1
  }
  return inOrder(perItem.keys()).map((item) => perItem.get(item) as number[])
}

function intervals(
  rows: readonly number[][],
  estimate: number | null,
  options: IntervalOptions,
): Pick<ConsistencyResult, 'interval' | 'intervalUndefined' | 'standardError' | 'kappaInterval'> {
  const [inconsistency, kappa] = itemBootstrap(rows, [inconsistencyOf, kappaOf], options) as [Resampled, Resampled]
  const kappaInterval = kappa.interval
  if (rows.length > 1 && (estimate === 0 || estimate === 1)) {
    const wilson = wilsonInterval(estimate * rows.length, rows.length, options.confidence)
    return { interval: wilson && { ...wilson, method: 'wilson over items' }, standardError: 0, kappaInterval }
  }
  return {
    interval: inconsistency.interval,
    standardError: inconsistency.standardError,
    ...(inconsistency.undefined === null ? {} : { intervalUndefined: inconsistency.undefined }),
    kappaInterval,
  }
}

/** Ids in code-unit order; null (no id) first. */
function inOrder<Id extends string | null>(ids: Iterable<Id>): Id[] {
  return [...ids].sort((one, other) => (one === other ? 0 : one === null || (other !== null && one < other) ? -1 : 1))
}
