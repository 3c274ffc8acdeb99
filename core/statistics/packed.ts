import type { CriterionId, RaterId, SystemId } from '#contract/ids.ts'
import type { GivenRating, ReportInput } from '../report/input.ts'

/** Columns in memory that threads share: a million ratings cross without being copied once a thread. */
export type PackedRatings = {
  /** What the numbers of the columns stand for. */
  readonly items: readonly string[]
  readonly raters: readonly string[]
  readonly systems: readonly string[]
  readonly criteria: readonly string[]
  readonly item: Uint32Array
  readonly rater: Uint16Array
  readonly system: Uint16Array
  readonly criterion: Uint16Array
  readonly value: Float64Array
}

export type PackedInput = { readonly rest: Omit<ReportInput, 'ratings'>; readonly ratings: PackedRatings }

/** Ratings packed before other work gets its turn: some 10 ms. */
const aTurn = 100_000

/** Packs an input for threads, a turn at a time, so that whoever else asks something of this thread is answered. */
export async function packed({ ratings, ...rest }: ReportInput): Promise<PackedInput> {
  const n = ratings.length
  const columns = {
    item: new Uint32Array(new SharedArrayBuffer(4 * n)),
    rater: new Uint16Array(new SharedArrayBuffer(2 * n)),
    system: new Uint16Array(new SharedArrayBuffer(2 * n)),
    criterion: new Uint16Array(new SharedArrayBuffer(2 * n)),
    value: new Float64Array(new SharedArrayBuffer(8 * n)),
  }
  const places = {
    item: new Map<string, number>(),
    rater: placesOf(rest.raters),
    system: placesOf(rest.systems),
    criterion: placesOf(rest.criteria.map(({ id }) => id)),
  }
  for (let row = 0; row < n; row++) {
    if (row % aTurn === aTurn - 1) await new Promise((resolve) => setImmediate(resolve))
    const { item, rater, system, criterion, value } = ratings[row] as GivenRating
    columns.item[row] = placeIn(places.item, item)
    columns.rater[row] = placeIn(places.rater, rater)
    columns.system[row] = placeIn(places.system, system)
    columns.criterion[row] = placeIn(places.criterion, criterion)
    columns.value[row] = value
  }
  const known = (of: 'rater' | 'system' | 'criterion'): string[] => [...places[of].keys()]
  return {
    rest,
    ratings: {
      items: [...places.item.keys()],
      raters: known('rater'),
      systems: known('system'),
      criteria: known('criterion'),
      ...columns,
    },
  }
}

const placesOf = (ids: readonly string[]): Map<string, number> => new Map(ids.map((id, place) => [id, place]))

function placeIn(places: Map<string, number>, id: string): number {
  let place = places.get(id)
  if (place === undefined) {
    place = places.size
    places.set(id, place)
  }
  return place
}

/** The input again, equal to the one that was packed. */
export function unpacked({ rest, ratings }: PackedInput): ReportInput {
  const { items, raters, systems, criteria, item, rater, system, criterion, value } = ratings
  return {
    ...rest,
    ratings: Array.from(
      value,
      (given, row): GivenRating => ({
        rater: raters[rater[row] as number] as RaterId,
        item: items[item[row] as number] as string,
        system: systems[system[row] as number] as SystemId,
        criterion: criteria[criterion[row] as number] as CriterionId,
        value: given,
      }),
    ),
  }
}
