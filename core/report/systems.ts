import { orderConcordance } from '#analysis/consistency/orderConcordance.ts'
import type { RaterId, SystemId } from '#contract/ids.ts'
import type { CriterionMeans, Figure, ReportSettings, SystemOutcome } from '#contract/report.ts'
import { firstShownFigure } from './blinding.ts'
import { addToItem, figureOf, itemFigure, type WatchedSettings } from './figures.ts'
import { type ReportCriterion, type ReportInput, ratingsOn } from './input.ts'
import { mergedRatings } from './mergedRatings.ts'

/** One comparison of two systems by one rater on one item: 1 when `one` is better, 0 when `other` is, ½ for a tie. */
export type Comparison = {
  readonly rater: RaterId
  readonly item: string
  readonly one: SystemId
  readonly other: SystemId
  readonly outcome: 0 | 0.5 | 1
}

/** Values of merged ratings that differ by no more than this are equal. */
const tolerance = 1e-9

const protocols = ['rating', 'preference', 'ranking'] as const

/** What was said of each two systems under one protocol. */
export function comparisonsBy(input: ReportInput, protocol: SystemOutcome['protocol']): Comparison[] {
  if (protocol === 'rating') return comparisonsByRating(input)
  return protocol === 'preference' ? comparisonsByPreference(input) : comparisonsByRanking(input)
}

/** Mean outcome of every system under each protocol that was used, whole items resampled. */
export function systemOutcomes(input: ReportInput, settings: WatchedSettings): SystemOutcome[] {
  return protocols
    .map((protocol) => ({ protocol, comparisons: comparisonsBy(input, protocol) }))
    .filter(({ comparisons }) => comparisons.length > 0)
    .map(({ protocol, comparisons }) => ({
      protocol,
      systems: input.systems.map((system) => ({ system, ...outcomeOf(system, comparisons, settings) })),
    }))
}

function outcomeOf(system: SystemId, comparisons: readonly Comparison[], settings: WatchedSettings) {
  const rows = new Map<string, number[]>()
  const tally = { wins: 0, losses: 0, ties: 0 }
  for (const { item, one, other, outcome } of comparisons) {
    if (one !== system && other !== system) continue
    const own = one === system ? outcome : 1 - outcome
    addToItem(rows, item, [own, 1])
    if (own === 1) tally.wins++
    else if (own === 0) tally.losses++
    else tally.ties++
  }
  const n = tally.wins + tally.losses + tally.ties
  return { winRate: itemFigure('win_rate', rows, meanOfTotals, n, settings, 'no-comparison'), ...tally }
}

const meanOfTotals = (totals: Float64Array) => (totals[1] ? (totals[0] ?? 0) / totals[1] : null)

function comparisonsByRating(input: ReportInput): Comparison[] {
  const sittings = Map.groupBy(mergedRatings(input), ({ rater, item }) => `${rater} ${item}`)
  return [...sittings.values()].flatMap((ratings) =>
    pairsAmong(ratings).map(([one, other]) => ({
      rater: one.rater,
      item: one.item,
      one: one.system,
      other: other.system,
      outcome: outcomeFor(one.value - other.value),
    })),
  )
}

function comparisonsByPreference({ preferences }: ReportInput): Comparison[] {
  return preferences.map(({ rater, item, first, second, outcome }) => ({
    rater,
    item,
    one: first,
    other: second,
    outcome: outcomeFor(-outcome),
  }))
}

function comparisonsByRanking({ rankings }: ReportInput): Comparison[] {
  return rankings.flatMap(({ rater, item, ranks }) =>
    pairsAmong(ranks).map(([one, other]) => ({
      rater,
      item,
      one: one.system,
      other: other.system,
      outcome: outcomeFor(other.rank - one.rank),
    })),
  )
}

const outcomeFor = (advantage: number): 0 | 0.5 | 1 => (Math.abs(advantage) <= tolerance ? 0.5 : advantage > 0 ? 1 : 0)

const pairsAmong = <Entry>(entries: readonly Entry[]): [Entry, Entry][] =>
  entries.flatMap((one, place) => entries.slice(place + 1).map((other): [Entry, Entry] => [one, other]))

/** Kendall's tau-b between the system order by ratings and the first stated order; null with fewer than two orders. */
export function orderAgreement(outcomes: readonly SystemOutcome[]): Figure | null {
  const [byRating, stated] = outcomes
  if (byRating?.protocol !== 'rating' || !stated) return null
  const both = byRating.systems.flatMap(({ winRate }, place) => {
    const other = stated.systems[place]?.winRate.estimate
    return winRate.estimate === null || other === null || other === undefined
      ? []
      : [[winRate.estimate, other] as const]
  })
  const { tauB } = orderConcordance(
    both.map(([rating]) => rating),
    both.map(([, other]) => other),
  )
  return figureOf(tauB, both.length)
}

/** Mean rating of each system on one criterion: the mean over responses of the mean over raters. */
export function criterionMeans(
  input: ReportInput,
  { id, name }: ReportCriterion,
  settings: WatchedSettings,
): CriterionMeans {
  const given = ratingsOn(input, id)
  return {
    criterion: id,
    name,
    systems: input.systems.map((system) => {
      const units = Map.groupBy(
        given.filter((rating) => rating.system === system),
        ({ item }) => item,
      )
      const rows = new Map<string, number[]>()
      for (const [item, ratings] of units) {
        addToItem(rows, item, [ratings.reduce((sum, { value }) => sum + value, 0) / ratings.length, 1])
      }
      return { system, mean: itemFigure('mean_rating', rows, meanOfTotals, units.size, settings) }
    }),
  }
}

/** Share of decided pairs won by the response shown first, with the exact binomial test; null without positions. */
export function positionBias(
  { preferences, positionsKnown }: ReportInput,
  { confidence }: ReportSettings,
): Figure | null {
  if (!positionsKnown || preferences.length === 0) return null
  return firstShownFigure(preferences, confidence)
}
