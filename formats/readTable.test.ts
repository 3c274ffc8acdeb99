import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTableProblem, readTable, type Table, type TableOptions } from './readTable.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string, order: 'le' | 'be', mark: boolean): Uint8Array => {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}
function table(bytes: Uint8Array, options?: TableOptions): Table {
  const read = readTable(bytes, options)
  if (isTableProblem(read)) throw new Error(`line ${read.line}: ${read.reason}`)
  return read
}
const sample = 'item,answer\nq1,Zoë said “déjà vu”\n'

describe('encodings', () => {
  it.each([
    ['UTF-8', utf8(sample), 'utf-8'],
    ['UTF-8 with a mark', utf8(`\uFEFF${sample}`), 'utf-8'],
    ['UTF-16 little endian with a mark', utf16(sample, 'le', true), 'utf-16le'],
    ['UTF-16 big endian with a mark', utf16(sample, 'be', true), 'utf-16be'],
    ['UTF-16 little endian without a mark', utf16(sample, 'le', false), 'utf-16le'],
    ['UTF-16 big endian without a mark', utf16(sample, 'be', false), 'utf-16be'],
  ])('reads %s', (_what, bytes, encoding) => {
    const read = table(bytes)
    expect(read).toMatchObject({ encoding, columns: ['item', 'answer'] })
    expect(read.rows[0]?.cells[1]).toBe('Zoë said “déjà vu”')
  })

  it('reads Windows-1252, the encoding of old exports', () => {
    const text = 'item,answer\nq1,Zo\xeb said \x93d\xe9j\xe0 vu\x94 \x96 and that was all she had to say about it\n'
    expect(table(Buffer.from(text, 'latin1')).rows[0]?.cells[1]).toContain('Zoë said “déjà vu” –')
  })

  it.each([
    ['a spreadsheet', [0x50, 0x4b, 0x03, 0x04, 1, 2], 'spreadsheet'],
    ['a Parquet file', [0x50, 0x41, 0x52, 0x31, 1, 2], 'Parquet'],
    ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d], 'PDF'],
    ['UTF-32', [0xff, 0xfe, 0, 0, 0x61, 0, 0, 0], 'UTF-32'],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 0, 7, 0, 0], 'not a text file'],
    ['nothing', [], 'empty'],
  ])('says that the file is %s', (_what, bytes, words) => {
    expect(readTable(Uint8Array.from(bytes))).toMatchObject({ reason: expect.stringContaining(words) })
  })
})

