import { describe, expect, it } from 'vitest'
import { ratingMatrix } from '../ratingMatrix.ts'
import { brennanPrediger } from './brennanPrediger.ts'
import { cohenKappa } from './cohenKappa.ts'
import { congerKappa } from './congerKappa.ts'
import { fleissKappa } from './fleissKappa.ts'
import { gwetAc } from './gwetAc.ts'
import { icc } from './icc.ts'
import { krippendorffAlpha } from './krippendorffAlpha.ts'
import { lightKappa } from './lightKappa.ts'
import { measurementMatrix } from './measurementMatrix.ts'
import { percentAgreement, unanimousAgreement } from './percentAgreement.ts'
import { scottPi } from './scottPi.ts'

const _ = null

describe('degenerate data', () => {
  const constant = ratingMatrix({
    ratings: [
      [1, 1],
      [1, 1],
      [1, 1],
    ],
    categories: [1, 2],
  })
  it('all ratings in one category: agreement 1, AC1 and Brennan-Prediger 1, the kappas and alpha undefined', () => {
    expect(percentAgreement(constant).estimate).toBe(1)
    expect(percentAgreement(constant).degenerate).toBe(true)
    expect(unanimousAgreement(constant).interval?.low).toBeLessThan(0.5)
    expect(gwetAc(constant).estimate).toBe(1)
    expect(brennanPrediger(constant).estimate).toBe(1)
    for (const result of [
      cohenKappa(constant, { weights: 'unweighted' }),
      scottPi(constant),
      fleissKappa(constant),
      congerKappa(constant),
      lightKappa(constant),
      krippendorffAlpha(constant, { measurement: 'nominal' }),
      krippendorffAlpha(constant, { measurement: 'ordinal' }),
    ])
      expect([result.coefficient, result.estimate, result.undefined]).toEqual([
        result.coefficient,
        null,
        'no-variation',
      ])
    const one = ratingMatrix({ ratings: [[1, 1]], categories: [1] })
    expect(gwetAc(one).undefined).toBe('one-category-declared')
    expect(brennanPrediger(one).undefined).toBe('one-category-declared')
  })
  it('no data, one rater, no overlap: each says which', () => {
    const reason = (ratings: (number | null)[][]) =>
      krippendorffAlpha(ratingMatrix({ ratings, categories: [1, 2] }), { measurement: 'nominal' }).undefined
    expect(reason([])).toBe('no-data')
    expect(reason([[1], [2]])).toBe('fewer-than-two-raters')
    expect(
      reason([
        [1, _],
        [_, 2],
      ]),
    ).toBe('fewer-than-two-ratings-on-any-unit')
  })
  it('one unit: a value but no interval', () => {
    const matrix = ratingMatrix({ ratings: [[1, 1, 2]], categories: [1, 2] })
    const agreement = percentAgreement(matrix)
    expect([agreement.estimate, agreement.interval, agreement.intervalUndefined]).toEqual([1 / 3, null, 'one-unit'])
    const krippendorff = krippendorffAlpha(matrix, { measurement: 'nominal', interval: { method: 'bca', seed: 1 } })
    expect([krippendorff.interval, krippendorff.intervalUndefined]).toEqual([null, 'one-unit'])
  })
  it('perfect disagreement is finite: kappa -1, alpha as its margins allow', () => {
    const matrix = ratingMatrix({
      ratings: [
        [1, 2],
        [2, 1],
        [1, 2],
        [2, 1],
        [1, 2],
        [2, 1],
      ],
      categories: [1, 2],
    })
    expect(cohenKappa(matrix, { weights: 'unweighted' }).estimate).toBe(-1)
    expect(krippendorffAlpha(matrix, { measurement: 'nominal' }).estimate).toBeCloseTo(-0.8333333333, 9)
  })
  it('one rater constant: kappa exactly 0', () => {
    const matrix = ratingMatrix({
      ratings: [
        [1, 1],
        [1, 2],
        [1, 2],
        [1, 1],
      ],
      categories: [1, 2],
    })
    expect(cohenKappa(matrix, { weights: 'unweighted' }).estimate).toBe(0)
  })
  it('perfect agreement with variation: 1 with error 0, flagged as degenerate', () => {
    const matrix = ratingMatrix({
      ratings: [
        [1, 1],
        [2, 2],
        [3, 3],
        [1, 1],
      ],
    })
    for (const method of ['bca', 'percentile', 'jackknife', 'analytic'] as const) {
      const result = krippendorffAlpha(matrix, {
        measurement: 'nominal',
        interval: { method, seed: 2, resamples: 200 },
      })
      expect([result.estimate, result.degenerate]).toEqual([1, true])
    }
    expect(fleissKappa(matrix)).toMatchObject({ estimate: 1, standardError: 0, degenerate: true })
  })
  it('a ratio scale: zero against zero agrees, negative values are refused', () => {
    expect(
      krippendorffAlpha(
        ratingMatrix({
          ratings: [
            [0, 0],
            [1, 2],
            [3, 3],
          ],
        }),
        { measurement: 'ratio' },
      ).estimate,
    ).toBeGreaterThan(0)
    expect(
      krippendorffAlpha(
        ratingMatrix({
          ratings: [
            [-1, 0],
            [1, 2],
          ],
        }),
        { measurement: 'ratio' },
      ).undefined,
    ).toBe('negative-value-on-ratio-scale')
  })
  it('a value outside the declared categories is an answer, not a guess', () => {
    expect(percentAgreement(ratingMatrix({ ratings: [[1, 7]], categories: [1, 2] })).undefined).toBe(
      'value-outside-categories',
    )
  })
  it('missing values in an intraclass correlation name themselves', () => {
    expect(
      icc(
        measurementMatrix([
          [1, 2],
          [2, _],
          [3, 4],
        ]),
      )[0]?.undefined,
    ).toBe('missing-values')
    expect(
      icc(
        measurementMatrix([
          [1, 2],
          [2, _],
          [3, 4],
        ]),
        { listwise: true },
      )[0]?.estimate,
    ).not.toBeNull()
  })
})
