import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLiteralProblem, type LiteralValue, readLiteral } from './pythonLiteral.ts'

describe('readLiteral', () => {
  it('reads a dictionary of ranks as Python prints it, in its order', () => {
    expect(readLiteral("{'chatgpt': 1, 'instructgpt': 2, 'chatgpt4': 1}")).toEqual({
      entries: [
        ['chatgpt', 1],
        ['instructgpt', 2],
        ['chatgpt4', 1],
      ],
    })
  })

  it('reads lists, tuples, nesting, quotes of both kinds, None, True and escapes', () => {
    expect(readLiteral(String.raw`[(1, -2.5), "it's", 'a\n\'b\' \u00e9', None, True, {}, []]`)).toEqual({
      list: [{ list: [1, -2.5] }, "it's", "a\n'b' é", null, true, { entries: [] }, { list: [] }],
    })
  })

  it('allows the trailing comma that Python allows', () => {
    expect(readLiteral('(1,)')).toEqual({ list: [1] })
  })

  it('keeps a key called __proto__ as a key and touches no prototype', () => {
    expect(readLiteral("{'__proto__': {'polluted': 1}}")).toEqual({
      entries: [['__proto__', { entries: [['polluted', 1]] }]],
    })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it.each([
    '',
    '{',
    "{'a': }",
    "{'a' 1}",
    '[1 2]',
    "'open",
    '__import__("os")',
    '1 + 1',
    'array([1])',
    '1e999',
    '{[1]: 2}',
  ])('refuses %j with a reason', (text) => {
    expect(readLiteral(text)).toMatchObject({ reason: expect.any(String), at: expect.any(Number) })
  })

  it('refuses absurd nesting instead of overflowing', () => {
    expect(readLiteral('['.repeat(100_000))).toMatchObject({ reason: 'nested too deeply' })
  })

  it('reads back whatever JSON writes', () => {
    const asLiteral = (value: unknown): LiteralValue => {
      if (Array.isArray(value)) return { list: value.map(asLiteral) }
      if (typeof value === 'object' && value !== null) {
        return { entries: Object.entries(value).map(([key, inner]) => [key, asLiteral(inner)]) }
      }
      return value as LiteralValue
    }
    const shallow = fc.jsonValue({ maxDepth: 4 })
    fc.assert(
      fc.property(shallow, (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as unknown
        expect(readLiteral(JSON.stringify(plain))).toEqual(asLiteral(plain))
      }),
    )
  })

  it('never throws and never hangs on arbitrary text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '[', ']', "'", '"', '\\', 'u', '1', ',', ':', ' ', 'x') }),
        (text) => {
          const value = readLiteral(text)
          expect(isLiteralProblem(value) ? value.reason.length > 0 : true).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
