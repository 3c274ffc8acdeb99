import { expect, test } from 'vitest'
import type { Expected } from '#contract/expected.ts'
import { expectedValue, isNothing, withExpected } from './expectedModel.ts'

const nothing: Expected = { note: '', ratings: [], best: null }
const about = { response: null, criterion: 'Safety' }

test('an expected value is set, set anew and taken away', () => {
  const once = withExpected(nothing, about, 2)
  const anew = withExpected(once, about, 4)
  expect(expectedValue(anew, null, 'Safety')).toBe(4)
  expect(anew.ratings).toHaveLength(1)
  expect(isNothing(withExpected(anew, about, null))).toBe(true)
})

test('what is expected of one response leaves the others alone', () => {
  const both = withExpected(withExpected(nothing, about, 2), { ...about, response: 'abcdefghij' as never }, 1)
  expect(expectedValue(both, null, 'Safety')).toBe(2)
  expect(expectedValue(both, 'abcdefghij' as never, 'Safety')).toBe(1)
})
