import { type Drawn, type RaterDrawing, studyOrder } from './drawing.ts'
import type { PlanInput } from './planTypes.ts'
import { type PhaseOrders, type ShownAs, shownAs } from './positions.ts'
import { type Draws, seededDraws } from './seededDraws.ts'
import { stream } from './streams.ts'
import { TaskCodes } from './taskCodes.ts'

/** Practice, then qualification, then the study, each through the rater's phases in order. */
export function codesOfRater(input: PlanInput, drawn: Drawn, rater: number): Int32Array {
  const { phases, raters, itemOrder, seed } = input
  const { own, orders, phasesReversed } = drawn.raters[rater] as RaterDrawing
  const done = [...phases.keys()].filter((phase) => own[phase])
  if (phasesReversed) done.reverse()
  const codes = new TaskCodes(Math.ceil((drawn.assignments / raters.length) * 4.5))
  const rounds = [drawn.byRole.practice, drawn.byRole.qualification]
  rounds.forEach((items, round) => {
    for (const phase of done) {
      const order = items.slice()
      if (itemOrder === 'random') seededDraws(seed, stream.rounds, rater, phase, round).shuffle(order)
      list(
        { codes, drawn, rater, phase, orders: orders[phase] as PhaseOrders, shown: shownIn(input, phase) },
        {
          items: order.map((item) => item * 2),
          draws: seededDraws(seed, stream.pairs, rater, phase, round + 1),
        },
      )
    }
  })
  for (const phase of done) {
    const order = studyOrder(input, drawn, rater, phase)
    if (order === null) throw new Error('a repeat that does not fit was not refused')
    list(
      { codes, drawn, rater, phase, orders: orders[phase] as PhaseOrders, shown: shownIn(input, phase) },
      {
        items: order,
        draws: seededDraws(seed, stream.pairs, rater, phase),
      },
    )
  }
  return codes.finished()
}

const shownIn = ({ phases }: PlanInput, phase: number): ShownAs => shownAs(phases[phase] as PlanInput['phases'][number])

type Listing = {
  readonly codes: TaskCodes
  readonly drawn: Drawn
  readonly rater: number
  /** 0-based. */
  readonly phase: number
  readonly orders: PhaseOrders
  readonly shown: ShownAs
}

/** Appends the tasks of the items, in their order. A repeat, and what a mirrored rater sees, is turned round. */
function list(listing: Listing, { items, draws }: { readonly items: Int32Array; readonly draws: Draws }): void {
  const { drawn, rater, orders, shown } = listing
  const { mirrored } = drawn.raters[rater] as RaterDrawing
  for (const code of items) {
    const [item, again] = [code >> 1, (code & 1) === 1]
    if (orders.kind === 'pairs') {
      listPairs(listing, { item, again, turned: orders.turned, draws, turnAll: mirrored !== again })
      continue
    }
    const order = orders.orders.get(item)
    const turnAll = (mirrored !== again) !== orders.reversed
    if (shown.kind === 'single') listSingly(listing, { item, again, order: order ?? new Uint8Array(), turnAll })
    else if (order && shown.kind === 'set' && order.length >= shown.least)
      listing.codes.add(item, again ? 2 : 1, listing.phase + 1, order, turnAll)
  }
}

type Shown = { readonly item: number; readonly again: boolean; readonly turnAll: boolean }
const one = new Uint8Array(1)

/** Ratings of an item are separate tasks: there it is their sequence that is turned round. */
function listSingly({ codes, phase }: Listing, { item, again, order, turnAll }: Shown & { order: Uint8Array }): void {
  for (let place = 0; place < order.length; place++) {
    one[0] = order[turnAll ? order.length - 1 - place : place] as number
    codes.add(item, again ? 2 : 1, phase + 1, one, false)
  }
}

const two = new Uint8Array(2)
/** Used again and again: as many places as an item of 255 responses has pairs. */
const orderOf = new Int32Array(255 * 127)

function listPairs(
  { codes, drawn, phase }: Listing,
  { item, again, turned, draws, turnAll }: Shown & { turned: Uint8Array; draws: Draws },
): void {
  const size = drawn.numbered.items[item]?.length ?? 0
  const first = drawn.numbered.starts[item] as number
  const { lefts, rights } = pairsOf(size)
  const order = orderOf.subarray(0, lefts.length)
  for (let pair = 0; pair < order.length; pair++) order[pair] = pair
  draws.shuffle(order)
  for (let place = 0; place < order.length; place++) {
    const pair = order[place] as number
    two[0] = lefts[pair] as number
    two[1] = rights[pair] as number
    codes.add(item, again ? 2 : 1, phase + 1, two, (turned[first + pair] === 1) !== turnAll)
  }
}

type PairsOfSize = { readonly lefts: Uint8Array; readonly rights: Uint8Array }
const knownPairs: PairsOfSize[] = []

/** Every two of so many responses, in the order in which the pairs of an item are numbered. */
function pairsOf(size: number): PairsOfSize {
  const known = knownPairs[size]
  if (known) return known
  const pairs = Array.from({ length: size }, (_, left) =>
    Array.from({ length: size - left - 1 }, (_, offset) => [left, left + 1 + offset] as const),
  ).flat()
  const made = { lefts: Uint8Array.from(pairs, ([left]) => left), rights: Uint8Array.from(pairs, ([, right]) => right) }
  knownPairs[size] = made
  return made
}
