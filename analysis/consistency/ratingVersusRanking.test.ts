import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CONSISTENCY_CELLS } from './consistencyTable.ts'
import { judgedPairs, pairsBehindCell } from './judgedPairs.ts'
import type { ConsistencyInput, PreferenceOutcome, Statement } from './judgements.ts'
import { ratingVersusRanking } from './ratingVersusRanking.ts'

const rating = (rater: string, item: string, response: string, value: number) => ({ rater, item, response, value })
const prefers = (rater: string, item: string, left: string, right: string, outcome: PreferenceOutcome): Statement => ({
  kind: 'preference',
  rater,
  item,
  left,
  right,
  outcome,
})
const interval = { resamples: 200, seed: 3, confidence: 0.95 }

const id = (prefix: string, most: number) => fc.nat(most).map((number) => `${prefix}${number}`)
const statements: fc.Arbitrary<Statement> = fc.oneof(
  fc
    .tuple(id('r', 3), id('i', 4), id('x', 3), id('x', 3), fc.integer({ min: -3, max: 3 }))
    .map(([rater, item, left, right, outcome]) => prefers(rater, item, left, right, outcome as PreferenceOutcome)),
  fc
    .tuple(id('r', 3), id('i', 4), fc.array(fc.tuple(id('x', 3), fc.nat(3)), { maxLength: 4 }))
    .map(([rater, item, ranks]): Statement => {
      return { kind: 'ranking', rater, item, ranks: ranks.map(([response, rank]) => ({ response, rank })) }
    }),
)
const inputs: fc.Arbitrary<ConsistencyInput> = fc.record({
  ratings: fc.array(
    fc
      .tuple(id('r', 3), id('i', 4), id('x', 3), fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant(Number.NaN)))
      .map(([rater, item, response, value]) => rating(rater, item, response, value)),
    { maxLength: 60 },
  ),
  statements: fc.array(statements, { maxLength: 30 }),
})
const withoutRepeats = ({ ratings, statements: stated }: ConsistencyInput): ConsistencyInput => {
  const once = <Row>(rows: readonly Row[], key: (row: Row) => string) => [
    ...new Map(rows.map((row) => [key(row), row])).values(),
  ]
  const keyOf = (row: Statement) =>
    JSON.stringify(row.kind === 'ranking' ? [row.rater, row.item] : [row.rater, row.item, row.left, row.right])
  return {
    ratings: once(ratings, (row) => JSON.stringify([row.rater, row.item, row.response])),
    statements: once(stated, keyOf).map((row) =>
      row.kind === 'ranking' ? { ...row, ranks: once(row.ranks, (entry) => entry.response) } : row,
    ),
  }
}

