/**
 * Krippendorff's alpha: 1 - observed / expected disagreement over all pairable ratings.
 *
 * Observed disagreement is the mean distance between two ratings of the same unit, expected disagreement the mean
 * distance between any two ratings of the data. Source: Krippendorff (2011), "Computing Krippendorff's Alpha-
 * Reliability"; (2018), Content Analysis, 4th ed., ch. 12. Missing ratings: every unit with at least two ratings counts,
 * whoever gave them; other units are left out and counted. Undefined when no unit has two ratings, or nothing varies.
 * The ordinal distance uses the data's own category frequencies (not Gwet's fixed ordinal weights, which are
 * `alphaFixedWeights`).
 *
 * Intervals: unit bootstrap (BCa or percentile), two-way bootstrap, jackknife; Gwet's linearisation (`analytic`) for
 * distances that do not depend on the data.
 */
import type { RatingCounts, RatingMatrix } from '../ratingMatrix.ts'
import { ratingCounts } from '../ratingMatrix.ts'
import type { Result, UndefinedReason } from '../result.ts'
import { fixedAlphaInterval } from './alphaFixedWeights.ts'
import {
  alphaStatistic,
  codeDistance,
  type Measurement,
  type MeasurementOptions,
  type OwnDistance,
} from './alphaMeasurement.ts'
import type { AlphaParts, AlphaStatistic } from './alphaStatistic.ts'
import { type CountPatterns, countPatterns } from './countPatterns.ts'
import type { TableRoutine } from './gwetFrame.ts'
import { type CoefficientOptions, filledInterval } from './intervalOptions.ts'
import { undefinedResult, unusableReason } from './reasons.ts'
import { twoWayAlphaInterval } from './twoWayBootstrap.ts'
import { type IntervalPart, noInterval, unitInterval } from './unitInterval.ts'

export type KrippendorffAlphaOptions = CoefficientOptions & MeasurementOptions

export type KrippendorffAlphaResult = Result & {
  readonly measurement?: string
  readonly observedDisagreement?: number
  readonly expectedDisagreement?: number
  readonly counts?: RatingCounts
  readonly degenerate?: boolean
  readonly undefinedResamples?: number
  readonly tableRoutine?: TableRoutine
}

/** Alpha of a matrix; see the head of this file. Throws CancelledError only when `signal` says so. */
export function krippendorffAlpha(matrix: RatingMatrix, options: KrippendorffAlphaOptions): KrippendorffAlphaResult {
  const { measurement } = options
  const name = typeof measurement === 'string' ? measurement : measurement.name
  const coefficient = `krippendorff_alpha.${name}`
  const counts = ratingCounts(matrix)
  const patterns = countPatterns(matrix)
  const reason =
    unusableReason(matrix, counts) ?? scaleReason(matrix, patterns, measurement) ?? costReason(matrix, measurement)
  if (reason) return { ...undefinedResult(coefficient, reason, counts), measurement: name }
  const statistic = alphaStatistic(matrix, patterns, options)
  const parts: AlphaParts = { estimate: NaN, observedDisagreement: NaN, expectedDisagreement: NaN }
  const estimate = statistic(patterns.frequency, parts)
  if (!Number.isFinite(estimate)) return { ...undefinedResult(coefficient, 'no-variation', counts), measurement: name }
  return {
    coefficient,
    estimate,
    undefined: null,
    measurement: name,
    observedDisagreement: parts.observedDisagreement,
    expectedDisagreement: parts.expectedDisagreement,
    counts,
    ...(options.interval ? alphaInterval(matrix, patterns, options, statistic, estimate) : {}),
  }
}

/** Distances that must be summed over all pairs of categories: more categories than this would take minutes, or hours. */
const MOST_PAIRED_CATEGORIES = 20_000
const MOST_RESAMPLED_CATEGORIES = 600

const isPaired = (measurement: Measurement | OwnDistance): boolean =>
  measurement !== 'nominal' && measurement !== 'ordinal' && measurement !== 'interval'

const costReason = (matrix: RatingMatrix, measurement: Measurement | OwnDistance): UndefinedReason | null =>
  isPaired(measurement) && matrix.categories.length > MOST_PAIRED_CATEGORIES ? 'too-many-categories' : null

/** Negative values have no ratio distance. */
function scaleReason(
  matrix: RatingMatrix,
  patterns: CountPatterns,
  measurement: Measurement | OwnDistance,
): UndefinedReason | null {
  if (measurement !== 'ratio') return null
  for (const code of patterns.code) if ((matrix.categories[code] as number) < 0) return 'negative-value-on-ratio-scale'
  return null
}

function alphaInterval(
  matrix: RatingMatrix,
  patterns: CountPatterns,
  options: KrippendorffAlphaOptions,
  statistic: AlphaStatistic,
  estimate: number,
): IntervalPart {
  const interval = filledInterval(options.interval as NonNullable<typeof options.interval>)
  if (interval.method === 'analytic') {
    if (options.measurement === 'ordinal') return noInterval('not-applicable')
    return fixedAlphaInterval(matrix, codeDistance(matrix, options), interval.confidence)
  }
  if (isPaired(options.measurement) && matrix.categories.length > MOST_RESAMPLED_CATEGORIES)
    return noInterval('too-many-categories')
  if (interval.method === 'two-way') return twoWayAlphaInterval(matrix, options, interval)
  const parts: AlphaParts = { estimate: NaN, observedDisagreement: NaN, expectedDisagreement: NaN }
  // Units with one rating carry no pair: only pairable units are drawn.
  const frequencies = patterns.frequency.map((units, p) => ((patterns.size[p] as number) > 1 ? units : 0))
  return unitInterval({
    estimate,
    frequencies,
    statistic: (weights) => statistic(weights, parts),
    options: interval,
    signal: options.signal,
    onProgress: options.onProgress,
  })
}
