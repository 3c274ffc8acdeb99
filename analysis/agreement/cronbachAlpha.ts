/**
 * Cronbach's alpha (1951) with raters as items: k/(k-1) (1 - sum of the raters' variances / variance of the units'
 * sums). Equals ICC(3,k), whose exact F limits are its interval (Feldt 1965). Says how reliable the raters' mean is as to
 * order, not whether raters agree. Missing values: complete units. Undefined with fewer than two raters or units, or when
 * the units' sums do not vary.
 */
import type { Result } from '../result.ts'
import { iccFromMeanSquares, meanSquares } from './icc.ts'
import { completeMeasurements, type MeasurementMatrix, measurementCounts } from './measurementMatrix.ts'
import { undefinedResult } from './reasons.ts'

/** Id `cronbach_alpha`. */
export function cronbachAlpha(matrix: MeasurementMatrix, options: { readonly confidence?: number } = {}): Result {
  const coefficient = 'cronbach_alpha'
  if (matrix.raterCount < 2) return undefinedResult(coefficient, 'fewer-than-two-raters')
  const complete = completeMeasurements(matrix)
  if (complete.unitCount < 2)
    return undefinedResult(coefficient, complete.unitCount === 0 ? 'no-complete-unit' : 'one-unit')
  const forms = iccFromMeanSquares(meanSquares(complete), 'icc', options.confidence ?? 0.95)
  const same = forms.find((form) => form.coefficient === 'icc.3_k') as Result
  return { ...same, coefficient, counts: { ...measurementCounts(matrix), usedUnits: complete.unitCount } }
}
