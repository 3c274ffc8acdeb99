import { balancedOrders } from './balancedOrders.ts'
import { seededDraws } from './seededDraws.ts'
import { PairBalance } from './systemPairs.ts'

/**
 * The plan: who judges what, in which order, in which positions. Drawn from the seed alone, before anyone judges.
 *
 * Raters are drawn in twos: the second of two sees every order of the first turned round, so that orders cancel over
 * raters and over items. Within a rater, for every two systems, the numbers of times each is shown first differ by at
 * most one: orders of a ranking (and of the ratings of an item) by `balancedOrders`, pairs by dealing out equally
 * many of both orders and giving the odd one to the system that is behind. Positions do not depend on ids or names,
 * only on the order of items and systems in the input.
 */

/** Names this way of drawing; another way gets another name, because a seed means something under one name only. */
export const planAlgorithm = 'mirrored-pairs-1'

/** A phase as the study's protocol holds it; the settings of comparisons are carried along. */
export type PlanPhase =
  | { readonly kind: 'rating' }
  | { readonly kind: 'preference'; readonly ties: boolean; readonly strength: boolean }
  | { readonly kind: 'ranking'; readonly ties: boolean }

export type PlanItem = {
  readonly id: string
  readonly responses: readonly { readonly id: string; readonly system: string }[]
}

export type PlanInput<Phase extends PlanPhase = PlanPhase> = {
  readonly items: readonly PlanItem[]
  readonly raters: readonly string[]
  readonly phases: readonly Phase[]
  readonly itemOrder: 'random' | 'as-imported'
  /** 0 to 2^32 − 1. */
  readonly seed: number
}

/** One task: responses in the order shown, each with its system and blind label (none for a single response). */
export type PlannedTask = {
  /** 1-based place of the phase. */
  readonly phase: number
  readonly item: string
  /** Place of the item in the input. */
  readonly itemPlace: number
  readonly responses: readonly string[]
  readonly systems: readonly string[]
  readonly blindLabels: readonly string[]
}

export type Plan<Phase extends PlanPhase = PlanPhase> = {
  readonly algorithm: string
  readonly seed: number
  readonly phases: readonly Phase[]
  readonly raters: readonly string[]
  readonly assignments: number
  /** The tasks of the rater at a place of `raters`, in the order to be done; the same at every call. */
  readonly tasks: (rater: number) => Iterable<PlannedTask>
}

/** Why nothing can be drawn. */
export type PlanObstacle = 'no-items' | 'no-raters' | 'fewer-than-two-systems' | 'too-many-responses-to-rank'

export type PlanDrawn<Phase extends PlanPhase = PlanPhase> =
  | { readonly ok: true; readonly plan: Plan<Phase> }
  | { readonly ok: false; readonly reason: PlanObstacle }

/** Responses one ranking may hold. */
const mostToRank = 10

/**
 * Draws the plan: phase by phase, for every rater every item; a rating task per response, a preference task per two
 * responses, a ranking task of all responses of an item. An item with one response is rated but not compared.
 */
export function makePlan<Phase extends PlanPhase>(input: PlanInput<Phase>): PlanDrawn<Phase> {
  const reason = obstacleTo(input)
  if (reason) return { ok: false, reason }
  const { phases, raters, seed } = input
  const numbered = numberedSystems(input.items)
  const twosomes = raterTwosomes(raters.length, seed)
  const drawn = Array.from({ length: Math.ceil(raters.length / 2) }, (_, twosome) =>
    drawOrders(input, numbered, twosome),
  )
  const perRater = phases.reduce((sum, { kind }) => sum + tasksIn(kind, input.items), 0)
  const tasks = (rater: number): Iterable<PlannedTask> => {
    const place = twosomes[rater] as number
    return raterTasks(input, drawn[place >> 1] ?? [], rater, place % 2 === 1)
  }
  return {
    ok: true,
    plan: { algorithm: planAlgorithm, seed, phases, raters, assignments: perRater * raters.length, tasks },
  }
}

