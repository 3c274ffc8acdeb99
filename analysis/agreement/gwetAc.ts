/**
 * Gwet's AC1 and, with weights, AC2: chance agreement grows with how evenly the categories are used, so that a dominant
 * category does not drive the coefficient to 0 (Gwet 2008; 2014). pe = T sum(share (1 - share)) / (q (q - 1)) with q
 * declared categories and T the sum of all weights.
 *
 * Missing ratings as for Fleiss' kappa. Needs at least two declared (or observed) categories; 1 when all ratings fall
 * into one of several. Interval: Gwet's.
 */
import { type CategoryWeights, type GwetWeights, namedWeights, weightTotal } from '../distance/agreementWeights.ts'
import { type RatingMatrix, ratingCounts } from '../ratingMatrix.ts'
import { type ChanceTerm, chanceCorrected } from './chanceCorrected.ts'
import type { ChanceCorrectedResult } from './gwetFrame.ts'
import type { CoefficientOptions } from './intervalOptions.ts'
import { undefinedResult, unusableReason } from './reasons.ts'

export type GwetAcOptions = CoefficientOptions & { readonly weights?: GwetWeights | CategoryWeights | undefined }

/** AC1 (id `gwet_ac1`) or, with weights, AC2 (id `gwet_ac2.<weights>`). */
export function gwetAc(matrix: RatingMatrix, options: GwetAcOptions = {}): ChanceCorrectedResult {
  const { weights = 'unweighted' } = options
  const { name, found } = namedWeights(weights, matrix.categories)
  const coefficient = name === 'unweighted' ? 'gwet_ac1' : `gwet_ac2.${name}`
  const size = matrix.categories.length
  const counts = ratingCounts(matrix)
  if (size < 2) return undefinedResult(coefficient, unusableReason(matrix, counts) ?? 'one-category-declared', counts)
  const scale = typeof found === 'string' ? 0 : weightTotal(found) / (size * (size - 1))
  const chance: ChanceTerm = {
    pe: (shares) => {
      let pe = 0
      for (const share of shares) pe += share * (1 - share)
      return scale * pe
    },
    contribution: (shares) => shares.map((share) => scale * (1 - share)),
  }
  return chanceCorrected(matrix, coefficient, found, chance, { interval: { method: 'analytic' }, ...options })
}
