/**
 * Intervals by resampling or leaving out whole units, for any coefficient that can be computed from how often each kind
 * of unit occurs. Never by drawing disagreements singly (the KALPHA bootstrap), which undercovers badly.
 */
import { normalQuantile, studentQuantile } from '../numeric/distributions.ts'
import {
  bcaInterval,
  bootstrapEstimates,
  percentileInterval,
  type Watched,
  type WeightedStatistic,
} from '../resample/bootstrap.ts'
import { jackknife } from '../resample/jackknife.ts'
import type { Interval, UndefinedReason } from '../result.ts'
import { filledInterval, type IntervalOptions } from './intervalOptions.ts'

/** The interval part of a result. */
export type IntervalPart = {
  readonly standardError?: number | null
  readonly interval: Interval | null
  readonly intervalUndefined?: UndefinedReason
  /** True when the data leave no spread at all (perfect agreement): limits equal the estimate and say little. */
  readonly degenerate?: boolean
  readonly undefinedResamples?: number
}

/** No interval, and why. */
export const noInterval = (reason: UndefinedReason): IntervalPart => ({
  standardError: null,
  interval: null,
  intervalUndefined: reason,
})

/**
 * Bootstrap (percentile, BCa) or jackknife interval of `estimate`. `frequencies` counts units by kind; `statistic` gets
 * the drawn counts and returns NaN where undefined. `highest` caps the upper limit (1 for agreement coefficients).
 * Throws CancelledError when the signal says so.
 */
export function unitInterval(
  request: Watched & {
    readonly estimate: number
    readonly frequencies: ArrayLike<number>
    readonly statistic: WeightedStatistic
    readonly options: IntervalOptions
    readonly highest?: number
  },
): IntervalPart {
  const options = filledInterval(request.options)
  let units = 0
  for (let i = 0; i < request.frequencies.length; i++) units += request.frequencies[i] as number
  if (units < 2) return noInterval('one-unit')
  if (options.method === 'jackknife') return jackknifeInterval(request, options.confidence)
  const estimates = bootstrapEstimates({ ...request, resamples: options.resamples, seed: options.seed })
  const common = { estimates, confidence: options.confidence, seed: options.seed }
  const resampled =
    options.method === 'percentile'
      ? percentileInterval({ ...common, method: 'unit bootstrap, percentile' })
      : bcaInterval({
          ...common,
          method: 'unit bootstrap, BCa',
          estimate: request.estimate,
          jackknife: jackknife(request),
        })
  return flagged(resampled)
}

function jackknifeInterval(
  request: {
    readonly estimate: number
    readonly frequencies: ArrayLike<number>
    readonly statistic: WeightedStatistic
    readonly highest?: number
  },
  confidence: number,
): IntervalPart {
  const leftOut = jackknife(request)
  if (leftOut.standardError === null) return noInterval('degenerate-resamples')
  return studentInterval({
    estimate: request.estimate,
    standardError: leftOut.standardError,
    df: leftOut.parts - 1,
    confidence,
    method: leftOut.grouped ? 'jackknife over groups of units, t' : 'jackknife over units, t',
    highest: request.highest ?? 1,
  })
}

/** estimate ± t × standard error, capped above at `highest`. */
export function studentInterval(request: {
  readonly estimate: number
  readonly standardError: number
  readonly df: number
  readonly confidence: number
  readonly method: string
  readonly highest?: number
}): IntervalPart {
  const t = studentQuantile(0.5 + request.confidence / 2, request.df)
  if (t === null || !Number.isFinite(request.standardError)) return noInterval('one-unit')
  return around(request, t)
}

/** estimate ± z × standard error, capped above at `highest` where given. */
export function normalInterval(request: {
  readonly estimate: number
  readonly standardError: number
  readonly confidence: number
  readonly method: string
  readonly highest?: number
}): IntervalPart {
  const z = normalQuantile(0.5 + request.confidence / 2)
  if (z === null || !Number.isFinite(request.standardError)) return noInterval('not-applicable')
  return around(request, z)
}

function around(
  request: {
    readonly estimate: number
    readonly standardError: number
    readonly confidence: number
    readonly method: string
    readonly highest?: number
  },
  multiplier: number,
): IntervalPart {
  const { estimate, standardError, confidence, method } = request
  const half = multiplier * standardError
  const high = Math.min(request.highest ?? Infinity, estimate + half)
  return flagged({ standardError, interval: { low: estimate - half, high, confidence, method } })
}

function flagged<Part extends IntervalPart>(part: Part): IntervalPart {
  return part.interval && part.interval.high - part.interval.low <= 1e-12 ? { ...part, degenerate: true } : part
}
