/**
 * Lin's concordance correlation (1989): how far pairs fall on the line of equal values, 2 s_xy / (s_x^2 + s_y^2 +
 * (mean_x - mean_y)^2), variances with divisor n. Interval by Lin's Z transformation (with his 2000 correction).
 * `linCccOverall` is the form for many raters (King & Chinchilli 2001; Barnhart, Haber & Song 2002), variances with
 * divisor n - 1. Missing values: pairs, or complete units. Undefined with fewer than three pairs or without any variation.
 */
import { compensatedMean, sumOfSquaredDeviations } from '../numeric/compensatedSum.ts'
import type { Result } from '../result.ts'
import { columnOf, completeMeasurements, type MeasurementMatrix } from './measurementMatrix.ts'
import { correlationOf, fisherInterval, type PairedValues, pairedReason } from './pearson.ts'
import { undefinedResult } from './reasons.ts'

/** Id `lin_ccc`; `precision` is Pearson's r, `accuracy` the bias correction factor (estimate = precision × accuracy). */
export function linCcc(
  pairs: PairedValues,
  options: { readonly confidence?: number } = {},
): Result & {
  readonly precision?: number
  readonly accuracy?: number
} {
  const coefficient = 'lin_ccc'
  const reason = pairedReason(pairs, 3)
  if (reason) return undefinedResult(coefficient, reason)
  const n = pairs.x.length
  const counts = { pairs: n }
  const shift = (compensatedMean(pairs.x) as number) - (compensatedMean(pairs.y) as number)
  const varianceX = sumOfSquaredDeviations(pairs.x) / n
  const varianceY = sumOfSquaredDeviations(pairs.y) / n
  const spread = varianceX + varianceY + shift * shift
  if (!(spread > 0)) return { ...undefinedResult(coefficient, 'no-variation'), counts }
  const precision = correlationOf(pairs.x, pairs.y)
  if (precision === null)
    return { coefficient, estimate: 0, undefined: null, interval: null, intervalUndefined: 'zero-variance', counts }
  const estimate = (2 * precision * Math.sqrt(varianceX) * Math.sqrt(varianceY)) / spread
  const accuracy = precision === 0 ? null : estimate / precision
  const error = linError(estimate, precision, shift / (varianceX ** 0.25 * varianceY ** 0.25), n)
  const interval = fisherInterval(estimate, error, options.confidence ?? 0.95, 'Lin Z')
  return {
    coefficient,
    estimate,
    undefined: null,
    precision,
    ...(accuracy === null ? {} : { accuracy }),
    interval,
    ...(interval ? {} : { intervalUndefined: 'zero-variance' as const }),
    counts,
  }
}

/** Standard error of atanh(estimate). */
function linError(p: number, r: number, u: number, n: number): number {
  if (r === 0) return NaN
  const variance =
    (((1 - r * r) * p * p * (1 - p * p)) / (r * r) +
      (2 * p ** 3 * (1 - p) * u * u) / r -
      (0.5 * p ** 4 * u ** 4) / (r * r)) /
    (n - 2)
  return Math.sqrt(variance) / (1 - p * p)
}

/** Id `lin_ccc.overall`, over complete units. */
export function linCccOverall(matrix: MeasurementMatrix): Result {
  const coefficient = 'lin_ccc.overall'
  if (matrix.raterCount < 2) return undefinedResult(coefficient, 'fewer-than-two-raters')
  const complete = completeMeasurements(matrix)
  const { unitCount: n, raterCount: k } = complete
  if (n < 2) return undefinedResult(coefficient, n === 0 ? 'no-complete-unit' : 'one-unit')
  const columns = Array.from({ length: k }, (_, rater) => columnOf(complete, rater))
  const means = columns.map((column) => compensatedMean(column) as number)
  const unitSums = new Float64Array(n)
  let variances = 0
  for (const column of columns) {
    variances += sumOfSquaredDeviations(column) / (n - 1)
    for (let unit = 0; unit < n; unit++) unitSums[unit] = (unitSums[unit] as number) + (column[unit] as number)
  }
  // The variance of the sums is the sum of all variances and of twice all covariances.
  const covariances = (sumOfSquaredDeviations(unitSums) / (n - 1) - variances) / 2
  let shifts = 0
  for (let a = 0; a < k; a++)
    for (let b = a + 1; b < k; b++) shifts += ((means[a] as number) - (means[b] as number)) ** 2
  const spread = (k - 1) * variances + shifts
  if (!(spread > 0)) return undefinedResult(coefficient, 'no-variation')
  return { coefficient, estimate: (2 * covariances) / spread, undefined: null, counts: { units: n, raters: k } }
}