function obstacleTo({ items, raters, phases }: PlanInput): PlanObstacle | null {
  if (!items.some(({ responses }) => responses.length > 0)) return 'no-items'
  if (raters.length === 0) return 'no-raters'
  const compares = phases.some(({ kind }) => kind !== 'rating')
  if (compares && !items.some(({ responses }) => responses.length > 1)) return 'fewer-than-two-systems'
  const ranks = phases.some(({ kind }) => kind === 'ranking')
  if (ranks && items.some(({ responses }) => responses.length > mostToRank)) return 'too-many-responses-to-rank'
  return null
}

function tasksIn(kind: PlanPhase['kind'], items: readonly PlanItem[]): number {
  const sizes = items.map(({ responses }) => responses.length)
  if (kind === 'rating') return sizes.reduce((sum, size) => sum + size, 0)
  if (kind === 'ranking') return sizes.filter((size) => size > 1).length
  return sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
}

type Numbered = { readonly items: readonly Int32Array[]; readonly systems: number }

/** Systems as numbers in the order they are met. */
function numberedSystems(items: readonly PlanItem[]): Numbered {
  const numbers = new Map<string, number>()
  const numberOf = (system: string): number => {
    const known = numbers.get(system)
    if (known !== undefined) return known
    numbers.set(system, numbers.size)
    return numbers.size - 1
  }
  const numbered = items.map(({ responses }) => Int32Array.from(responses, ({ system }) => numberOf(system)))
  return { items: numbered, systems: numbers.size }
}

/** Streams of draws, so that one step never shifts another. */
const stream = { twosomes: 1, orders: 2, items: 3, pairs: 4 } as const

/** For each rater a place: raters at 2t and 2t + 1 mirror each other. */
const raterTwosomes = (raters: number, seed: number): Int32Array => {
  const order = seededDraws(seed, stream.twosomes).shuffle(Int32Array.from({ length: raters }, (_, rater) => rater))
  const places = new Int32Array(raters)
  order.forEach((rater, place) => {
    places[rater] = place
  })
  return places
}

/** What is drawn for a phase: an order per item, or for pairs whether each is turned round (pairs of item after item). */
type PhaseOrders =
  | { readonly kind: 'rating'; readonly orders: readonly Uint8Array[] }
  | { readonly kind: 'ranking'; readonly orders: readonly Uint8Array[] }
  | { readonly kind: 'preference'; readonly turned: Uint8Array; readonly starts: Int32Array }

/** Draws the positions of all phases for two raters. Rankings come first: pairs can then make up for their odd one. */
function drawOrders({ phases, seed }: PlanInput, { items, systems }: Numbered, twosome: number): PhaseOrders[] {
  const shown = new PairBalance(systems)
  const drawn: PhaseOrders[] = []
  let ranked: readonly Uint8Array[] | null = null
  const draws = (phase: number) => seededDraws(seed, stream.orders, twosome, phase)
  phases.forEach(({ kind }, phase) => {
    if (kind === 'preference') return
    if (kind === 'ranking' && ranked) {
      drawn[phase] = { kind, orders: ranked.map((order) => order.slice().reverse()) }
      return
    }
    const { orders } = balancedOrders(items, systems, draws(phase))
    drawn[phase] = { kind, orders }
    if (kind !== 'ranking') return
    ranked = orders
    orders.forEach((order, item) => {
      shown.addOrder(Array.from(order, (place) => items[item]?.[place] as number))
    })
  })
  phases.forEach(({ kind }, phase) => {
    if (kind === 'preference') drawn[phase] = drawPairs(items, shown, draws(phase))
  })
  return drawn
}

