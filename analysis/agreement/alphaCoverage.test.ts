import { describe, expect, it } from 'vitest'
import { type RatingMatrix, ratingMatrixOfCodes } from '../ratingMatrix.ts'
import { type SeededRandom, seededRandom } from '../resample/seededRandom.ts'
import { coefficientDifference } from './coefficientDifference.ts'
import type { IntervalMethod } from './intervalOptions.ts'
import { krippendorffAlpha } from './krippendorffAlpha.ts'

/** Five ordered categories: a rater hits the true one with probability 0.6, else is mostly one level off. */
function simulated(random: SeededRandom, units: number, raters: number): RatingMatrix {
  const codes = new Int32Array(units * raters)
  for (let unit = 0; unit < units; unit++) {
    const truth = random.below(5)
    for (let rater = 0; rater < raters; rater++) {
      let code = truth
      if (random.uniform() >= 0.6)
        code = random.uniform() < 0.7 ? truth + (random.uniform() < 0.5 ? -1 : 1) : random.below(5)
      codes[unit * raters + rater] = Math.min(4, Math.max(0, code))
    }
  }
  return ratingMatrixOfCodes({ codes, unitCount: units, raterCount: raters, categories: [1, 2, 3, 4, 5] })
}

/** Seven levels; raters differ in severity and in care. */
function differingRaters(random: SeededRandom, units: number, raters: number): RatingMatrix {
  const severity = Array.from({ length: raters }, () => 0.6 * random.normal())
  const noise = Array.from({ length: raters }, () => 0.5 + random.uniform())
  const codes = new Int32Array(units * raters)
  for (let unit = 0; unit < units; unit++) {
    const truth = 3 + 1.3 * random.normal()
    for (let rater = 0; rater < raters; rater++) {
      const seen = truth + (severity[rater] as number) + (noise[rater] as number) * random.normal()
      codes[unit * raters + rater] = Math.min(6, Math.max(0, Math.round(seen)))
    }
  }
  return ratingMatrixOfCodes({ codes, unitCount: units, raterCount: raters, categories: [1, 2, 3, 4, 5, 6, 7] })
}

const SAMPLES = 2000

/** The default in every design; the closed form, which is fast, falls short of 93 % on few units with skewed distances. */
const LEAST = { bca: 0.93, analytic: 0.91 } as const

describe('95 % intervals for alpha over 2,000 simulated studies (sampling error 0.5 %)', () => {
  const population = simulated(seededRandom(400), 400_000, 5)
  for (const [units, raters] of [
    [50, 3],
    [200, 5],
  ] as const)
    for (const measurement of ['nominal', 'interval'] as const)
      for (const method of ['bca', 'analytic'] as const)
        it(`cover the true value in ${100 * LEAST[method]}-97 %: ${units} × ${raters}, ${measurement}, ${method}`, () => {
          const truth = krippendorffAlpha(population, { measurement }).estimate as number
          let covered = 0
          for (let sample = 0; sample < SAMPLES; sample++) {
            const matrix = simulated(seededRandom(77, sample), units, raters)
            const interval = { method, resamples: 1000, seed: sample }
            const limits = krippendorffAlpha(matrix, { measurement, interval }).interval
            if (limits && limits.low <= truth && truth <= limits.high) covered++
          }
          console.info(
            `coverage ${units}×${raters} ${measurement} ${method}: ${((100 * covered) / SAMPLES).toFixed(1)} %`,
          )
          expect(covered / SAMPLES).toBeGreaterThanOrEqual(LEAST[method])
          expect(covered / SAMPLES).toBeLessThanOrEqual(0.97)
        }, 60_000)
})

