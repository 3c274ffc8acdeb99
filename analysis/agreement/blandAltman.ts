/**
 * Bland & Altman's limits of agreement of two raters (1986, 1999): mean difference (first - second) and the range in
 * which about 95 % of differences lie, bias ± 1.96 standard deviations. Confidence limits by Student's t with n - 1
 * degrees of freedom; the error of a limit is sd sqrt(1/n + 1.96^2 / (2 (n - 1))). Missing values: pairs both rated.
 * Undefined with fewer than two pairs.
 */
import { compensatedMean, sumOfSquaredDeviations } from '../numeric/compensatedSum.ts'
import { studentQuantile } from '../numeric/distributions.ts'
import type { Result } from '../result.ts'
import type { PairedValues } from './pearson.ts'
import { undefinedResult } from './reasons.ts'

type Limits = readonly [number, number]

/** Id `bland_altman`; `estimate` is the bias. All limits are in the unit of the ratings. */
export function blandAltman(
  pairs: PairedValues,
  options: { readonly confidence?: number } = {},
): Result & {
  readonly bias?: number
  readonly standardDeviation?: number
  readonly lowerLimit?: number
  readonly upperLimit?: number
  readonly biasInterval?: Limits
  readonly lowerLimitInterval?: Limits
  readonly upperLimitInterval?: Limits
} {
  const coefficient = 'bland_altman'
  const n = pairs.x.length
  if (n === 0 || pairs.y.length !== n) return undefinedResult(coefficient, 'no-data')
  if (n < 2) return undefinedResult(coefficient, 'too-few-observations')
  const { confidence = 0.95 } = options
  const differences = Float64Array.from(pairs.x, (value, i) => value - (pairs.y[i] as number))
  const bias = compensatedMean(differences) as number
  const standardDeviation = Math.sqrt(sumOfSquaredDeviations(differences) / (n - 1))
  const t = studentQuantile(0.5 + confidence / 2, n - 1) as number
  const standardError = standardDeviation / Math.sqrt(n)
  const limitError = standardDeviation * Math.sqrt(1 / n + 1.96 ** 2 / (2 * (n - 1)))
  const around = (centre: number, error: number): Limits => [centre - t * error, centre + t * error]
  const lowerLimit = bias - 1.96 * standardDeviation
  const upperLimit = bias + 1.96 * standardDeviation
  const [low, high] = around(bias, standardError)
  return {
    coefficient,
    estimate: bias,
    undefined: null,
    standardError,
    interval: { low, high, confidence, method: 't' },
    bias,
    standardDeviation,
    lowerLimit,
    upperLimit,
    biasInterval: [low, high],
    lowerLimitInterval: around(lowerLimit, limitError),
    upperLimitInterval: around(upperLimit, limitError),
    counts: { pairs: n },
  }
}
