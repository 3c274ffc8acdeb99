import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDelimitedProblem, readDelimited } from './delimited.ts'
import { writeDelimited } from './writeDelimited.ts'

describe('writeDelimited', () => {
  it('quotes what needs it, leaves null empty and keeps negative numbers', () => {
    expect(writeDelimited(['a', 'b', 'c'], [['x, "y"', -3, null]])).toBe('a,b,c\n"x, ""y""",-3,\n')
  })

  it.each(['=1+1', '+1', '-1', '@A1', '\tx'])('writes the text %j so that no spreadsheet runs it', (text) => {
    const read = readDelimited(writeDelimited(['a', 'b'], [[text, 1]]))
    expect(isDelimitedProblem(read) ? read : read.rows[0]?.cells[0]).toBe(`'${text}`)
  })

  it('writes what readDelimited reads back', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', 'é') })
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const read = readDelimited(writeDelimited(['one', 'two'], rows), ',')
        if (isDelimitedProblem(read)) throw new Error(read.reason)
        const kept = rows.map((row) => row.map((text) => (/^[\t\r]/.test(text) ? `'${text}` : text)))
        expect(read.rows.map(({ cells }) => cells)).toEqual(kept)
      }),
    )
  })
})
