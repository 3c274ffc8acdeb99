import { type JudgedPair, type JudgedPairs, judgedPairs } from '#analysis/consistency/judgedPairs.ts'
import type { Rating, Statement } from '#analysis/consistency/judgements.ts'
import type { ConsistencyResult } from '#analysis/consistency/ratingVersusRanking.ts'
import { consistencyOf } from '#analysis/consistency/ratingVersusRanking.ts'
import type { Watched } from '#analysis/resample/bootstrap.ts'
import type { RaterId, SystemId } from '#contract/ids.ts'
import type { Consistency, ConsistencyTable, ReportSettings } from '#contract/report.ts'
import { addToItem, figureOf, intervalOf, itemFigure, type WatchedSettings } from './figures.ts'
import type { InputShape, ReportCriterion, ReportInput } from './input.ts'
import { mergedRatings, orientedRatings } from './mergedRatings.ts'
import { placeKeys } from './placeKeys.ts'

type StatedBy = Consistency['statedBy']

/** How preferences were stated, as far as there are ratings to set against them. */
export function statedKinds(input: Pick<InputShape, 'ratings' | 'preferences' | 'rankings'>): StatedBy[] {
  if (input.ratings.length === 0) return []
  return [
    ...(input.preferences.length > 0 ? (['preference'] as const) : []),
    ...(input.rankings.length > 0 ? (['ranking'] as const) : []),
  ]
}

const lastPairs = new WeakMap<ReportInput, { readonly key: string; readonly pairs: ReturnType<typeof madePairs> }>()

/**
 * The pairs behind one consistency table, responses under `placeKeys`, so that A is always the system listed first; `criterion` null merges the criteria of each rating first. The last ones made
 * of an input are kept, because a table is followed by its breakdown.
 */
export function pairsOf(
  input: ReportInput,
  criterion: ReportCriterion | null,
  statedBy: StatedBy,
): { withinRater: JudgedPairs; betweenRater: JudgedPairs } {
  const key = `${statedBy} ${criterion?.id ?? ''}`
  const last = lastPairs.get(input)
  if (last?.key === key) return last.pairs
  const pairs = madePairs(input, criterion, statedBy)
  lastPairs.set(input, { key, pairs })
  return pairs
}

function madePairs(
  input: ReportInput,
  criterion: ReportCriterion | null,
  statedBy: StatedBy,
): { withinRater: JudgedPairs; betweenRater: JudgedPairs } {
  const merged = criterion ? orientedRatings(input, criterion) : mergedRatings(input)
  const keyOf = placeKeys(input.systems)
  const ratings = merged.map(
    ({ rater, item, system, value }): Rating => ({ rater, item, response: keyOf(system), value }),
  )
  return judgedPairs({ ratings, statements: statementsOf(input, statedBy, keyOf) })
}

function statementsOf(input: ReportInput, statedBy: StatedBy, keyOf: (system: SystemId) => string): Statement[] {
  if (statedBy === 'preference') {
    return input.preferences.map(({ rater, item, first, second, outcome }) => ({
      kind: 'preference',
      rater,
      item,
      left: keyOf(first),
      right: keyOf(second),
      outcome: outcome as -3 | -2 | -1 | 0 | 1 | 2 | 3,
    }))
  }
  return input.rankings.map(({ rater, item, ranks }) => ({
    kind: 'ranking',
    rater,
    item,
    ranks: ranks.map(({ system, rank }) => ({ response: keyOf(system), rank })),
  }))
}

/**
 * Rating against stated preference on one criterion, or (null) on the mean over criteria, with a table per rater.
 * Throws CancelledError when aborted.
 */
export function consistencyView(
  input: ReportInput,
  criterion: ReportCriterion | null,
  statedBy: StatedBy,
  settings: ReportSettings,
  { signal, onProgress }: Watched,
): Consistency {
  const { withinRater, betweenRater } = pairsOf(input, criterion, statedBy)
  const tables = input.raters.length + 2
  let done = 0
  const table = (coefficient: string, pairs: JudgedPairs): ConsistencyTable => {
    const made = tableOf(coefficient, pairs, { ...settings, signal })
    onProgress?.(++done / tables)
    return made
  }
  const byRater = Map.groupBy(withinRater.pairs, ({ rater }) => rater)
  const own = (rater: RaterId): JudgedPairs => ({ pairs: byRater.get(rater) ?? [], skipped: {} })
  return {
    criterion: criterion?.id ?? null,
    name: criterion?.name ?? null,
    statedBy,
    withinRater: table('rating_vs_ranking.within_rater', withinRater),
    betweenRater: table('rating_vs_ranking.between_rater', betweenRater),
    perRater: input.raters
      .map((rater) => ({ rater, pairs: own(rater) }))
      .filter(({ pairs }) => pairs.pairs.length > 0)
      .map(({ rater, pairs }) => ({ rater, table: table('rating_vs_ranking.within_rater', pairs) })),
  }
}

function tableOf(coefficient: string, pairs: JudgedPairs, settings: WatchedSettings): ConsistencyTable {
  const { resamples, seed, confidence, signal } = settings
  const result = consistencyOf(coefficient, pairs, { resamples, seed, confidence, signal })
  return {
    inconsistency: figureOf(result, result.n),
    kappa: kappaFigure(result),
    table: { ...result.table },
    n: result.n,
    bothDecided: result.bothDecided,
    reversals: result.reversals,
    reversalRate: reversalFigure(pairs.pairs, result.bothDecided, settings),
    ratingTieStatedDecided: result.ratingTieStatedDecided,
    ratingDecidedStatedTie: result.ratingDecidedStatedTie,
    skipped: { ...result.skipped },
  }
}

function kappaFigure(result: ConsistencyResult) {
  return {
    coefficient: 'cohen_kappa.unweighted',
    estimate: result.kappa,
    undefined: result.kappa === null ? (result.n === 0 ? 'no-comparison' : 'no-variation') : null,
    standardError: null,
    interval: intervalOf(result.kappaInterval),
    n: result.n,
    counts: { items: result.items },
  }
}

/** Reversals over both-decided pairs, whole items resampled. */
function reversalFigure(pairs: readonly JudgedPair[], bothDecided: number, settings: WatchedSettings) {
  const rows = new Map<string, number[]>()
  for (const { item, implied, stated } of pairs) {
    if (implied === 'tie' || stated === 'tie') continue
    addToItem(rows, item, [implied === stated ? 0 : 1, 1])
  }
  const share = (totals: Float64Array) => (totals[1] ? (totals[0] ?? 0) / totals[1] : null)
  return itemFigure('reversal_rate', rows, share, bothDecided, settings, 'no-decided-comparison')
}