describe('formats', () => {
  it('reads JSONL with the keys of inner objects joined by dots, and lists as JSON text', () => {
    const read = table(
      utf8(
        '{"id": 7, "meta": {"tags": ["a", "b"], "note": null}}\n\n{"id": "8", "answer": "nan", "meta": {"note": "x"}}\n',
      ),
    )
    expect(read.format).toBe('jsonl')
    expect(read.columns).toEqual(['id', 'meta.tags', 'meta.note', 'answer', 'meta'])
    expect(read.rows).toEqual([
      { line: 1, cells: ['7', '["a","b"]', '', '', ''] },
      { line: 3, cells: ['8', '', 'x', 'nan', '{"note":"x"}'] },
    ])
  })

  it('replaces what a database could not give back as it was: half characters and zero characters', () => {
    expect(table(utf8('{"a": "x\\ud800y\\u0000z"}\n')).rows[0]?.cells).toEqual(['x\uFFFDy\uFFFDz'])
  })

  it('keeps every digit of a long identifier', () => {
    expect(table(utf8('{"id": 12345678901234567890, "x": 0.1234567890123456789}\n')).rows[0]?.cells).toEqual([
      '12345678901234567890',
      '0.12345678901234568',
    ])
  })

  it('reads a JSON list of objects and knows the line of each', () => {
    const read = table(utf8('[\n  {"a": "x\\"]",\n   "b": 1},\n  {"a": "y", "b": [1, {"c": 2}]}\n]\n'))
    expect(read).toMatchObject({ format: 'json', columns: ['a', 'b'] })
    expect(read.rows).toEqual([
      { line: 2, cells: ['x"]', '1'] },
      { line: 4, cells: ['y', '[1,{"c":2}]'] },
    ])
  })

  it('reads the one list inside an object', () => {
    expect(table(utf8('{"rows": [\n{"a": 1},\n{"a": 2}]}\n')).rows.map(({ line }) => line)).toEqual([2, 3])
  })

  it('reads one object on one line as JSONL with one row', () => {
    expect(table(utf8('{"a": 1, "b": "two"}'))).toMatchObject({ format: 'jsonl', rows: [{ cells: ['1', 'two'] }] })
  })

  it.each([
    ['a line that is not JSON', '{"a": 1}\n{"a": \n', 2, 'not JSON'],
    ['a line that is no object', '{"a": 1}\n3\n', 2, 'not a JSON object'],
    ['a list of numbers', '[\n1, 2]', 2, 'not a JSON object'],
    ['a list that never closes', '[{"a": 1},\n', 2, 'not closed'],
    ['nesting beyond reason', `[${'['.repeat(10_000)}`, 1, 'nested'],
    ['something after the list', '[{"a": 1}]\n[2]', 1, 'text follows'],
  ])('names the line of %s', (_what, text, line, words) => {
    expect(readTable(utf8(text))).toMatchObject({ line, reason: expect.stringContaining(words) })
  })

  it('names unnamed and repeated columns', () => {
    expect(table(utf8(',value,value\n0,1,2\n')).columns).toEqual(['col1', 'value', 'value (2)'])
  })

  it('takes keys such as __proto__ and constructor for ordinary columns', () => {
    const read = table(utf8('{"__proto__": {"polluted": 1}, "constructor": "x"}\n'))
    expect(read.columns).toEqual(['__proto__', '__proto__.polluted', 'constructor'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('headers', () => {
  it.each([
    ['a first row that spans lines', '"one\ntwo",5\nx,4\n'],
    ['a first row of numbers', '1,2\n3,4\n'],
    ['a word that stands again below', 'q1,sysA,5\nq2,sysA,4\n'],
  ])('are not seen in %s', (_what, text) => {
    const read = table(utf8(text))
    expect(read).toMatchObject({ header: false, columns: expect.arrayContaining(['col1', 'col2']) })
    expect(read.rows).toHaveLength(2)
  })

  it('are seen where raters are numbered', () => {
    expect(table(utf8('unit,1,2\nu1,1,2\nu2,2,2\n'))).toMatchObject({ header: true, columns: ['unit', '1', '2'] })
  })

  it('can be insisted on and denied', () => {
    expect(table(utf8('1,2\n3,4\n'), { header: true }).columns).toEqual(['1', '2'])
    expect(table(utf8('a,b\n3,4\n'), { header: false }).rows).toHaveLength(2)
  })
})

describe('hostile files', () => {
  const seeds = {
    csv: Buffer.from('item,system,rater,value\nq1,"a ""b""",r1,3\nq2,"x\ny",r2,NA\n'),
    jsonl: Buffer.from('{"item":"q1","scores":{"a":1,"b":[1,2]},"t":"x\\u00e9"}\n{"item":"q2","scores":null}\n'),
    json: Buffer.from('[{"item": "q1", "n": {"m": [1, {"k": 2}]}}, {"item": "q2", "s": "a\\"b"}]'),
    utf16: utf16('item,value\nq1,3\nq2,4\n', 'le', true),
  }
  const edit = fc.record({
    at: fc.nat(200),
    byte: fc.nat(255),
    kind: fc.constantFrom('set', 'insert', 'cut', 'repeat'),
  })

  it.each(Object.entries(seeds))('in %s give a table or a reason, never an error', (_format, seed) => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        const read = readTable(Uint8Array.from(mutated([...seed], edits)))
        if (isTableProblem(read)) expect(read.reason).not.toBe('')
        else for (const { cells } of read.rows) expect(cells).toHaveLength(read.columns.length)
      }),
      { numRuns: 1000 },
    )
  })

  it('with a row of a hundred thousand cells are refused', () => {
    expect(readTable(utf8(`a,b\n${','.repeat(100_000)}\n`))).toMatchObject({ line: 2 })
  })

  it('with a new key in every row are refused before memory runs out', () => {
    const lines = Array.from({ length: 10_050 }, (_, place) => `{"k${place}": 1}`).join('\n')
    expect(readTable(utf8(lines))).toMatchObject({ reason: expect.stringContaining('more than') })
  })
})

type Edit = { readonly at: number; readonly byte: number; readonly kind: string }

function mutated(bytes: number[], edits: readonly Edit[]): number[] {
  for (const { at, byte, kind } of edits) {
    const place = at % Math.max(bytes.length, 1)
    if (kind === 'set') bytes[place] = byte
    else if (kind === 'insert') bytes.splice(place, 0, byte)
    else if (kind === 'cut') bytes.splice(place, byte % 16)
    else bytes.splice(place, 0, ...bytes.slice(place, place + (byte % 32)))
  }
  return bytes
}
