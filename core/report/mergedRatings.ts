import type { RaterId, SystemId } from '#contract/ids.ts'
import { type GivenRating, isQuantity, type ReportCriterion, type ReportInput, ratingsOn } from './input.ts'

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
  return ratingsOn(input, criterion.id).map(({ rater, item, system, value }) => ({
    rater,
    item,
    system,
    value: sign * value,
  }))
}

const merged = new WeakMap<ReportInput, readonly MergedRating[]>()

/**
 * One value per rater and response: the weighted mean of the criteria that the rater answered for it, each brought to
 * 0…1 on its own scale first, so that a ten-point criterion does not outweigh a three-point one.
 * A response with only some of its criteria answered is compared by those it has. Made once for an input.
 */
export function mergedRatings(input: ReportInput): readonly MergedRating[] {
  const known = merged.get(input)
  if (known) return known
  const made = mergeRatings(input)
  merged.set(input, made)
  return made
}

function mergeRatings(input: ReportInput): MergedRating[] {
  const scales = new Map(
    input.criteria
      .filter(isQuantity)
      .map((criterion) => [criterion.id, scaleOf(criterion, ratingsOn(input, criterion.id))]),
  )
  const places = {
    rater: new Map<string, number>(),
    item: new Map<string, number>(),
    system: new Map<string, number>(),
  }
  const placeOf = (of: Map<string, number>, id: string): number => {
    let place = of.get(id)
    if (place === undefined) of.set(id, (place = of.size))
    return place
  }
  const sums = new Map<number, { rating: MergedRating; total: number; weight: number }>()
  for (const { rater, item, system, criterion, value } of input.ratings) {
    const scale = scales.get(criterion)
    if (!scale || scale.weight === 0) continue
    // Numbers of this size are exact: 2^20 items, 2^16 raters, 2^16 systems.
    const key =
      (placeOf(places.item, item) * 65_536 + placeOf(places.rater, rater)) * 65_536 + placeOf(places.system, system)
    let sum = sums.get(key)
    if (sum === undefined) sums.set(key, (sum = { rating: { rater, item, system, value: 0 }, total: 0, weight: 0 }))
    sum.total += scale.weight * scale.share(value)
    sum.weight += scale.weight
  }
  return Array.from(sums.values(), ({ rating, total, weight }) => ({ ...rating, value: total / weight }))
}

function scaleOf(criterion: ReportCriterion, ratings: readonly GivenRating[]) {
  const values = criterion.values ?? ratings.map(({ value }) => value)
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
