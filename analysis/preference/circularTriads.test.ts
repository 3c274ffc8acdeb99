import { describe, expect, it } from 'vitest'
import { circularTriadCounts, circularTriads } from './circularTriads.ts'

describe('circular triads', () => {
  it('counts tournaments as Kendall & Babington Smith 1940 tabulate them', () => {
    expect(circularTriadCounts(3)).toEqual([6, 2])
    expect(circularTriadCounts(4)).toEqual([24, 16, 24])
    expect(circularTriadCounts(5)).toEqual([120, 120, 240, 240, 280, 24])
    expect(circularTriadCounts(7)).toEqual([
      5040, 8400, 21840, 33600, 75600, 90384, 179760, 188160, 277200, 280560, 384048, 244160, 233520, 72240, 2640,
    ])
    expect(circularTriadCounts(10).reduce((sum, ways) => sum + ways, 0)).toBe(2 ** 45)
  })

  it('lists exactly as many triads as the win totals imply, for every tournament of five', () => {
    const names = ['a', 'b', 'c', 'd', 'e']
    const pairs = names.flatMap((_, i) => names.slice(i + 1).map((_unused, j) => [i, i + 1 + j] as const))
    for (let code = 0; code < 1024; code += 7) {
      const wins = names.map(() => [0, 0, 0, 0, 0])
      pairs.forEach(([i, j], bit) => {
        const [winner, loser] = (code >> bit) & 1 ? [i, j] : [j, i]
        const row = wins[winner] as number[]
        row[loser] = 1
      })
      const result = circularTriads(names, wins)
      expect(result.triads).toHaveLength(result.estimate as number)
    }
  })

  it('approximates the p-value beyond ten systems', () => {
    const names = Array.from({ length: 12 }, (_, index) => `s${index}`)
    const wins = names.map((_, i) => names.map((_unused, j) => (i < j ? 1 : 0)))
    const result = circularTriads(names, wins)
    expect(result.df).toBeCloseTo((12 * 11 * 10) / 64, 12)
    expect(result.p as number).toBeLessThan(1e-6)
    expect(circularTriads(names, wins, 'two-sided').p).toBeCloseTo(2 * (result.p as number), 12)
  })
})
