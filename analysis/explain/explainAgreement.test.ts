import { describe, expect, it } from 'vitest'
import { cohenKappa } from '../agreement/cohenKappa.ts'
import { gwetAc } from '../agreement/gwetAc.ts'
import { icc } from '../agreement/icc.ts'
import { krippendorffAlpha } from '../agreement/krippendorffAlpha.ts'
import { measurementsOf } from '../agreement/measurementMatrix.ts'
import { percentAgreement } from '../agreement/percentAgreement.ts'
import { type RatingMatrix, ratingMatrix } from '../ratingMatrix.ts'
import type { Result } from '../result.ts'
import { benchmark } from './benchmark.ts'
import { explainAgreement } from './explainAgreement.ts'
import { ratingProfile } from './ratingProfile.ts'

function ofTable(table: readonly (readonly number[])[]): RatingMatrix {
  const ratings = table.flatMap((row, i) =>
    row.flatMap((count, j) => Array.from({ length: count }, () => [i + 1, j + 1])),
  )
  return ratingMatrix({ ratings, categories: table.map((_, i) => i + 1) })
}
const kinds = (matrix: RatingMatrix, result: Result, others: readonly Result[] = []) =>
  (explainAgreement(matrix, [result, ...others])[0]?.reasons ?? []).map((reason) => reason.kind)

describe('explaining agreement', () => {
  it('names prevalence when agreement is high and kappa low, with AC1 beside it', () => {
    const matrix = ofTable([
      [80, 10],
      [5, 5],
    ])
    const [explained] = explainAgreement(matrix, [cohenKappa(matrix, { weights: 'unweighted' })])
    expect(explained?.meaning).toMatchObject({ kind: 'beyond-chance', agreement: 0.85 })
    const reason = explained?.reasons.find((one) => one.kind === 'prevalence')
    expect(reason).toMatchObject({ category: 1, agreement: 0.85 })
    expect(reason && 'ac1' in reason ? reason.ac1 : 0).toBeCloseTo(0.808, 9)
    // The chance agreement that the gap implies is that of the table.
    expect(reason && 'chance' in reason ? reason.chance : 0).toBeCloseTo(0.78, 9)
    const balanced = ofTable([
      [40, 9],
      [6, 45],
    ])
    expect(kinds(balanced, cohenKappa(balanced, { weights: 'unweighted' }))).not.toContain('prevalence')
  })
  it('names raters who use the scale differently and raters who never vary', () => {
    const biased = ofTable([
      [20, 40],
      [0, 40],
    ])
    expect(kinds(biased, cohenKappa(biased, { weights: 'unweighted' }))).toContain('rater-bias')
    const constant = ofTable([
      [10, 20],
      [0, 0],
    ])
    const kappa = cohenKappa(constant, { weights: 'unweighted' })
    expect(explainAgreement(constant, [kappa])[0]?.meaning).toEqual({ kind: 'as-chance' })
    expect(kinds(constant, kappa)).toContain('constant-rater')
  })
  it('says whether disagreements are near misses, when an ordered coefficient stands beside', () => {
    const near = ofTable([
      [20, 8, 0],
      [7, 20, 6],
      [0, 8, 20],
    ])
    const nominal = krippendorffAlpha(near, { measurement: 'nominal' })
    const ordinal = krippendorffAlpha(near, { measurement: 'ordinal' })
    expect(kinds(near, nominal, [ordinal])).toContain('near-disagreements')
    expect(kinds(near, nominal)).not.toContain('near-disagreements')
    expect(ratingProfile(near).nearShare).toBe(1)
  })
  it('counts categories nobody used, single ratings, gaps and severity', () => {
    const ratings = [
      [1, 1, null],
      [2, 2, 2],
      [1, null, null],
      [2, 1, 2],
      [1, 1, 1],
    ]
    const matrix = ratingMatrix({ ratings, categories: [1, 2, 3] })
    expect(kinds(matrix, gwetAc(matrix))).toEqual(
      expect.arrayContaining(['unused-categories', 'single-ratings', 'missing-ratings', 'wide-interval']),
    )
    const severe = ratingMatrix({
      ratings: [
        [1, 3],
        [2, 4],
        [3, 5],
        [4, 6.5],
      ],
    })
    const forms = icc(measurementsOf(severe))
    const explained = explainAgreement(severe, forms)
    expect(explained[1]?.reasons.map((reason) => reason.kind)).toContain('severity-differs')
    expect(explained[4]?.meaning).toMatchObject({ kind: 'share-of-variance', of: 'mean-of-raters', sense: 'agreement' })
  })
  it('warns that no disagreement seen is not no disagreement, and repeats why a value is undefined', () => {
    const perfect = ratingMatrix({
      ratings: [
        [1, 1],
        [2, 2],
        [1, 1],
        [2, 2],
      ],
      categories: [1, 2],
    })
    const agreement = explainAgreement(perfect, [percentAgreement(perfect)])[0]
    expect(agreement?.reasons).toContainEqual({
      kind: 'no-disagreement-seen',
      units: 4,
      bound: expect.closeTo(0.51, 2),
    })
    const constant = ratingMatrix({
      ratings: [
        [1, 1],
        [1, 1],
      ],
      categories: [1, 2],
    })
    const [krippendorff] = explainAgreement(constant, [krippendorffAlpha(constant, { measurement: 'nominal' })])
    expect(krippendorff?.meaning).toEqual({ kind: 'undefined', reason: 'no-variation' })
  })
  it('does not fail on data without any rating', () => {
    const empty = ratingMatrix({ ratings: [] })
    expect(explainAgreement(empty, [percentAgreement(empty)])[0]?.meaning).toEqual({
      kind: 'undefined',
      reason: 'no-data',
    })
  })
})

describe('the probabilistic benchmark', () => {
  it('lowers the band when the standard error is large', () => {
    expect(benchmark(0.85, 0.01)?.band).toBe('almost-perfect')
    expect(benchmark(0.85, 0.1)?.band).toBe('substantial')
    expect(benchmark(0.85, 0.4)?.band).toBe('slight')
    expect(benchmark(0.85, 0)).toBeNull()
  })
  it('gives probabilities that grow downwards and end at 1', () => {
    const reached = benchmark(0.5, 0.2)?.reached.map(({ probability }) => probability) ?? []
    expect([...reached].sort((a, b) => a - b)).toEqual(reached)
    expect(reached.at(-1)).toBeCloseTo(1, 12)
  })
})
