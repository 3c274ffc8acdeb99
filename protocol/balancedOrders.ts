import type { Draws } from './seededDraws.ts'
import { PairBalance } from './systemPairs.ts'

export type ToOrder = {
  /** `items[i]` lists the system of each response of item i. */
  readonly items: readonly ArrayLike<number>[]
  /** The places of the items to order. */
  readonly chosen: ArrayLike<number>
  /** How many systems there are. */
  readonly systems: number
  readonly draws: Draws
  /** Leads that were there before; what is left over is drawn so that these do not grow beyond one either. */
  readonly before?: PairBalance
}

export type Ordered = {
  /** By item: the places of its responses in the order to show them. */
  readonly orders: Map<number, Uint8Array>
  /** The leads that remain over the chosen items. */
  readonly balance: PairBalance
}

/**
 * Orders the responses of the chosen items so that, over all of them, no system comes before another more than once
 * oftener than after it. Items with the same systems are drawn in twos, an order and its reversal, which cancel; what is
 * left (one item at most per set of systems) is drawn and then mended step by step. The orders are the rotations of a
 * random one, all of them before the next random one, so that every system also stands at every place equally often.
 */
export function balancedOrders({ items, chosen, systems, draws, before }: ToOrder): Ordered {
  const orders = new Map<number, Uint8Array>()
  const left: number[] = []
  for (const group of itemsBySystems(items, chosen)) {
    draws.shuffle(group)
    const next = rotations(items[group[0] as number]?.length ?? 0, draws)
    for (let place = 0; place + 1 < group.length; place += 2) {
      const order = next()
      orders.set(group[place] as number, order)
      orders.set(group[place + 1] as number, order.slice().reverse())
    }
    if (group.length % 2 === 0) continue
    left.push(group.at(-1) as number)
    orders.set(group.at(-1) as number, next())
  }
  const balance = new PairBalance(systems)
  for (const item of left) balance.addOrder(systemsInOrder(items[item] ?? [], orders.get(item) ?? []))
  const leftovers: Leftovers = { items, orders, left, balance, before: before ?? null, draws }
  if (left.length > 1 || (before && left.length > 0)) mend(leftovers)
  return { orders, balance }
}

/** Orders of so many responses: the rotations of a random order, themselves in random order, then those of the next. */
function rotations(size: number, draws: Draws): () => Uint8Array {
  const base = Uint8Array.from({ length: size }, (_, place) => place)
  const starts = base.slice()
  let used = size
  return () => {
    if (used === size) {
      draws.shuffle(base)
      draws.shuffle(starts)
      used = 0
    }
    const start = starts[used++] ?? 0
    return Uint8Array.from(base, (_, place) => base[(start + place) % size] as number)
  }
}

const systemsInOrder = (systems: ArrayLike<number>, order: ArrayLike<number>): number[] =>
  Array.from(order, (place) => systems[place] as number)

function itemsBySystems(items: readonly ArrayLike<number>[], chosen: ArrayLike<number>): number[][] {
  const groups = new Map<string, number[]>()
  for (let place = 0; place < chosen.length; place++) {
    const item = chosen[place] as number
    const key = Array.prototype.join.call(items[item], ' ')
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return [...groups.values()]
}

type Leftovers = {
  readonly items: readonly ArrayLike<number>[]
  readonly orders: Map<number, Uint8Array>
  readonly left: readonly number[]
  readonly balance: PairBalance
  readonly before: PairBalance | null
  readonly draws: Draws
}

/** Exchanges tried per leftover item before giving up; the certificate states what imbalance remains, if any. */
const triesPerItem = 20_000
/** Chances in 1,000 of keeping an exchange that makes two systems that were even differ by two, so as to get unstuck. */
const chanceOfWorse = 25

/**
 * Takes an item at random and two neighbours in its order; exchanging them changes the lead of one over the other by
 * two and nothing else. Exchanges from the system ahead are kept, some from an even standing too; the search ends when
 * no lead is above one, alone and together with what was there before (threshold search; the excess is the sum of leads
 * above one).
 */
function mend({ items, orders, left, balance, before, draws }: Leftovers): void {
  const wide = left.filter((item) => (items[item]?.length ?? 0) > 1)
  const over = (lead: number): number => Math.max(0, Math.abs(lead) - 1)
  const costOf = (lead: number, earlier: number): number => over(lead) + (before ? over(lead + earlier) : 0)
  let excess = balance.excess() + (before ? balance.excess(before) : 0)
  for (let tries = triesPerItem * wide.length; tries > 0 && excess > 0; tries--) {
    const item = wide[draws.below(wide.length)] as number
    const order = orders.get(item) as Uint8Array
    const place = draws.below(order.length - 1)
    const [early, late] = [order[place] as number, order[place + 1] as number]
    const systems = items[item] ?? []
    const [ahead, behind] = [systems[early] as number, systems[late] as number]
    if (ahead === behind) continue
    const lead = balance.lead(ahead, behind)
    const earlier = before?.lead(ahead, behind) ?? 0
    const gain = costOf(lead, earlier) - costOf(lead - 2, earlier)
    const standing = before ? 2 * lead + earlier : lead
    const worthTrying = standing > 0 || gain > 0
    if (!worthTrying && (standing < 0 || draws.below(1000) >= chanceOfWorse)) continue
    order[place] = late
    order[place + 1] = early
    balance.add(behind, ahead, 2)
    excess -= gain
  }
}
