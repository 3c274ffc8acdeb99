import type { JudgedPair } from '#analysis/consistency/judgedPairs.ts'
import type { ConsistencyGroup, ConsistencyLab } from '#contract/reportSections.ts'
import { pairsOf } from './consistency.ts'
import { addToItem, itemFigure, type WatchedSettings } from './figures.ts'
import { contextOf, type ReportCriterion, type ReportInput } from './input.ts'
import { placeKeys } from './placeKeys.ts'

type StatedBy = ConsistencyLab['statedBy']
type Kind = Pick<ConsistencyGroup, 'by' | 'from' | 'to' | 'name'>

/** Differences up to this are none, as where pairs are made. */
const tolerance = 1e-9
/** Distances of the averaged ratings, as shares of the scale. */
const shareSteps = [0, 0.125, 0.25, 0.5, 1]
/** More different distances than this are put into quarters. */
const mostGaps = 10

/** Within-rater pairs by how far the two ratings lie apart, by how strongly the preference was stated, and by tag. */
export function consistencyLab(
  input: ReportInput,
  criterion: ReportCriterion | null,
  statedBy: StatedBy,
  settings: WatchedSettings,
): ConsistencyLab {
  const { pairs } = pairsOf(input, criterion, statedBy).withinRater
  return {
    criterion: criterion?.id ?? null,
    statedBy,
    groups: [
      ...byGap(pairs, criterion, settings),
      ...byStrength(input, pairs, statedBy, settings),
      ...byTag(input, pairs, settings),
    ],
  }
}

function group(kind: Kind, pairs: readonly JudgedPair[], settings: WatchedSettings): ConsistencyGroup {
  const rows = new Map<string, number[]>()
  const tally = { consistent: 0, reversals: 0, hedges: 0 }
  for (const { item, implied, stated } of pairs) {
    const same = implied === stated
    if (same) tally.consistent++
    else if (implied === 'tie' || stated === 'tie') tally.hedges++
    else tally.reversals++
    addToItem(rows, item, [same ? 0 : 1, 1])
  }
  const share = (totals: Float64Array) => (totals[1] ? (totals[0] ?? 0) / totals[1] : null)
  const inconsistency = itemFigure('rating_vs_ranking.group', rows, share, pairs.length, settings, 'no-comparison')
  return { ...kind, n: pairs.length, ...tally, inconsistency }
}

const gapOf = ({ ratingA, ratingB }: JudgedPair): number => {
  const gap = Math.abs(ratingA - ratingB)
  return gap <= tolerance ? 0 : gap
}

function byGap(pairs: readonly JudgedPair[], criterion: ReportCriterion | null, settings: WatchedSettings) {
  const steps = gapSteps(pairs, criterion)
  return steps.flatMap((to, place) => {
    const from = place === 0 ? 0 : (steps[place - 1] ?? 0)
    const own = pairs.filter((pair) => {
      const gap = gapOf(pair)
      return place === 0 ? gap === 0 : gap > from + tolerance && gap <= to + tolerance
    })
    return own.length === 0 ? [] : [group({ by: 'gap', from, to, name: '' }, own, settings)]
  })
}

/** Upper ends of the distances: every one that occurs where they are few, else quarters of the largest. */
function gapSteps(pairs: readonly JudgedPair[], criterion: ReportCriterion | null): readonly number[] {
  if (criterion === null) return shareSteps
  const found = [...new Set(pairs.map(gapOf))].sort((one, other) => one - other)
  if (found.length <= mostGaps) return found[0] === 0 ? found : [0, ...found]
  const most = found.at(-1) ?? 1
  return [0, most / 4, most / 2, (3 * most) / 4, most]
}

function byStrength(
  input: ReportInput,
  pairs: readonly JudgedPair[],
  statedBy: StatedBy,
  settings: WatchedSettings,
): ConsistencyGroup[] {
  const strengthOf = statedBy === 'preference' ? strengths(input) : rankDistances(input)
  const groups = Map.groupBy(pairs, (pair) => strengthOf(pair))
  if ([...groups.keys()].every((strength) => strength <= 1)) return []
  return [...groups]
    .sort(([one], [other]) => one - other)
    .map(([strength, own]) => group({ by: 'strength', from: strength, to: strength, name: '' }, own, settings))
}

const pairKey = (rater: string | null, item: string, one: string, other: string): string =>
  one < other ? `${rater} ${item} ${one} ${other}` : `${rater} ${item} ${other} ${one}`

function strengths(input: ReportInput): (pair: JudgedPair) => number {
  const keyOf = placeKeys(input.systems)
  const found = new Map<string, number>()
  for (const { rater, item, first, second, outcome } of input.preferences) {
    const key = pairKey(rater, item, keyOf(first), keyOf(second))
    if (!found.has(key)) found.set(key, Math.abs(outcome))
  }
  return ({ rater, item, responseA, responseB }) => found.get(pairKey(rater, item, responseA, responseB)) ?? 0
}

function rankDistances(input: ReportInput): (pair: JudgedPair) => number {
  const keyOf = placeKeys(input.systems)
  const found = new Map<string, Map<string, number>>()
  for (const { rater, item, ranks } of input.rankings)
    found.set(`${rater} ${item}`, new Map(ranks.map(({ system, rank }) => [keyOf(system), rank])))
  return ({ rater, item, responseA, responseB }) => {
    const ranks = found.get(`${rater} ${item}`)
    return Math.abs((ranks?.get(responseA) ?? 0) - (ranks?.get(responseB) ?? 0))
  }
}

function byTag(input: ReportInput, pairs: readonly JudgedPair[], settings: WatchedSettings): ConsistencyGroup[] {
  return contextOf(input).tags.flatMap(({ path, items }) => {
    const within = new Set(items)
    const own = pairs.filter(({ item }) => within.has(item))
    return own.length === 0 ? [] : [group({ by: 'tag', from: 0, to: 0, name: path }, own, settings)]
  })
}
