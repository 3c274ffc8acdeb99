import { quantile } from '../numeric/quantile.ts'
import { seededRandom, shuffledIndexes } from '../resample/seededRandom.ts'
import type { Interval, Result } from '../result.ts'
import type { Comparisons } from './comparisons.ts'

export type EloOptions = {
  /** Points at stake in one comparison; must be given, as it decides how much the last comparisons count. */
  readonly k: number
  readonly start?: number
  readonly scale?: number
  readonly base?: number
  /** Replays in random order behind the interval; absent or 0 = no interval. */
  readonly permutations?: number
  readonly seed?: number
  readonly confidence?: number
}

export type EloResult = Result & {
  readonly systems: readonly {
    readonly system: string
    readonly estimate: number
    readonly interval: Interval | null
  }[]
  readonly k: number
}

/**
 * Elo ratings by replaying the comparisons in the order given (Elo 1978): after each, the left rating moves by
 * k × (result − expected), the right one by as much the other way; expected = 1 / (1 + base^((right − left) / scale));
 * a tie is half a win. Depends on the order of rows: the interval shows by how much, as percentiles over replays in
 * random order (it says nothing about sampling of votes). `estimate` is the highest rating.
 * Undefined (`no-comparison`) without comparisons.
 */
export function elo(comparisons: Comparisons, options: EloOptions): EloResult {
  const { k, start = 1000, permutations = 0, seed = 1, confidence = 0.95 } = options
  const coefficient = `elo.k${k}`
  const { systems, left } = comparisons
  if (left.length === 0) {
    return {
      coefficient,
      estimate: null,
      undefined: 'no-comparison',
      k,
      systems: systems.map((system) => ({ system, estimate: start, interval: null })),
    }
  }
  const ratings = replay(comparisons, null, options)
  const random = seededRandom(seed)
  const replays = Array.from({ length: permutations }, () =>
    replay(comparisons, shuffledIndexes(left.length, random), options),
  )
  const tail = (1 - confidence) / 2
  const method = 'percentiles over random orders'
  const intervalOf = (index: number): Interval | null => {
    if (replays.length < 2) return null
    const values = replays.map((replayed) => replayed[index] as number)
    const [low, high] = [quantile(values, tail) as number, quantile(values, 1 - tail) as number]
    return { low, high, confidence, method, resamples: permutations, seed }
  }
  return {
    coefficient,
    estimate: Math.max(...ratings),
    undefined: null,
    k,
    systems: systems.map((system, index) => ({
      system,
      estimate: ratings[index] as number,
      interval: intervalOf(index),
    })),
    counts: { comparisons: left.length, systems: systems.length },
  }
}

function replay(
  { systems, left, right, outcome }: Comparisons,
  order: Int32Array | null,
  { k, start = 1000, scale = 400, base = 10 }: EloOptions,
): Float64Array {
  const ratings = new Float64Array(systems.length).fill(start)
  const rate = Math.log(base) / scale
  for (let step = 0; step < left.length; step++) {
    const row = order === null ? step : (order[step] as number)
    const one = left[row] as number
    const other = right[row] as number
    const expected = 1 / (1 + Math.exp(rate * ((ratings[other] as number) - (ratings[one] as number))))
    const gain = k * (((outcome[row] as number) + 1) / 2 - expected)
    ratings[one] = (ratings[one] as number) + gain
    ratings[other] = (ratings[other] as number) - gain
  }
  return ratings
}
