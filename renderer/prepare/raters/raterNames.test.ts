import { expect, test } from 'vitest'
import { nextNumbered, whyNotAdd } from './raterNames.ts'

test('numbering goes on after the highest number in use and leaves other names alone', () => {
  expect(nextNumbered([], 3)).toEqual(['R01', 'R02', 'R03'])
  expect(nextNumbered(['Heron', 'R07', 'R2b'], 2)).toEqual(['R08', 'R09'])
  expect(nextNumbered(['R99'], 1)).toEqual(['R100'])
})

test('a pseudonym is added once, whatever its case and outer spaces', () => {
  expect(whyNotAdd(['Heron'], ' heron ')).toBe('taken')
  expect(whyNotAdd(['Heron'], '   ')).toBe('empty')
  expect(whyNotAdd(['Heron'], 'Lark')).toBeNull()
})
