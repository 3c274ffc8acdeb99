/**
 * Mean correlation over all pairs of raters, Pearson's or Spearman's: do raters order and space units alike, whatever
 * their severity? A plain mean of the coefficients over complete units. Pairs with a rater who never varies have no
 * correlation; they are left out and counted (`droppedPairs`). Undefined when no pair is left.
 */
import { midranks } from '../numeric/quantile.ts'
import type { Result } from '../result.ts'
import { columnOf, completeMeasurements, type MeasurementMatrix, measurementCounts } from './measurementMatrix.ts'
import { correlationOfDeviations, deviationsOf } from './pearson.ts'
import { undefinedResult } from './reasons.ts'

/** Id `mean_rater_correlation.<kind>`. */
export function meanRaterCorrelation(
  matrix: MeasurementMatrix,
  kind: 'pearson' | 'spearman',
): Result & { readonly droppedPairs?: number } {
  const coefficient = `mean_rater_correlation.${kind}`
  if (matrix.raterCount < 2) return undefinedResult(coefficient, 'fewer-than-two-raters')
  const complete = completeMeasurements(matrix)
  if (complete.unitCount < 2)
    return undefinedResult(coefficient, complete.unitCount === 0 ? 'no-complete-unit' : 'one-unit')
  const columns = Array.from({ length: complete.raterCount }, (_, rater) => {
    const column = columnOf(complete, rater)
    return deviationsOf(kind === 'spearman' ? midranks(column).ranks : column)
  })
  let total = 0
  let pairs = 0
  let droppedPairs = 0
  for (let a = 0; a < columns.length; a++)
    for (let b = a + 1; b < columns.length; b++) {
      const r = correlationOfDeviations(columns[a] ?? null, columns[b] ?? null)
      if (r === null) droppedPairs++
      else {
        total += r
        pairs++
      }
    }
  const counts = { ...measurementCounts(matrix), usedUnits: complete.unitCount, pairs }
  if (pairs === 0) return { ...undefinedResult(coefficient, 'zero-variance'), counts }
  return { coefficient, estimate: total / pairs, undefined: null, droppedPairs, counts }
}
