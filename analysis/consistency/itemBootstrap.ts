import { normalCdf, normalQuantile } from '../numeric/distributions.ts'
import { quantileOfSorted } from '../numeric/quantile.ts'
import { seededRandom } from '../resample/seededRandom.ts'
import type { Interval, UndefinedReason } from '../result.ts'

/** How an interval is to be made: number of resamples, seed of the random numbers, confidence as a share. */
export type IntervalOptions = { readonly resamples: number; readonly seed: number; readonly confidence: number }

/** Interval and standard error, or why there is none. */
export type Resampled = {
  readonly interval: Interval | null
  readonly standardError: number | null
  readonly undefined: UndefinedReason | null
}

/** A figure computed from totals over items; null when it does not exist for these totals. */
export type TotalsFigure = (totals: Float64Array) => number | null

/**
 * Bootstrap over whole items for figures that depend on the items only through sums: each resample draws as many items
 * as there are, with replacement, adds their rows up and computes every figure from the totals. Whole items, because
 * several pairs or votes on one item are not independent.
 *
 * `rows` holds one list of `width` addends per item. Interval: bias-corrected and accelerated (Efron 1987), with the
 * acceleration from leaving out one item at a time; standard error: standard deviation of the resampled values.
 * Undefined with one item (`one-unit`), when the figure itself is undefined (`no-variation`), and when more than one
 * resample in twenty has no value or all have the same (`degenerate-resamples`).
 */
export function itemBootstrap(
  rows: readonly (readonly number[])[],
  figures: readonly TotalsFigure[],
  options: IntervalOptions,
): readonly Resampled[] {
  const items = rows.length
  const width = rows[0]?.length ?? 0
  if (items < 2) return figures.map(() => nothing(items === 0 ? 'no-data' : 'one-unit'))
  const flat = Float64Array.from(rows.flat())
  const random = seededRandom(options.seed)
  const drawn = figures.map(() => new Float64Array(options.resamples))
  const totals = new Float64Array(width)
  for (let resample = 0; resample < options.resamples; resample++) {
    totals.fill(0)
    for (let draw = 0; draw < items; draw++) {
      const start = random.below(items) * width
      for (let column = 0; column < width; column++) {
        totals[column] = (totals[column] as number) + (flat[start + column] as number)
      }
    }
    figures.forEach((figure, index) => {
      const values = drawn[index] as Float64Array
      values[resample] = figure(totals) ?? Number.NaN
    })
  }
  return figures.map((figure, index) => summary(drawn[index] as Float64Array, figure, flat, width, options))
}

function summary(
  values: Float64Array,
  figure: TotalsFigure,
  flat: Float64Array,
  width: number,
  options: IntervalOptions,
): Resampled {
  const items = flat.length / width
  const all = new Float64Array(width)
  for (let index = 0; index < flat.length; index++) {
    all[index % width] = (all[index % width] as number) + (flat[index] as number)
  }
  const estimate = figure(all)
  if (estimate === null) return nothing('no-variation')
  const sorted = values.filter((value) => Number.isFinite(value)).sort()
  const spread = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0)
  if (sorted.length < 0.95 * values.length || sorted.length < 2 || !(spread > 1e-12)) {
    return nothing('degenerate-resamples')
  }
  const leftOut = new Float64Array(items)
  const totals = new Float64Array(width)
  for (let item = 0; item < items; item++) {
    for (let column = 0; column < width; column++) {
      totals[column] = (all[column] as number) - (flat[item * width + column] as number)
    }
    leftOut[item] = figure(totals) ?? estimate
  }
  const [low, high] = biasCorrectedLimits(sorted, estimate, leftOut, options.confidence)
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length
  const variance = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (sorted.length - 1)
  return {
    interval: {
      low,
      high,
      confidence: options.confidence,
      method: 'item bootstrap, bca',
      resamples: options.resamples,
      seed: options.seed,
    },
    standardError: Math.sqrt(variance),
    undefined: null,
  }
}

/**
 * Limits of the BCa interval from ascending resampled values and leave-one-out values (Efron 1987, equation 6.8).
 * Falls back to plain percentiles where the correction has no finite value.
 */
export function biasCorrectedLimits(
  sorted: Float64Array,
  estimate: number,
  leftOut: Float64Array,
  confidence: number,
): readonly [number, number] {
  const below = sorted.reduce((count, value) => count + (value < estimate ? 1 : value === estimate ? 0.5 : 0), 0)
  const shift = normalQuantile(below / sorted.length) ?? 0
  const mean = leftOut.reduce((sum, value) => sum + value, 0) / leftOut.length
  let squares = 0
  let cubes = 0
  for (const value of leftOut) {
    squares += (mean - value) ** 2
    cubes += (mean - value) ** 3
  }
  const acceleration = squares > 0 ? cubes / (6 * squares ** 1.5) : 0
  const at = (tail: number): number => {
    const z = normalQuantile(tail) as number
    const corrected = normalCdf(shift + (shift + z) / (1 - acceleration * (shift + z)))
    const usable = 1 - acceleration * (shift + z) > 0 && Number.isFinite(corrected)
    return quantileOfSorted(sorted, usable ? corrected : tail) as number
  }
  const tail = (1 - confidence) / 2
  return [at(tail), at(1 - tail)]
}

const nothing = (reason: UndefinedReason): Resampled => ({ interval: null, standardError: null, undefined: reason })
