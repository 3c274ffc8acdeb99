import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compensatedMean, compensatedSum, runningSum, sumOfSquaredDeviations } from './compensatedSum.ts'
import {
  betaCdf,
  betaQuantile,
  betaSf,
  binomialCdf,
  binomialQuantile,
  binomialSf,
  binomialTwoSided,
  chiSquaredCdf,
  chiSquaredQuantile,
  chiSquaredSf,
  fisherCdf,
  fisherQuantile,
  fisherSf,
  normalCdf,
  normalQuantile,
  normalSf,
  studentCdf,
  studentQuantile,
  studentSf,
  studentTwoSided,
} from './distributions.ts'
import { bilinear, cholesky, choleskyInverse, choleskySolve } from './linearAlgebra.ts'
import { median, midranks, quantile } from './quantile.ts'

const near = (got: number | null, expected: number, tolerance = 1e-12) => {
  expect(got).not.toBeNull()
  expect(Math.abs((got as number) - expected)).toBeLessThanOrEqual(tolerance * Math.max(Math.abs(expected), 1e-300))
}

describe('sums', () => {
  it('keep a small value beside values that cancel', () => {
    expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2)
    const running = runningSum()
    for (const value of [1, 1e100, 1, -1e100]) running.add(value)
    expect(running.total()).toBe(2)
  })
  it('give squared deviations that survive a large offset', () => {
    near(sumOfSquaredDeviations([1e9 + 1, 1e9 + 2, 1e9 + 3]), 2)
    expect(compensatedMean([])).toBeNull()
  })
})

describe('distributions', () => {
  it('agree with closed forms', () => {
    near(betaCdf(0.3, 2, 5), 0.579825)
    near(studentCdf(1, 1), 0.75)
    near(studentCdf(Math.SQRT2, 2), 0.5 + 0.5 / Math.SQRT2)
    near(chiSquaredSf(50, 2), Math.exp(-25))
    near(fisherSf(3, 2, 10), (1 + 6 / 10) ** -5)
    near(binomialCdf(3, 10, 0.4), 0.3822806016)
    near(studentTwoSided(1e8, 1), 2e-8 / Math.PI)
  })
  it('agree with tabulated quantiles (scipy.stats 1.17.1)', () => {
    near(normalQuantile(0.975), 1.959963984540054)
    near(studentQuantile(0.975, 10), 2.2281388519862735)
    near(chiSquaredQuantile(0.95, 3), 7.814727903251179)
    near(chiSquaredQuantile(0.95, 1), 3.841458820694124)
    near(fisherQuantile(0.95, 1, 10), 2.2281388519862735 ** 2)
  })
  it('keep the digits of far tails', () => {
    near(normalSf(10), 7.619853024160527e-24, 1e-11)
    near(normalCdf(-10), 7.619853024160527e-24, 1e-11)
  })
  it('invert: cdf(quantile(p)) = p for every family and real degrees of freedom', () => {
    const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true })
    const degrees = fc.double({ min: 0.6, max: 400, noNaN: true })
    fc.assert(
      fc.property(probability, degrees, degrees, (p, df1, df2) => {
        near(betaCdf(betaQuantile(p, df1, df2) as number, df1, df2), p, 1e-7)
        near(fisherCdf(fisherQuantile(p, df1, df2) as number, df1, df2), p, 1e-10)
        near(studentCdf(studentQuantile(p, df1) as number, df1), p, 1e-10)
        near(chiSquaredCdf(chiSquaredQuantile(p, df1) as number, df1), p, 1e-10)
      }),
      { numRuns: 500, seed: 7 },
    )
  })
  it('survival functions complete the distribution functions and keep small values', () => {
    near(betaSf(0.3, 2, 5) + betaCdf(0.3, 2, 5), 1)
    near(studentSf(-1.3, 7), studentCdf(1.3, 7))
    near(studentSf(1e8, 1), 1e-8 / Math.PI)
    near(binomialSf(3, 10, 0.4) + binomialCdf(3, 10, 0.4), 1)
    near(binomialSf(9, 10, 0.01), 1e-20)
    expect([binomialSf(-1, 5, 0.5), binomialSf(5, 5, 0.5)]).toEqual([1, 0])
  })
  it('give null outside their domain', () => {
    expect(normalQuantile(0)).toBeNull()
    expect(studentQuantile(1, 3)).toBeNull()
    expect(betaQuantile(0.5, 0, 1)).toBeNull()
    expect(binomialTwoSided(3, 2)).toBeNull()
  })
  it('binomial quantiles and the two-sided exact test are those of the definition', () => {
    expect(binomialQuantile(0.5, 10, 0.5)).toBe(5)
    near(binomialTwoSided(1, 10), 22 / 1024)
    near(binomialTwoSided(682, 925, 0.75), 0.38249155957481695, 1e-9)
  })
})

describe('linear algebra', () => {
  it('solves and inverts symmetric systems and refuses a singular one', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 12, maxLength: 12 }), (cells) => {
        const size = 3
        const matrix = new Float64Array(9)
        for (let i = 0; i < size; i++)
          for (let j = 0; j < size; j++)
            for (let k = 0; k < size; k++)
              matrix[i * size + j] =
                (matrix[i * size + j] as number) + (cells[i * 4 + k] as number) * (cells[j * 4 + k] as number)
        for (let i = 0; i < size; i++) matrix[i * size + i] = (matrix[i * size + i] as number) + 1
        const factor = cholesky(matrix, size) as Float64Array
        const x = choleskySolve(factor, size, [1, 2, 3])
        near(bilinear(matrix, size, [0, 1, 0], x), 2, 1e-9)
        near(bilinear(choleskyInverse(factor, size), size, [1, 0, 0], [1, 2, 3]), x[0] as number, 1e-7)
      }),
      { seed: 3 },
    )
    expect(cholesky(Float64Array.of(1, 1, 1, 1), 2)).toBeNull()
  })
})

describe('quantiles and ranks', () => {
  it('interpolate as R type 7', () => {
    expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75)
    expect(median([3, 1, 2])).toBe(2)
    expect(median([])).toBeNull()
  })
  it('share ranks among ties', () => {
    expect([...midranks([10, 20, 20, 5]).ranks]).toEqual([2, 3.5, 3.5, 1])
    expect(midranks([10, 20, 20, 5]).tieTerm).toBe(6)
  })
})
