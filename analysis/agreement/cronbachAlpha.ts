/**
 * Cronbach's alpha (1951) with raters as items: k/(k-1) (1 - sum of the raters' variances / variance of the units'
 * sums). Says how reliable the raters' mean is as to order, not whether raters agree.
 *
 * Missing values: each covariance from the units both raters rated. Complete data: equals ICC(3,k), whose exact F limits
 * are its interval (Feldt 1965); incomplete data have no interval here (`missing-values`). Undefined with fewer than two
 * raters or units, when two raters share fewer than two units, or when the units' sums do not vary.
 */
import { compensatedDot, compensatedSum } from '../numeric/compensatedSum.ts'
import type { Result } from '../result.ts'
import { iccFromMeanSquares, meanSquares } from './icc.ts'
import { isComplete, type MeasurementMatrix, measurementCounts, pairOfColumns } from './measurementMatrix.ts'
import { undefinedResult } from './reasons.ts'

/** Id `cronbach_alpha`. */
export function cronbachAlpha(matrix: MeasurementMatrix, options: { readonly confidence?: number } = {}): Result {
  const coefficient = 'cronbach_alpha'
  if (matrix.raterCount < 2) return undefinedResult(coefficient, 'fewer-than-two-raters')
  if (matrix.unitCount < 2) return undefinedResult(coefficient, matrix.unitCount === 0 ? 'no-data' : 'one-unit')
  const counts = measurementCounts(matrix)
  if (isComplete(matrix)) {
    const forms = iccFromMeanSquares(meanSquares(matrix), 'icc', options.confidence ?? 0.95)
    const same = forms.find((form) => form.coefficient === 'icc.3_k') as Result
    return { ...same, coefficient, counts }
  }
  const { raterCount: k } = matrix
  let variances = 0
  let total = 0
  for (let a = 0; a < k; a++)
    for (let b = a; b < k; b++) {
      const shared = covariance(pairOfColumns(matrix, a, b))
      if (shared === null) return { ...undefinedResult(coefficient, 'too-few-observations'), counts }
      total += a === b ? shared : 2 * shared
      if (a === b) variances += shared
    }
  if (!(total > 0)) return { ...undefinedResult(coefficient, 'zero-variance'), counts }
  const estimate = (k / (k - 1)) * (1 - variances / total)
  return { coefficient, estimate, undefined: null, interval: null, intervalUndefined: 'missing-values', counts }
}

/** Sample covariance (divisor n - 1); null for fewer than two pairs. */
function covariance({ x, y }: { readonly x: Float64Array; readonly y: Float64Array }): number | null {
  const n = x.length
  if (n < 2) return null
  const meanX = compensatedSum(x) / n
  const meanY = compensatedSum(y) / n
  return (
    compensatedDot(
      x.map((value) => value - meanX),
      y.map((value) => value - meanY),
    ) /
    (n - 1)
  )
}
