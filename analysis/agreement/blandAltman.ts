/**
 * Bland & Altman's limits of agreement of two raters (1986, 1999): mean difference (first - second) and the range in
 * which about 95 % of differences lie, bias ± 1.96 standard deviations. Confidence limits by Student's t with n - 1
 * degrees of freedom; the error of a limit is sd sqrt(1/n + z^2 / (2 (n - 1))), z the 97.5 % point of the normal. Missing values: pairs both rated.
 * Undefined with fewer than two pairs.
 */
import { compensatedMean, sumOfSquaredDeviations } from '../numeric/compensatedSum.ts'
import { normalQuantile, studentQuantile } from '../numeric/distributions.ts'
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
  readonly sd?: number
  readonly loaLower?: number
  readonly loaUpper?: number
  readonly biasCi?: Limits
  readonly loaLowerCi?: Limits
  readonly loaUpperCi?: Limits
} {
  const coefficient = 'bland_altman'
  const n = pairs.x.length
  if (n === 0 || pairs.y.length !== n) return undefinedResult(coefficient, 'no-data')
  if (n < 2) return undefinedResult(coefficient, 'too-few-observations')
  const { confidence = 0.95 } = options
  const differences = Float64Array.from(pairs.x, (value, i) => value - (pairs.y[i] as number))
  const bias = compensatedMean(differences) as number
  const sd = Math.sqrt(sumOfSquaredDeviations(differences) / (n - 1))
  const z = normalQuantile(0.975) as number
  const t = studentQuantile(0.5 + confidence / 2, n - 1) as number
  const standardError = sd / Math.sqrt(n)
  const limitError = sd * Math.sqrt(1 / n + z ** 2 / (2 * (n - 1)))
  const around = (centre: number, error: number): Limits => [centre - t * error, centre + t * error]
  const loaLower = bias - 1.96 * sd
  const loaUpper = bias + 1.96 * sd
  const [low, high] = around(bias, standardError)
  return {
    coefficient,
    estimate: bias,
    undefined: null,
    standardError,
    interval: { low, high, confidence, method: 't' },
    bias,
    sd,
    loaLower,
    loaUpper,
    biasCi: [low, high],
    loaLowerCi: around(loaLower, limitError),
    loaUpperCi: around(loaUpper, limitError),
    counts: { pairs: n },
  }
}
