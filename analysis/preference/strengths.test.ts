import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bootstrapStrengths } from './bootstrapStrengths.ts'
import { bradleyTerry, bradleyTerryStrengths } from './bradleyTerry.ts'
import { clusteredStrengths } from './clusteredStrengths.ts'
import type { NamedComparison } from './comparisons.ts'
import { comparisonsOf } from './comparisons.ts'
import { davidson, raoKupper } from './davidson.ts'
import { elo } from './elo.ts'
import { leftShare } from './leftShare.ts'
import { penalisedStrengths } from './penalisedStrengths.ts'
import { positionEffect } from './positionEffect.ts'
import { winRate } from './winRate.ts'
import { winRateShares } from './winRateShares.ts'

const row = fc
  .tuple(fc.nat(4), fc.nat(4), fc.constantFrom('left', 'right', 'tie' as const), fc.nat(5), fc.nat(3))
  .map(([left, right, outcome, item, rater]): NamedComparison => {
    return { left: `s${left}`, right: `s${right}`, outcome: outcome as 'left', item: `i${item}`, rater: `r${rater}` }
  })
const rows = fc.array(row, { maxLength: 60 })
const OPPOSITE = { left: 'right', right: 'left', tie: 'tie' } as const
const mirror = (one: NamedComparison): NamedComparison => {
  return { ...one, left: one.right, right: one.left, outcome: OPPOSITE[one.outcome] }
}
const repeated = (left: string, right: string, wins: number, losses: number, ties = 0): NamedComparison[] => [
  ...Array.from({ length: wins }, () => ({ left, right, outcome: 'left' as const })),
  ...Array.from({ length: losses }, () => ({ left, right, outcome: 'right' as const })),
  ...Array.from({ length: ties }, () => ({ left, right, outcome: 'tie' as const })),
]
const WELL_CONNECTED = [...repeated('a', 'b', 7, 3, 2), ...repeated('b', 'c', 6, 4, 3), ...repeated('a', 'c', 9, 2, 1)]
const estimates = (result: { systems: readonly { system: string; estimate: number | null }[] }) =>
  Object.fromEntries(result.systems.map(({ system, estimate }) => [system, estimate]))

const MODELS = { bradleyTerry, davidson, raoKupper, positionEffect, penalisedStrengths }

