/**
 * Krippendorff's alpha with fixed agreement weights, in Gwet's form with his variance (Gwet 2014, ch. 5; irrCAC's
 * `krippen.alpha.raw`). Only units with two or more ratings count.
 *
 * Unweighted equals Krippendorff's nominal and quadratic his interval alpha; ordinal and linear weights give different
 * coefficients from his ordinal alpha, hence the ids `krippendorff_alpha_weights.*`. The variance linearises the
 * coefficient in the units' agreement, size and shares.
 */
import {
  type CategoryWeights,
  type GwetWeights,
  MOST_WEIGHTED_CATEGORIES,
  namedWeights,
  weightedShares,
} from '../distance/agreementWeights.ts'
import { type RatingMatrix, ratingCounts } from '../ratingMatrix.ts'
import type { CountPatterns } from './countPatterns.ts'
import {
  type ChanceCorrectedResult,
  gwetFrame,
  gwetInterval,
  isPairTable,
  linearisedStandardError,
} from './gwetFrame.ts'
import { type CoefficientOptions, filledInterval } from './intervalOptions.ts'
import { undefinedResult, unusableReason } from './reasons.ts'
import { type IntervalPart, noInterval, unitInterval } from './unitInterval.ts'

export type AlphaFixedWeightsOptions = CoefficientOptions & { readonly weights: GwetWeights | CategoryWeights }

/** Alpha under fixed weights; id `krippendorff_alpha_weights.<weights>`. */
export function alphaFixedWeights(matrix: RatingMatrix, options: AlphaFixedWeightsOptions): ChanceCorrectedResult {
  const { weights } = options
  const { name, found } = namedWeights(weights, matrix.categories)
  const coefficient = `krippendorff_alpha_weights.${name}`
  const counts = ratingCounts(matrix)
  const reason = unusableReason(matrix, counts)
  if (reason) return undefinedResult(coefficient, reason, counts)
  if (typeof found === 'string') return undefinedResult(coefficient, found, counts)
  const { patterns, agreement } = gwetFrame(matrix, found)
  const sums = fixedAlpha(patterns, agreement, found, patterns.frequency)
  if (!Number.isFinite(sums.estimate))
    return { ...undefinedResult(coefficient, 'no-variation', counts), pa: sums.pa, pe: sums.pe }
  const filled = filledInterval(options.interval ?? { method: 'analytic' })
  const interval =
    filled.method === 'analytic'
      ? analyticInterval(patterns, agreement, found, sums, filled.confidence)
      : filled.method === 'two-way'
        ? noInterval('not-applicable')
        : unitInterval({
            estimate: sums.estimate,
            frequencies: patterns.frequency.map((units, p) => ((patterns.size[p] as number) > 1 ? units : 0)),
            statistic: (drawn) => fixedAlpha(patterns, agreement, found, drawn).estimate,
            options: filled,
            signal: options.signal,
            onProgress: options.onProgress,
          })
  return { coefficient, estimate: sums.estimate, undefined: null, pa: sums.pa, pe: sums.pe, counts, ...interval }
}

/** Gwet's interval for Krippendorff's alpha under a distance that does not depend on the data. */
export function fixedAlphaInterval(
  matrix: RatingMatrix,
  distance: (codeA: number, codeB: number) => number,
  confidence: number,
): IntervalPart {
  const size = matrix.categories.length
  if (size > MOST_WEIGHTED_CATEGORIES) return noInterval('too-many-categories')
  const cells = new Float64Array(size * size)
  let largest = 0
  for (let a = 0; a < size; a++)
    for (let b = 0; b < size; b++) {
      const apart = a === b ? 0 : distance(a, b)
      cells[a * size + b] = apart
      largest = Math.max(largest, apart)
    }
  // Alpha does not change when all distances are divided by the largest; weights are their complement.
  for (let i = 0; i < cells.length; i++) cells[i] = largest > 0 ? 1 - (cells[i] as number) / largest : 1
  const weights: CategoryWeights = { name: 'own', size, cells }
  const { patterns, agreement } = gwetFrame(matrix, weights)
  const sums = fixedAlpha(patterns, agreement, weights, patterns.frequency)
  return Number.isFinite(sums.estimate)
    ? analyticInterval(patterns, agreement, weights, sums, confidence)
    : noInterval('no-variation')
}

type FixedAlpha = {
  readonly estimate: number
  readonly pa: number
  readonly pe: number
  /** Agreement before the small-sample term, as the variance uses it. */
  readonly plainPa: number
  readonly meanSize: number
  readonly units: number
  readonly shares: Float64Array
}

function fixedAlpha(
  patterns: CountPatterns,
  agreement: Float64Array,
  weights: CategoryWeights,
  frequency: Float64Array,
): FixedAlpha {
  const { patternCount, size, start, code, count } = patterns
  const shares = new Float64Array(weights.size)
  let units = 0
  let ratings = 0
  let agreeing = 0
  for (let p = 0; p < patternCount; p++) {
    const weight = frequency[p] as number
    const m = size[p] as number
    if (weight === 0 || m < 2) continue
    units += weight
    ratings += weight * m
    agreeing += weight * m * (agreement[p] as number)
    for (let e = start[p] as number; e < (start[p + 1] as number); e++)
      shares[code[e] as number] = (shares[code[e] as number] as number) + weight * (count[e] as number)
  }
  for (let c = 0; c < shares.length; c++) shares[c] = (shares[c] as number) / ratings
  const plainPa = agreeing / ratings
  const pa = (1 - 1 / ratings) * plainPa + 1 / ratings
  const expected = weightedShares(weights, shares)
  let pe = 0
  for (let c = 0; c < shares.length; c++) pe += (shares[c] as number) * (expected[c] as number)
  const estimate = 1 - pe > 1e-13 ? (pa - pe) / (1 - pe) : NaN
  return { estimate, pa, pe, plainPa, meanSize: ratings / units, units, shares }
}

function analyticInterval(
  patterns: CountPatterns,
  agreement: Float64Array,
  weights: CategoryWeights,
  sums: FixedAlpha,
  confidence: number,
): IntervalPart {
  const { pa, pe, plainPa, meanSize, shares, estimate } = sums
  const plain = (plainPa - pe) / (1 - pe)
  const expected = weightedShares(weights, shares)
  const values = new Float64Array(patterns.patternCount)
  for (let p = 0; p < values.length; p++) {
    const m = patterns.size[p] as number
    if (m < 2) continue
    const excess = (m - meanSize) / meanSize
    let chance = 0
    for (let e = patterns.start[p] as number; e < (patterns.start[p + 1] as number); e++)
      chance += (patterns.count[e] as number) * (expected[patterns.code[e] as number] as number)
    const own = ((agreement[p] as number) * m) / meanSize - pa * excess
    values[p] = (own - pe) / (1 - pe) - (2 * (1 - plain) * (chance / meanSize - pe * excess - pe)) / (1 - pe)
  }
  const error = linearisedStandardError(patterns, values, plain, 2)
  return gwetInterval(estimate, error, sums.units, confidence, isPairTable(patterns))
}
