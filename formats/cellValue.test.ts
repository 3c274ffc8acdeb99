import { describe, expect, it } from 'vitest'
import { isMissing, numberIn } from './cellValue.ts'

describe('cells of numeric columns', () => {
  it.each(['', '  ', 'NA', 'n/a', 'nan', 'NaN', 'MISSING', 'null', 'None', '-', '.'])('count %j as missing', (cell) => {
    expect(isMissing(cell)).toBe(true)
  })

  it.each(['0', 'no', 'nano', 'name', 'missing value', '--'])('do not count %j as missing', (cell) => {
    expect(isMissing(cell)).toBe(false)
  })

  it.each([
    ['3', 3],
    [' -2.5 ', -2.5],
    ['+1', 1],
    ['.5', 0.5],
    ['4.', 4],
    ['1e3', 1000],
    ['−3', -3],
    ['-0', 0],
  ])('hold the number %j', (cell, value) => {
    expect(numberIn(cell)).toBe(value)
  })

  it.each(['', 'three', '1,5', '1,000', '0x10', '1e999', 'Infinity', 'NaN', '1 2', '--1', '１'])(
    'hold no number: %j',
    (cell) => {
      expect(numberIn(cell)).toBeNull()
    },
  )
})
