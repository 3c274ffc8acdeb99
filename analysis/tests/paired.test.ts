import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { benjaminiHochberg, benjaminiYekutieli, holm } from './adjustP.ts'
import { cohenDz, rankBiserial, shareBetter } from './effectSizes.ts'
import { flips } from './flips.ts'
import { cochranQ, friedman, imanDavenport, kendallWOfSystems } from './friedman.ts'
import { hodgesLehmann } from './hodgesLehmann.ts'
import { pairedDifferences } from './paired.ts'
import { pairedT } from './pairedT.ts'
import { posthocWilcoxon } from './posthocWilcoxon.ts'
import { signedRanks, signedRankTails } from './signedRanks.ts'
import { signTest } from './signTest.ts'
import {
  wilcoxonApproximate,
  wilcoxonExact,
  wilcoxonExactGreater,
  wilcoxonExactTies,
  wilcoxonNormalCorrected,
  wilcoxonPrattExact,
} from './wilcoxon.ts'

const PAIRED = [
  pairedT,
  signTest,
  wilcoxonExact,
  wilcoxonExactGreater,
  wilcoxonExactTies,
  wilcoxonPrattExact,
  wilcoxonNormalCorrected,
  (d: Float64Array) => wilcoxonApproximate(d, 'wilcox', true),
  (d: Float64Array) => wilcoxonApproximate(d, 'pratt', false),
  (d: Float64Array) => wilcoxonApproximate(d, 'zsplit', true),
  hodgesLehmann,
  cohenDz,
  rankBiserial,
  shareBetter,
]
const likert = fc.array(fc.integer({ min: -4, max: 4 }), { maxLength: 25 }).map((values) => Float64Array.from(values))
const reals = fc
  .array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 25 })
  .map((values) => Float64Array.from(values))

describe('tests of paired differences', () => {
  it('are finite with a p between 0 and 1, or a reason', () => {
    fc.assert(
      fc.property(fc.oneof(likert, reals), (differences) => {
        for (const test of PAIRED) {
          const result = test(differences)
          if (result.estimate === null) expect(result.undefined).not.toBeNull()
          else expect(result.estimate).toSatisfy(Number.isFinite)
          if (result.p !== undefined) {
            expect(result.p).toBeGreaterThanOrEqual(0)
            expect(result.p).toBeLessThanOrEqual(1)
          }
          if (result.interval) expect(result.interval.low).toBeLessThanOrEqual(result.interval.high)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('give the same p when the two systems change places', () => {
    fc.assert(
      fc.property(likert, (differences) => {
        const mirrored = differences.map((value) => -value)
        for (const test of PAIRED.filter((one) => one !== wilcoxonExactGreater)) {
          const [one, other] = [test(differences), test(mirrored)]
          expect(other.undefined).toBe(one.undefined)
          if (one.p !== undefined) expect(other.p).toBeCloseTo(one.p, 10)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('have exact tails that agree with counting every assignment of signs', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 9 }), (values) => {
        const { ranks, positive } = signedRanks(Float64Array.from(values), 'ranked')
        let [lower, upper] = [0, 0]
        for (let signs = 0; signs < 2 ** ranks.length; signs++) {
          const sum = ranks.reduce((total, rank, bit) => total + ((signs >> bit) & 1 ? rank : 0), 0)
          if (sum <= positive) lower++
          if (sum >= positive) upper++
        }
        const tails = signedRankTails(ranks, positive)
        expect(tails?.lower).toBeCloseTo(lower / 2 ** ranks.length, 12)
        expect(tails?.upper).toBeCloseTo(upper / 2 ** ranks.length, 12)
      }),
      { numRuns: 200 },
    )
  })

  it('count decimal differences that only look tied', () => {
    const pairs = pairedDifferences([5.5, 5.4, 2], [5.4, 5.3, 1])
    expect(pairs.nearTies).toBe(1)
    expect(pairedDifferences([5.5, 5.4, 2], [5.4, 5.3, 1], { digits: 12 }).differences[0]).toBe(0.1)
    expect(pairedDifferences([1, null, 3], [1, 2, null])).toMatchObject({ missing: 2 })
  })

  it('make no test when all differences are equal, but keep the mean', () => {
    const same = Float64Array.from([2, 2, 2])
    expect(pairedT(same)).toMatchObject({ estimate: null, undefined: 'zero-variance', meanDifference: 2 })
    expect(cohenDz(same).undefined).toBe('zero-variance')
    const zeros = new Float64Array(5)
    for (const test of [signTest, wilcoxonExactTies, wilcoxonNormalCorrected, rankBiserial]) {
      expect(test(zeros)).toMatchObject({ estimate: null, undefined: 'no-nonzero-difference' })
    }
  })
})

describe('the Hodges–Lehmann estimate', () => {
  it('is the same where differences repeat as where every average is written down', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 61, maxLength: 90 }), (grades) => {
        const values = grades.map((grade) => grade / 20)
        const averages = values.flatMap((one, i) => values.slice(i).map((other) => (one + other) / 2))
        averages.sort((one, other) => one - other)
        const half = averages.length / 2
        const median = ((averages[Math.ceil(half) - 1] ?? 0) + (averages[Math.floor(half)] ?? 0)) / 2
        const { estimate, interval } = hodgesLehmann(Float64Array.from(values))
        expect(estimate).toBeCloseTo(median, 15)
        const place = averages.findIndex((average) => Math.abs(average - (interval?.low ?? 9)) < 1e-15)
        const opposite = averages.findLastIndex((average) => Math.abs(average - (interval?.high ?? 9)) < 1e-15)
        expect([place >= 0, opposite >= 0, opposite > place]).toEqual([true, true, true])
      }),
    )
  })

  it('is the same by sorting all Walsh averages and by bisection', () => {
    const many = Float64Array.from({ length: 1600 }, (_, index) => ((index * 7919) % 4001) / 100 - 15)
    const walsh: number[] = []
    many.forEach((one, i) => many.subarray(i).forEach((other) => walsh.push((one + other) / 2)))
    walsh.sort((one, other) => one - other)
    const count = walsh.length
    const median = ((walsh[Math.ceil(count / 2) - 1] as number) + (walsh[Math.floor(count / 2)] as number)) / 2
    expect(hodgesLehmann(many).estimate).toBeCloseTo(median, 10)
  })

  it('moves with a shift and contains its estimate', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 8, maxLength: 30 }), (values) => {
        const plain = hodgesLehmann(Float64Array.from(values))
        const shifted = hodgesLehmann(Float64Array.from(values, (value) => value + 1000))
        expect((shifted.estimate as number) - (plain.estimate as number)).toBeCloseTo(1000, 9)
        expect(plain.interval?.low).toBeLessThanOrEqual(plain.estimate as number)
        expect(plain.interval?.high).toBeGreaterThanOrEqual(plain.estimate as number)
      }),
    )
  })

  it('has no interval when too few differences could ever reach the confidence', () => {
    expect(hodgesLehmann(Float64Array.from([1, 2, 4]))).toMatchObject({ estimate: 2.25, interval: null })
  })
})

