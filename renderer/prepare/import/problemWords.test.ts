import { expect, test } from 'vitest'
import { SafeFileName } from '#contract/shellInputs.ts'
import { problemGroups, problemsFileName } from './problemWords.ts'

const problem = (row: number, found = '', column = 'answer') => ({
  cause: 'empty-cell' as const,
  file: 'answers.csv',
  row,
  column,
  found,
  expected: 'text',
})

test('rows are listed once and in order, and what is not listed is counted', () => {
  const examples = [298, 41, 97, 163, 220, 300, 310, 320, 330, 340].map((row) => problem(row))
  const [group] = problemGroups([{ cause: 'empty-cell', count: 25, examples }])
  expect(group?.rows).toEqual([41, 97, 163, 220, 298, 300, 310, 320])
  expect(group?.more).toBe(17)
})

test('two problems in one row are two problems in one listed row', () => {
  const examples = [problem(4), problem(4, '', 'source')]
  const [group] = problemGroups([{ cause: 'empty-cell', count: 2, examples }])
  expect(group).toMatchObject({ rows: [4], more: 0, columns: ['answer', 'source'] })
})

test.each(['answers.csv', '.hidden.jsonl', 'a/b:c*.csv', '.csv', 'no ending'])(
  '%s gives a name that can be saved under',
  (name) => {
    expect(SafeFileName.safeParse(problemsFileName(name)).success).toBe(true)
  },
)
