/**
 * Brennan & Prediger's coefficient (1981; with two raters Bennett's S 1954, with many Randolph's free-marginal kappa
 * 2005): chance agreement is that of raters who use the q declared categories, also unused ones, equally often.
 *
 * Missing ratings: units with two or more ratings. Needs at least two categories. Interval: Gwet's.
 */
import { type CategoryWeights, type GwetWeights, namedWeights, weightTotal } from '../distance/agreementWeights.ts'
import { type RatingMatrix, ratingCounts } from '../ratingMatrix.ts'
import { chanceCorrected } from './chanceCorrected.ts'
import type { ChanceCorrectedResult } from './gwetFrame.ts'
import type { CoefficientOptions } from './intervalOptions.ts'
import { undefinedResult, unusableReason } from './reasons.ts'

export type BrennanPredigerOptions = CoefficientOptions & {
  readonly weights?: GwetWeights | CategoryWeights | undefined
}

/** Id `brennan_prediger.<weights>`. */
export function brennanPrediger(matrix: RatingMatrix, options: BrennanPredigerOptions = {}): ChanceCorrectedResult {
  const { weights = 'unweighted' } = options
  const { name, found } = namedWeights(weights, matrix.categories)
  const coefficient = `brennan_prediger.${name}`
  const size = matrix.categories.length
  const counts = ratingCounts(matrix)
  if (size < 2) return undefinedResult(coefficient, unusableReason(matrix, counts) ?? 'one-category-declared', counts)
  const pe = typeof found === 'string' ? 0 : weightTotal(found) / (size * size)
  const chance = { pe: () => pe, contribution: null }
  return chanceCorrected(matrix, coefficient, found, chance, { interval: { method: 'analytic' }, ...options })
}
