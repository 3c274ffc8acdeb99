/**
 * The bootstrap over whole units (Efron 1979): units are drawn with replacement, a statistic is recomputed from how
 * often each kind of unit was drawn. Kinds are whatever the caller counts units by: count patterns, cells of a table, or
 * the units (items, clusters) themselves with frequency 1.
 *
 * Resamples come in blocks with one random stream each, so a range of resamples gives the same numbers whether it is
 * computed in one piece or shared out over workers.
 */

import { normalCdf, normalQuantile } from '../numeric/distributions.ts'
import { quantileOfSorted, sortedFinite } from '../numeric/quantile.ts'
import type { Interval, UndefinedReason } from '../result.ts'
import type { Jackknife } from './jackknife.ts'
import { multinomialDrawer } from './multinomial.ts'
import { seededRandom } from './seededRandom.ts'

/** A statistic of weighted kinds of units; NaN where it is undefined (it never leaves this folder as such). */
export type WeightedStatistic = (weights: Float64Array) => number

/** Work that can be watched and cancelled. */
export type Watched = {
  readonly signal?: { readonly aborted: boolean } | undefined
  readonly onProgress?: ((fraction: number) => void) | undefined
}

/** Thrown out of a long computation when its signal says so; the only exception `analysis/` throws on purpose. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError'
}

export const RESAMPLES_PER_BLOCK = 50

/** Calls `body` for each block of resamples with its own random stream, watching signal and progress. */
export function forEachResample(
  options: Watched & {
    readonly resamples: number
    readonly seed: number
    readonly first?: number
    readonly last?: number
  },
  body: (resample: number, random: ReturnType<typeof seededRandom>) => void,
): void {
  const first = options.first ?? 0
  const last = options.last ?? options.resamples
  for (let start = first; start < last; start += RESAMPLES_PER_BLOCK) {
    if (options.signal?.aborted) throw new CancelledError('cancelled')
    const random = seededRandom(options.seed, Math.floor(start / RESAMPLES_PER_BLOCK))
    const end = Math.min(last, start + RESAMPLES_PER_BLOCK)
    for (let resample = start; resample < end; resample++) body(resample, random)
    options.onProgress?.((end - first) / Math.max(1, last - first))
  }
}

/**
 * Estimates of `resamples` resamples, in order of drawing (NaN where undefined). `first` and `last` pick a range, `first`
 * a multiple of RESAMPLES_PER_BLOCK; ranges put together equal the whole. Throws CancelledError when aborted.
 */
export function bootstrapEstimates(
  options: Watched & {
    readonly frequencies: ArrayLike<number>
    readonly statistic: WeightedStatistic
    readonly resamples: number
    readonly seed: number
    readonly first?: number
    readonly last?: number
  },
): Float64Array {
  const first = options.first ?? 0
  const estimates = new Float64Array(Math.max(0, (options.last ?? options.resamples) - first))
  const draw = multinomialDrawer(options.frequencies)
  const weights = new Float64Array(options.frequencies.length)
  forEachResample(options, (resample, random) => {
    draw(random, weights)
    estimates[resample - first] = options.statistic(weights)
  })
  return estimates
}

/** An interval from resamples, or why there is none. `standardError` is the standard deviation of the resamples. */
export type ResampledInterval = {
  readonly interval: Interval | null
  readonly intervalUndefined?: UndefinedReason
  readonly standardError: number | null
  readonly undefinedResamples: number
}

/** More than this share of undefined resamples and the rest cannot stand for the whole. */
const UNDEFINED_SHARE_ALLOWED = 0.1

type IntervalRequest = {
  readonly estimates: Float64Array
  readonly confidence: number
  readonly seed: number
  readonly method: string
}

/** Percentile interval (Efron 1979): quantiles of the resamples, undefined ones left out and counted. */
export function percentileInterval(request: IntervalRequest): ResampledInterval {
  const tail = (1 - request.confidence) / 2
  return intervalAt(request, tail, 1 - tail)
}

/**
 * Bias-corrected and accelerated interval (Efron 1987): the quantiles are shifted by the share of resamples below the
 * estimate (ties count half) and by the skewness of the jackknife values.
 */
export function bcaInterval(
  request: IntervalRequest & { readonly estimate: number; readonly jackknife: Jackknife },
): ResampledInterval {
  const { estimates, estimate, confidence } = request
  let below = 0
  let defined = 0
  for (const value of estimates) {
    if (Number.isNaN(value)) continue
    defined++
    const difference = value - estimate
    const tolerance = 1e-12 * Math.max(1, Math.abs(estimate))
    below += difference < -tolerance ? 1 : difference <= tolerance ? 0.5 : 0
  }
  const bound = 0.5 / Math.max(1, defined)
  const bias = normalQuantile(Math.min(1 - bound, Math.max(bound, below / Math.max(1, defined)))) ?? 0
  const acceleration = request.jackknife.acceleration
  const shifted = (probability: number): number => {
    const z = bias + (normalQuantile(probability) ?? 0)
    const room = 1 - acceleration * z
    return room <= 0 ? (z > 0 ? 1 : 0) : normalCdf(bias + z / room)
  }
  const tail = (1 - confidence) / 2
  return intervalAt(request, shifted(tail), shifted(1 - tail))
}

function intervalAt(request: IntervalRequest, lowAt: number, highAt: number): ResampledInterval {
  const { estimates, confidence, seed, method } = request
  const sorted = sortedFinite(estimates)
  const undefinedResamples = estimates.length - sorted.length
  const standardError = spread(sorted)
  const low = quantileOfSorted(sorted, lowAt)
  const high = quantileOfSorted(sorted, highAt)
  if (low === null || high === null || undefinedResamples > UNDEFINED_SHARE_ALLOWED * estimates.length)
    return { interval: null, intervalUndefined: 'degenerate-resamples', standardError: null, undefinedResamples }
  return {
    interval: { low, high, confidence, method, resamples: estimates.length, seed },
    standardError,
    undefinedResamples,
  }
}

function spread(values: Float64Array): number | null {
  if (values.length < 2) return null
  let mean = 0
  for (const value of values) mean += value
  mean /= values.length
  let squares = 0
  for (const value of values) squares += (value - mean) * (value - mean)
  return Math.sqrt(squares / (values.length - 1))
}
