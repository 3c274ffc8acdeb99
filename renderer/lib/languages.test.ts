import { describe, expect, it } from 'vitest'
import { directionOf, languageFor } from './languages.ts'

describe('the language to begin with', () => {
  it.each([
    [['de-AT', 'en'], 'de'],
    [['fr-CA'], 'fr'],
    [['es-419', 'en-US'], 'es'],
    [['zh-CN'], 'zh-Hans'],
    [['zh-SG', 'en'], 'zh-Hans'],
    [['ar-EG'], 'ar'],
    [['it', 'pt-BR', 'de'], 'de'],
    [['nl', 'da'], 'en'],
    [[], 'en'],
  ])('of a person who reads %j is %s', (wanted, expected) => {
    expect(languageFor(wanted)).toBe(expected)
  })

  it('prefers another language a person reads to the other Chinese script', () => {
    expect(languageFor(['zh-TW', 'en-US'])).toBe('en')
    expect(languageFor(['zh-Hant-HK'])).toBe('zh-Hans')
  })

  it('does not take a language for one whose name begins alike', () => {
    expect(languageFor(['arn', 'esu', 'den'])).toBe('en')
    expect(directionOf('arn')).toBe('ltr')
    expect(directionOf('ar-EG')).toBe('rtl')
  })
})
