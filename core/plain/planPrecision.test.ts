import { describe, expect, it } from 'vitest'
import { isProblem } from './compareColumns.ts'
import { planPrecision } from './planPrecision.ts'

const base = {
  coefficient: 'krippendorff_alpha.ordinal',
  expected: 0.7,
  categories: 5,
  raters: [2, 4],
  simulations: 60,
} as const

describe('planning precision', () => {
  it('gives one half-width per number of raters and units', () => {
    const plan = planPrecision({ ...base, units: [50, 100] })
    if (isProblem(plan)) throw new Error(plan.problem)
    expect(plan.results.map(({ raters, units }) => [raters, units])).toEqual([
      [2, 50],
      [2, 100],
      [4, 50],
      [4, 100],
    ])
    const [first, second] = plan.results
    expect(first?.estimate).toBeGreaterThan(second?.estimate as number)
    expect(first?.coefficient).toBe('plan_half_width.krippendorff_alpha.ordinal')
  })
  it('gives the units that a half-width takes', () => {
    const plan = planPrecision({ ...base, halfWidth: 0.12 })
    if (isProblem(plan)) throw new Error(plan.problem)
    const [two, four] = plan.results
    expect(two?.estimate).toBeGreaterThan(four?.estimate as number)
    expect(two?.halfWidth).toBeLessThanOrEqual(0.12)
  })
  it('says in one line what is wrong with a request', () => {
    const problem = (change: object) => {
      const plan = planPrecision({ ...base, units: [50], ...change })
      return isProblem(plan) ? plan.problem : null
    }
    expect(problem({ coefficient: 'horoscope' })).toContain('horoscope')
    expect(problem({ raters: [1] })).toContain('raters')
    expect(problem({ halfWidth: 0.1 })).toContain('either')
    expect(problem({ categories: 1 })).toContain('categories')
    expect(problem({})).toBeNull()
  })
})
