import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NamedComparison } from './comparisons.ts'
import { comparisonsOf, countPairs } from './comparisons.ts'
import { hasPositiveCycle } from './connectivity.ts'
import { davidson, raoKupper } from './davidson.ts'
import { davidsonLogLikelihood, raoKupperLogLikelihood, tieCounts } from './tieModels.ts'

const row = fc
  .tuple(fc.nat(3), fc.nat(3), fc.constantFrom('left' as const, 'right' as const, 'tie' as const))
  .map(([left, right, outcome]): NamedComparison => ({ left: `s${left}`, right: `s${right}`, outcome }))

describe('models with ties', () => {
  it('are at the top of a likelihood that is written down separately, with the errors of its curvature', () => {
    const nudges = fc.array(fc.double({ min: -0.5, max: 0.5, noNaN: true }), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(fc.array(row, { minLength: 12, maxLength: 60 }), nudges, (rows, nudge) => {
        const comparisons = comparisonsOf(rows)
        for (const [fit, logLikelihood] of [
          [davidson, davidsonLogLikelihood],
          [raoKupper, raoKupperLogLikelihood],
        ] as const) {
          const result = fit(comparisons)
          if (result.estimate === null || result.logTieStandardError === null) continue
          const counts = tieCounts(countPairs(comparisons))
          const at = [...result.systems.map((entry) => entry.estimate as number), result.logTieParameter as number]
          const value = logLikelihood(counts, at)
          expect(value).toBeCloseTo(result.logLikelihood as number, 8)
          const moved = at.map((parameter, index) => parameter + (nudge[index] ?? 0))
          if (fit === davidson || (moved.at(-1) as number) > 0) {
            expect(logLikelihood(counts, moved)).toBeLessThanOrEqual(value + 1e-9 * Math.abs(value))
          }
          // Profile curvature of the tie parameter is at least 1 / its variance; the plain one can only be larger.
          const step = 1e-3
          const shifted = (by: number) => logLikelihood(counts, [...at.slice(0, -1), (at.at(-1) as number) + by])
          if ((at.at(-1) as number) > 2 * step || fit === davidson) {
            const curvature = -(shifted(step) - 2 * value + shifted(-step)) / step ** 2
            expect(curvature).toBeGreaterThan(0.99 / result.logTieStandardError ** 2 - 1e-4)
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('cycles with a positive sum', () => {
  it('are found exactly as by following every path', () => {
    const edge = fc
      .tuple(fc.nat(4), fc.nat(4), fc.constantFrom(-1, 1))
      .map(([from, to, weight]) => ({ from, to, weight }))
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 12 }), (edges) => {
        const size = 5
        const longest = Array.from({ length: size }, () => Array.from<number>({ length: size }).fill(-Infinity))
        const reach = (from: number, to: number): number => longest[from]?.[to] as number
        for (const { from, to, weight } of edges) (longest[from] as number[])[to] = Math.max(reach(from, to), weight)
        let positive = false
        // Longest walks of up to 2 × size edges by squaring are enough for a positive cycle to show on the diagonal.
        for (let round = 0; round < 4 && !positive; round++) {
          const next = longest.map((line) => [...line])
          for (let i = 0; i < size; i++)
            for (let j = 0; j < size; j++)
              for (let k = 0; k < size; k++)
                (next[i] as number[])[j] = Math.max(next[i]?.[j] as number, reach(i, k) + reach(k, j))
          next.forEach((line, i) => longest.splice(i, 1, line))
          positive = longest.some((line, i) => (line[i] as number) > 0)
        }
        expect(hasPositiveCycle(size, edges)).toBe(positive)
      }),
      { numRuns: 500 },
    )
  })
})
