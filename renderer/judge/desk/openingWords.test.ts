import { expect, it } from 'vitest'
import { openingWords } from './openingWords.ts'

it('drops the signs of Markdown from the opening words of an answer and keeps the words', () => {
  expect(openingWords('## Today\n\n- **Ring** your [doctor](https://example.org)\n1. `now`')).toBe(
    'Today Ring your doctor now',
  )
})
