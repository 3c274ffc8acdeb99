import type { Comparisons } from '../preference/comparisons.ts'
import { comparisonsOf } from '../preference/comparisons.ts'
import type { WinRate } from '../preference/winRate.ts'
import { winRate } from '../preference/winRate.ts'
import type { Interval, Result } from '../result.ts'
import { byCodeUnits } from './byCodeUnits.ts'
import type { IntervalOptions, Resampled } from './itemBootstrap.ts'
import { itemBootstrap } from './itemBootstrap.ts'
import type { JudgedPair, PairOutcome } from './judgedPairs.ts'
import { orderConcordance } from './orderConcordance.ts'

/** Mean outcome (win 1, tie ½, loss 0) of a system, or of A in a pair of systems, under the two protocols. */
export type ProtocolOutcome = {
  readonly n: number
  readonly rating: number
  readonly ratingInterval: Interval | null
  readonly stated: number
  readonly statedInterval: Interval | null
  /** Stated less rating-implied. */
  readonly difference: number
  readonly differenceInterval: Interval | null
}

export type SystemProtocolOutcome = ProtocolOutcome & {
  readonly system: string
  /** Place by mean outcome, 1 = best; systems with equal outcomes share the mean of their places. */
  readonly ratingPlace: number
  readonly statedPlace: number
  readonly ratingWinRate: WinRate
  readonly statedWinRate: WinRate
}

export type PairProtocolOutcome = ProtocolOutcome & { readonly systemA: string; readonly systemB: string }

export type ProtocolEffect = {
  readonly systems: readonly SystemProtocolOutcome[]
  readonly pairs: readonly PairProtocolOutcome[]
  /** Kendall's tau-b between the two orders of systems. */
  readonly orderAgreement: Result
  /** The systems with the best mean outcome under each protocol; the winner changes when they share none. */
  readonly winners: { readonly rating: readonly string[]; readonly stated: readonly string[] }
  /** Pairs left out because a response has no system, or both have the same. */
  readonly skipped: number
}

type SystemPair = {
  readonly systemA: string
  readonly systemB: string
  readonly item: string
  readonly implied: number
  readonly stated: number
}

/**
 * Does the protocol change the verdict on the systems? On exactly the same pairs of responses, the mean outcome of each
 * system (and of each pair of systems) once as the ratings imply it and once as it was stated, their difference with a
 * bootstrap interval over whole items, and how far the two orders of systems agree.
 *
 * `pairs` come from `judgedPairs`; `systemOf` names the system of a response, null when unknown. With `reference`, only
 * pairs that contain that system are used. Systems are listed in code-unit order.
 */
export function protocolEffect(
  pairs: readonly JudgedPair[],
  systemOf: (item: string, response: string) => string | null,
  options: { readonly reference?: string; readonly interval?: IntervalOptions } = {},
): ProtocolEffect {
  const known = pairs.flatMap((pair) => systemPairOf(pair, systemOf))
  const { reference, interval } = options
  const used = known.filter((pair) => reference === undefined || [pair.systemA, pair.systemB].includes(reference))
  const names = [...new Set(used.flatMap((pair) => [pair.systemA, pair.systemB]))].sort()
  const outcomes = names.map((system) => {
    const own = used.flatMap((pair) =>
      pair.systemA === system
        ? [pair]
        : pair.systemB === system
          ? [{ ...pair, implied: 1 - pair.implied, stated: 1 - pair.stated }]
          : [],
    )
    return outcomeOf(own, interval)
  })
  const order = orderConcordance(
    outcomes.map((outcome) => outcome.rating),
    outcomes.map((outcome) => outcome.stated),
  )
  const rates = (of: (pair: SystemPair) => number) => winRate(comparisonsFor(used, names, of), interval?.confidence)
  const [byRating, byStatement] = [rates((pair) => pair.implied), rates((pair) => pair.stated)]
  return {
    systems: names.map((system, index) => ({
      system,
      ...(outcomes[index] as ProtocolOutcome),
      ratingPlace: order.firstPlaces[index] as number,
      statedPlace: order.secondPlaces[index] as number,
      ratingWinRate: byRating.systems[index] as WinRate,
      statedWinRate: byStatement.systems[index] as WinRate,
    })),
    pairs: systemPairs(used, interval),
    orderAgreement: order.tauB,
    winners: {
      rating: bestOf(
        names,
        outcomes.map((outcome) => outcome.rating),
      ),
      stated: bestOf(
        names,
        outcomes.map((outcome) => outcome.stated),
      ),
    },
    skipped: pairs.length - known.length,
  }
}

