import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDelimitedProblem, readDelimited } from '../delimited.ts'
import { type Cell, csvText } from './csv.ts'

/** All columns are words of people. */
const words = (columns: readonly string[], rows: Iterable<readonly Cell[]>): string =>
  csvText({ columns, rows, freeText: columns })

describe('a CSV text', () => {
  it('quotes what needs it, leaves null empty and keeps negative numbers', () => {
    expect(words(['a', 'b', 'c'], [['x, "y"', -3, null]])).toBe('a,b,c\n"x, ""y""",-3,\n')
  })

  it.each(['=1+1', '+1', '-1', '@A1', '\tx'])('writes the text %j so that no spreadsheet runs it', (text) => {
    const read = readDelimited(words(['a', 'b'], [[text, 1]]))
    expect(isDelimitedProblem(read) ? read : read.rows[0]?.cells[0]).toBe(`'${text}`)
  })

  it('reads back as it was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', 'é') })
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const read = readDelimited(words(['one', 'two'], rows), ',')
        if (isDelimitedProblem(read)) throw new Error(read.reason)
        const kept = rows.map((row) => row.map((text) => (/^[\t\r]/.test(text) ? `'${text}` : text)))
        expect(read.rows.map(({ cells }) => cells)).toEqual(kept)
      }),
    )
  })
})
