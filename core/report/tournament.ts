import { bootstrapStrengths, type StrengthsBootstrap } from '#analysis/preference/bootstrapStrengths.ts'
import { comparisonsOf, type NamedComparison } from '#analysis/preference/comparisons.ts'
import { type Intransitivity, intransitivity } from '#analysis/preference/intransitivity.ts'
import { positionEffect } from '#analysis/preference/positionEffect.ts'
import type { StrengthsResult } from '#analysis/preference/strengths.ts'
import { tieSensitivity } from '#analysis/preference/tieSensitivity.ts'
import { type RaterId, SystemId } from '#contract/ids.ts'
import type { Figure } from '#contract/report.ts'
import type { TagOutcome, Tournament } from '#contract/reportSections.ts'
import { addToItem, figureOf, intervalOf, itemFigure, type WatchedSettings } from './figures.ts'
import { contextOf, type ReportInput } from './input.ts'
import { idOfKey, placeKeys } from './placeKeys.ts'
import { type Comparison, comparisonsBy } from './systems.ts'

type Protocol = Tournament['protocol']

/** The tournament of one protocol: who beat whom, strengths with their places, ties, circles, the place on the screen. */
export function tournament(input: ReportInput, protocol: Protocol, settings: WatchedSettings): Tournament {
  const comparisons = comparisonsBy(input, protocol)
  const rows = comparisons.map(named)
  const columns = comparisonsOf(rows, input.systems)
  const strengths = bootstrapStrengths(columns, { ...settings, by: 'item' })
  const { models, placesThatDiffer } = tieSensitivity(columns)
  const { pooled, perRater } = intransitivity(comparisons.map(byPlaces(input)))
  const connectivity = 'connectivity' in strengths ? strengths.connectivity : undefined
  return {
    protocol,
    comparisons: comparisons.length,
    pairs: metPairs(input, comparisons),
    strengths: strengthRows(input, strengths, comparisons.length),
    groups: 'groups' in strengths ? strengths.groups.map((group) => group.map((system) => SystemId.parse(system))) : [],
    undefeated: (connectivity?.undefeated ?? []).map((system) => SystemId.parse(system)),
    winless: (connectivity?.winless ?? []).map((system) => SystemId.parse(system)),
    tieModels: models.map(({ coefficient, undefined: reason, systems }) => ({
      model: coefficient,
      undefined: reason,
      places: systems.map(({ system, place }) => ({ system: SystemId.parse(system), place })),
    })),
    placesThatDiffer: placesThatDiffer.map((system) => SystemId.parse(system)),
    triads: [pooled, ...perRater].map((found) => triadsOf(found, input)),
    position:
      protocol === 'preference' && input.positionsKnown ? positionFigure(input, columns, settings.confidence) : null,
  }
}

const named = ({ item, rater, one, other, outcome }: Comparison): NamedComparison => ({
  left: one,
  right: other,
  outcome: outcome === 1 ? 'left' : outcome === 0 ? 'right' : 'tie',
  item,
  rater,
})

/** Comparisons under keys of places, so that circles are listed in the order of the report. */
function byPlaces({ systems, raters }: ReportInput): (comparison: Comparison) => NamedComparison {
  const [systemKey, raterKey] = [placeKeys(systems), placeKeys(raters)]
  return ({ rater, one, other, ...rest }) => ({
    ...named({ ...rest, rater, one, other }),
    left: systemKey(one),
    right: systemKey(other),
    rater: raterKey(rater),
  })
}

function metPairs(input: ReportInput, comparisons: readonly Comparison[]): Tournament['pairs'] {
  const places = new Map(input.systems.map((system, place) => [system, place]))
  const size = input.systems.length
  const tallies = new Map<number, { wins: number; losses: number; ties: number }>()
  for (const { one, other, outcome } of comparisons) {
    const [first, second] = [places.get(one) ?? 0, places.get(other) ?? 0]
    if (first === second) continue
    const key = Math.min(first, second) * size + Math.max(first, second)
    const tally = tallies.get(key) ?? { wins: 0, losses: 0, ties: 0 }
    const own = first < second ? outcome : 1 - outcome
    if (own === 1) tally.wins++
    else if (own === 0) tally.losses++
    else tally.ties++
    tallies.set(key, tally)
  }
  return [...tallies]
    .sort(([one], [other]) => one - other)
    .map(([key, tally]) => ({
      one: input.systems[Math.floor(key / size)] as SystemId,
      other: input.systems[key % size] as SystemId,
      ...tally,
    }))
}

