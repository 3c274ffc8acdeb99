import { describe, expect, it } from 'vitest'
import { levelKeys, pressAnswer } from './answerKeys.ts'
import type { AskedCriterion, HeldAnswer } from './asked.ts'
import { options } from './testing.ts'

const scale = (...values: number[]) => values.map((value) => ({ value, anchor: '', description: '' }))

describe('the keys of a scale', () => {
  it('are the values as they are written, where they are digits', () => {
    expect(levelKeys(scale(1, 2, 3, 4, 5))).toEqual(['1', '2', '3', '4', '5'])
    expect(levelKeys(scale(0, 1, 2, 3, 4))).toEqual(['0', '1', '2', '3', '4'])
  })

  it('give ten the zero, unless zero is a level itself', () => {
    expect(levelKeys(scale(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).at(-1)).toBe('0')
    expect(levelKeys(scale(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).at(-1)).toBeNull()
  })

  it('count from one where the values are no digits', () => {
    expect(levelKeys(scale(-1, 0, 1))).toEqual(['1', '2', '3'])
    expect(levelKeys(scale(0.5, 1, 1.5))).toEqual(['1', '2', '3'])
  })
})

const base = { name: 'Safety', required: true }
const given = (value: number | number[]): HeldAnswer => ({ state: 'given', value })
const press = (criterion: AskedCriterion, key: string, held: HeldAnswer | null = null) => {
  const pressed = pressAnswer(criterion, held, key)
  return pressed?.kind === 'answers' ? [pressed.answer, pressed.movesOn] : pressed?.kind
}

describe('a key', () => {
  it('chooses a level and moves on', () => {
    const ordinal: AskedCriterion = { ...base, kind: 'ordinal', levels: scale(0, 1, 2) }
    expect(press(ordinal, '2')).toEqual([given(2), true])
    expect(press(ordinal, '3')).toBeUndefined()
  })

  it('chooses an option by its place, not by its stored value', () => {
    const single: AskedCriterion = { ...base, kind: 'single', options: options('a', 'b', 'c').toReversed() }
    expect(press(single, '1')).toEqual([given(3), true])
    expect(press(single, '0')).toBeUndefined()
  })

  it('answers yes, no and unsure by letter or place, and unsure only where it is allowed', () => {
    const open: AskedCriterion = { ...base, kind: 'yes-no', unsure: true }
    expect(['y', 'N', 'u', '1', '2', '3'].map((key) => press(open, key))).toEqual(
      [1, 0, -1, 1, 0, -1].map((value) => [given(value), true]),
    )
    expect(press({ ...open, unsure: false }, 'u')).toBeUndefined()
    expect(press({ ...open, unsure: false }, '3')).toBeUndefined()
  })

  it('puts an option of several in, keeps the order of values, takes it out, and never moves on', () => {
    const multi: AskedCriterion = { ...base, kind: 'multi', options: options('a', 'b', 'c') }
    expect(press(multi, '3')).toEqual([given([3]), false])
    expect(press(multi, '1', given([3]))).toEqual([given([1, 3]), false])
    expect(press(multi, '3', given([1, 3]))).toEqual([given([1]), false])
  })

  it('tells "none of these" from no answer', () => {
    const multi: AskedCriterion = { ...base, kind: 'multi', options: options('a', 'b') }
    expect(press(multi, '1', given([1]))).toEqual([{ state: 'cleared' }, false])
    expect(press(multi, '0', given([1]))).toEqual([given([]), false])
    expect(press(multi, '0', given([]))).toEqual([{ state: 'cleared' }, false])
    expect(press(multi, '2', given([]))).toEqual([given([2]), false])
  })

  it('gives the tenth option the zero and leaves none for "none of these"', () => {
    const ten = options(...'abcdefghij')
    expect(press({ ...base, kind: 'multi', options: ten }, '0')).toEqual([given([10]), false])
  })

  it('begins a number and is nothing to a text', () => {
    const numeric: AskedCriterion = { ...base, kind: 'numeric', min: null, max: null, step: null }
    expect(press(numeric, '7')).toBe('types')
    expect(press(numeric, 'x')).toBeUndefined()
    expect(press({ ...base, kind: 'text', minLength: 0 }, '1')).toBeUndefined()
  })
})