/** The pair with its systems in code-unit order; none when a response has no system or both have the same. */
function systemPairOf(
  pair: JudgedPair,
  systemOf: (item: string, response: string) => string | null,
): readonly SystemPair[] {
  const [one, other] = [systemOf(pair.item, pair.responseA), systemOf(pair.item, pair.responseB)]
  if (one === null || other === null || one === other) return []
  const inOrder = one < other
  const [implied, stated] = [outcomeForA(pair.implied), outcomeForA(pair.stated)]
  return [
    {
      systemA: inOrder ? one : other,
      systemB: inOrder ? other : one,
      item: pair.item,
      implied: inOrder ? implied : 1 - implied,
      stated: inOrder ? stated : 1 - stated,
    },
  ]
}

function systemPairs(used: readonly SystemPair[], interval?: IntervalOptions): readonly PairProtocolOutcome[] {
  const keyed = Map.groupBy(used, (pair) => JSON.stringify([pair.systemA, pair.systemB]))
  return [...keyed]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, own]) => {
      const { systemA, systemB } = own[0] as SystemPair
      return { systemA, systemB, ...outcomeOf(own, interval) }
    })
}

function outcomeOf(pairs: readonly SystemPair[], interval?: IntervalOptions): ProtocolOutcome {
  const perItem = Map.groupBy(pairs, (pair) => pair.item)
  const rows = [...perItem.keys()].sort(byCodeUnits).map((item) => {
    const own = perItem.get(item) as SystemPair[]
    const sum = (of: (pair: SystemPair) => number) => own.reduce((total, pair) => total + of(pair), 0)
    return [sum((pair) => pair.implied), sum((pair) => pair.stated), own.length]
  })
  const at = (totals: Float64Array, column: number): number => totals[column] as number
  const figures = [
    (totals: Float64Array) => at(totals, 0) / at(totals, 2),
    (totals: Float64Array) => at(totals, 1) / at(totals, 2),
    (totals: Float64Array) => (at(totals, 1) - at(totals, 0)) / at(totals, 2),
  ]
  const totals = Float64Array.from([0, 1, 2], (column) => rows.reduce((sum, row) => sum + (row[column] as number), 0))
  const [rating, stated, difference] = figures.map((figure) => figure(totals)) as [number, number, number]
  const limits = interval ? itemBootstrap(rows, figures, interval) : []
  const intervalOf = (index: number): Interval | null => (limits[index] as Resampled | undefined)?.interval ?? null
  return {
    n: pairs.length,
    rating,
    ratingInterval: intervalOf(0),
    stated,
    statedInterval: intervalOf(1),
    difference,
    differenceInterval: intervalOf(2),
  }
}

const comparisonsFor = (
  used: readonly SystemPair[],
  names: readonly string[],
  of: (pair: SystemPair) => number,
): Comparisons =>
  comparisonsOf(
    used.map((pair) => {
      const forA = of(pair)
      return { left: pair.systemA, right: pair.systemB, outcome: forA === 1 ? 'left' : forA === 0 ? 'right' : 'tie' }
    }),
    names,
  )

const outcomeForA = (outcome: PairOutcome): number => (outcome === 'A' ? 1 : outcome === 'B' ? 0 : 0.5)

/** Names whose value is the highest, within rounding. */
function bestOf(names: readonly string[], values: readonly number[]): readonly string[] {
  const best = Math.max(...values)
  return names.filter((_, index) => (values[index] as number) >= best - 1e-12)
}
