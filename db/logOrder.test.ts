import fc from 'fast-check'
import { expect, it } from 'vitest'
import { placeInOrder } from './logOrder.ts'

const instant = fc.date({ min: new Date('1970-01-01'), max: new Date('2400-01-01'), noInvalidDate: true })
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 })

it('puts an event after its past, whatever the clock says', () => {
  fc.assert(
    fc.property(instant, hash, fc.nat(2 ** 52), (at, own, after) => {
      const place = placeInOrder(at.toISOString(), own, after)
      expect(place).toBeGreaterThan(after)
      expect(Number.isSafeInteger(place)).toBe(true)
    }),
  )
})

it('follows the clock where the past allows', () => {
  const one = placeInOrder('2026-01-05T09:00:00.000Z', new Uint8Array(32).fill(255), 0)
  const other = placeInOrder('2026-01-05T09:00:00.010Z', new Uint8Array(32), 0)
  expect(other).toBeGreaterThan(one)
})

it('tells events of one moment apart by their hashes', () => {
  const at = '2026-01-05T09:00:00.000Z'
  const after = placeInOrder(at, new Uint8Array(32), 0)
  const places = [1, 2, 3].map((byte) => placeInOrder(at, new Uint8Array(32).fill(byte), after))
  expect(new Set(places).size).toBe(3)
})
