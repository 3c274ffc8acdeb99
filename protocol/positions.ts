import { balancedOrders, type Ordered } from './balancedOrders.ts'
import type { PlanPhase } from './planTypes.ts'
import { type Draws, seededDraws } from './seededDraws.ts'
import { stream } from './streams.ts'
import { PairBalance } from './systemPairs.ts'

/** How a phase shows the responses of an item: one after another, all on one screen, or two by two. */
export type ShownAs =
  | { readonly kind: 'single' }
  | { readonly kind: 'pairs' }
  | { readonly kind: 'set'; readonly least: number }

export function shownAs(phase: PlanPhase): ShownAs {
  if (phase.kind === 'preference') return { kind: 'pairs' }
  if (phase.kind === 'ranking') return { kind: 'set', least: 2 }
  if (phase.kind === 'best-worst') return { kind: 'set', least: 3 }
  return phase.together ? { kind: 'set', least: 1 } : { kind: 'single' }
}

/** Tasks that an item of so many responses makes. */
export function tasksOf(shown: ShownAs, responses: number): number {
  if (shown.kind === 'single') return responses
  if (shown.kind === 'pairs') return (responses * (responses - 1)) / 2
  return responses >= shown.least ? 1 : 0
}

/** What is drawn for a phase. `turned` says for pair after pair of item after item whether it is shown turned round. */
export type PhaseOrders =
  | { readonly kind: 'single' | 'set'; readonly orders: ReadonlyMap<number, Uint8Array>; readonly reversed: boolean }
  | { readonly kind: 'pairs'; readonly turned: Uint8Array }

/** Systems of the responses of each item as numbers, and where the pairs of each item begin. */
export type Numbered = {
  readonly items: readonly Int32Array[]
  readonly systems: number
  readonly starts: Int32Array
}

/**
 * The items somebody gets in a phase. Those shown twice are turned round the second time and so cancel; what never
 * enters results (`other`) is balanced for itself. So the leads over what counts stay within one, whether repeats are
 * counted or not.
 */
export type Strata = { readonly once: Int32Array; readonly twice: Int32Array; readonly other: Int32Array }

/** What the raters before were shown, where raters have items of their own: to lean against in what is left over. */
export type ShownBefore = {
  readonly byPhase: readonly PairBalance[]
  /** By phase: how often each pair of an item was shown turned round, less the reverse. */
  readonly pairLeads: readonly Int16Array[]
}

export type ToDraw = {
  readonly phases: readonly PlanPhase[]
  /** null: not this rater's phase. */
  readonly strata: readonly (Strata | null)[]
  readonly numbered: Numbered
  readonly seed: number
  /** Number of the drawing: of two raters who mirror each other, or of one. */
  readonly drawing: number
  readonly before: ShownBefore | null
}

/** Draws the positions of all phases of one drawing. Pairs come last: they can make up for the odd one of the others. */
export function drawPositions(toDraw: ToDraw): (PhaseOrders | null)[] {
  const { phases, strata, numbered, seed, drawing, before } = toDraw
  const shown = new PairBalance(numbered.systems)
  const drawn: (PhaseOrders | null)[] = phases.map(() => null)
  const known: KnownSet[] = []
  phases.forEach((phase, place) => {
    const own = strata[place]
    const as = shownAs(phase)
    if (!own || as.kind === 'pairs') return
    const draws = seededDraws(seed, stream.orders, drawing, place)
    const pooled = before?.byPhase[place] ?? null
    drawn[place] =
      as.kind === 'single'
        ? drawSets({ numbered, draws, strata: own, pooled, least: 1, shown: null }, [])
        : drawSets({ numbered, draws, strata: own, pooled, least: as.least, shown }, known)
  })
  phases.forEach((phase, place) => {
    const own = strata[place]
    if (!own || phase.kind !== 'preference') return
    const draws = seededDraws(seed, stream.orders, drawing, place)
    const lean = before && { pooled: before.byPhase[place], pairLeads: before.pairLeads[place] }
    drawn[place] = drawPairs({ numbered, draws, strata: own, shown, lean: lean as Lean | null })
  })
  return drawn
}

type Sets = {
  readonly numbered: Numbered
  readonly draws: Draws
  readonly strata: Strata
  readonly pooled: PairBalance | null
  readonly least: number
  /** Leads over all comparing phases so far; null: this phase does not count among them. */
  readonly shown: PairBalance | null
}
type KnownSet = {
  /** The items and how many of them are shown: together they say whether a phase shows the same. */
  readonly of: Int32Array
  readonly size: number
  readonly orders: Map<number, Uint8Array>
  readonly once: PairBalance
  times: number
}

