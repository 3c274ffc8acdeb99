import { createHash } from 'node:crypto'
import type { CriterionId, RaterId, SystemId } from '#contract/ids.ts'
import type { ReportContext } from '../report/context.ts'
import { type GivenRating, type InputShape, keepRatings, type ReportInput } from '../report/input.ts'
import {
  PacePacking,
  type PackedPace,
  type PackedPlaces,
  type PackedRatings,
  PlacePacking,
  RatingPacking,
} from './columns.ts'

/** What the numbers of the columns stand for. */
export type PackedNames = {
  readonly items: readonly string[]
  readonly raters: readonly RaterId[]
  readonly systems: readonly SystemId[]
  readonly criteria: readonly CriterionId[]
}

/** An input whose long lists are columns in memory that threads share: a million ratings cross without being copied. */
export type PackedInput = {
  readonly names: PackedNames
  readonly rest: Omit<ReportInput, 'ratings' | 'context'>
  readonly ratings: PackedRatings
  /** Null: nothing is known but the judgements. */
  readonly context: PackedContext | null
}

export type PackedContext = {
  readonly rest: Omit<ReportContext, 'places' | 'pace' | 'machines'>
  readonly places: PackedPlaces
  readonly pace: PackedPace
  readonly machines: { readonly raters: readonly RaterId[]; readonly ratings: PackedRatings }
}

/** Ratings packed before other work gets its turn: some 10 ms. */
const aTurn = 100_000

/** Packs an input for threads, a turn at a time, so that whoever else asks something of this thread is answered. */
export async function packed({ ratings, context, ...rest }: ReportInput): Promise<PackedInput> {
  const names = new Names()
  const packing = new RatingPacking()
  for (let start = 0; start < ratings.length; start += aTurn) {
    if (start > 0) await new Promise((resolve) => setImmediate(resolve))
    for (const rating of ratings.slice(start, start + aTurn)) names.add(packing, rating)
  }
  return {
    rest,
    ratings: packing.made(),
    context: context === undefined ? null : packedContext(context, names),
    names: names.made(),
  }
}

function packedContext({ places, pace, machines, ...rest }: ReportContext, names: Names): PackedContext {
  const packing = { places: new PlacePacking(), pace: new PacePacking(), ratings: new RatingPacking() }
  for (const { rater, item, system, position } of places)
    packing.places.add(names.raters.of(rater), position, names.items.of(item), names.systems.of(system))
  for (const { rater, position, ms } of pace) packing.pace.add(names.raters.of(rater), position, ms)
  for (const rating of machines.ratings) names.add(packing.ratings, rating)
  return {
    rest,
    places: packing.places.made(),
    pace: packing.pace.made(),
    machines: { raters: machines.raters, ratings: packing.ratings.made() },
  }
}

class Names {
  readonly items = new Numbered<string>()
  readonly raters = new Numbered<RaterId>()
  readonly systems = new Numbered<SystemId>()
  readonly criteria = new Numbered<CriterionId>()

  add(packing: RatingPacking, { rater, item, system, criterion, value }: GivenRating): void {
    packing.add(this.raters.of(rater), this.items.of(item), this.systems.of(system), this.criteria.of(criterion), value)
  }

  made(): PackedNames {
    const { items, raters, systems, criteria } = this
    return { items: items.names(), raters: raters.names(), systems: systems.names(), criteria: criteria.names() }
  }
}

/** Names by the order in which they first came. */
class Numbered<Name> {
  readonly #numbers = new Map<Name, number>()

  of(name: Name): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    this.#numbers.set(name, this.#numbers.size)
    return this.#numbers.size - 1
  }

  names(): readonly Name[] {
    return [...this.#numbers.keys()]
  }
}

/** SHA-256 (hex) over all of an input: inputs with the same hash have the same numbers. */
export function inputHash({ names, rest, ratings, context }: PackedInput): string {
  const hash = createHash('sha256').update(
    JSON.stringify([names, rest, context?.rest ?? null, context?.machines.raters ?? null]),
  )
  const lists = [ratings, ...(context ? [context.places, context.pace, context.machines.ratings] : [])]
  for (const columns of lists) {
    for (const column of Object.values(columns)) hash.update(`${column.length} `).update(new Uint8Array(column.buffer))
  }
  return hash.digest('hex')
}

/** How long the lists of a packed input are: what parts a report of it has follows from that. */
export const shapeOf = ({ rest, ratings, context }: PackedInput): InputShape => ({
  ...rest,
  ratings: ratings.value,
  ...(context && {
    context: {
      ...context.rest,
      places: context.places.position,
      machines: { ratings: context.machines.ratings.value },
    },
  }),
})

/** The input again, equal to the one that was packed; ratings become objects when they are asked for, by criterion. */
export function unpacked({ names, rest, ratings, context }: PackedInput): ReportInput {
  const given = new Unpacking(names, ratings)
  const input = {
    ...rest,
    get ratings() {
      return given.all()
    },
    ...(context && { context: unpackedContext(context, names) }),
  }
  keepRatings(input, (criterion) => given.on(criterion))
  return input
}

function unpackedContext({ rest, places, pace, machines }: PackedContext, names: PackedNames): ReportContext {
  return {
    ...rest,
    places: Array.from(places.position, (position, row) => ({
      rater: names.raters[places.rater[row] as number] as RaterId,
      item: names.items[places.item[row] as number] as string,
      system: names.systems[places.system[row] as number] as SystemId,
      position,
    })),
    pace: Array.from(pace.position, (position, row) => ({
      rater: names.raters[pace.rater[row] as number] as RaterId,
      position,
      ms: pace.ms[row] as number,
    })),
    machines: { raters: machines.raters, ratings: new Unpacking(names, machines.ratings).all() },
  }
}

/** Packed ratings as objects, each made once. */
class Unpacking {
  readonly #names: PackedNames
  readonly #packed: PackedRatings
  readonly #lists = new Map<number, readonly GivenRating[]>()
  #all: readonly GivenRating[] | null = null

  constructor(names: PackedNames, packed: PackedRatings) {
    this.#names = names
    this.#packed = packed
  }

  on(criterion: CriterionId): readonly GivenRating[] {
    return this.#list(this.#names.criteria.indexOf(criterion))
  }

  /** In the order in which they were packed. */
  all(): readonly GivenRating[] {
    if (this.#all) return this.#all
    const next = this.#names.criteria.map((_, criterion) => this.#list(criterion).values())
    this.#all = Array.from(this.#packed.criterion, (criterion) => next[criterion]?.next().value as GivenRating)
    return this.#all
  }

  #list(criterion: number): readonly GivenRating[] {
    const known = this.#lists.get(criterion)
    if (known) return known
    const list: GivenRating[] = []
    this.#packed.criterion.forEach((of, row) => {
      if (of === criterion) list.push(this.#rating(row))
    })
    this.#lists.set(criterion, list)
    return list
  }

  #rating(row: number): GivenRating {
    const { items, raters, systems, criteria } = this.#names
    const { item, rater, system, criterion, value } = this.#packed
    return {
      rater: raters[rater[row] as number] as RaterId,
      item: items[item[row] as number] as string,
      system: systems[system[row] as number] as SystemId,
      criterion: criteria[criterion[row] as number] as CriterionId,
      value: value[row] as number,
    }
  }
}
