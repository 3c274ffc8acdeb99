import {
  bcaInterval,
  CancelledError,
  forEachResample,
  RESAMPLES_PER_BLOCK,
  type Watched,
} from '../resample/bootstrap.ts'
import type { Interval, UndefinedReason } from '../result.ts'
import { mostKept, timesDrawn } from './drawnTimes.ts'
import { addUpOf } from './resampledTotals.ts'

/**
 * How an interval is to be made: number of resamples, seed of the random numbers, confidence as a share. Throws
 * CancelledError when the signal says so.
 */
export type IntervalOptions = {
  readonly resamples: number
  readonly seed: number
  readonly confidence: number
  readonly signal?: Watched['signal']
}

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
 * `rows` holds one list of addends per item, all equally long. Interval: bias-corrected and accelerated (Efron 1987),
 * the acceleration from leaving out one item at a time; standard error: standard deviation of the resampled values.
 * Undefined with one item (`one-unit`), when the figure itself is undefined (`no-variation`), and when many resamples
 * have no value or all have the same (`degenerate-resamples`).
 */
export function itemBootstrap(
  rows: readonly (readonly number[])[],
  figures: readonly TotalsFigure[],
  options: IntervalOptions,
): readonly Resampled[] {
  const items = rows.length
  const width = rows[0]?.length ?? 0
  if (items < 2) return figures.map(() => nothing(items === 0 ? 'no-data' : 'one-unit'))
  const flat = flattened(rows, width)
  const drawn = figures.map(() => new Float64Array(options.resamples))
  const totals = new Float64Array(width)
  const note = (resample: number): void =>
    figures.forEach((figure, index) => {
      const values = drawn[index] as Float64Array
      values[resample] = figure(totals) ?? Number.NaN
    })
  if (items * options.resamples > mostKept) {
    forEachResample(options, (resample, random) => {
      totals.fill(0)
      for (let draw = 0; draw < items; draw++) addRow(totals, flat, random.below(items))
      note(resample)
    })
  } else {
    const times = timesDrawn(items, options)
    const addUp = addUpOf(flat, width)
    for (let resample = 0; resample < options.resamples; resample++) {
      if (resample % RESAMPLES_PER_BLOCK === 0 && options.signal?.aborted) throw new CancelledError('cancelled')
      addUp(times, resample * items, totals)
      note(resample)
    }
  }
  return figures.map((figure, index) => summary(drawn[index] as Float64Array, figure, flat, width, options))
}

function flattened(rows: readonly (readonly number[])[], width: number): Float64Array {
  const flat = new Float64Array(rows.length * width)
  rows.forEach((row, item) => flat.set(row, item * width))
  return flat
}

function addRow(totals: Float64Array, flat: Float64Array, item: number): void {
  const width = totals.length
  for (let column = 0, at = item * width; column < width; column++, at++) {
    totals[column] = (totals[column] as number) + (flat[at] as number)
  }
}

function summary(
  estimates: Float64Array,
  figure: TotalsFigure,
  flat: Float64Array,
  width: number,
  { confidence, seed }: IntervalOptions,
): Resampled {
  const all = new Float64Array(width)
  for (let item = 0; item * width < flat.length; item++) addRow(all, flat, item)
  const estimate = figure(all)
  if (estimate === null) return nothing('no-variation')
  const acceleration = accelerationOf(leftOutValues(figure, flat, all, estimate))
  const made = bcaInterval({
    estimates,
    estimate,
    confidence,
    seed,
    method: 'item bootstrap, bca',
    jackknife: {
      values: new Float64Array(0),
      multiplicities: new Float64Array(0),
      parts: flat.length / width,
      grouped: false,
      standardError: null,
      biasCorrected: null,
      acceleration,
    },
  })
  const varies = made.standardError !== null && made.standardError > 1e-12
  if (made.interval === null || !varies) return nothing(made.intervalUndefined ?? 'degenerate-resamples')
  return { interval: made.interval, standardError: made.standardError, undefined: null }
}

/** The figure without each item in turn; where it does not exist then, the figure itself. */
function leftOutValues(figure: TotalsFigure, flat: Float64Array, all: Float64Array, estimate: number): Float64Array {
  const values = new Float64Array(flat.length / all.length)
  const totals = new Float64Array(all.length)
  for (let item = 0; item < values.length; item++) {
    for (let column = 0; column < all.length; column++) {
      totals[column] = (all[column] as number) - (flat[item * all.length + column] as number)
    }
    values[item] = figure(totals) ?? estimate
  }
  return values
}

function accelerationOf(leftOut: Float64Array): number {
  const mean = leftOut.reduce((sum, value) => sum + value, 0) / leftOut.length
  let squares = 0
  let cubes = 0
  for (const value of leftOut) {
    squares += (mean - value) ** 2
    cubes += (mean - value) ** 3
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0
}

const nothing = (reason: UndefinedReason): Resampled => ({ interval: null, standardError: null, undefined: reason })
