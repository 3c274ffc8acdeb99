import type { Draws } from './seededDraws.ts'
import { PairBalance } from './systemPairs.ts'

/**
 * Orders the responses of every item so that, over all items, no system comes before another more than once oftener
 * than after it. Items with the same systems are drawn in twos, a random order and its reversal, which cancel; what is
 * left (one item at most per set of systems) is drawn at random and then mended step by step.
 *
 * `items[i]` lists the system of each response of item i. Returns for each item the places of its responses in the
 * order to show them, and the leads that remain.
 */
export function balancedOrders(
  items: readonly ArrayLike<number>[],
  systems: number,
  draws: Draws,
): { orders: Uint8Array[]; balance: PairBalance } {
  const orders: Uint8Array[] = []
  const left: number[] = []
  for (const group of itemsBySystems(items)) {
    draws.shuffle(group)
    for (let place = 0; place + 1 < group.length; place += 2) {
      const order = randomOrder(items[group[place] as number] ?? [], draws)
      orders[group[place] as number] = order
      orders[group[place + 1] as number] = order.slice().reverse()
    }
    if (group.length % 2 === 1) left.push(group.at(-1) as number)
  }
  for (const item of left) orders[item] = randomOrder(items[item] ?? [], draws)
  const balance = new PairBalance(systems)
  for (const item of left) balance.addOrder(systemsInOrder(items[item] ?? [], orders[item] as Uint8Array))
  if (left.length > 1) mend({ items, orders, left, balance, draws })
  return { orders, balance }
}

const randomOrder = ({ length }: ArrayLike<number>, draws: Draws): Uint8Array =>
  draws.shuffle(Uint8Array.from({ length }, (_, place) => place))

const systemsInOrder = (systems: ArrayLike<number>, order: Uint8Array): number[] =>
  Array.from(order, (place) => systems[place] as number)

function itemsBySystems(items: readonly ArrayLike<number>[]): number[][] {
  const groups = new Map<string, number[]>()
  items.forEach((systems, item) => {
    const key = Array.prototype.join.call(systems, ' ')
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  })
  return [...groups.values()]
}

type Leftovers = {
  readonly items: readonly ArrayLike<number>[]
  readonly orders: Uint8Array[]
  readonly left: readonly number[]
  readonly balance: PairBalance
  readonly draws: Draws
}

/** Exchanges tried per leftover item before giving up; the certificate states what imbalance remains, if any. */
const triesPerItem = 20_000
/** Chances in 1,000 of keeping an exchange that makes two systems that were even differ by two, so as to get unstuck. */
const chanceOfWorse = 25

/**
 * Takes an item at random and two neighbours in its order; exchanging them changes the lead of one over the other by
 * two and nothing else. Exchanges from the system ahead are kept, some from an even standing too; the search ends when
 * no lead is above one (threshold search; the excess is the sum of leads above one).
 */
function mend({ items, orders, left, balance, draws }: Leftovers): void {
  const wide = left.filter((item) => (items[item]?.length ?? 0) > 1)
  let excess = balance.excess()
  for (let tries = triesPerItem * wide.length; tries > 0 && excess > 0; tries--) {
    const item = wide[draws.below(wide.length)] as number
    const order = orders[item] as Uint8Array
    const place = draws.below(order.length - 1)
    const [early, late] = [order[place] as number, order[place + 1] as number]
    const systems = items[item] ?? []
    const [before, after] = [systems[early] as number, systems[late] as number]
    const lead = balance.lead(before, after)
    if (before === after || lead < 0 || (lead === 0 && draws.below(1000) >= chanceOfWorse)) continue
    order[place] = late
    order[place + 1] = early
    balance.add(after, before, 2)
    excess += Math.max(0, Math.abs(lead - 2) - 1) - Math.max(0, lead - 1)
  }
}
