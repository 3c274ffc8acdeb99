import { describe, expect, it } from 'vitest'
import { seededRandom } from '../resample/seededRandom.ts'
import { comparisonsOf } from './comparisons.ts'
import { kindResampler } from './kindResampler.ts'
import { inseparableGroups, meanPlacesByValue, placesByValue } from './rankGroups.ts'
import { tieSensitivity } from './tieSensitivity.ts'

describe('drawing kinds with replacement', () => {
  it('keeps the total and has multinomial means, variances and covariances', () => {
    const frequencies = Int32Array.from({ length: 400 }, (_, kind) => 4 + (kind % 17))
    const total = frequencies.reduce((sum, frequency) => sum + frequency, 0)
    const draw = kindResampler(frequencies)
    const random = seededRandom(12)
    const weights = new Float64Array(frequencies.length)
    const draws = 4000
    let [sum, squares, products] = [0, 0, 0]
    const [one, other] = [16, 33]
    const [p, q] = [one, other].map((kind) => (frequencies[kind] as number) / total) as [number, number]
    for (let repeat = 0; repeat < draws; repeat++) {
      draw(random, weights)
      expect(weights.reduce((all, weight) => all + weight, 0)).toBe(total)
      const [x, y] = [(weights[one] as number) - total * p, (weights[other] as number) - total * q]
      sum += x
      squares += x * x
      products += x * y
    }
    const variance = total * p * (1 - p)
    expect(Math.abs(sum / draws)).toBeLessThan((4 * Math.sqrt(variance)) / Math.sqrt(draws))
    expect(squares / draws / variance).toBeGreaterThan(0.91)
    expect(squares / draws / variance).toBeLessThan(1.09)
    // The true covariance, −n p q, is small beside its sampling error; it must at least not be clearly positive.
    expect(products / draws + total * p * q).toBeLessThan((4 * variance) / Math.sqrt(draws))
  })

  it('draws few or very frequent kinds as well', () => {
    for (const frequencies of [Int32Array.from([3, 1]), Int32Array.from([5000, 9000, 10])]) {
      const weights = new Float64Array(frequencies.length)
      kindResampler(frequencies)(seededRandom(1), weights)
      expect(weights.reduce((all, weight) => all + weight, 0)).toBe(
        frequencies.reduce((all, weight) => all + weight, 0),
      )
    }
  })
})

describe('places and groups', () => {
  it('share the better place and overlap like letters', () => {
    expect([...placesByValue([2, 5, 2])]).toEqual([2, 1, 2])
    // 0 differs from 2, but neither can be told from 1.
    const rows = Array.from({ length: 100 }, (_, index) => [3, 2 + (index % 2) * 2, 1 + (index % 4 === 1 ? 1.5 : 0)])
    expect(inseparableGroups([3, 2.9, 1.4], rows, 0.95)).toEqual([[0, 1], [2]])
    expect(
      inseparableGroups(
        [3, 2, 1],
        rows.map(([a, , c]) => [a as number, (a as number) - 1, c as number]),
        0.95,
      ),
    ).toEqual([[0], [1, 2]])
    expect(inseparableGroups([1], [[1], [2]], 0.95)).toEqual([[0]])
  })

  it('take for equal what only rounding tells apart', () => {
    const [one, other] = [0.1 + 0.2, 0.3]
    expect(one).not.toBe(other)
    expect([...placesByValue([other, one, 1])]).toEqual([2, 2, 1])
    expect(meanPlacesByValue([other, one, 1])).toEqual([2.5, 2.5, 1])
    expect([...placesByValue([other + 1e-8, other])]).toEqual([1, 2])
    const rows = Array.from({ length: 100 }, () => [other, one])
    expect(inseparableGroups([other, one], rows, 0.95)).toEqual([[0, 1]])
    expect(inseparableGroups([one, other], rows, 0.95)).toEqual([[0, 1]])
  })
})

describe('the order under different treatments of ties', () => {
  const votes = (left: string, right: string, wins: number, losses: number, ties: number) => [
    ...Array.from({ length: wins }, () => ({ left, right, outcome: 'left' as const })),
    ...Array.from({ length: losses }, () => ({ left, right, outcome: 'right' as const })),
    ...Array.from({ length: ties }, () => ({ left, right, outcome: 'tie' as const })),
  ]

  it('names the systems whose place depends on it', () => {
    const rows = [...votes('a', 'b', 3, 2, 0), ...votes('b', 'c', 3, 2, 0), ...votes('a', 'c', 5, 1, 0)]
    const same = tieSensitivity(comparisonsOf(rows))
    expect(same.placesThatDiffer).toEqual([])
    expect(same.agreement.every((entry) => entry.tauB.estimate === 1)).toBe(true)
    // b wins its few decided votes against c, but nearly always ties; a beats c half the time outright.
    const split = tieSensitivity(
      comparisonsOf([...votes('b', 'c', 4, 1, 60), ...votes('a', 'c', 34, 16, 0), ...votes('a', 'b', 1, 1, 20)]),
    )
    expect(split.placesThatDiffer).toEqual(['a', 'b'])
  })
})
