// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Rater } from '#contract/protocol.ts'
import type { Criterion } from '#contract/rubric.ts'
import { startWords } from '#lib/i18n.ts'
import { GroupsCell } from '../raters/GroupsCell.tsx'
import { ExpectedRatings } from './ExpectedDialog.tsx'
import { RoleCell } from './RoleCell.tsx'

beforeAll(startWords)
afterEach(cleanup)

test('an item of the study expects nothing; any other says how many answers are expected', () => {
  const role = { item: 'Tight chest', open: true, onChange: vi.fn(), onExpected: vi.fn() }
  const { rerender } = render(<RoleCell {...role} itemRole="study" expectedAnswers={0} />)
  expect(screen.queryByRole('button', { name: 'What is expected of Tight chest' })).toBeNull()
  rerender(<RoleCell {...role} itemRole="gold" expectedAnswers={2} />)
  const expected = screen.getByRole('button', { name: 'What is expected of Tight chest' })
  expect(expected.textContent).toBe('Expected: 2')
  fireEvent.click(expected)
  expect(role.onExpected).toHaveBeenCalledOnce()
})

test('what is expected is asked of every criterion with values, and not of words', () => {
  const base = {
    question: '',
    measurement: 'ordinal',
    direction: 'higher-is-better',
    weight: 1,
    required: true,
  } as const
  const criteria = [
    { ...base, id: 'a', name: 'Safe', kind: 'yes-no', unsure: false },
    { ...base, id: 'b', name: 'Why', kind: 'text', minLength: 0 },
    { ...base, id: 'c', name: 'Score', kind: 'numeric', min: 0, max: 9, step: 1 },
  ] as unknown as Criterion[]
  render(
    <ExpectedRatings
      criteria={criteria}
      responses={[]}
      expected={{ note: '', ratings: [{ response: null, criterion: 'Safe', value: 1 }], best: null }}
      open
      onChange={() => undefined}
    />,
  )
  expect(screen.getByRole('button', { name: /Yes.*Safe|Safe.*Yes/ })).toBeTruthy()
  expect(screen.queryByText('Why')).toBeNull()
  expect(screen.getByRole('textbox', { name: 'Score' })).toBeTruthy()
  expect(screen.queryByText('The better or best response')).toBeNull()
})

test('groups are saved with Enter or on leaving, once, and only when they changed', () => {
  const save = vi.fn()
  render(
    <GroupsCell
      rater={{ id: 'abcdefghij', pseudonym: 'R01', kind: 'human', groups: ['day'] } as Rater}
      onChange={save}
    />,
  )
  const field = screen.getByRole('textbox', { name: 'Groups of R01, separated by commas' })
  fireEvent.change(field, { target: { value: 'day' } })
  fireEvent.blur(field)
  expect(save).not.toHaveBeenCalled()
  fireEvent.change(field, { target: { value: 'day, night' } })
  fireEvent.keyDown(field, { key: 'Enter' })
  fireEvent.blur(field)
  expect(save).toHaveBeenCalledExactlyOnceWith(['day', 'night'])
})
