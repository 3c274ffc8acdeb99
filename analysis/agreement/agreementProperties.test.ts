import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kendallTau } from './kendallTau.ts'
import { krippendorffAlpha } from './krippendorffAlpha.ts'
import { measurementsOf, pairOfColumns } from './measurementMatrix.ts'
import { setAlpha, setRatings } from './setAlpha.ts'
import { spearman } from './spearman.ts'
import { CATEGORIES, everyCoefficient, matrixOf, type Ratings } from './testing/everyCoefficient.ts'

/** Units × raters of levels 1..5 with gaps. */
const ratingsArbitrary = fc.integer({ min: 2, max: 5 }).chain((raters) =>
  fc.array(fc.array(fc.option(fc.integer({ min: 1, max: 5 }), { freq: 5 }), { minLength: raters, maxLength: raters }), {
    minLength: 2,
    maxLength: 14,
  }),
)

const estimates = (ratings: Ratings) =>
  new Map(everyCoefficient(ratings).map((result) => [result.coefficient, result.estimate]))

function expectSame(
  left: Map<string, number | null>,
  right: Map<string, number | null>,
  except: RegExp,
  tolerance = 1e-9,
) {
  for (const [id, value] of left) {
    if (except.test(id)) continue
    const other = right.get(id) as number | null
    if (value === null || other === null) expect([id, other]).toEqual([id, value])
    else expect([id, Math.abs(value - other) < tolerance * Math.max(1, Math.abs(value))]).toEqual([id, true])
  }
}

/** Coefficients that look at the first two raters only, or name one of them first. */
const TWO_RATERS = /^(scott|cohen|pabak|prevalence|bias|lin_ccc$|bland|pearson|spearman|kendall_tau)/