describe('tests of several systems', () => {
  it('reduce to each other: Kendall W to Friedman, two-valued Friedman to Cochran', () => {
    const scores = fc.array(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 20,
    })
    fc.assert(
      fc.property(scores, (given) => {
        const [chi, q, w] = [friedman(given), cochranQ(given), kendallWOfSystems(given)]
        expect(q.undefined).toBe(chi.undefined)
        if (chi.estimate === null) return
        expect(q.estimate).toBeCloseTo(chi.estimate, 9)
        expect((w.estimate as number) * given.length * 2).toBeCloseTo(chi.estimate, 9)
      }),
      { numRuns: 300 },
    )
  })

  it('do not depend on the order of items or systems, and say why they are undefined', () => {
    const rows = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 }), { maxLength: 15 })
    fc.assert(
      fc.property(rows, (given) => {
        for (const test of [friedman, imanDavenport, kendallWOfSystems, cochranQ]) {
          const result = test(given)
          const other = test([...given].reverse().map((row) => [...row].reverse()))
          expect(other.undefined).toBe(result.undefined)
          if (result.estimate === null) expect(result.undefined).not.toBeNull()
          else expect(other.estimate).toBeCloseTo(result.estimate, 9)
        }
      }),
      { numRuns: 300 },
    )
    const alike = Array.from({ length: 4 }, () => [1, 2, 3])
    expect(imanDavenport(alike).undefined).toBe('zero-variance')
    expect(kendallWOfSystems(alike).estimate).toBeCloseTo(1, 12)
    expect(friedman([[1, 1]])).toMatchObject({ undefined: 'too-few-observations' })
  })

  it('adjust for many pairs as Holm, Benjamini–Hochberg and Benjamini–Yekutieli do', () => {
    const p = [0.01, 0.04, 0.03, 0.005]
    const close = (got: readonly number[], want: readonly number[]) =>
      got.forEach((value, i) => expect(value).toBeCloseTo(want[i] as number, 12))
    close(holm(p), [0.03, 0.06, 0.06, 0.02])
    close(benjaminiHochberg(p), [0.02, 0.04, 0.04, 0.02])
    close(
      benjaminiYekutieli(p),
      [0.02, 0.04, 0.04, 0.02].map((value) => (value * 25) / 12),
    )
    expect(holm([])).toEqual([])
  })

  it('leave a pair that never differs out of the adjustment', () => {
    const columns = [
      [1, 2, 3, 4, 5, 6],
      [1, 2, 3, 4, 5, 6],
      [2, 3, 4, 5, 7, 9],
    ]
    const { pairs } = posthocWilcoxon(['a', 'b', 'c'], columns)
    expect(pairs.map((pair) => pair.p === null)).toEqual([true, false, false])
    expect(pairs[1]?.holm).toBeCloseTo(2 * (pairs[1]?.p as number), 12)
    expect(posthocWilcoxon(['a', 'b'], [columns[0] as number[], columns[1] as number[]]).undefined).toBe(
      'no-nonzero-difference',
    )
  })
})

describe('flips between two versions', () => {
  it('count regressions and repairs at the threshold, items without both values left out', () => {
    const { negative, positive, balance, table } = flips([4, 2, 5, 3, null], [3, 4, 5, 1, 5], 4)
    expect(table).toEqual({ passPass: 1, passFail: 1, failPass: 1, failFail: 1 })
    expect(negative).toMatchObject({ estimate: 0.25, counts: { flips: 1, items: 4 } })
    expect(positive.estimate).toBe(0.25)
    expect(balance.p).toBe(1)
    expect(flips([], [], 1).negative.undefined).toBe('no-data')
  })
})
