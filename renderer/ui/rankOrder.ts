/**
 * An order that grows under the hand: a weak order over some of the responses, the rest not placed.
 *
 * There are as many slots as responses; a slot holds one response, several equal ones, or none. Empty slots let "give it
 * place 3" mean 3 before anything holds 1 and 2. Once everything is placed the empty slots close, so a complete order
 * counts 1, 2, 3 without gaps. Every function returns a new order and leaves impossible requests without effect.
 */
export interface RankOrder {
  /** Every response, in the order shown. */
  readonly ids: readonly string[]
  /** As many as ids; within a slot, the order of arrival. */
  readonly slots: readonly (readonly string[])[]
}

/** Nothing placed. There is no default order: what was not placed by a hand does not count. */
export function emptyOrder(ids: readonly string[]): RankOrder {
  return { ids, slots: ids.map(() => []) }
}

/**
 * The order that a stored list of ranks stands for.
 *
 * @param ranks one per id: 1 is best, equal numbers are equal places, null is not placed
 */
export function orderFromRanks(ids: readonly string[], ranks: readonly (number | null)[]): RankOrder {
  const groups = new Map<number, string[]>()
  ids.forEach((id, index) => {
    const rank = ranks[index] ?? null
    if (rank !== null) groups.set(rank, [...(groups.get(rank) ?? []), id])
  })
  const sorted = [...groups].sort(([a], [b]) => a - b)
  const wanted = sorted.reduce<readonly number[]>(
    (used, [rank]) => [...used, Math.max((used.at(-1) ?? -1) + 1, rank - 1)],
    [],
  )
  const fits = (wanted.at(-1) ?? 0) < ids.length
  const slots: (readonly string[])[] = ids.map(() => [])
  sorted.forEach(([, group], index) => {
    slots[fits ? (wanted[index] ?? index) : index] = group
  })
  return settled({ ids, slots })
}

/** One rank per id, in the order of the ids: 1 is best, equal places have equal ranks, null is not placed. */
export function ranksOf(order: RankOrder): readonly (number | null)[] {
  return order.ids.map((id) => rankOf(order, id))
}

/** The rank of one response, or null. */
export function rankOf(order: RankOrder, id: string): number | null {
  const slot = slotOf(order, id)
  return slot === -1 ? null : slot + 1
}

/** Responses without a place, in the order shown. */
export function unplaced(order: RankOrder): readonly string[] {
  return order.ids.filter((id) => slotOf(order, id) === -1)
}

/** Everything has a place. */
export function isComplete(order: RankOrder): boolean {
  return unplaced(order).length === 0
}

/** What stands in the list, top to bottom: each response with its rank and whether it is equal with the one above. */
export function placedRows(
  order: RankOrder,
): readonly { readonly id: string; readonly rank: number; readonly equal: boolean }[] {
  return order.slots.flatMap((slot, index) => slot.map((id, within) => ({ id, rank: index + 1, equal: within > 0 })))
}

/** Gives a response a place of its own; what stood there moves towards where the response came from, or down. */
export function place(order: RankOrder, id: string, rank: number): RankOrder {
  if (!order.ids.includes(id) || !Number.isInteger(rank) || rank < 1) return order
  const target = Math.min(rank, order.ids.length) - 1
  const from = slotOf(order, id)
  const slots = opened(without(order.slots, id), target, from !== -1 && from < target ? 'up' : 'down')
  return settled({ ...order, slots: put(slots, target, id) })
}

/** Takes the place away. */
export function unplace(order: RankOrder, id: string): RankOrder {
  return slotOf(order, id) === -1 ? order : { ...order, slots: without(order.slots, id) }
}

/**
 * Moves one place up (-1) or down (1): past its neighbour, into an empty place, or out of an equal place.
 * From "not placed", down takes the first empty place.
 */
export function move(order: RankOrder, id: string, by: -1 | 1): RankOrder {
  const from = slotOf(order, id)
  if (from === -1) {
    const free = order.slots.findIndex((slot) => slot.length === 0)
    return by === 1 && order.ids.includes(id) && free !== -1 ? place(order, id, free + 1) : order
  }
  const slot = order.slots[from] ?? []
  if (slot.length > 1) {
    const neighbours = slot.filter((each) => each !== id)
    const beside = by === -1 ? neighbours[0] : neighbours.at(-1)
    return beside === undefined ? order : placeBeside(order, id, beside, by === -1 ? 'before' : 'after')
  }
  const to = from + by
  if (to < 0 || to >= order.slots.length) return order
  // At the end of an order with empty places below there is nothing to pass.
  const slots = order.slots.map((each, index) =>
    index === from ? (order.slots[to] ?? []) : index === to ? slot : each,
  )
  return settled({ ...order, slots })
}

