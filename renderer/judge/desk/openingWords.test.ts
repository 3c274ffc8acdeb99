import { expect, it } from 'vitest'
import { openingWords } from './openingWords.ts'

it('reads a table and a formula as their words', () => {
  expect(openingWords('| Drug | Dose |\n|:---|---:|\n| Iron | 5 mg |\n\n$$x = 2$$')).toBe('Drug Dose Iron 5 mg x = 2')
  expect(openingWords('wo**rd**s stay whole')).toBe('words stay whole')
})

it('drops the signs of Markdown from the opening words of an answer and keeps the words', () => {
  expect(openingWords('## Today\n\n- **Ring** your [doctor](https://example.org)\n1. `now`')).toBe(
    'Today Ring your doctor now',
  )
})
