import type { Draws } from './seededDraws.ts'

export type ToSequence = {
  /** Places of the study's items, in the order of the file. */
  readonly study: Int32Array
  /** Gold and attention items, to be mixed in so that nobody can tell. */
  readonly mixed: Int32Array
  /** Items to be shown again. */
  readonly twice: ReadonlySet<number>
  /** Tasks that must lie between a showing and its repeat. */
  readonly minimumGap: number
  /** Tasks an item makes. */
  readonly size: (item: number) => number
  readonly itemOrder: 'random' | 'as-imported'
  readonly draws: Draws
  /** For places among the others: of mixed items and of repeats. */
  readonly placeDraws: Draws
}

/**
 * The order in which the items of the study round come to somebody: place of the item times 2, plus 1 where it comes
 * again. Null when there is no room for the gap between an item and its repeat.
 */
export function sequence(wanted: ToSequence): Int32Array | null {
  const order = firstShowings(wanted)
  if (wanted.twice.size === 0) return order.map((item) => item * 2)
  if (wanted.itemOrder === 'random') makeRoom(order, wanted)
  return withRepeats(order, wanted, true) ?? withRepeats(order, wanted, false)
}

function firstShowings({ study, mixed, itemOrder, draws, placeDraws }: ToSequence): Int32Array {
  if (itemOrder === 'random') {
    const all = new Int32Array(study.length + mixed.length)
    all.set(study)
    all.set(mixed, study.length)
    return draws.shuffle(mixed.length > 0 ? all.sort() : all)
  }
  const slots = Array.from(placeDraws.shuffle(mixed.slice()), (item) => ({
    item,
    slot: placeDraws.below(study.length + 1),
  }))
  return merged(study, slots, (item) => item)
}

/** Puts items into slots of a list: slot s is before the s-th member. Those of one slot keep their order. */
function merged<Put extends { readonly slot: number }>(
  list: Int32Array,
  puts: readonly Put[],
  valueOf: (item: number, put: Put | null) => number,
): Int32Array {
  const sorted = puts.toSorted((one, other) => one.slot - other.slot)
  const all = new Int32Array(list.length + puts.length)
  let [at, next] = [0, 0]
  for (let place = 0; place <= list.length; place++) {
    while (next < sorted.length && (sorted[next] as Put).slot === place) {
      const put = sorted[next++] as Put
      all[at++] = valueOf((put as unknown as { item: number }).item, put)
    }
    if (place < list.length) all[at++] = valueOf(list[place] as number, null)
  }
  return all
}

/** Tasks before each place of the order, and in all at the end. */
function tasksBefore(order: Int32Array, size: ToSequence['size']): Int32Array {
  const before = new Int32Array(order.length + 1)
  order.forEach((item, place) => {
    before[place + 1] = (before[place] as number) + size(item)
  })
  return before
}

/** How many items from the start have enough tasks after them. */
function roomy(order: Int32Array, { size, minimumGap }: ToSequence): number {
  const before = tasksBefore(order, size)
  const all = before[order.length] as number
  let room = 0
  while (room < order.length && all - (before[room + 1] as number) >= minimumGap) room++
  return room
}

/** Exchanges items that come again, but too late for it, with others that come earlier; or puts all of them first. */
function makeRoom(order: Int32Array, wanted: ToSequence): void {
  const { twice, placeDraws } = wanted
  for (let round = 0; round < 8; round++) {
    const room = roomy(order, wanted)
    const late = places(order, (item, place) => place >= room && twice.has(item))
    if (late.length === 0) return
    const early = places(order, (item, place) => place < room && !twice.has(item))
    if (early.length < late.length) break
    placeDraws.shuffle(early)
    late.forEach((place, index) => {
      exchange(order, place, early[index] as number)
    })
  }
  const sorted = Array.from(order).sort((one, other) => Number(twice.has(other)) - Number(twice.has(one)))
  order.set(sorted)
}

function places(order: Int32Array, keep: (item: number, place: number) => boolean): number[] {
  const kept: number[] = []
  order.forEach((item, place) => {
    if (keep(item, place)) kept.push(place)
  })
  return kept
}

function exchange(order: Int32Array, one: number, other: number): void {
  const held = order[one] as number
  order[one] = order[other] as number
  order[other] = held
}

/** Repeats at random places late enough, or all at the end in the order they first came; null when a gap is too small. */
function withRepeats(order: Int32Array, wanted: ToSequence, scattered: boolean): Int32Array | null {
  const { twice, minimumGap, placeDraws, size } = wanted
  const before = tasksBefore(order, size)
  const puts: { item: number; slot: number }[] = []
  order.forEach((item, place) => {
    if (!twice.has(item)) return
    let slot = place + 1
    while (slot < order.length && (before[slot] as number) - (before[place + 1] as number) < minimumGap) slot++
    if (scattered) slot += placeDraws.below(order.length - slot + 1)
    else slot = order.length
    puts.push({ item, slot })
  })
  const all = merged(order, puts, (item, put) => item * 2 + (put ? 1 : 0))
  return smallestGap(all, size) >= minimumGap ? all : null
}

/** The fewest tasks between an item and its repeat; infinite without repeats. */
export function smallestGap(coded: Int32Array, size: (item: number) => number): number {
  const ended = new Map<number, number>()
  let [tasks, smallest] = [0, Number.POSITIVE_INFINITY]
  for (const code of coded) {
    const item = code >> 1
    if (code & 1) smallest = Math.min(smallest, tasks - (ended.get(item) ?? 0))
    tasks += size(item)
    if (!(code & 1)) ended.set(item, tasks)
  }
  return smallest
}