/** Makes a response equal with the one above it; if it is that already, gives it the place just below instead. */
export function toggleEqual(order: RankOrder, id: string): RankOrder {
  const from = slotOf(order, id)
  if (from === -1) return order
  const slot = order.slots[from] ?? []
  if (slot.indexOf(id) > 0) {
    const last = slot.filter((each) => each !== id).at(-1)
    return last === undefined ? order : placeBeside(order, id, last, 'after')
  }
  const above = order.slots.slice(0, from).findLast((each) => each.length > 0)
  const last = above?.at(-1)
  return last === undefined ? order : makeEqual(order, id, last)
}

/** Makes a response equal with another one that has a place. */
export function makeEqual(order: RankOrder, id: string, other: string): RankOrder {
  if (id === other || slotOf(order, other) === -1 || !order.ids.includes(id)) return order
  const slots = without(order.slots, id)
  return settled({ ...order, slots: slots.map((slot) => (slot.includes(other) ? [...slot, id] : slot)) })
}

/** Puts a response just before or after another one that has a place; between two equal ones it becomes equal to them. */
export function placeBeside(order: RankOrder, id: string, other: string, side: 'before' | 'after'): RankOrder {
  if (id === other || slotOf(order, other) === -1 || !order.ids.includes(id)) return order
  const slots = without(order.slots, id)
  const at = slots.findIndex((slot) => slot.includes(other))
  const group = slots[at] ?? []
  const index = group.indexOf(other) + (side === 'after' ? 1 : 0)
  if (index > 0 && index < group.length) {
    const joined = [...group.slice(0, index), id, ...group.slice(index)]
    return settled({ ...order, slots: slots.map((slot, each) => (each === at ? joined : slot)) })
  }
  const wanted = side === 'before' ? at - 1 : at + 1
  if (wanted >= 0 && slots[wanted]?.length === 0) return settled({ ...order, slots: put(slots, wanted, id) })
  return settled({ ...order, slots: inserted(slots, side === 'before' ? at : at + 1, id) })
}

function slotOf(order: RankOrder, id: string): number {
  return order.slots.findIndex((slot) => slot.includes(id))
}

type Slots = readonly (readonly string[])[]

function without(slots: Slots, id: string): Slots {
  return slots.map((slot) => slot.filter((each) => each !== id))
}

function put(slots: Slots, index: number, id: string): Slots {
  return slots.map((slot, each) => (each === index ? [...slot, id] : slot))
}

/** Empties the slot at an index by pushing what stands there, and its neighbours in line, into the nearest empty slot. */
function opened(slots: Slots, index: number, push: 'up' | 'down'): Slots {
  if (slots[index]?.length === 0) return slots
  const below = slots.findIndex((slot, each) => each > index && slot.length === 0)
  const above = slots.findLastIndex((slot, each) => each < index && slot.length === 0)
  const empty = push === 'up' ? (above === -1 ? below : above) : below === -1 ? above : below
  if (empty === -1) return slots
  const rest = slots.toSpliced(empty, 1)
  return rest.toSpliced(index, 0, [])
}

/** Inserts a response in a slot of its own before what stands at an index (which may be one past the end). */
function inserted(slots: Slots, index: number, id: string): Slots {
  const below = slots.findIndex((slot, each) => each >= index && slot.length === 0)
  if (below !== -1) return slots.toSpliced(below, 1).toSpliced(index, 0, [id])
  const above = slots.findLastIndex((slot, each) => each < index && slot.length === 0)
  return slots.toSpliced(above, 1).toSpliced(index - 1, 0, [id])
}

/** Closes the empty slots once everything is placed. */
function settled(order: RankOrder): RankOrder {
  if (!isComplete(order)) return order
  const full = order.slots.filter((slot) => slot.length > 0)
  return { ...order, slots: [...full, ...order.ids.slice(full.length).map(() => [])] }
}
