import type { CriterionId, ItemId } from '#contract/ids.ts'
import { type Criterion, yesNoValues } from '#contract/rubric.ts'
import type { RatingRow } from '#db/queries/results.ts'
import type { Left } from './gather.ts'
import type { GivenRating } from './input.ts'

type Given = { readonly ratings: GivenRating[]; readonly turned: ReadonlySet<CriterionId> }

/**
 * Ratings as numbers. Values that say "this cannot be said" are counted out; the rated turns of one response become
 * their mean, and the criteria this happened to are named.
 */
export function ratingsAsGiven(
  rows: readonly RatingRow[],
  criteria: readonly Criterion[],
  keyOf: (item: ItemId) => string,
  left: Left[],
): Given {
  const quantities = new Map(criteria.map((criterion) => [criterion.id, noQuantities(criterion)]))
  const turned = new Set<CriterionId>()
  const turns = new Map<string, { rating: GivenRating; sum: number; count: number }>()
  const ratings: GivenRating[] = []
  for (const { rater, item, system, criterion, value, turn } of rows) {
    const none = quantities.get(criterion)
    if (none === undefined || value === null || none.has(value)) {
      left.push({ what: 'rating', reason: none === undefined || value === null ? 'not-a-number' : 'not-a-quantity' })
      continue
    }
    const rating = { rater, item: keyOf(item), system, criterion, value }
    if (turn === null) {
      ratings.push(rating)
      continue
    }
    turned.add(criterion)
    const key = JSON.stringify([rater, item, system, criterion])
    const mean = turns.get(key) ?? { rating, sum: 0, count: 0 }
    turns.set(key, { rating: mean.rating, sum: mean.sum + value, count: mean.count + 1 })
  }
  for (const { rating, sum, count } of turns.values()) ratings.push({ ...rating, value: sum / count })
  return { ratings, turned }
}

/** Values of a scale that are no quantities. */
function noQuantities(criterion: Criterion): ReadonlySet<number> {
  if (criterion.kind === 'yes-no') return new Set([yesNoValues.unsure])
  if (criterion.kind !== 'ordinal') return new Set()
  return new Set(criterion.levels.filter(({ notAQuantity }) => notAQuantity).map(({ value }) => value))
}
