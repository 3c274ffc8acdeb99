import type { UndefinedReason } from '../result.ts'
import type { FacetData } from './facetModel.ts'
import { inIdOrder } from './labels.ts'

/** One rating on an ordered scale. Without criteria give all the same. */
export type FacetRating = {
  readonly item: string
  readonly rater: string
  readonly criterion: string
  readonly value: number
}

/** Ratings ready to be fitted, with what was set aside; or why they cannot be. */
export type PreparedFacets =
  | {
      readonly facets: FacetData
      /** The values that occur, ascending; categories index them. */
      readonly values: readonly number[]
      readonly kept: {
        readonly items: readonly string[]
        readonly raters: readonly string[]
        readonly criteria: readonly string[]
      }
      readonly extremeItems: readonly {
        readonly id: string
        readonly rows: readonly FacetRating[]
        readonly top: boolean
      }[]
      readonly extremeRaters: readonly string[]
      readonly islands: readonly (readonly string[])[]
    }
  | { readonly reason: UndefinedReason; readonly islands: readonly (readonly string[])[] }

/**
 * Sets aside, until none is left, items, raters and criteria with only the lowest or only the highest value (their
 * measures are infinite), checks that chains of shared items connect all raters, and numbers what remains.
 */
export function preparedFacets(given: readonly FacetRating[]): PreparedFacets {
  const ratings = given.filter((rating) => Number.isFinite(rating.value))
  if (ratings.length === 0) return { reason: 'no-data', islands: [] }
  if (new Set(ratings.map((rating) => rating.rater)).size < 2) return { reason: 'fewer-than-two-raters', islands: [] }
  const extremeItems = new Map<string, boolean>()
  const extremeRaters = new Set<string>()
  let rows = ratings
  for (let before = -1; before !== rows.length; ) {
    before = rows.length
    const [lowest, highest] = rangeOf(rows)
    if (lowest === highest) return { reason: 'no-variation', islands: [] }
    const items = extremesOf(rows, (rating) => rating.item, lowest, highest)
    for (const [id, top] of items) extremeItems.set(id, top)
    rows = rows.filter((rating) => !items.has(rating.item))
    if (rows.length === 0) return { reason: 'no-variation', islands: [] }
    const raters = extremesOf(rows, (rating) => rating.rater, ...rangeOf(rows))
    for (const id of raters.keys()) extremeRaters.add(id)
    rows = rows.filter((rating) => !raters.has(rating.rater))
    const criteria = extremesOf(rows, (rating) => rating.criterion, ...rangeOf(rows))
    rows = rows.filter((rating) => !criteria.has(rating.criterion))
  }
  if (rows.length === 0) return { reason: 'no-variation', islands: [] }
  const islands = islandsOf(rows)
  if (islands.length > 1) return { reason: 'disconnected', islands }
  const kept = {
    items: inIdOrder(rows.map((rating) => rating.item)),
    raters: inIdOrder(rows.map((rating) => rating.rater)),
    criteria: inIdOrder(rows.map((rating) => rating.criterion)),
  }
  if (kept.raters.length < 2) return { reason: 'fewer-than-two-raters', islands }
  const values = [...new Set(rows.map((rating) => rating.value))].sort((one, other) => one - other)
  const numbered = (ids: readonly string[], of: (rating: FacetRating) => string): Int32Array => {
    const places = new Map(ids.map((id, index) => [id, index]))
    return Int32Array.from(rows, (rating) => places.get(of(rating)) as number)
  }
  const places = new Map(values.map((value, index) => [value, index]))
  return {
    facets: {
      items: kept.items.length,
      raters: kept.raters.length,
      criteria: kept.criteria.length,
      steps: values.length - 1,
      item: numbered(kept.items, (rating) => rating.item),
      rater: numbered(kept.raters, (rating) => rating.rater),
      criterion: numbered(kept.criteria, (rating) => rating.criterion),
      category: Int32Array.from(rows, (rating) => places.get(rating.value) as number),
    },
    values,
    kept,
    extremeItems: [...extremeItems].map(([id, top]) => ({
      id,
      top,
      rows: ratings.filter((rating) => rating.item === id),
    })),
    extremeRaters: inIdOrder(extremeRaters),
    islands,
  }
}

function rangeOf(rows: readonly FacetRating[]): readonly [number, number] {
  let lowest = Infinity
  let highest = -Infinity
  for (const { value } of rows) {
    lowest = Math.min(lowest, value)
    highest = Math.max(highest, value)
  }
  return [lowest, highest]
}

/** Ids whose values are all the lowest (false) or all the highest (true). */
function extremesOf(
  rows: readonly FacetRating[],
  of: (rating: FacetRating) => string,
  lowest: number,
  highest: number,
): ReadonlyMap<string, boolean> {
  const ranges = new Map<string, { low: number; high: number }>()
  for (const rating of rows) {
    const range = ranges.get(of(rating)) ?? { low: rating.value, high: rating.value }
    range.low = Math.min(range.low, rating.value)
    range.high = Math.max(range.high, rating.value)
    ranges.set(of(rating), range)
  }
  const found = new Map<string, boolean>()
  for (const [id, { low, high }] of ranges) {
    if (high === lowest) found.set(id, false)
    else if (low === highest) found.set(id, true)
  }
  return found
}

/** Raters connected by chains of shared items. */
function islandsOf(rows: readonly FacetRating[]): readonly (readonly string[])[] {
  const leader = new Map<string, string>()
  const find = (id: string): string => {
    let top = id
    for (let next = leader.get(top); next !== undefined && next !== top; next = leader.get(top)) top = next
    return top
  }
  for (const { item, rater } of rows) {
    const [one, other] = [find(`rater ${rater}`), find(`item ${item}`)]
    leader.set(one, one)
    leader.set(other, one)
  }
  const sets = Map.groupBy(inIdOrder(rows.map((rating) => rating.rater)), (rater) => find(`rater ${rater}`))
  return [...sets.values()]
}
