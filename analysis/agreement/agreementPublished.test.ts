import { describe, expect, it } from 'vitest'
import { ownWeights } from '../distance/agreementWeights.ts'
import { ratingMatrix } from '../ratingMatrix.ts'
import { alphaFixedWeights } from './alphaFixedWeights.ts'
import { blandAltman } from './blandAltman.ts'
import { brennanPrediger } from './brennanPrediger.ts'
import { cohenKappa } from './cohenKappa.ts'
import { congerKappa } from './congerKappa.ts'
import { cronbachAlpha } from './cronbachAlpha.ts'
import { fleissKappa, fleissKappaByCategory } from './fleissKappa.ts'
import { gwetAc } from './gwetAc.ts'
import { icc } from './icc.ts'
import { iccIncomplete } from './iccIncomplete.ts'
import { iccReml } from './iccReml.ts'
import { kendallTau } from './kendallTau.ts'
import { kendallW } from './kendallW.ts'
import { krippendorffAlpha } from './krippendorffAlpha.ts'
import { lightKappa } from './lightKappa.ts'
import { linCcc } from './linCcc.ts'
import { measurementMatrix } from './measurementMatrix.ts'
import { prevalenceAndBias } from './pabak.ts'
import { percentAgreement } from './percentAgreement.ts'
import { proportion } from './proportion.ts'
import { scottPi } from './scottPi.ts'
import { setAlpha, setRatings } from './setAlpha.ts'
import { spearmanExact } from './spearman.ts'

const _ = null

/** Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section C: four observers, twelve units. */
const FOUR_OBSERVERS = [
  [1, 1, _, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [_, 5, 5, 5],
  [_, _, 1, 1],
  [_, 3, _, _],
]
/** Shrout & Fleiss (1979), table 2: six targets, four judges. */
const SIX_TARGETS = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
]

/** Pairs of ratings from the cells of a table. */
function expanded(table: readonly (readonly number[])[]): number[][] {
  return table.flatMap((row, i) => row.flatMap((count, j) => Array.from({ length: count }, () => [i + 1, j + 1])))
}

const rounded = (value: number | null, digits: number) => Number((value as number).toFixed(digits))

