import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DelimitedTable, isDelimitedProblem, readDelimited } from './delimited.ts'

function table(text: string, delimiter?: string, header = true): DelimitedTable {
  const read = readDelimited(text, delimiter, { header })
  if (isDelimitedProblem(read)) throw new Error(`line ${read.line}: ${read.reason}`)
  return read
}
const cellsOf = (text: string, delimiter?: string) => table(text, delimiter).rows.map(({ cells }) => cells)
const problemOf = (text: string) => {
  const read = readDelimited(text)
  return isDelimitedProblem(read) ? read : null
}

describe('readDelimited', () => {
  it('reads quoted cells, doubled quotes, delimiters and line ends inside quotes', () => {
    expect(table('a,b\n"x, ""y""","1\n2"\n').rows).toEqual([{ line: 2, cells: ['x, "y"', '1\n2'] }])
  })

  it('knows the line on which each row starts, whatever the line endings and blank lines', () => {
    const { rows } = table('a,b\r\n\r\n"x\r\ny",2\r\n\n3,4\r5,6')
    expect(rows.map(({ line, cells }) => [line, cells[1]])).toEqual([
      [3, '2'],
      [6, '4'],
      [7, '6'],
    ])
    expect(rows[1]?.cells).toEqual(['3', '4'])
  })

  it.each([
    ['comma', 'unit,a,b\nu1,1,2\n', ','],
    ['semicolon with decimal commas', 'unit;a;b\nu1;1,5;2,5\nu2;1,0;3,5\n', ';'],
    ['tab with commas in the text', 'item\ttext\nq1\tone, two, three\n', '\t'],
    ['pipe', 'item|rater|value\nq1|r1|3\n', '|'],
    ['semicolon although the first cell holds commas', '"a, b, c";d\n"x, y";2\n', ';'],
    ['one column only', 'value\n1\n2\n', ','],
  ])('finds the delimiter: %s', (_what, text, delimiter) => {
    expect(table(text).delimiter).toBe(delimiter)
  })

  it('obeys the line with which Excel announces a delimiter, and counts it as a line', () => {
    const read = table('sep=;\r\na;b\r\n1;2\r\n')
    expect(read).toMatchObject({ delimiter: ';', columns: ['a', 'b'], rows: [{ line: 3, cells: ['1', '2'] }] })
  })

  it('leaves a byte order mark out of the first name', () => {
    expect(table('\uFEFFa,b\n1,2\n').columns).toEqual(['a', 'b'])
  })

  it('calls the columns of a file without a header col1, col2, … and keeps its first row', () => {
    const read = table('q1,5\nq2,4\n', ',', false)
    expect(read.columns).toEqual(['col1', 'col2'])
    expect(read.rows).toEqual([
      { line: 1, cells: ['q1', '5'] },
      { line: 2, cells: ['q2', '4'] },
    ])
  })

  it('keeps a quote inside an unquoted cell, as spreadsheets do', () => {
    expect(cellsOf('a,b\n5" pipe,2\n')).toEqual([['5" pipe', '2']])
  })

  it.each([
    ['a ragged row', 'a,b\n1,2\n1,2,3\n', 3, 'the row has 3 cells where the first row has 2'],
    ['a quote that is never closed', 'a,b\n1,"2\n3', 2, 'a quoted cell is not closed'],
    ['text after a closing quote', 'a,b\n"1\n2"x,3\n', 3, 'text follows the closing quote of a cell'],
    ['nothing at all', '', null, 'the file is empty'],
    ['only blank lines', '\n\n  \n', null, 'the file is empty'],
  ])('says what is wrong, and where: %s', (_what, text, line, reason) => {
    expect(problemOf(text)).toEqual({ reason, line })
  })

  it('gives the cells that csv-parse gives, for any cells in any delimiter', () => {
    const cell = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('', 'a"b', 'a,b', 'x\ny', '"', ' ', ';', '1,5'))
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    fc.assert(
      fc.property(
        fc
          .integer({ min: 2, max: 5 })
          .chain((width) =>
            fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
          ),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        (rows, delimiter, lineEnd) => {
          const text = rows.map((row) => row.map(quoted).join(delimiter)).join(lineEnd)
          expect(readDelimited(text, delimiter, { header: false })).toMatchObject({
            rows: (parse(text, { delimiter }) as string[][]).map((cells) => ({ cells })),
          })
        },
      ),
      { numRuns: 500 },
    )
  })

  it('reads 200,000 rows in well under a second', () => {
    const text = `unit,rater,value\n${'u1,r1,3\n'.repeat(200_000)}`
    const started = performance.now()
    expect(table(text).rows).toHaveLength(200_000)
    expect(performance.now() - started).toBeLessThan(1500)
  })
})
