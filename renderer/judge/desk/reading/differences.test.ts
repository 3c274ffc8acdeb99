import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differencesOf, type Part } from './differences.ts'

const all = (parts: readonly Part[]) => parts.map(({ text }) => text).join('')
const only = (parts: readonly Part[]) => parts.filter((part) => part.only).map(({ text }) => text)

describe('differences of two texts', () => {
  it('are whole words of one side', () => {
    const found = differencesOf('Take half a gram.', 'Take one gram.')
    expect(found && only(found.first)).toEqual(['half', 'a '])
    expect(found && only(found.second)).toEqual(['one'])
  })

  it('are words where a script has no spaces, too', () => {
    const found = differencesOf('每天两次，每次半克。', '每天三次，每次半克。')
    expect(found && all(found.first.filter((part) => !part.only))).toContain('每天')
    expect(found && only(found.first).join('').length).toBeLessThan(4)
  })

  it('leave nothing out and add nothing: the parts of a side are its text', () => {
    const text = fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 40 }))
    fc.assert(
      fc.property(text, text, (first, second) => {
        const found = differencesOf(first, second)
        if (found === null) return
        expect(all(found.first)).toBe(first)
        expect(all(found.second)).toBe(second)
      }),
    )
  })

  it('are none between a text and itself', () => {
    const found = differencesOf('The same.', 'The same.')
    expect(found && [...only(found.first), ...only(found.second)]).toEqual([])
  })
})