describe('agreement coefficients', () => {
  it('do not depend on the order of the units', () => {
    fc.assert(
      fc.property(ratingsArbitrary, (ratings) => {
        expectSame(estimates(ratings), estimates([...ratings].reverse()), /^icc_reml/)
      }),
      { numRuns: 60, seed: 11 },
    )
  })

  it('do not depend on which rater is called which', () => {
    fc.assert(
      fc.property(ratingsArbitrary, (ratings) => {
        expectSame(
          estimates(ratings),
          estimates(ratings.map((row) => [...row].reverse())),
          new RegExp(`${TWO_RATERS.source}|^icc_reml`),
        )
      }),
      { numRuns: 60, seed: 12 },
    )
  })

  it('of two raters are symmetric', () => {
    fc.assert(
      fc.property(ratingsArbitrary, (ratings) => {
        const two = ratings.map((row) => row.slice(0, 2))
        expectSame(estimates(two), estimates(two.map((row) => [...row].reverse())), /bias_index|bland|^icc_reml/)
      }),
      { numRuns: 60, seed: 13 },
    )
  })

  it('for nominal data do not depend on which category has which name', () => {
    const names = new Map([
      [1, 4],
      [2, 1],
      [3, 5],
      [4, 3],
      [5, 2],
    ])
    fc.assert(
      fc.property(ratingsArbitrary, (ratings) => {
        const renamed = ratings.map((row) => row.map((value) => (value === null ? null : (names.get(value) as number))))
        const nominal = (map: Map<string, number | null>) =>
          new Map(
            [...map].filter(([id]) =>
              /unweighted$|nominal|^gwet_ac1|^fleiss_kappa$|^conger_kappa$|^light|^percent_agreement$|unanimous/.test(
                id,
              ),
            ),
          )
        expectSame(nominal(estimates(ratings)), nominal(estimates(renamed)), /^$/)
      }),
      { numRuns: 60, seed: 14 },
    )
  })

  it('adding units with a single rating leaves every alpha alone', () => {
    fc.assert(
      fc.property(ratingsArbitrary, fc.integer({ min: 1, max: 5 }), (ratings, value) => {
        const raters = ratings[0]?.length ?? 2
        const more = [...ratings, [value, ...Array.from({ length: raters - 1 }, () => null)]]
        const alphas = (map: Map<string, number | null>) =>
          new Map([...map].filter(([id]) => id.startsWith('krippendorff')))
        expectSame(alphas(estimates(ratings)), alphas(estimates(more)), /^$/)
      }),
      { numRuns: 60, seed: 15 },
    )
  })

  it('ordinal alpha and rank correlations survive any monotone change of the values, interval alpha a linear one', () => {
    fc.assert(
      fc.property(ratingsArbitrary, (ratings) => {
        const changed = (change: (value: number) => number) =>
          ratings.map((row) => row.map((value) => (value === null ? null : change(value))))
        const krippendorff = (rows: Ratings, measurement: 'ordinal' | 'interval', change: (value: number) => number) =>
          krippendorffAlpha(matrixOf(rows, CATEGORIES.map(change)), { measurement }).estimate
        const cube = (value: number) => value ** 3 - 2
        const linear = (value: number) => 3 * value + 100
        const same = (a: number | null, b: number | null) =>
          expect(a === null ? b === null : Math.abs(a - (b ?? NaN)) < 1e-9).toBe(true)
        same(
          krippendorff(ratings, 'ordinal', (x) => x),
          krippendorff(changed(cube), 'ordinal', cube),
        )
        same(
          krippendorff(ratings, 'interval', (x) => x),
          krippendorff(changed(linear), 'interval', linear),
        )
        const pair = pairOfColumns(measurementsOf(matrixOf(ratings)), 0, 1)
        const cubed = { x: pair.x.map(cube), y: pair.y }
        same(kendallTau(pair).estimate, kendallTau(cubed).estimate)
        same(spearman(pair).estimate, spearman(cubed).estimate)
      }),
      { numRuns: 100, seed: 16 },
    )
  })

  it('alpha by patterns equals alpha from all pairs of ratings, written out', () => {
    fc.assert(
      fc.property(ratingsArbitrary, (ratings) => {
        for (const [measurement, distance] of [
          ['nominal', (a: number, b: number) => (a === b ? 0 : 1)],
          ['interval', (a: number, b: number) => (a - b) ** 2],
          ['ratio', (a: number, b: number) => ((a - b) / (a + b)) ** 2],
        ] as const) {
          const got = krippendorffAlpha(matrixOf(ratings), { measurement }).estimate
          const expected = alphaByPairs(ratings, distance)
          expect(got === null ? expected === null : Math.abs(got - (expected ?? NaN)) < 1e-9).toBe(true)
        }
      }),
      { numRuns: 100, seed: 17 },
    )
  })

  it('sets that never overlap partly give nominal alpha under both set distances', () => {
    fc.assert(
      fc.property(ratingsArbitrary, (ratings) => {
        const nominal = krippendorffAlpha(matrixOf(ratings), { measurement: 'nominal' }).estimate
        const sets = setRatings(ratings.map((row) => row.map((value) => (value === null ? null : [value]))))
        for (const distance of ['masi', 'jaccard'] as const) {
          const got = setAlpha(sets, { distance }).estimate
          expect(got === null ? nominal === null : Math.abs(got - (nominal ?? NaN)) < 1e-9).toBe(true)
        }
      }),
      { numRuns: 50, seed: 18 },
    )
  })
})

function alphaByPairs(ratings: Ratings, distance: (a: number, b: number) => number): number | null {
  const units = ratings.map((row) => row.filter((value) => value !== null)).filter((row) => row.length > 1)
  const all = units.flat()
  let within = 0
  for (const row of units) for (const a of row) for (const b of row) within += distance(a, b) / (row.length - 1)
  let total = 0
  for (const a of all) for (const b of all) total += distance(a, b)
  return total > 0 ? 1 - ((all.length - 1) * within) / total : null
}
