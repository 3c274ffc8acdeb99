import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../resample/seededRandom.ts'
import { manyFacet } from './manyFacet.ts'
import type { FacetRating } from './preparedFacets.ts'

/** Ratings drawn from the model itself: five values, raters with the given severities. */
function simulated(items: number, severities: readonly number[], difficulties: readonly number[], seed: number) {
  const random = seededRandom(seed)
  const steps = [-1.5, -0.5, 0.5, 1.5]
  const truth = Array.from({ length: items }, () => 1.5 * random.normal())
  const ratings = truth.flatMap((measure, item) =>
    severities.flatMap((severity, rater) =>
      difficulties.map((difficulty, criterion): FacetRating => {
        const logs = steps.reduce<number[]>(
          (sums, step) => [...sums, (sums.at(-1) as number) + measure - severity - difficulty - step],
          [0],
        )
        const weights = logs.map(Math.exp)
        let rest = random.uniform() * weights.reduce((sum, weight) => sum + weight, 0)
        const value = weights.findIndex((weight) => (rest -= weight) < 0) + 1
        return { item: `i${item}`, rater: `r${rater}`, criterion: `c${criterion}`, value: value || 5 }
      }),
    ),
  )
  return { truth, ratings }
}

describe('the many-facet model', () => {
  it('recovers severities and difficulties of simulated raters', () => {
    const severities = [-0.8, -0.2, 0.3, 0.7]
    const { ratings } = simulated(300, severities, [-0.5, 0, 0.5], 11)
    const result = manyFacet(ratings)
    result.raters.forEach((rater, index) => {
      // Twelve ratings per item stretch joint estimates by about 12 / 11.
      expect(Math.abs((rater.estimate as number) * (11 / 12) - (severities[index] as number))).toBeLessThan(0.12)
      expect(rater.infit).toBeGreaterThan(0.8)
      expect(rater.infit).toBeLessThan(1.15)
    })
    expect(result.criteria[2]?.estimate).toBeGreaterThan(result.criteria[0]?.estimate as number)
    expect(result.p).toBeLessThan(1e-10)
    expect(result.raters.reduce((sum, rater) => sum + (rater.estimate as number), 0)).toBeCloseTo(0, 8)
  })

  it('orders raters by severity and keeps adjusted values on the scale', () => {
    const { ratings } = simulated(40, [-0.5, 0.5], [0], 3)
    const result = manyFacet(ratings)
    const { items } = result
    const [lenient, severe] = result.raters
    expect(severe?.estimate as number).toBeGreaterThan(lenient?.estimate as number)
    expect(
      items.every((item) => item.adjustedValue !== null && item.adjustedValue >= 1 && item.adjustedValue <= 5),
    ).toBe(true)
  })

  it('lifts the adjusted value of work that only severe raters saw', () => {
    const { ratings } = simulated(120, [-1.2, -1, 1, 1.2], [0], 8)
    // Each item keeps two raters: the lenient pair, the severe pair, or one of each as a link.
    const kept = ratings.filter(({ item, rater }) => {
      const group = Number(item.slice(1)) % 3
      const number = Number(rater.slice(1))
      return group === 0 ? number < 2 : group === 1 ? number >= 2 : number % 2 === 0
    })
    const result = manyFacet(kept)
    const gain = (group: number) => {
      const own = result.items.filter((item) => Number(item.id.slice(1)) % 3 === group && !item.extreme)
      return own.reduce((sum, item) => sum + (item.adjustedValue as number) - item.meanValue, 0) / own.length
    }
    expect(gain(1)).toBeGreaterThan(0.2)
    expect(gain(0)).toBeLessThan(-0.2)
  })

  it('says which raters are not connected, and sets extremes aside', () => {
    const row = (item: string, rater: string, value: number): FacetRating => ({ item, rater, criterion: 'c', value })
    const apart = [row('a', 'r1', 1), row('a', 'r2', 2), row('b', 'r1', 3), row('b', 'r2', 2)]
    const both = [...apart, row('x', 'r3', 1), row('x', 'r4', 3), row('y', 'r3', 2), row('y', 'r4', 1)]
    expect(manyFacet(both)).toMatchObject({
      estimate: null,
      undefined: 'disconnected',
      islands: [
        ['r1', 'r2'],
        ['r3', 'r4'],
      ],
    })
    const { ratings } = simulated(60, [-0.3, 0.3], [0], 4)
    const withTop = [...ratings, row('top', 'r0', 5), row('top', 'r1', 5)].map((one) => ({ ...one, criterion: 'c' }))
    const top = manyFacet(withTop).items.find((item) => item.id === 'top')
    expect(top).toMatchObject({ extreme: true, standardError: null, meanValue: 5 })
    expect(top?.adjustedValue as number).toBeGreaterThan(4.5)
  })

  it('is a finite fit or a reason, whatever the ratings', () => {
    const rating = fc
      .tuple(fc.nat(5), fc.nat(3), fc.nat(1), fc.nat(3))
      .map(([item, rater, criterion, value]): FacetRating => {
        return { item: `i${item}`, rater: `r${rater}`, criterion: `c${criterion}`, value }
      })
    fc.assert(
      fc.property(fc.array(rating, { maxLength: 40 }), (ratings) => {
        const result = manyFacet(ratings)
        expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/)
        if (result.estimate === null) expect(result.undefined).not.toBeNull()
        else {
          for (const rater of result.raters) expect(rater.estimate).toSatisfy(Number.isFinite)
          const reversed = manyFacet([...ratings].reverse())
          expect(reversed.estimate).toBeCloseTo(result.estimate, 6)
        }
      }),
      { numRuns: 300 },
    )
  })
})
