import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bangIndex, jamesIndex } from './blinding.ts'
import { calibration } from './calibration.ts'
import { drift } from './drift.ts'
import { humanCeiling } from './humanCeiling.ts'
import { intraRater } from './intraRater.ts'
import { leaveOneOut } from './leaveOneOut.ts'
import { mergedMedian, mergedModes, raterWeight, threeMostSimilarMean, weightedMean } from './mergeValues.ts'
import { pairwiseRaters } from './pairwiseRaters.ts'

const interval = { resamples: 200, seed: 4, confidence: 0.95 }
const values = (rows: readonly (readonly [string, string, number])[]) =>
  rows.map(([rater, unit, value]) => ({ rater, unit, value }))

describe('leave one out', () => {
  it('names the rater whose absence changes the coefficient most', () => {
    const without: Record<string, number> = { a: 0.5, b: 0.9, c: 0.45 }
    const report = leaveOneOut(['a', 'b', 'c'], (id) => ({
      estimate: id === null ? 0.5 : (without[id] as number),
      undefined: null,
    }))
    expect(report.strongest).toBe('b')
    expect(report.influences[1]?.change).toBeCloseTo(0.4, 12)
    expect(leaveOneOut(['a'], () => ({ estimate: null, undefined: 'no-variation' })).strongest).toBeNull()
  })
})

describe('pairs of raters', () => {
  it('count shared units, sameness and who is higher, and show gaps in the design', () => {
    const pairs = pairwiseRaters(
      values([
        ['a', 'u', 3],
        ['a', 'v', 4],
        ['b', 'u', 3],
        ['b', 'v', 2],
        ['c', 'w', 1],
      ]),
    )
    expect(pairs).toMatchObject([
      { first: 'a', second: 'b', n: 2, same: 1, agreement: 0.5, meanDifference: 1 },
      { first: 'a', second: 'c', n: 0, agreement: null },
      { first: 'b', second: 'c', n: 0, meanDifference: null },
    ])
  })
})

describe('the human ceiling', () => {
  it('counts a shared mode as a share and holds machines against the same references', () => {
    const people = values([
      ['a', 'u', 1],
      ['b', 'u', 1],
      ['c', 'u', 2],
      ['a', 'v', 2],
      ['b', 'v', 2],
      ['c', 'v', 2],
    ])
    const result = humanCeiling(
      people,
      values([
        ['m', 'u', 1],
        ['m', 'v', 2],
      ]),
    )
    // On u: a and b each face {1, 2} (half), c faces {1, 1} (none); on v all agree.
    expect(result.people.map((entry) => entry.estimate)).toEqual([0.75, 0.75, 0.5])
    expect(result.estimate).toBeCloseTo(2 / 3, 12)
    // The machine on u: half, half, whole; on v always.
    expect(result.machines[0]?.estimate).toBeCloseTo(5 / 6, 12)
    expect(humanCeiling(values([['a', 'u', 1]])).undefined).toBe('fewer-than-two-raters')
  })
})

describe('repeats of one rater', () => {
  it('give the share alike, the share near and the shift', () => {
    const repeats = [1, 2, 3, 4, 5].map((first, index) => ({
      rater: 'a',
      unit: `u${index}`,
      first,
      second: first + (index > 2 ? 1 : 0),
    }))
    const { perRater, pooled } = intraRater(repeats)
    expect(perRater).toHaveLength(1)
    expect(pooled).toMatchObject({ estimate: 0.6, adjacent: 1, n: 5 })
    expect(pooled.shift.estimate).toBeCloseTo(0.4, 12)
    expect(intraRater([]).pooled).toMatchObject({ estimate: null, undefined: 'no-data', interval: null })
  })
})

describe('drift', () => {
  it('finds the slope against the other raters and none in a steady one', () => {
    const rows = Array.from({ length: 60 }, (_, index) => [
      { rater: 'steady', unit: `u${index}`, value: (index * 7) % 5, position: 60 - index },
      {
        rater: 'tiring',
        unit: `u${index}`,
        value: ((index * 7) % 5) - index / 50 + ((index % 3) - 1) / 10,
        position: index + 1,
      },
    ]).flat()
    const [, tiring] = drift(rows)
    expect(tiring?.estimate).toBeCloseTo(-2, 0.5)
    expect(tiring?.p).toBeLessThan(1e-6)
    expect(tiring?.firstHalf as number).toBeGreaterThan(tiring?.secondHalf as number)
    expect(drift(rows.slice(0, 2)).every((entry) => entry.undefined === 'too-few-observations')).toBe(true)
  })
})

