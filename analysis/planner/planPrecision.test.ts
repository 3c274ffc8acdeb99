import { describe, expect, it } from 'vitest'
import { coefficientKinds } from '../agreement/coefficientKinds.ts'
import { seededRandom } from '../resample/seededRandom.ts'
import { expectedPrecision, unitsForPrecision } from './planPrecision.ts'
import { simulateRatings } from './ratingScenario.ts'

const krippendorff = { family: 'krippendorff_alpha', measurement: 'ordinal' } as const
const base = { coefficient: krippendorff, expected: 0.6, categories: [1, 2, 3, 4, 5], raters: 3 } as const

describe('a simulated study', () => {
  it('has the reliability asked for, whatever the coefficient and the prevalence', () => {
    for (const prevalence of [
      [0.2, 0.2, 0.2, 0.2, 0.2],
      [0.6, 0.1, 0.1, 0.1, 0.1],
    ]) {
      const scenario = { categories: [1, 2, 3, 4, 5], prevalence, reliability: 0.5, missing: 0.2 }
      const matrix = simulateRatings(scenario, 40_000, 3, seededRandom(6))
      for (const coefficient of [
        krippendorff,
        { family: 'fleiss_kappa' },
        { family: 'cohen_kappa', weights: 'quadratic' },
      ] as const) {
        const kinds = coefficientKinds(matrix, coefficient)
        if (typeof kinds === 'string') throw new Error(kinds)
        expect(Math.abs(kinds.statistic(kinds.frequencies) - 0.5)).toBeLessThan(0.02)
      }
    }
  })
})

describe('the planner', () => {
  it('expects the width that the spread of the estimates justifies, shrinking with the root of the units', () => {
    const small = expectedPrecision({ ...base, units: 50 })
    const large = expectedPrecision({ ...base, units: 200 })
    if (small.undefined || large.undefined) throw new Error('no precision')
    expect(small.halfWidth / (1.96 * small.standardError)).toBeGreaterThan(0.85)
    expect(small.halfWidth / (1.96 * small.standardError)).toBeLessThan(1.2)
    expect(small.halfWidth / large.halfWidth).toBeGreaterThan(1.8)
    expect(small.halfWidth / large.halfWidth).toBeLessThan(2.3)
    expect(Math.abs(large.meanEstimate - 0.6)).toBeLessThan(0.02)
    expect(large.likelyHalfWidth).toBeGreaterThan(large.halfWidth)
    expect(expectedPrecision({ ...base, units: 50 })).toEqual(small)
  })
  it('answers how many units ± 0.1 takes, and one unit in twenty fewer would not do', () => {
    const needed = unitsForPrecision({ ...base, halfWidth: 0.1 })
    if (needed.undefined) throw new Error(needed.undefined)
    expect(needed.halfWidth).toBeLessThanOrEqual(0.1)
    const fewer = expectedPrecision({ ...base, units: Math.floor(needed.units * 0.9) })
    expect(fewer.undefined ? 0 : fewer.halfWidth).toBeGreaterThan(0.1)
  })
  it('asks for fewer units with more raters and for more units with a rare category or missing ratings', () => {
    const units = (change: object) => {
      const found = unitsForPrecision({ ...base, halfWidth: 0.1, ...change })
      if (found.undefined) throw new Error(found.undefined)
      return found.units
    }
    expect(units({ raters: 5 })).toBeLessThan(units({}))
    expect(units({ missing: 0.3 })).toBeGreaterThan(units({}))
    expect(units({ prevalence: [0.9, 0.04, 0.02, 0.02, 0.02] })).toBeGreaterThan(units({}))
  })
  it('works for coefficients with another notion of chance', () => {
    for (const family of ['percent_agreement', 'gwet_ac', 'brennan_prediger'] as const) {
      const found = expectedPrecision({
        ...base,
        coefficient: { family, weights: 'linear' },
        expected: 0.8,
        units: 300,
      })
      if (found.undefined) throw new Error(found.undefined)
      expect(Math.abs(found.meanEstimate - 0.8)).toBeLessThan(0.02)
    }
  })
  it('names what cannot be planned', () => {
    const reason = (change: object) => expectedPrecision({ ...base, units: 50, ...change }).undefined
    expect(reason({ expected: 1.2 })).toBe('not-applicable')
    expect(reason({ coefficient: { family: 'percent_agreement' }, expected: 0.05 })).toBe('not-applicable')
    expect(reason({ prevalence: [1, 0, 0, 0, 0] })).toBe('no-variation')
    expect(reason({ categories: [1] })).toBe('one-category-declared')
    expect(reason({ raters: 1 })).toBe('fewer-than-two-raters')
    expect(unitsForPrecision({ ...base, halfWidth: 0 }).undefined).toBe('not-applicable')
    expect(() => expectedPrecision({ ...base, units: 50, signal: { aborted: true } })).toThrow('cancelled')
  })
})
