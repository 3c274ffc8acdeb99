import { describe, expect, it } from 'vitest'
import { pseudo, words } from './pseudo.ts'
import { english } from './resources.ts'

describe('the pseudo-language', () => {
  it('accents every word, makes it longer and leaves placeholders alone', () => {
    expect(pseudo('Saved on this computer, {{time}}')).toBe('Šávéď öñ ťhíš çömpüťéř, {{time}} ößößößöß')
    expect(pseudo('{{count, number}} of {{total}}')).toMatch(/^\{\{count, number\}\} öf \{\{total\}\} öß/)
    expect(pseudo('{{items}}')).toBe('{{items}}')
  })

  it('leaves no word that could be taken for English', () => {
    const all = (tree: object): string[] =>
      Object.values(tree).flatMap((value: string | object) => (typeof value === 'string' ? [value] : all(value)))
    const plain = all(words).flatMap((sentence) =>
      sentence
        .replaceAll(/\{\{.*?\}\}/g, '')
        .split(/[^\p{L}]+/u)
        .filter((word) => /^[A-Za-z]{2,}$/.test(word)),
    )
    expect(plain).toEqual([])
    expect(all(words)).toHaveLength(all(english).length)
  })
})
