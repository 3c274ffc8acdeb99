import { describe, expect, it } from 'vitest'
import { ActiveClock } from './activeClock.ts'
import { towards, withStrength } from './preference.ts'

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

describe('the keys of a preference', () => {
  it('pick a side with the arrows, and go one step stronger on the same side', () => {
    expect(towards(null, -1, null, true)).toBe(-1)
    expect(towards(-1, -1, null, true)).toBe(-2)
    expect(towards(-3, -1, null, true)).toBe(-3)
  })

  it('keep the strength when the side changes, and take one pressed before the side', () => {
    expect(towards(2, -1, null, true)).toBe(-2)
    expect(towards(null, 1, 3, true)).toBe(3)
    expect(towards(0, 1, null, true)).toBe(1)
  })

  it('know only the side where no strength is asked', () => {
    expect(towards(1, 1, null, false)).toBe(1)
  })

  it('change the strength of a side, and need a side', () => {
    expect(withStrength(-1, 3)).toBe(-3)
    expect(withStrength(0, 2)).toBeNull()
    expect(withStrength(null, 2)).toBeNull()
  })
})
