import { expect, it } from 'vitest'
import { inventedInput } from '../exports/testing/invented.ts'
import { packed, unpacked } from './packed.ts'

it('an input is the same after it crossed to a thread', async () => {
  const input = inventedInput({ seed: 3, items: 12, raters: 4 })
  expect(input.ratings.length).toBeGreaterThan(100)
  expect(unpacked(structuredClone(await packed(input)))).toEqual(input)
})

it('ratings by somebody, or of something, that the lists do not name keep their names', async () => {
  const input = inventedInput({ seed: 3, items: 2, raters: 2 })
  const fewer = { ...input, raters: input.raters.slice(1), systems: [], criteria: [] }
  expect(unpacked(await packed(fewer)).ratings).toEqual(input.ratings)
})
