import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forEachResample } from '../resample/bootstrap.ts'
import { timesDrawn } from './drawnTimes.ts'
import { addUpOf } from './resampledTotals.ts'

const halves = fc.integer({ min: 0, max: 5000 }).map((count) => count / 2)
const rowsOf = (addend: fc.Arbitrary<number>) =>
  fc
    .integer({ min: 1, max: 10 })
    .chain((width) =>
      fc.array(fc.array(addend, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 40 }),
    )

/** Row by row in the order of the items, the way anybody would write it. */
function plainly(rows: readonly (readonly number[])[], times: ArrayLike<number>): number[] {
  const totals = Array.from(rows[0] ?? [], () => 0)
  rows.forEach((row, item) =>
    row.forEach((addend, column) => (totals[column] = (totals[column] ?? 0) + (times[item] ?? 0) * addend)),
  )
  return totals
}

test.each([
  ['counts and half points', halves],
  ['any numbers', fc.double({ noNaN: true, min: -1e6, max: 1e6 })],
])('the totals of a resample of %s are those of a plain sum, to the last digit', (_, addend) => {
  fc.assert(
    fc.property(rowsOf(addend), fc.integer({ min: 0, max: 1000 }), (rows, seed) => {
      const times = timesDrawn(rows.length, { resamples: 3, seed })
      const totals = new Float64Array(rows[0]?.length ?? 0)
      addUpOf(Float64Array.from(rows.flat()), totals.length)(times, 2 * rows.length, totals)
      expect([...totals].map((total) => total + 0)).toEqual(
        plainly(rows, times.slice(2 * rows.length)).map((total) => total + 0),
      )
    }),
  )
})

test('counts too large to share a number are added up all the same', () => {
  const rows = [
    [2 ** 51, 1],
    [3, 2 ** 50],
  ]
  const totals = new Float64Array(2)
  addUpOf(Float64Array.from(rows.flat()), 2)(Uint16Array.of(1, 1), 0, totals)
  expect([...totals]).toEqual([2 ** 51 + 3, 2 ** 50 + 1])
})

test('items are drawn as the seeded numbers say, whichever other numbers of items were asked for before', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 4 }), (sizes) => {
      for (const items of sizes) {
        const draws = { resamples: 120, seed: 7 }
        const expected = new Uint16Array(items * draws.resamples)
        forEachResample(draws, (resample, random) => {
          for (let draw = 0; draw < items; draw++) {
            const at = resample * items + random.below(items)
            expected[at] = (expected[at] ?? 0) + 1
          }
        })
        expect(timesDrawn(items, draws)).toEqual(expected)
      }
    }),
  )
})
