import { describe, expect, it } from 'vitest'
import { bcaInterval, bootstrapEstimates, CancelledError, percentileInterval } from './bootstrap.ts'
import { jackknife } from './jackknife.ts'
import { binomialDraw, multinomialDrawer } from './multinomial.ts'
import { seededRandom, shuffledIndexes } from './seededRandom.ts'

const mean = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0) / values.length

describe('seeded random numbers', () => {
  it('are the same on every machine', () => {
    const random = seededRandom(42)
    expect([random.uint32(), random.uint32(), random.uint32()]).toMatchInlineSnapshot(`
      [
        463660687,
        1942104686,
        3317467742,
      ]
    `)
  })
  it('differ between neighbouring seeds and streams', () => {
    const first = new Set(
      [0, 1, 2, 3, 4].flatMap((seed) => [0, 1, 2].map((stream) => seededRandom(seed, stream).uint32())),
    )
    expect(first.size).toBe(15)
  })
  it('are uniform, normal and within bounds', () => {
    const random = seededRandom(1)
    const uniforms = Float64Array.from({ length: 40000 }, () => random.uniform())
    expect(Math.abs(mean(uniforms) - 0.5)).toBeLessThan(0.006)
    const normals = Float64Array.from({ length: 40000 }, () => random.normal())
    expect(Math.abs(mean(normals.map((x) => x * x)) - 1)).toBeLessThan(0.03)
    const counts = new Float64Array(7)
    for (let i = 0; i < 70000; i++) counts[random.below(7)]!++
    for (const count of counts) expect(Math.abs(count - 10000)).toBeLessThan(400)
    expect([...shuffledIndexes(5, random)].sort()).toEqual([0, 1, 2, 3, 4])
  })
})

describe('multinomial weights', () => {
  it('binomial draws have the right mean and variance on both sides of the switch', () => {
    const random = seededRandom(9)
    for (const [n, p] of [
      [20, 0.1],
      [200, 0.3],
      [5000, 0.02],
      [1000, 0.9],
    ] as const) {
      const draws = Float64Array.from({ length: 20000 }, () => binomialDraw(random, n, p))
      const centre = mean(draws)
      const variance = mean(draws.map((x) => (x - centre) ** 2))
      expect(Math.abs(centre - n * p)).toBeLessThan(4 * Math.sqrt((n * p * (1 - p)) / 20000))
      expect(Math.abs(variance / (n * p * (1 - p)) - 1)).toBeLessThan(0.05)
    }
  })
  it('total the number of units either way', () => {
    for (const frequencies of [
      [1, 1, 1, 0, 1],
      [4000, 1000, 3, 0, 2000],
    ]) {
      const weights = new Float64Array(5)
      multinomialDrawer(frequencies)(seededRandom(3), weights)
      expect(weights.reduce((a, b) => a + b)).toBe(frequencies.reduce((a, b) => a + b))
      expect(weights[3]).toBe(0)
    }
  })
})

const values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]
const weightedMean = (weights: Float64Array) => {
  let total = 0
  let count = 0
  for (let i = 0; i < values.length; i++) {
    total += weights[i]! * values[i]!
    count += weights[i]!
  }
  return total / count
}
const frequencies = new Float64Array(values.length).fill(1)

describe('bootstrap', () => {
  it('gives the same numbers in one piece and in ranges', () => {
    const common = { frequencies, statistic: weightedMean, resamples: 200, seed: 5 }
    const whole = bootstrapEstimates(common)
    const parts = [bootstrapEstimates({ ...common, last: 100 }), bootstrapEstimates({ ...common, first: 100 })]
    expect([...parts[0]!, ...parts[1]!]).toEqual([...whole])
  })
  it('has the standard error of a mean', () => {
    const estimates = bootstrapEstimates({ frequencies, statistic: weightedMean, resamples: 8000, seed: 5 })
    const { standardError, interval } = percentileInterval({
      estimates,
      confidence: 0.95,
      seed: 5,
      method: 'percentile',
    })
    const centre = mean(values)
    const expected = Math.sqrt(mean(values.map((x) => (x - centre) ** 2)) / values.length)
    expect(Math.abs((standardError as number) / expected - 1)).toBeLessThan(0.03)
    expect(interval!.low).toBeLessThan(centre)
    expect(interval!.high).toBeGreaterThan(centre)
  })
  it('says when too many resamples are undefined', () => {
    const estimates = bootstrapEstimates({
      frequencies,
      statistic: (w) => (w[0]! > 0 ? 1 : NaN),
      resamples: 100,
      seed: 5,
    })
    expect(percentileInterval({ estimates, confidence: 0.95, seed: 5, method: 'p' }).intervalUndefined).toBe(
      'degenerate-resamples',
    )
  })
  it('stops when cancelled', () => {
    const signal = { aborted: true }
    expect(() => bootstrapEstimates({ frequencies, statistic: weightedMean, resamples: 10, seed: 1, signal })).toThrow(
      CancelledError,
    )
  })
  it('BCa equals percentile for a symmetric statistic without skewness and shifts for a skewed one', () => {
    const estimates = bootstrapEstimates({ frequencies, statistic: weightedMean, resamples: 4000, seed: 5 })
    const leftOut = jackknife({ frequencies, statistic: weightedMean })
    const request = { estimates, confidence: 0.95, seed: 5, method: 'bca' }
    const bca = bcaInterval({ ...request, estimate: weightedMean(frequencies), jackknife: leftOut }).interval!
    const percentile = percentileInterval(request).interval!
    expect(leftOut.acceleration).toBeGreaterThan(0)
    expect(bca.high).toBeGreaterThan(percentile.high)
  })
})

describe('jackknife', () => {
  it('has the exact standard error of a mean, whole or by frequency', () => {
    const centre = mean(values)
    const expected = Math.sqrt(
      values.reduce((a, x) => a + (x - centre) ** 2, 0) / (values.length * (values.length - 1)),
    )
    const whole = jackknife({ frequencies, statistic: weightedMean })
    expect(whole.standardError).toBeCloseTo(expected, 12)
    expect(whole.biasCorrected).toBeCloseTo(centre, 12)
    const grouped = jackknife({ frequencies, statistic: weightedMean, mostEvaluations: 6 })
    expect(grouped.grouped).toBe(true)
    expect(Math.abs(grouped.standardError! / expected - 1)).toBeLessThan(0.5)
  })
})
