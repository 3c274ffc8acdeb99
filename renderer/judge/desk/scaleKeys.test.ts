import { describe, expect, it } from 'vitest'
import { openingWords } from './openingWords.ts'
import { levelKeys } from './scaleKeys.ts'

const scale = (...values: number[]) => values.map((value) => ({ value, anchor: '', description: '' }))

describe('the keys of a scale', () => {
  it('are the values as they are written, where they are digits', () => {
    expect(levelKeys(scale(1, 2, 3, 4, 5))).toEqual(['1', '2', '3', '4', '5'])
    expect(levelKeys(scale(0, 1, 2, 3, 4))).toEqual(['0', '1', '2', '3', '4'])
  })

  it('give ten the zero, unless zero is a level itself', () => {
    expect(levelKeys(scale(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).at(-1)).toBe('0')
    expect(levelKeys(scale(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).at(-1)).toBeNull()
  })

  it('count from one where the values are no digits', () => {
    expect(levelKeys(scale(-1, 0, 1))).toEqual(['1', '2', '3'])
    expect(levelKeys(scale(0.5, 1, 1.5))).toEqual(['1', '2', '3'])
  })
})

describe('the opening words of an answer', () => {
  it('drop the signs of Markdown and keep the words', () => {
    expect(openingWords('## Today\n\n- **Ring** your [doctor](https://example.org)\n1. `now`')).toBe(
      'Today Ring your doctor now',
    )
  })
})