/** A second phase with the same items on one screen is the first one turned round, so that both cancel. */
function drawSets(sets: Sets, known: KnownSet[]): PhaseOrders {
  const { numbered, draws, strata, pooled, least, shown } = sets
  const kind = shown ? 'set' : 'single'
  const wide = (items: Int32Array): Int32Array =>
    least === 1 ? items : items.filter((item) => (numbered.items[item]?.length ?? 0) >= least)
  const [eligible, again] = [wide(strata.once), wide(strata.twice)]
  const size = eligible.length + again.length
  const before = known.find((each) => each.of === strata.once && each.size === size)
  if (before) {
    const reversed = before.times++ % 2 === 1
    shown?.addAll(before.once, reversed ? -1 : 1)
    return { kind, orders: before.orders, reversed }
  }
  const order = (chosen: Int32Array, leads?: PairBalance): Ordered =>
    balancedOrders({
      items: numbered.items,
      chosen,
      systems: numbered.systems,
      draws,
      ...(leads ? { before: leads } : {}),
    })
  const once = order(eligible, shown && shown.worst() > 0 ? shown : undefined)
  const reversed = pooled !== null && (shown?.worst() ?? 0) === 0 && pooled.likeness(once.balance) > 0
  shown?.addAll(once.balance, reversed ? -1 : 1)
  pooled?.addAll(once.balance, reversed ? -1 : 1)
  const orders = new Map(once.orders)
  for (const more of [again, wide(strata.other)]) {
    if (more.length > 0) for (const [item, own] of order(more, once.balance).orders) orders.set(item, own)
  }
  known.push({ of: strata.once, size, orders, once: once.balance, times: reversed ? 2 : 1 })
  return { kind, orders, reversed }
}

type Lean = { readonly pooled: PairBalance; readonly pairLeads: Int16Array }
type Pairs = {
  readonly numbered: Numbered
  readonly draws: Draws
  readonly strata: Strata
  readonly shown: PairBalance
  readonly lean: Lean | null
}

/** Deals both orders of every two systems out equally over the pairs; an odd one goes to the system that is behind. */
function drawPairs({ numbered, draws, strata, shown, lean }: Pairs): Extract<PhaseOrders, { kind: 'pairs' }> {
  const turned = new Uint8Array(numbered.starts[numbered.items.length] as number)
  const once = new PairBalance(numbered.systems)
  const deal = (items: Int32Array, leads: PairBalance, also: readonly PairBalance[]): void => {
    for (const [key, list] of occasionsOf(items, numbered)) {
      const [low, high] = [Math.floor(key / 65536), key % 65536]
      draws.shuffle(list)
      const lead = leads.lead(low, high) || (lean && leads === shown ? lean.pooled.lead(low, high) : 0)
      const odd = lead > 0 ? 0 : lead < 0 ? 1 : draws.below(2)
      const lowFirst = Math.floor(list.length / 2) + (list.length % 2) * odd
      if (lean) leanAgainst(list, lean.pairLeads)
      list.forEach((occasion, place) => {
        const listedLowFirst = occasion >= 0
        turned[listedLowFirst ? occasion : ~occasion] = place < lowFirst === listedLowFirst ? 0 : 1
      })
      for (const balance of also) balance.add(low, high, 2 * lowFirst - list.length)
    }
  }
  deal(strata.once, shown, lean ? [shown, once, lean.pooled] : [shown, once])
  if (strata.twice.length > 0) deal(strata.twice, once, [])
  if (strata.other.length > 0) deal(strata.other, once, [])
  if (lean) remember(turned, { numbered, strata, pairLeads: lean.pairLeads })
  return { kind: 'pairs', turned }
}

/** The pairs of every two systems by both numbers, each as the number of the pair, bitwise negated where listed high first. */
function occasionsOf(items: Int32Array, { items: systemsOf, starts }: Numbered): Map<number, number[]> {
  const occasions = new Map<number, number[]>()
  for (const item of items) {
    const systems = systemsOf[item] as Int32Array
    let pair = starts[item] as number
    for (let left = 0; left < systems.length; left++) {
      for (let right = left + 1; right < systems.length; right++, pair++) {
        const [one, other] = [systems[left] as number, systems[right] as number]
        const key = one < other ? one * 65536 + other : other * 65536 + one
        const occasion = one <= other ? pair : ~pair
        const known = occasions.get(key)
        if (known) known.push(occasion)
        else occasions.set(key, [occasion])
      }
    }
  }
  return occasions
}

/** Puts the pairs first in which the low system came second for raters before, so that items are evened out too. */
function leanAgainst(list: number[], pairLeads: Int16Array): void {
  const lowLead = (occasion: number): number =>
    occasion >= 0 ? (pairLeads[occasion] as number) : -(pairLeads[~occasion] as number)
  list.sort((one, other) => lowLead(one) - lowLead(other))
}

/** Counts the pairs of a rater: +1 where shown as listed, −1 where turned round. */
function remember(
  turned: Uint8Array,
  { numbered, strata, pairLeads }: { numbered: Numbered; strata: Strata; pairLeads: Int16Array },
): void {
  for (const items of [strata.once, strata.twice]) {
    for (const item of items) {
      for (let pair = numbered.starts[item] as number; pair < (numbered.starts[item + 1] as number); pair++) {
        pairLeads[pair] = (pairLeads[pair] as number) + (turned[pair] === 1 ? -1 : 1)
      }
    }
  }
}
