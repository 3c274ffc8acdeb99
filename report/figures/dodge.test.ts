import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dodge, lanes } from './dodge.ts'

describe('dodging', () => {
  it('leaves places that are far enough apart where they are', () => {
    expect(dodge([10, 50, 90], 19)).toEqual([10, 50, 90])
  })
  it('moves two neighbours apart evenly', () => {
    expect(dodge([50, 52], 20)).toEqual([41, 61])
  })
  it('keeps order, gap and bounds for any places that fit', () => {
    const places = fc.array(fc.double({ min: 0, max: 400, noNaN: true }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(places, (wanted) => {
        const moved = dodge(wanted, 19, 0, 400)
        const sorted = [...moved].sort((a, b) => a - b)
        sorted.forEach((place, index) => {
          if (index > 0) expect(place - (sorted[index - 1] ?? 0)).toBeGreaterThanOrEqual(19 - 1e-6)
        })
        expect(sorted[0]).toBeGreaterThanOrEqual(-1e-6)
        expect(sorted.at(-1)).toBeLessThanOrEqual(400 + 1e-6)
        wanted.forEach((a, i) =>
          wanted.forEach((b, j) => {
            if (a < b) expect(moved[i]).toBeLessThan(Number(moved[j]))
          }),
        )
      }),
    )
  })
})

describe('lanes', () => {
  it('puts overlapping stretches into different lanes, the middle first', () => {
    expect(
      lanes(
        [
          { low: 0, high: 10 },
          { low: 5, high: 15 },
          { low: 8, high: 9 },
          { low: 40, high: 50 },
        ],
        0,
      ),
    ).toEqual([0, -1, 1, 0])
  })
  it('never lets two stretches of one lane touch', () => {
    const stretch = fc
      .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 30 }))
      .map(([low, long]) => ({ low, high: low + long }))
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 10 }), (stretches) => {
        const given = lanes(stretches, 4)
        stretches.forEach((a, i) =>
          stretches.forEach((b, j) => {
            if (i < j && given[i] === given[j]) expect(a.low - 4 >= b.high || b.low - 4 >= a.high).toBe(true)
          }),
        )
      }),
    )
  })
})