describe('published examples', () => {
  it("Krippendorff's alpha of four observers at every level of measurement", () => {
    const matrix = ratingMatrix({ ratings: FOUR_OBSERVERS })
    const published = { nominal: 0.743, ordinal: 0.815, interval: 0.849, ratio: 0.797 } as const
    for (const [measurement, value] of Object.entries(published))
      expect(rounded(krippendorffAlpha(matrix, { measurement: measurement as 'nominal' }).estimate, 3)).toBe(value)
    // irrCAC 1.0: krippen.alpha.raw with quadratic weights, standard error and limits.
    const fixed = alphaFixedWeights(ratingMatrix({ ratings: FOUR_OBSERVERS, categories: [1, 2, 3, 4, 5] }), {
      weights: 'quadratic',
    })
    expect(fixed.standardError).toBeCloseTo(0.129129965714889, 12)
    expect(fixed.interval?.low).toBeCloseTo(0.561387649292145, 12)
    expect(fixed.interval?.high).toBe(1)
    expect(fixed.estimate).toBeCloseTo(krippendorffAlpha(matrix, { measurement: 'interval' }).estimate as number, 12)
  })

  it('the kappa paradox of Feinstein & Cicchetti (1990): same agreement, kappa 0.32 and 0.70', () => {
    const high = ratingMatrix({
      ratings: expanded([
        [80, 10],
        [5, 5],
      ]),
      categories: [1, 2],
    })
    const balanced = ratingMatrix({
      ratings: expanded([
        [40, 9],
        [6, 45],
      ]),
      categories: [1, 2],
    })
    expect(percentAgreement(high).estimate).toBeCloseTo(0.85, 12)
    expect(rounded(cohenKappa(high, { weights: 'unweighted' }).estimate, 2)).toBe(0.32)
    expect(rounded(cohenKappa(balanced, { weights: 'unweighted' }).estimate, 2)).toBe(0.7)
    // vcd 1.4.11 for the error; irrCAC 1.0 for Scott and AC1; epiR 2.0.57 for the rest.
    expect(cohenKappa(high, { weights: 'unweighted' }).standardError).toBeCloseTo(0.133456521223836, 12)
    expect(scottPi(high).estimate).toBeCloseTo(0.314285714285715, 12)
    expect(scottPi(high).standardError).toBeCloseTo(0.135476760072654, 12)
    expect(gwetAc(high).estimate).toBeCloseTo(0.808, 12)
    const { pabak, prevalenceIndex, biasIndex } = prevalenceAndBias(high)
    expect(pabak.estimate).toBeCloseTo(0.7, 12)
    expect(pabak.interval?.low).toBeCloseTo(0.52938499970209, 10)
    expect(prevalenceIndex.estimate).toBeCloseTo(0.75, 12)
    expect(biasIndex.estimate).toBeCloseTo(0.05, 12)
    expect(brennanPrediger(high).estimate).toBeCloseTo(0.7, 12)
  })

  it("Fleiss' kappa of the ten by fourteen textbook table, overall and by category", () => {
    const counts = [
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ]
    const ratings = counts.map((row) =>
      row.flatMap((count, category) => Array.from({ length: count }, () => category + 1)),
    )
    const matrix = ratingMatrix({ ratings, categories: [1, 2, 3, 4, 5] })
    expect(rounded(fleissKappa(matrix).estimate, 2)).toBe(0.21)
    expect(fleissKappaByCategory(matrix).values?.map((value) => rounded(value, 3))).toEqual([
      0.201, 0.08, 0.172, 0.03, 0.508,
    ])
  })

  it('the six intraclass correlations of Shrout & Fleiss (1979) with exact F limits', () => {
    const forms = icc(measurementMatrix(SIX_TARGETS))
    expect(forms.map((form) => rounded(form.estimate, 2))).toEqual([0.17, 0.29, 0.71, 0.44, 0.62, 0.91])
    // psych 2.5.3, ICC(x, lmer = FALSE).
    expect(forms[1]?.p).toBeCloseTo(0.000134566516484337, 14)
    expect(forms[1]?.interval?.low).toBeCloseTo(0.018786513374712, 12)
    expect(forms[4]?.interval?.high).toBeCloseTo(0.927232040167722, 12)
    // irrNA 0.2.3 on the same data, the form that also takes incomplete data.
    const anova = iccIncomplete(measurementMatrix(SIX_TARGETS))
    const order = [forms[0], forms[3], forms[1], forms[4], forms[2], forms[5]]
    anova.values?.forEach((value, at) => {
      expect(value).toBeCloseTo(order[at]?.estimate as number, 12)
    })
    expect(anova.lower?.[3]).toBeCloseTo(0.0394401799213904, 12)
    const reml = iccReml(measurementMatrix(SIX_TARGETS))
    forms.forEach((form, at) => {
      expect(Math.abs((reml[at]?.estimate as number) - (form.estimate as number))).toBeLessThan(1e-6)
    })
    expect(cronbachAlpha(measurementMatrix(SIX_TARGETS)).estimate).toBeCloseTo(forms[5]?.estimate as number, 12)
    expect(kendallW(measurementMatrix(SIX_TARGETS)).estimate).toBeCloseTo(0.887037037037037, 12)
  })

  it('REML uses every value of an incomplete table (components from scipy 1.17.1 on the full likelihood)', () => {
    const incomplete = measurementMatrix(
      SIX_TARGETS.map((row, unit) => row.map((value, rater) => ([1, 23].includes(4 * unit + rater) ? null : value))),
    )
    const form = iccReml(incomplete)[1]
    expect(form?.components?.unit).toBeCloseTo(2.92145754, 5)
    expect(form?.components?.rater).toBeCloseTo(4.48993823, 5)
    expect(form?.components?.residual).toBeCloseTo(0.87985585, 5)
    expect(form?.approximateLimits).toBe(true)
    expect(icc(incomplete)[1]?.undefined).toBe('missing-values')
    // numpy 2.4: covariances over the pairs both rated.
    expect(cronbachAlpha(incomplete).estimate).toBeCloseTo(0.9564220183486238, 12)
  })

  it("limits of agreement of Bland & Altman's peak flow meters (1986) and Lin's concordance", () => {
    const wright = [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427]
    const mini = [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451]
    const result = blandAltman({ x: wright, y: mini })
    expect(rounded(result.estimate, 1)).toBe(-2.1)
    expect(rounded(result.sd as number, 1)).toBe(38.8)
    expect(linCcc({ x: wright, y: mini }).estimate).toBeCloseTo(0.942742431427484, 12)
  })

  it("tau-b and exact Spearman of Hollander & Wolfe's canned tuna (R 4.2.2 cor.test)", () => {
    const lightness = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1]
    const panel = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8]
    expect(kendallTau({ x: lightness, y: panel }).estimate).toBeCloseTo(4 / 9, 12)
    expect(kendallTau({ x: lightness, y: panel }).p).toBeCloseTo(0.1194389329806, 12)
    expect(spearmanExact({ x: lightness, y: panel }).p).toBeCloseTo(0.0967978395061728, 12)
  })

  it('single proportions of Newcombe (1998), table I', () => {
    const limits = (successes: number, trials: number) => {
      const { interval } = proportion({ successes, trials, method: 'wilson' })
      return [rounded(interval?.low as number, 4), rounded(interval?.high as number, 4)]
    }
    expect(limits(81, 263)).toEqual([0.2553, 0.3662])
    expect(limits(0, 20)).toEqual([0, 0.1611])
    expect(limits(1, 29)).toEqual([0.0061, 0.1718])
  })

  it('MASI of Passonneau (2006): subset 2/3 × Jaccard, overlap 1/3 × Jaccard, disjoint 0', () => {
    // Two units: a subset pair and an identical pair; observed and expected distances worked out by hand.
    const sets = setRatings([
      [
        [1, 2, 3],
        [1, 2],
      ],
      [[4], [4]],
    ])
    // Subset distance 1 - 2/3 * 2/3 = 5/9; every {1..} against {4} is 1. Observed (2 * 5/9) / 4; expected over 12 ordered pairs.
    const observed = (2 * (5 / 9)) / 4
    const expected = (2 * (5 / 9) + 8) / 12
    expect(setAlpha(sets, { distance: 'masi' }).estimate).toBeCloseTo(1 - observed / expected, 12)
    expect(setAlpha(sets, { distance: 'jaccard' }).estimate).toBeCloseTo(
      1 - (2 * (1 / 3)) / 4 / ((2 * (1 / 3) + 8) / 12),
      12,
    )
  })

  it('weights of the caller take the place of the named ones, and must be weights', () => {
    const matrix = ratingMatrix({
      ratings: expanded([
        [20, 5, 1],
        [4, 15, 6],
        [2, 3, 9],
      ]),
      categories: [1, 2, 3],
    })
    const linear = ownWeights('mine', [
      [1, 0.5, 0],
      [0.5, 1, 0.5],
      [0, 0.5, 1],
    ])
    if (!linear) throw new Error('refused')
    const own = cohenKappa(matrix, { weights: linear })
    expect(own.coefficient).toBe('cohen_kappa.mine')
    expect(own.estimate).toBeCloseTo(cohenKappa(matrix, { weights: 'linear' }).estimate as number, 12)
    expect(gwetAc(matrix, { weights: linear }).estimate).toBeCloseTo(
      gwetAc(matrix, { weights: 'linear' }).estimate as number,
      12,
    )
    expect(
      ownWeights('skew', [
        [1, 0.2],
        [0.3, 1],
      ]),
    ).toBeNull()
    expect(ownWeights('ragged', [[1, 0.2], [0.2]])).toBeNull()
    const two = ownWeights('two', [
      [1, 0],
      [0, 1],
    ])
    expect(two && cohenKappa(matrix, { weights: two }).undefined).toBe('value-outside-categories')
  })

  it("Light's kappa is the mean of Cohen's and Conger's equals Cohen's for two raters", () => {
    const matrix = ratingMatrix({
      ratings: SIX_TARGETS.map((row) => row.map((value) => (value > 4 ? 2 : 1))),
      categories: [1, 2],
    })
    const light = lightKappa(matrix)
    const mean = (light.pairs ?? []).reduce((sum, pair) => sum + (pair.estimate as number), 0) / 6
    expect(light.estimate).toBeCloseTo(mean, 12)
    const two = ratingMatrix({
      ratings: expanded([
        [80, 10],
        [5, 5],
      ]),
      categories: [1, 2],
    })
    const cohen = cohenKappa(two, { weights: 'unweighted' })
    expect(lightKappa(two).standardError).toBeCloseTo((cohen.standardError as number) * Math.sqrt(100 / 99), 12)
    expect(congerKappa(two).estimate).toBeCloseTo(cohenKappa(two, { weights: 'unweighted' }).estimate as number, 12)
  })
})
