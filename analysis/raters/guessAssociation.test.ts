import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GuessOfSystem, guessAssociation } from './guessAssociation.ts'

const times = (count: number, rater: string, system: string, guess: string | null): GuessOfSystem[] =>
  Array.from({ length: count }, () => ({ rater, system, guess }))

const options = { resamples: 4000, seed: 5 }

describe('the association of guesses with systems', () => {
  it('is Cramér’s V, and with one rater its p is that of Fisher’s exact test', () => {
    // 10, 5 / 5, 10: chi-squared 10/3, V 1/3; Fisher, two-sided: 2 · 11,099,510 / C(30, 15).
    const guesses = [
      ...times(10, 'r', 'a', 'human'),
      ...times(5, 'r', 'a', 'machine'),
      ...times(5, 'r', 'b', 'human'),
      ...times(10, 'r', 'b', 'machine'),
    ]
    const made = guessAssociation(guesses, options)
    expect(made.estimate).toBeCloseTo(1 / 3, 12)
    expect(made.statistic).toBeCloseTo(10 / 3, 12)
    expect(made.p).toBeCloseTo((2 * 11_099_510) / 155_117_520, 1)
    expect(Math.abs((made.p ?? 0) - 0.1431)).toBeLessThan(0.02)
  })

  it('blames nobody for raters who guess alike throughout, each in an own way', () => {
    const guesses = [
      ...times(9, 'r1', 'a', 'human'),
      ...times(1, 'r1', 'b', 'human'),
      ...times(1, 'r2', 'a', 'machine'),
      ...times(9, 'r2', 'b', 'machine'),
    ]
    expect(guessAssociation(guesses, options)).toMatchObject({ estimate: expect.closeTo(0.8, 12), p: 1 })
  })

  it('counts "don’t know" as an answer, and is undefined without anything to compare', () => {
    expect(guessAssociation([...times(6, 'r', 'a', null), ...times(6, 'r', 'b', 'human')], options).estimate).toBe(1)
    expect(guessAssociation([], options).undefined).toBe('no-data')
    expect(guessAssociation(times(3, 'r', 'a', 'human'), options).undefined).toBe('one-category-declared')
    const alike = [...times(3, 'r', 'a', null), ...times(3, 'r', 'b', null)]
    expect(guessAssociation(alike, options).undefined).toBe('no-variation')
  })

  it('lies between 0 and 1 and does not depend on the order of the guesses', () => {
    const guess = fc.record({
      rater: fc.constantFrom('r1', 'r2', 'r3'),
      system: fc.constantFrom('a', 'b', 'c'),
      guess: fc.constantFrom('human', 'machine', null),
    })
    fc.assert(
      fc.property(fc.array(guess, { maxLength: 30 }), (guesses) => {
        const few = { resamples: 20, seed: 1 }
        const made = guessAssociation(guesses, few)
        expect(guessAssociation(guesses.toReversed(), few)).toEqual(made)
        if (made.estimate === null) return
        expect(made.estimate).toBeGreaterThanOrEqual(0)
        expect(made.estimate).toBeLessThanOrEqual(1)
        expect(made.p).toBeGreaterThan(0)
      }),
    )
  })
})