/** Deals both orders out equally over the pairs of every two systems; an odd one goes to the system that is behind. */
function drawPairs(
  items: readonly Int32Array[],
  shown: PairBalance,
  draws: ReturnType<typeof seededDraws>,
): Extract<PhaseOrders, { kind: 'preference' }> {
  const starts = new Int32Array(items.length + 1)
  items.forEach(({ length }, item) => {
    starts[item + 1] = (starts[item] as number) + (length * (length - 1)) / 2
  })
  const occasions = new Map<number, number[]>()
  const turned = new Uint8Array(starts[items.length] as number)
  items.forEach((systems, item) => {
    let pair = starts[item] as number
    forEachPair(systems.length, (left, right) => {
      const [one, other] = [systems[left] as number, systems[right] as number]
      const key = one < other ? one * 65536 + other : other * 65536 + one
      // Kept as the number of the pair, negative (bitwise) where the item lists the systems the other way round.
      const occasion = one <= other ? pair : ~pair
      const known = occasions.get(key)
      if (known) known.push(occasion)
      else occasions.set(key, [occasion])
      pair++
    })
  })
  for (const [key, list] of occasions) {
    const [low, high] = [Math.floor(key / 65536), key % 65536]
    draws.shuffle(list)
    const lead = shown.lead(low, high)
    const odd = lead > 0 ? 0 : lead < 0 ? 1 : draws.below(2)
    const lowFirst = Math.floor(list.length / 2) + (list.length % 2) * odd
    list.forEach((occasion, place) => {
      const wantsLowFirst = place < lowFirst
      const listedLowFirst = occasion >= 0
      turned[occasion >= 0 ? occasion : ~occasion] = wantsLowFirst === listedLowFirst ? 0 : 1
    })
    shown.add(low, high, 2 * lowFirst - list.length)
  }
  return { kind: 'preference', turned, starts }
}

function forEachPair(size: number, visit: (left: number, right: number) => void): void {
  for (let left = 0; left < size; left++) for (let right = left + 1; right < size; right++) visit(left, right)
}

function* raterTasks(
  { items, phases, itemOrder, seed }: PlanInput,
  drawn: readonly PhaseOrders[],
  rater: number,
  mirrored: boolean,
): Generator<PlannedTask, void, undefined> {
  for (let phase = 0; phase < phases.length; phase++) {
    const order = Int32Array.from(items, (_, place) => place)
    if (itemOrder === 'random') seededDraws(seed, stream.items, rater, phase).shuffle(order)
    const pairDraws = seededDraws(seed, stream.pairs, rater, phase)
    const phaseOrders = drawn[phase] as PhaseOrders
    for (const itemPlace of order) {
      const item = items[itemPlace] as PlanItem
      const together = shownTogether(phaseOrders, itemPlace, item.responses.length, pairDraws)
      // Ratings of an item are separate tasks: there it is their sequence that is turned round.
      if (mirrored && phaseOrders.kind === 'rating') together.reverse()
      for (const places of together) yield taskOf(item, itemPlace, phase + 1, mirrored ? places.reverse() : places)
    }
  }
}

/** The tasks of an item in a phase, each as the places of the responses shown. */
function shownTogether(
  drawn: PhaseOrders,
  item: number,
  size: number,
  draws: ReturnType<typeof seededDraws>,
): number[][] {
  if (drawn.kind === 'ranking') return size > 1 ? [Array.from(drawn.orders[item] ?? [])] : []
  if (drawn.kind === 'rating') return Array.from(drawn.orders[item] ?? [], (place) => [place])
  const pairs: number[][] = []
  let pair = drawn.starts[item] as number
  forEachPair(size, (left, right) => {
    pairs.push(drawn.turned[pair++] === 1 ? [right, left] : [left, right])
  })
  return Array.from(draws.shuffle(Array.from(pairs, (_, place) => place)), (place) => pairs[place] as number[])
}

const letters = 'ABCDEFGHIJ'

function taskOf(item: PlanItem, itemPlace: number, phase: number, places: readonly number[]): PlannedTask {
  const shown = places.map((place) => item.responses[place] as PlanItem['responses'][number])
  return {
    phase,
    item: item.id,
    itemPlace,
    responses: shown.map(({ id }) => id),
    systems: shown.map(({ system }) => system),
    blindLabels: shown.map((_, place) => (shown.length === 1 ? '' : (letters[place] ?? ''))),
  }
}
