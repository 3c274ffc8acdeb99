import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PreferenceKey, preferenceKeyOf, pressPreference } from './preferenceKeys.ts'

const SEVEN = [-3, -2, -1, 0, 1, 2, 3]
const THREE = [-1, 0, 1]
const KEYS: readonly PreferenceKey[] = ['towardsFirst', 'towardsSecond', 'equal', '1', '2', '3']

describe('keys of a preference scale', () => {
  it('pick a side slightly at first', () => {
    expect(pressPreference(null, 'towardsFirst', SEVEN)).toBe(-1)
    expect(pressPreference(null, 'towardsSecond', SEVEN)).toBe(1)
    expect(pressPreference(0, 'towardsSecond', SEVEN)).toBe(1)
  })
  it('keep the strength when the side changes', () => {
    expect(pressPreference(2, 'towardsFirst', SEVEN)).toBe(-2)
    expect(pressPreference(-3, 'towardsSecond', SEVEN)).toBe(3)
  })
  it('grow stronger on the same side and stop at the end', () => {
    expect(pressPreference(-1, 'towardsFirst', SEVEN)).toBe(-2)
    expect(pressPreference(3, 'towardsSecond', SEVEN)).toBe(3)
    expect(pressPreference(-1, 'towardsFirst', THREE)).toBe(-1)
  })
  it('set the strength by digit only once a side is picked', () => {
    expect(pressPreference(1, '3', SEVEN)).toBe(3)
    expect(pressPreference(-1, '2', SEVEN)).toBe(-2)
    expect(pressPreference(null, '2', SEVEN)).toBeUndefined()
    expect(pressPreference(0, '2', SEVEN)).toBeUndefined()
    expect(pressPreference(1, '2', THREE)).toBeUndefined()
  })
  it('offer no equal where the design has no tie', () => {
    expect(pressPreference(1, 'equal', [-1, 1])).toBeUndefined()
    expect(pressPreference(2, 'equal', SEVEN)).toBe(0)
  })
  it('mirror the arrows in a right-to-left page', () => {
    expect(preferenceKeyOf('ArrowLeft', 'ltr')).toBe('towardsFirst')
    expect(preferenceKeyOf('ArrowLeft', 'rtl')).toBe('towardsSecond')
    expect(preferenceKeyOf('x', 'ltr')).toBeUndefined()
  })
  it('treat both sides alike and never leave the scale', () => {
    const value = fc.option(fc.constantFrom(...SEVEN))
    fc.assert(
      fc.property(value, fc.constantFrom(...KEYS), fc.constantFrom(SEVEN, THREE, [-1, 1]), (current, key, allowed) => {
        const swapped: PreferenceKey =
          key === 'towardsFirst' ? 'towardsSecond' : key === 'towardsSecond' ? 'towardsFirst' : key
        const next = pressPreference(current, key, allowed)
        const mirrored = pressPreference(current === null ? null : -current, swapped, allowed)
        expect(mirrored === undefined ? undefined : mirrored + 0).toBe(next === undefined ? undefined : 0 - next)
        if (next !== undefined) expect(allowed).toContain(next)
      }),
    )
  })
})
