import type { CriterionId } from '#contract/ids.ts'
import type { Exclusion } from '#contract/report.ts'
import { type Criterion, yesNoValues } from '#contract/rubric.ts'
import { type PackedRatings, RatingPacking } from '../statistics/columns.ts'
import { Tally } from './tally.ts'

/** A rating that may enter: whose, of what, and the value given; all but the value are places in lists of names. */
export type RatingPlace = { readonly rater: number; readonly item: number; readonly system: number }

/** A criterion of the report as ratings on it are counted. */
export type Counted = {
  /** Place in the names of the criteria. */
  readonly place: number
  readonly id: CriterionId
  /** Values that say "this cannot be said"; null: no answer to it is a number. */
  readonly noQuantities: ReadonlySet<number> | null
}

/** How ratings on a criterion are counted, with its place among all. */
export const countedAs = (criterion: Criterion, place: number): Counted => ({
  place,
  id: criterion.id,
  noQuantities: criterion.kind === 'text' ? null : noQuantities(criterion),
})

/** Values of a scale that are no quantities. */
function noQuantities(criterion: Criterion): ReadonlySet<number> {
  if (criterion.kind === 'yes-no') return new Set([yesNoValues.unsure])
  if (criterion.kind !== 'ordinal') return new Set()
  return new Set(criterion.levels.filter(({ notAQuantity }) => notAQuantity).map(({ value }) => value))
}

type Mean = RatingPlace & { readonly criterion: number; sum: number; count: number }

/**
 * Ratings as numbers, in columns. Values that say "this cannot be said" are counted out; the rated turns of one response
 * become their mean, which comes after all else, and the criteria this happened to are named.
 */
export class GivenRatings {
  /** Criteria whose values lie between those of the scale. */
  readonly turned = new Set<CriterionId>()
  readonly left = new Tally()
  readonly #packing = new RatingPacking()
  readonly #means = new Map<string, Mean>()

  /** `turn`: from 1; 0 is the whole response. */
  add(
    { rater, item, system }: RatingPlace,
    { place, id, noQuantities }: Counted,
    value: number | null,
    turn: number,
  ): void {
    if (noQuantities === null || value === null) return this.left.add('rating', 'not-a-number')
    if (noQuantities.has(value)) return this.left.add('rating', 'not-a-quantity')
    if (turn === 0) return this.#packing.add(rater, item, system, place, value)
    this.turned.add(id)
    const key = `${rater} ${item} ${system} ${place}`
    const mean = this.#means.get(key) ?? { rater, item, system, criterion: place, sum: 0, count: 0 }
    this.#means.set(key, mean)
    mean.sum += value
    mean.count++
  }

  made(): PackedRatings {
    for (const { rater, item, system, criterion, sum, count } of this.#means.values()) {
      this.#packing.add(rater, item, system, criterion, sum / count)
    }
    this.#means.clear()
    return this.#packing.made()
  }
}

/** Why an answer does not enter: only people's first, given answers do; null: it enters. */
export function leftOut(byPerson: boolean, state: string, occurrence: number): Exclusion['reason'] | null {
  if (!byPerson) return 'machine-rater'
  if (state !== 'given') return state
  return occurrence > 1 ? 'repeat' : null
}
