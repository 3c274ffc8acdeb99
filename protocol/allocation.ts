import type { Draws } from './seededDraws.ts'

export type ToAllocate = {
  /** Places of the items to share out. */
  readonly items: Int32Array
  /** How many raters there are to choose from. */
  readonly raters: number
  /** How many of them each item is given to; fewer than there are. */
  readonly perItem: number
  /** How many of the items all raters get. */
  readonly overlap: number
  readonly draws: Draws
  /** Whether a rater has an item already, from another phase: preferred where loads are equal. */
  readonly has?: (rater: number, item: number) => boolean
}

/**
 * Shares items out in balanced incomplete blocks: every rater gets as many items as any other, give or take one, and
 * every two raters share as many items as any other two, as nearly as can be had. Returns the items of each rater in
 * the order they came in. The blocks are dealt out to who has least so far, then evened out by exchanging raters
 * between items, which leaves every load as it is.
 */
export function allocate({ items, raters, perItem, overlap, draws, has }: ToAllocate): Int32Array[] {
  const order = draws.shuffle(items.slice())
  const shared = order.subarray(0, overlap)
  const rest = order.subarray(overlap)
  const blocks = dealOut(rest, { raters, perItem, draws, has: has ?? (() => false) })
  if (!has) evenOut(blocks, raters, draws)
  const perRater: number[][] = Array.from({ length: raters }, () => Array.from(shared))
  blocks.forEach((block, place) => {
    for (const rater of block) perRater[rater]?.push(rest[place] as number)
  })
  return perRater.map((own) => Int32Array.from(own).sort())
}

type Dealing = Required<Pick<ToAllocate, 'raters' | 'perItem' | 'draws' | 'has'>>

/** Each item to the raters with the fewest items; among equals to those who met least, then at random. */
function dealOut(items: Int32Array, { raters, perItem, draws, has }: Dealing): Uint8Array[] {
  const loads = new Int32Array(raters)
  const met = new Int32Array(raters * raters)
  const byChance = Int32Array.from({ length: raters }, (_, rater) => rater)
  return Array.from(items, (item) => {
    draws.shuffle(byChance)
    const block: number[] = []
    const metBlock = new Int32Array(raters)
    while (block.length < perItem) {
      let best = -1
      for (const rater of byChance) {
        if (block.includes(rater)) continue
        if (best < 0 || isBetter(rater, best)) best = rater
      }
      for (let other = 0; other < raters; other++) {
        metBlock[other] = (metBlock[other] as number) + (met[best * raters + other] as number)
      }
      block.push(best)
    }
    for (const rater of block) {
      loads[rater] = (loads[rater] as number) + 1
      for (const other of block) met[rater * raters + other] = (met[rater * raters + other] as number) + 1
    }
    return Uint8Array.from(block)

    function isBetter(one: number, other: number): boolean {
      const byLoad = (loads[one] as number) - (loads[other] as number)
      if (byLoad !== 0) return byLoad < 0
      const byHaving = Number(has(other, item)) - Number(has(one, item))
      if (byHaving !== 0) return byHaving < 0
      return (metBlock[one] as number) < (metBlock[other] as number)
    }
  })
}

/** Exchanges tried before what was reached is good enough: so many per item, within bounds. */
const triesPerItem = 60
const fewestTries = 20_000
const mostTries = 400_000
/** Chances in 1,000 of keeping an exchange that makes it a little worse, so as to get unstuck. */
const chanceOfWorse = 25

/** Two items each give a rater to the other wherever that brings the numbers of shared items nearer to each other. */
function evenOut(blocks: readonly Uint8Array[], raters: number, draws: Draws): void {
  const met = new Int32Array(raters * raters)
  for (const block of blocks) {
    for (const one of block)
      for (const other of block) met[one * raters + other] = (met[one * raters + other] as number) + 1
  }
  const tries = Math.min(mostTries, Math.max(fewestTries, blocks.length * triesPerItem))
  for (let attempt = 0; attempt < tries && blocks.length > 1; attempt++) {
    if (attempt % (raters * raters) === 0 && spreadOf(met, raters) <= 1) return
    const left = blocks[draws.below(blocks.length)] as Uint8Array
    const right = blocks[draws.below(blocks.length)] as Uint8Array
    const [from, to] = [draws.below(left.length), draws.below(right.length)]
    const [one, other] = [left[from] as number, right[to] as number]
    if (left === right || left.includes(other) || right.includes(one)) continue
    const worth =
      gainOf({ met, raters, block: left, leaves: one, comes: other }) +
      gainOf({ met, raters, block: right, leaves: other, comes: one }) +
      overlapOf(left, right)
    if (worth < 0 && (worth < -2 || attempt > tries * 0.9 || draws.below(1000) >= chanceOfWorse)) continue
    move({ met, raters, block: left, leaves: one, comes: other })
    move({ met, raters, block: right, leaves: other, comes: one })
    left[from] = other
    right[to] = one
  }
}

type Exchange = {
  readonly met: Int32Array
  readonly raters: number
  readonly block: Uint8Array
  readonly leaves: number
  readonly comes: number
}

/** By how much the sum of squares of shared items falls, halved: who leaves shared much, who comes shares little. */
function gainOf({ met, raters, block, leaves, comes }: Exchange): number {
  let gain = 0
  for (const stays of block) {
    if (stays === leaves) continue
    gain += (met[leaves * raters + stays] as number) - (met[comes * raters + stays] as number) - 1
  }
  return gain
}

/** Raters in both blocks: what one item loses with them the other wins, so that `gainOf` takes off too much. */
const overlapOf = (left: Uint8Array, right: Uint8Array): number =>
  2 * left.reduce((both, rater) => both + (right.includes(rater) ? 1 : 0), 0)

function move({ met, raters, block, leaves, comes }: Exchange): void {
  for (const stays of block) {
    if (stays === leaves) continue
    for (const [one, other] of [
      [leaves, stays],
      [stays, leaves],
    ] as const) {
      met[one * raters + other] = (met[one * raters + other] as number) - 1
    }
    for (const [one, other] of [
      [comes, stays],
      [stays, comes],
    ] as const) {
      met[one * raters + other] = (met[one * raters + other] as number) + 1
    }
  }
}

/** How far the most-sharing two raters are from the least-sharing two. */
function spreadOf(met: Int32Array, raters: number): number {
  let [fewest, most] = [Number.POSITIVE_INFINITY, 0]
  for (let one = 0; one < raters; one++) {
    for (let other = one + 1; other < raters; other++) {
      const shared = met[one * raters + other] as number
      fewest = Math.min(fewest, shared)
      most = Math.max(most, shared)
    }
  }
  return most - fewest
}
