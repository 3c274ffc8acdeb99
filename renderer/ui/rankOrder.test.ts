import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  emptyOrder,
  isComplete,
  makeEqual,
  move,
  orderFromRanks,
  place,
  placeBeside,
  placedRows,
  type RankOrder,
  rankOf,
  ranksOf,
  toggleEqual,
  unplace,
  unplaced,
} from './rankOrder.ts'

const IDS = ['A', 'B', 'C', 'D'] as const
const start = emptyOrder(IDS)

/** "1A 2C=B" and, in brackets, what is not placed. */
function written(order: RankOrder): string {
  const placed = order.slots
    .map((slot, index) => (slot.length === 0 ? '' : `${index + 1}${slot.join('=')}`))
    .filter((part) => part !== '')
  return [...placed, ...(unplaced(order).length > 0 ? [`[${unplaced(order).join('')}]`] : [])].join(' ')
}

describe('an order under the hand', () => {
  it('starts with nothing placed', () => {
    expect(written(start)).toBe('[ABCD]')
    expect(ranksOf(start)).toEqual([null, null, null, null])
  })

  it('gives the place that was pressed, whatever comes first', () => {
    const order = place(place(place(place(start, 'A', 3), 'B', 4), 'C', 2), 'D', 1)
    expect(written(place(start, 'A', 3))).toBe('3A [BCD]')
    expect(written(order)).toBe('1D 2C 3A 4B')
  })

  it('pushes what stood there down, and up when the response came from above', () => {
    const order = orderFromRanks(IDS, [1, 2, 3, 4])
    expect(written(place(order, 'D', 1))).toBe('1D 2A 3B 4C')
    expect(written(place(order, 'A', 4))).toBe('1B 2C 3D 4A')
    expect(written(place(order, 'A', 2))).toBe('1B 2A 3C 4D')
  })

  it('ties with the one above and unties again', () => {
    const order = orderFromRanks(IDS, [1, 2, 3, 4])
    const tied = toggleEqual(order, 'C')
    expect(written(tied)).toBe('1A 2B=C 3D')
    expect(written(toggleEqual(tied, 'C'))).toBe('1A 2B 3C 4D')
    expect(toggleEqual(order, 'A')).toEqual(order)
  })

  it('moves one place, into an empty place, and out of an equal place', () => {
    const order = orderFromRanks(IDS, [1, 2, 2, 3])
    expect(written(move(order, 'D', -1))).toBe('1A 2D 3B=C')
    expect(written(move(order, 'B', 1))).toBe('1A 2C 3B 4D')
    expect(written(move(order, 'C', -1))).toBe('1A 2C 3B 4D')
    expect(written(move(place(start, 'B', 3), 'B', -1))).toBe('2B [ACD]')
    expect(written(move(order, 'A', -1))).toBe('1A 2B=C 3D')
  })

  it('puts a dragged response beside another, and among equals makes it equal', () => {
    const order = orderFromRanks(IDS, [1, 2, 2, null])
    expect(written(placeBeside(order, 'D', 'A', 'before'))).toBe('1D 2A 3B=C')
    expect(written(placeBeside(order, 'D', 'B', 'after'))).toBe('1A 2B=D=C')
    expect(written(placeBeside(order, 'D', 'C', 'after'))).toBe('1A 2B=C 3D')
    expect(written(makeEqual(order, 'D', 'A'))).toBe('1A=D 2B=C')
  })

  it('takes a place away without closing the gap while something is missing', () => {
    expect(written(unplace(orderFromRanks(IDS, [1, 2, 3, 4]), 'A'))).toBe('2B 3C 4D [A]')
  })

  it('shows each response once with its rank and its tie', () => {
    expect(placedRows(orderFromRanks(IDS, [2, 1, 2, null]))).toEqual([
      { id: 'B', rank: 1, equal: false },
      { id: 'A', rank: 2, equal: false },
      { id: 'C', rank: 2, equal: true },
    ])
  })
})

type Step =
  | { readonly kind: 'place'; readonly id: string; readonly rank: number }
  | { readonly kind: 'move'; readonly id: string; readonly by: -1 | 1 }
  | { readonly kind: 'equal' | 'unplace'; readonly id: string }
  | { readonly kind: 'makeEqual'; readonly id: string; readonly other: string }
  | { readonly kind: 'beside'; readonly id: string; readonly other: string; readonly side: 'before' | 'after' }

