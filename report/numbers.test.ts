import { expect, test } from 'vitest'
import { decimal, figureWords, intervalWords, percent, pWords, shortHash } from './numbers.ts'
import { say } from './say.ts'
import { figure, interval, undefinedFigure } from './testing/smallFigures.ts'
import english from './words/en.json' with { type: 'json' }

test('a number carries its interval and its n', () => {
  expect(
    figureWords(english, figure('krippendorff_alpha.ordinal', 0.614, 0.557, 0.66, 300), 'coefficient', 'responses'),
  ).toBe('0.61 [0.56\u00a0to\u00a00.66], n = 300 responses')
  expect(figureWords(english, figure('percent_agreement', 0.5944, 0.557, 0.627, 1800), 'share', 'pairs')).toBe(
    '59.4\u202f% [55.7\u00a0to\u00a062.7], n = 1,800 pairs',
  )
})

test('no interval is said, not left out', () => {
  const alone = { ...figure('kendall_tau_b', 1, 0, 0, 1), interval: null }
  expect(figureWords(english, alone, 'coefficient', 'systems')).toBe('1.00 (no interval), n = 1 system')
})

test('undefined is a sentence with its reason and n, never a number or a dash', () => {
  const words = figureWords(
    english,
    undefinedFigure('krippendorff_alpha.nominal', 'no-variation', 6),
    'coefficient',
    'pairs',
  )
  expect(words).toBe('undefined because nobody disagreed and nothing varied, n = 6 pairs')
})

test('negative numbers have a true minus, and nothing prints as minus zero', () => {
  expect(decimal(english, -0.125)).toBe('−0.13')
  expect(decimal(english, -0.001)).toBe('0.00')
  expect(intervalWords(english, interval(-0.2, 0.48), 'coefficient')).toBe('−0.20\u00a0to\u00a00.48')
})

test('shares, p values and hashes are printed as the report prints them everywhere', () => {
  expect(percent(english, 0.33333)).toBe('33.3\u202f%')
  expect(pWords(english, 0.0004)).toBe('< 0.001')
  expect(pWords(english, 0.5488)).toBe('0.549')
  expect(shortHash('4be277d0abcd')).toBe('4be2 77d0')
})

test('one is singular, and a thousand is grouped', () => {
  expect(say(english, 'count.items', { count: 1 })).toBe('1 item')
  expect(say(english, 'count.items', { count: 1200 })).toBe('1,200 items')
})