function strengthRows(
  input: ReportInput,
  made: StrengthsBootstrap | StrengthsResult,
  n: number,
): Tournament['strengths'] {
  const found = new Map<string, StrengthsBootstrap['systems'][number] | StrengthsResult['systems'][number]>(
    made.systems.map((entry) => [entry.system, entry]),
  )
  return input.systems.map((system) => {
    const entry = found.get(system)
    const strength: Figure = {
      coefficient: 'bradley_terry',
      estimate: entry?.estimate ?? null,
      undefined: entry?.estimate == null ? (made.undefined ?? 'no-comparison') : null,
      standardError: entry?.standardError ?? null,
      interval: intervalOf(entry?.interval),
      n,
      counts: {},
    }
    if (!entry || !('place' in entry)) {
      return { system, strength, place: null, placeLow: null, placeHigh: null, shareFirst: null }
    }
    const { low, high } = entry.placeInterval
    return { system, strength, place: entry.place, placeLow: low, placeHigh: high, shareFirst: entry.shareFirst }
  })
}

function triadsOf(
  { rater, decidedTriples, circularTriads, triads }: Intransitivity,
  { systems, raters }: ReportInput,
): Tournament['triads'][number] {
  const systemAt = (key: string): SystemId => idOfKey(systems, key) as SystemId
  return {
    rater: rater === null ? null : (idOfKey(raters, rater) as RaterId),
    decided: decidedTriples,
    circular: circularTriads,
    triads: triads.slice(0, 20).map(([a, b, c]) => [systemAt(a), systemAt(b), systemAt(c)]),
  }
}

/** The effect of the place as its own figure: log-odds with the likelihood-ratio test. */
function positionFigure(input: ReportInput, columns: ReturnType<typeof comparisonsOf>, confidence: number): Figure {
  const made = positionEffect(columns, confidence)
  const figure = figureOf(
    {
      coefficient: 'position_effect',
      estimate: made.position,
      undefined: made.position === null ? made.undefined : null,
      standardError: made.positionStandardError,
      interval: made.positionInterval,
    },
    input.preferences.length,
  )
  return made.lrtP === null ? figure : { ...figure, counts: { p: made.lrtP } }
}

/** More tags than this and the smallest are left out. */
const mostTags = 60

/** Mean outcome of each system on the items of each tag, parents before their children. */
export function tagOutcomes(
  input: ReportInput,
  settings: WatchedSettings,
  onProgress?: (fraction: number) => void,
): TagOutcome[] {
  const { tags } = contextOf(input)
  const shown = new Set(tags.toSorted((one, other) => other.items.length - one.items.length).slice(0, mostTags))
  const wanted = tags.filter((tag) => shown.has(tag))
  if (wanted.length === 0) return []
  const protocols = (['rating', 'preference', 'ranking'] as const).map((protocol) => ({
    protocol,
    byItem: Map.groupBy(comparisonsBy(input, protocol), ({ item }) => item),
  }))
  let done = 0
  return protocols.flatMap(({ protocol, byItem }) =>
    byItem.size === 0
      ? []
      : wanted.map(({ path, items }) => {
          const own = items.flatMap((item) => byItem.get(item) ?? [])
          onProgress?.(++done / (wanted.length * protocols.length))
          return {
            protocol,
            tag: path,
            depth: path.split('/').length - 1,
            items: items.length,
            systems: input.systems.map((system) => ({ system, winRate: winRateOf(system, own, settings) })),
          }
        }),
  )
}

function winRateOf(system: SystemId, comparisons: readonly Comparison[], settings: WatchedSettings): Figure {
  const rows = new Map<string, number[]>()
  let n = 0
  for (const { item, one, other, outcome } of comparisons) {
    if (one !== system && other !== system) continue
    addToItem(rows, item, [one === system ? outcome : 1 - outcome, 1])
    n++
  }
  const mean = (totals: Float64Array) => (totals[1] ? (totals[0] ?? 0) / totals[1] : null)
  return itemFigure('win_rate', rows, mean, n, settings, 'no-comparison')
}
