/** When a matrix of ratings cannot have any coefficient, in the order in which reasons are named. */
import type { RatingCounts, RatingMatrix } from '../ratingMatrix.ts'
import type { UndefinedReason } from '../result.ts'

/** The reason why no agreement coefficient exists for this matrix at all, or null. */
export function unusableReason(matrix: RatingMatrix, counts: RatingCounts): UndefinedReason | null {
  if (matrix.outside > 0) return 'value-outside-categories'
  if (counts.ratings === 0) return 'no-data'
  if (matrix.raterCount < 2) return 'fewer-than-two-raters'
  if (counts.pairableUnits === 0) return 'fewer-than-two-ratings-on-any-unit'
  return null
}

/** A result without an estimate. */
export const undefinedResult = (coefficient: string, reason: UndefinedReason, counts?: RatingCounts) => ({
  coefficient,
  estimate: null,
  undefined: reason,
  standardError: null,
  interval: null,
  ...(counts ? { counts } : {}),
})