describe('strengths of systems', () => {
  it('are finite with valid intervals, or absent with a reason', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const comparisons = comparisonsOf(given)
        for (const model of Object.values(MODELS)) {
          const result = model(comparisons)
          expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/)
          for (const value of Object.values(result))
            if (typeof value === 'number') expect(value).toSatisfy(Number.isFinite)
          if (result.estimate === null) expect(result.undefined).not.toBeNull()
          for (const { estimate, interval } of result.systems) {
            if (estimate !== null) expect(estimate).toSatisfy(Number.isFinite)
            if (interval) expect(interval.low).toBeLessThanOrEqual(interval.high)
          }
        }
      }),
      { numRuns: 400 },
    )
  })

  it('do not depend on row order or names, and those without a place effect not on the side shown', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const renamed = given.map((one) => ({
          ...one,
          left: `x${9 - Number(one.left[1])}`,
          right: `x${9 - Number(one.right[1])}`,
        }))
        for (const [name, model] of Object.entries(MODELS)) {
          const plain = estimates(model(comparisonsOf(given)))
          const sideways =
            name === 'positionEffect' ? given : given.map((one, index) => (index % 2 ? mirror(one) : one))
          const shuffled = estimates(model(comparisonsOf([...sideways].reverse())))
          const other = estimates(model(comparisonsOf(renamed)))
          for (const [system, value] of Object.entries(plain)) {
            const same = (got: number | null | undefined) =>
              value === null ? expect(got).toBeNull() : expect(Math.abs((got as number) - value)).toBeLessThan(1e-6)
            same(shuffled[system])
            same(other[`x${9 - Number(system[1])}`])
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('match observed and expected wins at the maximum', () => {
    const comparisons = comparisonsOf(WELL_CONNECTED)
    const [a, b, c] = bradleyTerryStrengths(comparisons) as unknown as [number, number, number]
    const share = (one: number, other: number) => 1 / (1 + Math.exp(other - one))
    expect(12 * share(a, b) + 12 * share(a, c)).toBeCloseTo(7 + 1 + 9 + 0.5, 9)
    expect(12 * share(b, a) + 13 * share(b, c)).toBeCloseTo(3 + 1 + 6 + 1.5, 9)
  })

  it('name the undefeated and the winless system', () => {
    const result = bradleyTerry(
      comparisonsOf([...repeated('a', 'b', 2, 0), ...repeated('b', 'c', 1, 1), ...repeated('c', 'd', 3, 0)]),
    )
    expect(result).toMatchObject({ estimate: null, undefined: 'undefeated-or-winless' })
    expect(result.connectivity).toEqual({
      groups: [['a'], ['b', 'c'], ['d']],
      islands: [['a', 'b', 'c', 'd']],
      undefeated: ['a'],
      winless: ['d'],
    })
  })

  it('refuse to compare across systems that never met, even when ties connect each island', () => {
    for (const model of [bradleyTerry, davidson, raoKupper]) {
      const result = model(comparisonsOf([...repeated('a', 'b', 2, 1), ...repeated('c', 'd', 0, 0, 3)]))
      expect(result).toMatchObject({ estimate: null, undefined: 'disconnected' })
      expect(result.connectivity?.islands).toEqual([
        ['a', 'b'],
        ['c', 'd'],
      ])
    }
  })

  it('are equal, with no tie parameter, when there are only ties', () => {
    const result = davidson(comparisonsOf([...repeated('a', 'b', 0, 0, 3), ...repeated('b', 'c', 0, 0, 2)]))
    expect(estimates(result)).toEqual({ a: 0, b: 0, c: 0 })
    expect(result).toMatchObject({ tieParameter: null, logTieParameter: null, undefined: null })
    expect(raoKupper(comparisonsOf(repeated('a', 'b', 2, 1)))).toMatchObject({ tieParameter: 1, logTieParameter: 0 })
  })

  it('have no position effect when the place alone explains everything', () => {
    const result = positionEffect(comparisonsOf([...repeated('a', 'b', 4, 0), ...repeated('b', 'a', 4, 0)]))
    expect(result).toMatchObject({ estimate: null, undefined: 'perfectly-separated', position: null })
  })
})

describe('tie parameters', () => {
  it('do not exist when every winner is one step up and every tie within one step', () => {
    for (const model of [davidson, raoKupper]) {
      const result = model(
        comparisonsOf([...repeated('a', 'b', 1, 0), ...repeated('b', 'c', 0, 0, 1), ...repeated('c', 'a', 0, 0, 1)]),
      )
      expect(result).toMatchObject({ estimate: null, undefined: 'perfectly-separated' })
      expect(model(comparisonsOf(repeated('a', 'b', 1, 1, 1))).estimate).toBeCloseTo(0, 9)
      expect(model(comparisonsOf(repeated('a', 'b', 1, 0, 1))).undefined).toBe('perfectly-separated')
    }
  })
})

describe('penalised strengths', () => {
  it('are log odds with a half added for two systems, as Firth 1993 has it', () => {
    const result = penalisedStrengths(comparisonsOf(repeated('a', 'b', 5, 0)))
    const [a, b] = result.systems.map((entry) => entry.estimate as number) as [number, number]
    expect(a - b).toBeCloseTo(Math.log(5.5 / 0.5), 7)
    expect(result.restsOnPenalty).toBe(true)
    expect(penalisedStrengths(comparisonsOf(WELL_CONNECTED)).restsOnPenalty).toBe(false)
  })

  it('fit each island by itself', () => {
    const result = penalisedStrengths(comparisonsOf([...repeated('a', 'b', 3, 1), ...repeated('c', 'd', 2, 2)]))
    expect(estimates(result).c).toBeCloseTo(0, 9)
    expect((estimates(result).a as number) + (estimates(result).b as number)).toBeCloseTo(0, 9)
  })
})

describe('clustered and resampled errors', () => {
  const byRater = (given: readonly NamedComparison[]) =>
    given.map((one, index) => ({ ...one, rater: `r${index}`, item: `i${index}` }))

  it('do not shrink when every vote is copied by the same rater', () => {
    const once = byRater(WELL_CONNECTED)
    const twice = once.flatMap((one) => [one, one])
    const errors = (given: readonly NamedComparison[], by: 'rater' | 'item' | 'rater-and-item') =>
      clusteredStrengths(comparisonsOf(given), by).systems.map((entry) => entry.standardError as number)
    for (const by of ['rater', 'item', 'rater-and-item'] as const) {
      errors(twice, by).forEach((error, index) => expect(error).toBeCloseTo(errors(once, by)[index] as number, 9))
    }
    const naive = bradleyTerry(comparisonsOf(twice)).systems[0]?.standardError as number
    expect(naive).toBeLessThan(errors(twice, 'rater')[0] as number)
  })

  it('are close to each other for independent votes without ties', () => {
    const decided = byRater(
      Array.from({ length: 12 }, () => WELL_CONNECTED.filter((one) => one.outcome !== 'tie')).flat(),
    )
    const comparisons = comparisonsOf(decided)
    const wald = bradleyTerry(comparisons).systems
    const robust = clusteredStrengths(comparisons, 'rater').systems
    const resampled = bootstrapStrengths(comparisons, { resamples: 800, seed: 5, confidence: 0.95 }).systems
    const clustered = bootstrapStrengths(comparisons, {
      resamples: 800,
      seed: 5,
      confidence: 0.95,
      by: 'rater',
    }).systems
    wald.forEach((entry, index) => {
      for (const other of [robust, resampled, clustered]) {
        expect((other[index]?.standardError as number) / (entry.standardError as number)).toBeGreaterThan(0.85)
        expect((other[index]?.standardError as number) / (entry.standardError as number)).toBeLessThan(1.15)
      }
    })
  })

  it('separate a clearly better system and leave alike ones together', () => {
    const given = [...repeated('a', 'b', 60, 10), ...repeated('a', 'c', 58, 12), ...repeated('b', 'c', 20, 19)]
    const result = bootstrapStrengths(comparisonsOf(given), { resamples: 300, seed: 2, confidence: 0.95 })
    expect('groups' in result && result.groups).toEqual([['a'], ['c', 'b']])
    expect(result.systems[0]).toMatchObject({ place: 1, placeInterval: { low: 1, high: 1 }, shareFirst: 1 })
  })

  it('give the same numbers for the same seed, and reasons where there are no clusters', () => {
    const comparisons = comparisonsOf(WELL_CONNECTED)
    const options = { resamples: 100, seed: 9, confidence: 0.9 }
    expect(bootstrapStrengths(comparisons, options)).toEqual(bootstrapStrengths(comparisons, options))
    expect(bootstrapStrengths(comparisons, { ...options, by: 'rater' }).undefined).toBe('not-applicable')
    expect(clusteredStrengths(comparisons, 'item').undefined).toBe('not-applicable')
    const oneRater = comparisonsOf(WELL_CONNECTED.map((one) => ({ ...one, rater: 'r' })))
    expect(clusteredStrengths(oneRater, 'rater').undefined).toBe('one-unit')
  })
})

describe('win rates, places and Elo', () => {
  it('conserve: wins + losses + ties = comparisons, wins over all systems = losses over all', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const comparisons = comparisonsOf(given)
        const { systems } = winRate(comparisons)
        for (const entry of systems) expect(entry.wins + entry.losses + entry.ties).toBe(entry.matches)
        const sum = (of: (entry: (typeof systems)[number]) => number) =>
          systems.reduce((total, entry) => total + of(entry), 0)
        expect(sum((entry) => entry.wins)).toBe(sum((entry) => entry.losses))
        expect(sum((entry) => entry.matches)).toBe(2 * comparisons.left.length)
        expect(given.length).toBe(comparisons.left.length + comparisons.selfComparisons)
        const ratings = elo(comparisons, { k: 32, permutations: 5 })
        expect(ratings.systems.reduce((total, entry) => total + entry.estimate - 1000, 0)).toBeCloseTo(0, 6)
        expect(JSON.stringify([ratings, leftShare(comparisons)])).not.toMatch(/NaN|Infinity/)
      }),
      { numRuns: 200 },
    )
  })

  it('have intervals of their own under each treatment of ties', () => {
    const given = WELL_CONNECTED.map((one, index) => ({ ...one, item: `i${index % 9}` }))
    const [half, decisive] = winRateShares(comparisonsOf(given), 0.95, { resamples: 200, seed: 1, confidence: 0.95 })
    expect(half.systems[0]).toMatchObject({ system: 'a', n: 24, estimate: 17.5 / 24 })
    expect(decisive.systems[0]).toMatchObject({ n: 21, estimate: 16 / 21 })
    for (const { estimate, interval } of [...half.systems, ...decisive.systems]) {
      expect(interval?.method).toBe('item bootstrap, bca')
      expect(interval?.low).toBeLessThan(estimate as number)
      expect(interval?.high).toBeGreaterThan(estimate as number)
    }
    const plain = winRateShares(comparisonsOf(WELL_CONNECTED))[0].systems[0]
    expect(plain?.interval?.method).toBe('wilson')
    expect(winRateShares(comparisonsOf(repeated('a', 'b', 0, 0, 2)))[1].undefined).toBe('no-decided-comparison')
    expect(winRateShares(comparisonsOf([]))[0].undefined).toBe('no-comparison')
  })

  it('say why nothing can be said', () => {
    const empty = comparisonsOf([])
    expect(winRate(empty)).toMatchObject({ estimate: null, undefined: 'no-comparison' })
    expect(leftShare(empty).undefined).toBe('no-comparison')
    expect(leftShare(comparisonsOf(repeated('a', 'b', 0, 0, 2))).undefined).toBe('no-decided-comparison')
    expect(elo(empty, { k: 4 }).undefined).toBe('no-comparison')
    expect(bradleyTerry(empty).undefined).toBe('no-comparison')
  })
})
