import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bowker } from './squareTableBowker.ts'
import { bhapkar, stuartMaxwell } from './squareTableHomogeneity.ts'
import { mcnemarCorrected, mcnemarExact, mcnemarMidP } from './squareTableMcnemar.ts'

// Agresti 1990, section 10.1: approval at two surveys; values as returned by R stats 4.2.2 and irr 0.84.1.
const APPROVAL = [
  [794, 86],
  [150, 570],
]

const ALL = [bowker, mcnemarCorrected, mcnemarExact, mcnemarMidP, stuartMaxwell, bhapkar]
const square = fc
  .integer({ min: 2, max: 5 })
  .chain((size) =>
    fc.array(fc.array(fc.nat(12), { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
  )

describe('tests on a square table', () => {
  it('reproduce the published approval table', () => {
    expect(bowker(APPROVAL)).toMatchObject({ df: 1 })
    expect(bowker(APPROVAL).estimate).toBeCloseTo(17.3559322033898, 10)
    expect(bowker(APPROVAL).p).toBeCloseTo(3.09929344104522e-5, 14)
    expect(mcnemarCorrected(APPROVAL).estimate).toBeCloseTo(16.8177966101695, 10)
    expect(mcnemarExact(APPROVAL)).toMatchObject({ statistic: 86, n: 236 })
    expect(mcnemarExact(APPROVAL).p).toBeCloseTo(3.71593613957143e-5, 14)
    expect(stuartMaxwell(APPROVAL).estimate).toBeCloseTo(17.3559322033898, 10)
    expect(bhapkar(APPROVAL).estimate).toBeCloseTo(17.5462645647704, 9)
  })

  it('gives the mid-p value of Fagerland, Lydersen & Laake 2013 for one against seven discordant pairs', () => {
    const table = [
      [1, 1],
      [7, 12],
    ]
    expect(mcnemarExact(table).p).toBeCloseTo(0.0703125, 12)
    expect(mcnemarMidP(table).p).toBeCloseTo(0.0390625, 12)
  })

  it('keeps a category whose margins are equal', () => {
    const table = [
      [10, 5, 3],
      [4, 20, 4],
      [4, 3, 9],
    ]
    expect(stuartMaxwell(table).df).toBe(2)
    expect(stuartMaxwell(table).estimate as number).toBeLessThan(1)
  })

  it('does not change when the two times are swapped or the categories are renamed', () => {
    fc.assert(
      fc.property(square, (table) => {
        const swapped = table.map((_, row) => table.map((cells) => cells[row] as number))
        const renamed = [...table].reverse().map((cells) => [...cells].reverse())
        for (const test of [bowker, mcnemarCorrected, mcnemarMidP, stuartMaxwell, bhapkar]) {
          const value = test(table)
          for (const other of [test(swapped), test(renamed)]) {
            expect(other.undefined).toBe(value.undefined)
            expect(other.df).toBe(value.df)
            if (value.p !== undefined) expect(other.p).toBeCloseTo(value.p, 9)
          }
        }
      }),
    )
  })

  it('is a finite value with a p between 0 and 1, or a reason', () => {
    const anything = fc.oneof(
      square,
      fc.constant([]),
      fc.constant([[4]]),
      fc.constant([
        [0, 0],
        [0, 0],
      ]),
    )
    fc.assert(
      fc.property(anything, (table) => {
        for (const test of ALL) {
          const result = test(table)
          if (result.estimate === null) expect(result.undefined).not.toBeNull()
          else {
            expect(Number.isFinite(result.estimate)).toBe(true)
            expect(result.p).toBeGreaterThanOrEqual(0)
            expect(result.p).toBeLessThanOrEqual(1)
          }
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('is undefined when nobody moved', () => {
    const still = [
      [3, 0],
      [0, 4],
    ]
    for (const test of ALL) expect(test(still)).toMatchObject({ estimate: null, undefined: 'no-nonzero-difference' })
    expect(
      mcnemarExact([
        [1, 1, 0],
        [0, 1, 0],
        [0, 0, 1],
      ]).undefined,
    ).toBe('not-applicable')
  })
})