function take(order: RankOrder, step: Step): RankOrder {
  switch (step.kind) {
    case 'place':
      return place(order, step.id, step.rank)
    case 'move':
      return move(order, step.id, step.by)
    case 'equal':
      return toggleEqual(order, step.id)
    case 'unplace':
      return unplace(order, step.id)
    case 'makeEqual':
      return makeEqual(order, step.id, step.other)
    case 'beside':
      return placeBeside(order, step.id, step.other, step.side)
  }
}

const ids = fc.integer({ min: 2, max: 10 }).map((n) => [...'ABCDEFGHIJ'].slice(0, n))
const story = ids.chain((names) => {
  // An unknown id and ranks beyond the end are among the requests: they must do no harm.
  const id = fc.constantFrom(...names, 'Z')
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ kind: fc.constant('place' as const), id, rank: fc.integer({ min: 0, max: 12 }) }),
    fc.record({ kind: fc.constant('move' as const), id, by: fc.constantFrom(-1 as const, 1 as const) }),
    fc.record({ kind: fc.constantFrom('equal' as const, 'unplace' as const), id }),
    fc.record({ kind: fc.constant('makeEqual' as const), id, other: id }),
    fc.record({
      kind: fc.constant('beside' as const),
      id,
      other: id,
      side: fc.constantFrom('before' as const, 'after' as const),
    }),
  )
  return fc.record({ names: fc.constant(names), steps: fc.array(step, { maxLength: 40 }) })
})

describe('after any steps', () => {
  it('every response is placed once or not at all, and a complete order counts without gaps', () => {
    fc.assert(
      fc.property(story, ({ names, steps }) => {
        const order = steps.reduce(take, emptyOrder(names))
        const held = order.slots.flat()
        expect(order.slots).toHaveLength(names.length)
        expect(new Set(held).size).toBe(held.length)
        expect([...held, ...unplaced(order)].sort()).toEqual([...names].sort())
        if (isComplete(order)) {
          const used = [...new Set(ranksOf(order))].sort((a, b) => Number(a) - Number(b))
          expect(used).toEqual(used.map((_, index) => index + 1))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('its ranks, stored and read back, are the same ranks', () => {
    fc.assert(
      fc.property(story, ({ names, steps }) => {
        const order = steps.reduce(take, emptyOrder(names))
        expect(ranksOf(orderFromRanks(names, ranksOf(order)))).toEqual(ranksOf(order))
      }),
    )
  })

  it('a placed response stands alone, at the place pressed unless a complete order has fewer', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 1, max: 10 }), ({ names, steps }, rank) => {
        const id = names[0] ?? ''
        const order = place(steps.reduce(take, emptyOrder(names)), id, rank)
        const slot = order.slots.find((each) => each.includes(id))
        expect(slot).toEqual([id])
        const wanted = Math.min(rank, names.length)
        if (isComplete(order)) expect(rankOf(order, id)).toBeLessThanOrEqual(wanted)
        else expect(rankOf(order, id)).toBe(wanted)
      }),
    )
  })

  it('one step moves only what it names: the others keep their order among themselves', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 1, max: 10 }), ({ names, steps }, rank) => {
        const before = steps.reduce(take, emptyOrder(names))
        const id = names[0] ?? ''
        for (const after of [place(before, id, rank), unplace(before, id), toggleEqual(before, id)]) {
          for (const a of names.slice(1)) {
            for (const b of names.slice(1)) {
              expect(compare(after, a, b)).toBe(compare(before, a, b))
            }
          }
        }
      }),
    )
  })

  it('any stored ranks give an order that agrees with them', () => {
    const stored = ids.chain((names) =>
      fc.record({
        names: fc.constant(names),
        ranks: fc.array(fc.option(fc.integer({ min: 1, max: 40 })), {
          minLength: names.length,
          maxLength: names.length,
        }),
      }),
    )
    fc.assert(
      fc.property(stored, ({ names, ranks }) => {
        const read = ranksOf(orderFromRanks(names, ranks))
        ranks.forEach((rank, i) => {
          expect(read[i] === null).toBe(rank === null)
          ranks.forEach((other, j) => {
            if (rank === null || other === null) return
            expect(Math.sign(Number(read[i]) - Number(read[j]))).toBe(Math.sign(rank - other))
          })
        })
      }),
    )
  })
})

function compare(order: RankOrder, a: string, b: string): number | null {
  const [rankA, rankB] = [rankOf(order, a), rankOf(order, b)]
  return rankA === null || rankB === null ? null : Math.sign(rankA - rankB)
}
