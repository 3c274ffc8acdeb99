import { describe, expect, it } from 'vitest'
import { emptyOrder, orderFromRanks, place, toggleEqual } from '#ui/rankOrder.ts'
import { ActiveClock } from './activeClock.ts'
import { recordedRanks } from './deskState.ts'

describe('the clock of active time', () => {
  it('stands still while stopped and from a minute after the last sign of life', () => {
    let now = 0
    const clock = new ActiveClock(() => now)
    clock.start()
    now = 30_000
    clock.sign()
    now = 500_000
    expect(clock.read()).toBe(90_000)
    clock.sign()
    now = 510_000
    expect(clock.read()).toBe(100_000)
    clock.stop()
    now = 900_000
    expect(clock.read()).toBe(100_000)
    clock.start()
    now = 901_000
    expect(clock.read()).toBe(101_000)
  })
})

describe('the ranks to record', () => {
  it('have no gaps, whatever place was given first', () => {
    const last = place(emptyOrder(['A', 'B', 'C', 'D']), 'D', 4)
    expect(recordedRanks(last)).toEqual([null, null, null, 1])
    expect(recordedRanks(place(last, 'A', 1))).toEqual([1, null, null, 2])
  })

  it('come back as the same order', () => {
    const order = toggleEqual(place(place(emptyOrder(['A', 'B', 'C']), 'C', 1), 'A', 2), 'A')
    expect(recordedRanks(orderFromRanks(['A', 'B', 'C'], recordedRanks(order)))).toEqual([1, null, 1])
  })
})
