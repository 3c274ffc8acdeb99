import type { RaterId, SystemId } from '#contract/ids.ts'
import { type GivenRating, isQuantity, type ReportCriterion, type ReportInput } from './input.ts'

/** One rater's view of one response as a single number, higher is better. */
export type MergedRating = {
  readonly rater: RaterId
  readonly item: string
  readonly system: SystemId
  readonly value: number
}

/** The ratings of one criterion, turned so that higher is better. */
export function orientedRatings(input: ReportInput, criterion: ReportCriterion): MergedRating[] {
  const sign = criterion.direction === 'higher-is-better' ? 1 : -1
  return input.ratings
    .filter((rating) => rating.criterion === criterion.id)
    .map(({ rater, item, system, value }) => ({ rater, item, system, value: sign * value }))
}

/**
 * One value per rater and response: the weighted mean of the criteria that the rater answered for it, each brought to
 * 0…1 on its own scale first, so that a ten-point criterion does not outweigh a three-point one.
 * A response with only some of its criteria answered is compared by those it has.
 */
export function mergedRatings(input: ReportInput): MergedRating[] {
  const scales = new Map(
    input.criteria.filter(isQuantity).map((criterion) => [criterion.id, scaleOf(criterion, input.ratings)]),
  )
  const sums = new Map<string, { rating: MergedRating; total: number; weight: number }>()
  for (const { rater, item, system, criterion, value } of input.ratings) {
    const scale = scales.get(criterion)
    if (!scale || scale.weight === 0) continue
    const key = `${rater} ${item} ${system}`
    const sum = sums.get(key) ?? { rating: { rater, item, system, value: 0 }, total: 0, weight: 0 }
    sum.total += scale.weight * scale.share(value)
    sum.weight += scale.weight
    sums.set(key, sum)
  }
  return [...sums.values()].map(({ rating, total, weight }) => ({ ...rating, value: total / weight }))
}

function scaleOf(criterion: ReportCriterion, ratings: readonly GivenRating[]) {
  const values =
    criterion.values ?? ratings.filter((rating) => rating.criterion === criterion.id).map(({ value }) => value)
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  const span = high > low ? high - low : 1
  const upwards = criterion.direction === 'higher-is-better'
  return {
    weight: criterion.weight,
    share: (value: number) => (upwards ? value - low : high - value) / span,
  }
}