describe('rating versus ranking', () => {
  it('tells reversals from hedges', () => {
    const { withinRater } = ratingVersusRanking({
      ratings: ['i1', 'i2', 'i3', 'i4'].flatMap((item, index) => [
        rating('r', item, 'x', 3),
        rating('r', item, 'y', [1, 1, 3, 5][index] as number),
      ]),
      statements: [
        prefers('r', 'i1', 'x', 'y', 'left'),
        prefers('r', 'i2', 'x', 'y', 'right'),
        prefers('r', 'i3', 'y', 'x', -2),
        prefers('r', 'i4', 'y', 'x', 'tie'),
      ],
    })
    expect(withinRater).toMatchObject({
      coefficient: 'rating_vs_ranking.within_rater',
      estimate: 0.75,
      n: 4,
      bothDecided: 2,
      reversals: 1,
      reversalRate: 0.5,
      ratingTieStatedDecided: 1,
      ratingDecidedStatedTie: 1,
    })
    expect(withinRater.table).toMatchObject({ 'A|A': 1, 'A|B': 1, 'tie|B': 1, 'B|tie': 1 })
  })

  it('counts each pair of a ranking with ties once', () => {
    const ranks = ['x', 'y', 'z'].map((response, index) => ({ response, rank: [1, 2, 2][index] as number }))
    const { withinRater } = ratingVersusRanking({
      ratings: [rating('r', 'i', 'x', 5), rating('r', 'i', 'y', 3), rating('r', 'i', 'z', 1)],
      statements: [{ kind: 'ranking', rater: 'r', item: 'i', ranks }],
    })
    expect(withinRater).toMatchObject({ n: 3, ratingDecidedStatedTie: 1, estimate: 1 / 3 })
  })

  it('merges ratings by mean or median and treats a difference within the tolerance as a tie', () => {
    const input: ConsistencyInput = {
      ratings: [
        ...[0.1, 0.2, 0.6].map((value, index) => rating(`r${index}`, 'i', 'x', value)),
        ...[0.3, 0.3, 0.3].map((value, index) => rating(`r${index}`, 'i', 'y', value)),
      ],
      statements: [prefers('r0', 'i', 'x', 'y', 'tie')],
    }
    expect(ratingVersusRanking(input).betweenRater.table['tie|tie']).toBe(1)
    expect(ratingVersusRanking(input, { merge: 'median' }).betweenRater.table['B|tie']).toBe(1)
  })

  it('counts a pair that was judged in both orders once, by net votes', () => {
    const { withinRater } = ratingVersusRanking({
      ratings: [rating('r', 'i', 'x', 5), rating('r', 'i', 'y', 3)],
      statements: [prefers('r', 'i', 'x', 'y', 'left'), prefers('r', 'i', 'y', 'x', 'left')],
    })
    expect(withinRater.table['A|tie']).toBe(1)
    expect(withinRater.skipped).toEqual({})
  })

  it('pairs a statement about one criterion only with ratings on it', () => {
    const { perCriterion, withinRater } = ratingVersusRanking({
      ratings: ['clear', 'kind'].flatMap((criterion) => [
        { ...rating('r', 'i', 'x', criterion === 'clear' ? 5 : 1), criterion },
        { ...rating('r', 'i', 'y', 3), criterion },
      ]),
      statements: [{ ...prefers('r', 'i', 'x', 'y', 'left'), criterion: 'clear' } as Statement],
    })
    expect(withinRater).toMatchObject({ n: 1, estimate: 0 })
    expect(perCriterion.map((entry) => entry.criterion)).toEqual(['clear'])
  })

  it('lets every cell be traced to its pairs', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const report = ratingVersusRanking(input)
        const behind = judgedPairs(input)
        for (const table of ['withinRater', 'betweenRater'] as const) {
          const { pairs } = behind[table]
          expect(pairs).toHaveLength(report[table].n)
          for (const cell of CONSISTENCY_CELLS) {
            expect(pairsBehindCell(pairs, cell)).toHaveLength(report[table].table[cell])
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('conserves pairs: cells add up to n, raters add up to the whole, and nothing is NaN', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { withinRater, betweenRater, perRater } = ratingVersusRanking(input, { interval })
        for (const result of [withinRater, betweenRater, ...perRater.map((entry) => entry.result)]) {
          expect(Object.values(result.table).reduce((sum, count) => sum + count, 0)).toBe(result.n)
          expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/)
          if (result.estimate === null) expect(result.undefined).toBe('no-comparison')
          else expect(result.estimate).toBeGreaterThanOrEqual(0)
          const { interval: limits } = result
          if (limits) expect(limits.low).toBeLessThanOrEqual(limits.high)
        }
        expect(perRater.reduce((sum, { result }) => sum + result.n, 0)).toBe(withinRater.n)
      }),
      { numRuns: 300 },
    )
  })

  it('does not depend on row order, rater names or which response was shown left', () => {
    fc.assert(
      fc.property(inputs.map(withoutRepeats), fc.infiniteStream(fc.nat()), (input, keys) => {
        const keyed = <Row>(rows: readonly Row[]) =>
          rows
            .map((row) => [keys.next().value as number, row] as const)
            .sort(([one], [other]) => one - other)
            .map(([, row]) => row)
        const renamed = <Row extends { rater: string }>(row: Row): Row => ({
          ...row,
          rater: `z${9 - Number(row.rater[1])}`,
        })
        const mirrored = (row: Statement): Statement =>
          row.kind === 'ranking' || row.left === row.right
            ? row
            : { ...row, left: row.right, right: row.left, outcome: -Number(row.outcome) as PreferenceOutcome }
        const other = {
          ratings: keyed(input.ratings.map(renamed)),
          statements: keyed(input.statements.map((row) => mirrored(renamed(row)))),
        }
        const [one, two] = [ratingVersusRanking(input, { interval }), ratingVersusRanking(other, { interval })]
        expect(two.withinRater).toEqual(one.withinRater)
        expect(two.betweenRater).toEqual(one.betweenRater)
      }),
      { numRuns: 200 },
    )
  })

  it('gives Wilson limits over items where every pair agrees, and no interval for one item', () => {
    const agreeing = (items: number): ConsistencyInput => ({
      ratings: Array.from({ length: items }, (_, item) => [
        rating('r', `i${item}`, 'x', 2),
        rating('r', `i${item}`, 'y', 1),
      ]).flat(),
      statements: Array.from({ length: items }, (_, item) => prefers('r', `i${item}`, 'x', 'y', 'left')),
    })
    const { withinRater } = ratingVersusRanking(agreeing(10), { interval })
    expect(withinRater.interval).toMatchObject({ low: 0, method: 'wilson over items' })
    expect(withinRater.interval?.high).toBeCloseTo(0.27754, 4)
    expect(ratingVersusRanking(agreeing(1), { interval }).withinRater).toMatchObject({
      estimate: 0,
      interval: null,
      intervalUndefined: 'one-unit',
    })
  })

  it('gives the same interval for the same seed', () => {
    const input: ConsistencyInput = {
      ratings: Array.from({ length: 40 }, (_, item) => [
        rating('r', `i${item}`, 'x', item % 5),
        rating('r', `i${item}`, 'y', 2),
      ]).flat(),
      statements: Array.from({ length: 40 }, (_, item) =>
        prefers('r', `i${item}`, 'x', 'y', item % 3 ? 'left' : 'tie'),
      ),
    }
    const at = (seed: number) => ratingVersusRanking(input, { interval: { ...interval, seed } }).withinRater.interval
    expect(at(5)).toEqual(at(5))
    expect(at(5)?.low).not.toBe(at(6)?.low)
  })
})
