import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alternativeAnnotatorTest } from './alternativeAnnotator.ts'
import { dawidSkene } from './dawidSkene.ts'
import { inIdOrder, labelColumns } from './labels.ts'
import { majorityVote } from './majorityVote.ts'

const label = fc
  .tuple(fc.nat(7), fc.nat(3), fc.nat(2))
  .map(([task, rater, chosen]) => ({ task: `t${task}`, rater: `r${rater}`, chosen: `c${chosen}` }))

describe('merging labels', () => {
  it('orders numeric ids as numbers and others by code units', () => {
    expect(inIdOrder(['10', '9', '1'])).toEqual(['1', '9', '10'])
    expect(inIdOrder(['b10', 'b9', 'a'])).toEqual(['a', 'b10', 'b9'])
  })

  it('lets weights overrule the count', () => {
    const columns = labelColumns(['x', 'y', 'y'].map((chosen, rater) => ({ task: 't', rater: `r${rater}`, chosen })))
    expect(majorityVote(columns)).toMatchObject({ majority: ['y'], ties: 0, coefficient: 'majority_vote' })
    expect(majorityVote(columns, [3, 1, 1])).toMatchObject({ majority: ['x'], coefficient: 'weighted_vote' })
    expect(majorityVote(columns, [2, 1, 1])).toMatchObject({ majority: ['x'], ties: 1, estimate: 0 })
  })

  it('gives probabilities that add up to one, and a log-likelihood that is one', () => {
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 50 }), (labels) => {
        const result = dawidSkene(labelColumns(labels), { starts: 2, seed: 1 })
        expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/)
        if (result.estimate === null) {
          expect(result.undefined).not.toBeNull()
          return
        }
        for (const row of [...result.posteriors, result.priors, ...result.raters.flatMap((rater) => rater.confusion)]) {
          expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
        }
        expect(result.estimate).toBeLessThanOrEqual(1e-9)
        expect(result.labels).toHaveLength(result.tasks.length)
      }),
      { numRuns: 150 },
    )
  })

  it('does not change when raters and tasks get other names', () => {
    fc.assert(
      fc.property(fc.array(label, { minLength: 5, maxLength: 40 }), (labels) => {
        const renamed = labels.map((one) => ({
          ...one,
          rater: `z${9 - Number(one.rater[1])}`,
          task: `z${9 - Number(one.task[1])}`,
        }))
        const [plain, other] = [labels, renamed].map((given) => dawidSkene(labelColumns(given), { starts: 0 }))
        if (plain?.estimate === null) expect(other?.estimate).toBeNull()
        else expect(other?.estimate).toBeCloseTo(plain?.estimate as number, 6)
      }),
      { numRuns: 100 },
    )
  })
})

describe('the alternative annotator test', () => {
  it('treats a candidate that copies one person like that person', () => {
    const humans = Array.from({ length: 40 }, (_, item) => [item % 2, (item >> 1) % 2, item % 2])
    const result = alternativeAnnotatorTest(
      ['a', 'b', 'c'],
      humans,
      humans.map((row) => row[0] as number),
    )
    const [a] = result.annotators
    // Always equal to a: both do at least as well on every item, so the difference is 0 < epsilon without variation.
    expect(a).toMatchObject({ candidateAtLeast: 1, humanAtLeast: 1, p: 0, won: true })
    expect(result.leftOut).toEqual({ items: 0, annotators: [] })
  })

  it('is finite or says why not', () => {
    const cell = fc.option(fc.integer({ min: 1, max: 4 }), { nil: null })
    const rows = fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 50 })
    fc.assert(
      fc.property(rows, fc.constantFrom('accuracy' as const, 'neg_rmse' as const), (given, fit) => {
        const humans = given.map((row) => row.slice(0, 3))
        const result = alternativeAnnotatorTest(
          ['a', 'b', 'c'],
          humans,
          given.map((row) => row[3]),
          { fit, leastItems: 5 },
        )
        expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/)
        for (const { p, adjustedP } of result.annotators) {
          expect(p).toBeGreaterThanOrEqual(0)
          expect(adjustedP).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 200 },
    )
  })
})