describe('blinding indices', () => {
  // Guessed t / p / unknown: 82 / 27 / 170 for source t, 25 / 29 / 83 for source p.
  const guesses = (
    [
      ['t', 't', 82],
      ['t', 'p', 27],
      ['t', null, 170],
      ['p', 't', 25],
      ['p', 'p', 29],
      ['p', null, 83],
    ] as const
  ).flatMap(([source, guess, count], block) =>
    Array.from({ length: count }, (_, index) => ({ source, guess, rater: `${block}-${index}` })),
  )

  it('follow their definitions on a table of 416 guesses', () => {
    const [placebo, treatment] = bangIndex(guesses)
    expect(treatment?.estimate).toBeCloseTo((82 - 27) / 279, 12)
    expect(placebo?.estimate).toBeCloseTo((29 - 25) / 137, 12)
    const [unknown, made] = [253 / 416, 163]
    const byChance = (109 * 56 + 54 * 107) / made ** 2
    const disagreement = ((27 + 25) / made - byChance) / byChance
    const james = jamesIndex(guesses, interval)
    expect(james.estimate).toBeCloseTo((1 + unknown + (1 - unknown) * disagreement) / 2, 12)
    expect(james.interval?.low).toBeLessThan(james.estimate as number)
  })

  it('are 1 for all known, 0 for everybody right (James), and undefined without guesses', () => {
    const known = guesses.map((row) => ({ ...row, guess: row.source }))
    expect(bangIndex(known).map((entry) => entry.estimate)).toEqual([1, 1])
    expect(jamesIndex(known).estimate).toBeCloseTo(0, 12)
    expect(jamesIndex(guesses.map((row) => ({ ...row, guess: null }))).estimate).toBe(1)
    expect(jamesIndex([]).undefined).toBe('no-data')
  })
})

describe('calibration', () => {
  it('splits the Brier score into its parts and finds overconfidence', () => {
    const judgements = Array.from({ length: 100 }, (_, index) => ({
      confidence: 0.85,
      right: index % 2 === 0,
      unit: `u${index}`,
    }))
    const result = calibration(judgements, { interval })
    expect(result.ece.estimate).toBeCloseTo(0.35, 12)
    expect(result.overconfidence.estimate).toBeCloseTo(0.35, 12)
    expect(result.brier.estimate).toBeCloseTo(0.35 ** 2 + 0.25, 12)
    expect((result.reliability as number) - (result.resolution as number) + (result.uncertainty as number)).toBeCloseTo(
      result.brier.estimate as number,
      12,
    )
    expect(result.ece.interval?.low).toBeLessThan(0.35)
  })

  it('excludes confidences that are none and is undefined without any', () => {
    const result = calibration([{ confidence: 70, right: true, unit: 'u' }])
    expect(result).toMatchObject({
      excluded: 1,
      bins: [],
      ece: { estimate: null, undefined: 'no-data' },
      uncertainty: null,
    })
  })
})

describe('merging values', () => {
  it('follows its definitions', () => {
    expect(mergedMedian([4, 1, 2, 3])).toBe(2.5)
    expect(mergedModes([1, 2, 2, 1, 3])).toEqual([1, 2])
    expect(threeMostSimilarMean([1, 3, 4, 4, 9])).toBeCloseTo(11 / 3, 12)
    expect(raterWeight(0.8, 'log-odds')).toBeCloseTo(Math.log(4), 12)
    expect(raterWeight(0.3, 'log-odds')).toBe(0)
    expect(raterWeight(1, 'log-odds', 10)).toBeCloseTo(Math.log(19), 12)
    expect(raterWeight(0.5, { power: 2 })).toBe(0.25)
    expect(weightedMean([1, 5], [3, 1])).toBe(2)
    expect(weightedMean([1], [0])).toBeNull()
  })

  it('stays within the values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 9 }), (given) => {
        for (const merged of [mergedMedian(given), threeMostSimilarMean(given)]) {
          expect(merged).toBeGreaterThanOrEqual(Math.min(...given))
          expect(merged).toBeLessThanOrEqual(Math.max(...given))
        }
      }),
    )
  })
})