describe('the two-way bootstrap', () => {
  it('is wider than the unit bootstrap when raters differ, and the same on every run', () => {
    const random = seededRandom(5)
    const strict = simulated(random, 60, 4)
    const codes = strict.codes.map((code, cell) => (cell % 4 === 0 ? Math.max(0, code - 1) : code))
    const matrix = { ...strict, codes }
    const width = (method: IntervalMethod) => {
      const { interval } = krippendorffAlpha(matrix, {
        measurement: 'interval',
        interval: { method, resamples: 1000, seed: 4 },
      })
      return (interval?.high ?? NaN) - (interval?.low ?? NaN)
    }
    expect(width('two-way')).toBeGreaterThan(width('percentile'))
    expect(width('two-way')).toBe(width('two-way'))
  })
  it('covers the alpha of all possible raters in about 95 %, where the unit bootstrap, which keeps the raters, does not', () => {
    const truth = krippendorffAlpha(differingRaters(seededRandom(3), 2000, 400), { measurement: 'interval' })
      .estimate as number
    const covered = { 'two-way': 0, percentile: 0 }
    for (let sample = 0; sample < 200; sample++) {
      const matrix = differingRaters(seededRandom(11, sample), 60, 6)
      for (const method of ['two-way', 'percentile'] as const) {
        const interval = { method, resamples: 300, seed: sample }
        const limits = krippendorffAlpha(matrix, { measurement: 'interval', interval }).interval
        if (limits && limits.low <= truth && truth <= limits.high) covered[method]++
      }
    }
    console.info(`coverage over raters: two-way ${covered['two-way'] / 2} %, units only ${covered.percentile / 2} %`)
    expect(covered['two-way'] / 200).toBeGreaterThan(0.9)
    expect(covered.percentile / 200).toBeLessThan(0.85)
  }, 60_000)
  it('says that two raters are too few to be a sample of raters', () => {
    const matrix = simulated(seededRandom(5), 30, 2)
    const result = krippendorffAlpha(matrix, { measurement: 'nominal', interval: { method: 'two-way', seed: 1 } })
    expect(result.intervalUndefined).toBe('fewer-than-three-raters')
  })
})

describe('the difference of two coefficients', () => {
  const coefficient = { family: 'krippendorff_alpha', measurement: 'ordinal' } as const
  it('of the same ratings is 0 with no width when units are resampled together, but not when apart', () => {
    const matrix = simulated(seededRandom(8), 60, 3)
    const joint = coefficientDifference({
      first: matrix,
      second: matrix,
      coefficient,
      units: 'same-units',
      resamples: 300,
    })
    expect([joint.estimate, joint.interval?.low, joint.interval?.high, joint.p]).toEqual([0, 0, 0, 1])
    const apart = coefficientDifference({
      first: matrix,
      second: matrix,
      coefficient,
      units: 'independent',
      resamples: 300,
    })
    expect((apart.interval?.high as number) - (apart.interval?.low as number)).toBeGreaterThan(0.1)
  })
  it('covers the true difference in about 95 % of simulated pairs of studies', () => {
    let covered = 0
    for (let sample = 0; sample < 400; sample++) {
      const first = simulated(seededRandom(31, sample), 60, 3)
      const second = simulated(seededRandom(32, sample), 60, 3)
      const { interval } = coefficientDifference({
        first,
        second,
        coefficient,
        units: 'independent',
        resamples: 500,
        seed: sample,
      })
      if (interval && interval.low <= 0 && 0 <= interval.high) covered++
    }
    expect(covered / 400).toBeGreaterThan(0.92)
    expect(covered / 400).toBeLessThan(0.98)
  })
  it('agrees with the two coefficients computed alone, for every family', () => {
    const first = simulated(seededRandom(1), 40, 2)
    const second = simulated(seededRandom(2), 40, 2)
    for (const family of ['percent_agreement', 'fleiss_kappa', 'brennan_prediger', 'gwet_ac'] as const) {
      const result = coefficientDifference({
        first,
        second,
        coefficient: { family, weights: 'quadratic' },
        units: 'independent',
        resamples: 50,
      })
      expect(result.estimate).toBeCloseTo((result.second as number) - (result.first as number), 12)
      expect(result.coefficient).toContain('quadratic')
    }
    const kappa = coefficientDifference({
      first,
      second,
      coefficient: { family: 'cohen_kappa', weights: 'linear' },
      units: 'same-units',
      resamples: 50,
    })
    expect(kappa.interval).not.toBeNull()
  })
})
