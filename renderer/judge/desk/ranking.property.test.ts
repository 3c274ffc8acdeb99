import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TaskAnswers } from '#contract/judgement.ts'
import {
  emptyOrder,
  isComplete,
  makeEqual,
  move,
  place,
  placeBeside,
  type RankOrder,
  ranksOf,
  toggleEqual,
  unplace,
} from '#ui/rankOrder.ts'
import { rankingTask } from '../testing/fakeCore.ts'
import { orderOf, recordedRanks } from './deskState.ts'

/** What a hand can do with one response: a digit, the number field, Alt with an arrow, =, 0, or a drag. */
type Act =
  | { readonly by: 'number'; readonly rank: number }
  | { readonly by: 'arrow'; readonly way: 1 | -1 }
  | { readonly by: 'equals' | 'zero' }
  | { readonly by: 'drag'; readonly onto: number; readonly where: 'before' | 'after' | 'on' }

const acts = fc.oneof(
  fc.record({ by: fc.constant('number' as const), rank: fc.integer({ min: -1, max: 12 }) }),
  fc.record({ by: fc.constant('arrow' as const), way: fc.constantFrom<1 | -1>(1, -1) }),
  fc.record({ by: fc.constantFrom('equals' as const, 'zero' as const) }),
  fc.record({
    by: fc.constant('drag' as const),
    onto: fc.nat(9),
    where: fc.constantFrom('before' as const, 'after' as const, 'on' as const),
  }),
)
const cases = fc
  .integer({ min: 3, max: 10 })
  .chain((size) =>
    fc.tuple(fc.constant(size), fc.boolean(), fc.array(fc.tuple(fc.nat(size - 1), acts), { maxLength: 40 })),
  )

function done(order: RankOrder, id: string, act: Act, ties: boolean): RankOrder {
  switch (act.by) {
    case 'number':
      return place(order, id, act.rank)
    case 'arrow':
      return move(order, id, act.way)
    case 'zero':
      return unplace(order, id)
    case 'equals':
      return ties ? toggleEqual(order, id) : order
    case 'drag': {
      const other = order.ids[act.onto % order.ids.length] ?? id
      if (act.where === 'on') return ties ? makeEqual(order, id, other) : order
      return placeBeside(order, id, other, act.where)
    }
  }
}

describe('a ranking, however drags, keys and numbers follow each other', () => {
  it('is a weak order: ranks within the list, gap-free once recorded, ties only where they are allowed', () => {
    fc.assert(
      fc.property(cases, ([size, ties, way]) => {
        const ids = Array.from({ length: size }, (_, index) => 'ABCDEFGHIJ'[index] ?? '')
        const order = way.reduce((so, [who, act]) => done(so, ids[who] ?? '', act, ties), emptyOrder(ids))
        const shown = ranksOf(order).filter((rank) => rank !== null)
        for (const rank of shown) expect(rank).toBeGreaterThanOrEqual(1)
        for (const rank of shown) expect(rank).toBeLessThanOrEqual(size)
        if (!ties) expect(new Set(shown).size).toBe(shown.length)
        const recorded = recordedRanks(order)
        const taken = new Set(recorded.filter((rank) => rank !== null))
        expect([...taken].toSorted((one, other) => one - other)).toEqual([...taken].map((_, index) => index + 1))
        expect(isComplete(order)).toBe(recorded.every((rank) => rank !== null))
      }),
      { numRuns: 400 },
    )
  })

  it('is recorded, read again and recorded alike, with the same order, ties and gaps of what is not placed', () => {
    fc.assert(
      fc.property(cases, ([size, ties, way]) => {
        const task = rankingTask(1, size, ties)
        const ids = task.responses.map(({ blindLabel }) => blindLabel)
        const order = way.reduce((so, [who, act]) => done(so, ids[who] ?? '', act, ties), emptyOrder(ids))
        const ranks = recordedRanks(order)
        const stored: TaskAnswers['ranking'] = { state: 'given', ranks }
        const again = orderOf(task, JSON.parse(JSON.stringify(stored)) as TaskAnswers['ranking'])
        expect(recordedRanks(again)).toEqual(ranks)
        if (isComplete(order)) expect(ranksOf(again)).toEqual(ranksOf(order))
      }),
      { numRuns: 400 },
    )
  })
})
