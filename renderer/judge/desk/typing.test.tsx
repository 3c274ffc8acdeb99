// @vitest-environment happy-dom

import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Criterion } from '#contract/rubric.ts'
import { runCommand } from '#lib/commandsSlice.ts'
import { changeSettings, settingsAtFirst } from '#lib/settingsSlice.ts'
import { FakeCore, ordinalCriterion, ratingTask, settle, taskView } from '../testing/fakeCore.ts'
import { mountDesk, press } from '../testing/mountDesk.tsx'

const pair = (ordinal: number) =>
  taskView(
    ordinal,
    { kind: 'preference', ties: true, strength: false, criteria: [], justification: { required: false, minLength: 0 } },
    [`Answer ${ordinal}a.`, `Answer ${ordinal}b.`],
  )
const written = (core: FakeCore) =>
  core.log.flatMap(({ assignment, action }) => (action.kind === 'justification' ? [[assignment, action.text]] : []))

/** The words stand in their field, and no time passed since. */
function type(text: string): void {
  const field = screen.getByRole('textbox', { name: /^Your reason/ })
  act(() => field.focus())
  fireEvent.change(field, { target: { value: text } })
}

beforeEach(() => {
  localStorage.clear()
  changeSettings(settingsAtFirst)
})
afterEach(cleanup)

describe('words that were typed a moment ago', () => {
  it('belong to the task they were typed at when keys lead on to another', async () => {
    const core = new FakeCore([pair(1), pair(2)])
    await mountDesk(core)
    await press('ArrowLeft', 'Enter')
    await waitFor(() => screen.getByText('Answer 2a.'))
    type('B says when to call.')
    await press({ key: 'ArrowLeft', altKey: true })
    await waitFor(() => screen.getByText('Answer 1a.'))
    await act(settle)
    expect(written(core)).toEqual([['assignment2', 'B says when to call.']])
  })

  it.each(['judge.submit', 'judge.putOff', 'judge.pause'])('are on disk before %s is done from a menu', async (id) => {
    const core = new FakeCore([pair(1), pair(2)])
    await mountDesk(core)
    await press('ArrowLeft')
    type('A is shorter.')
    await act(async () => {
      runCommand(id)
      await settle()
    })
    expect(
      core.log.filter(({ action }) => action.kind === 'justification' || action.kind === 'submission')[0],
    ).toMatchObject({ assignment: 'assignment1', action: { kind: 'justification', text: 'A is shorter.' } })
    expect(written(core)).toEqual([['assignment1', 'A is shorter.']])
  })

  it('are on their way to disk when the page is hidden', async () => {
    const core = new FakeCore([pair(1)])
    await mountDesk(core)
    type('A is')
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })
    await act(async () => {
      document.dispatchEvent(new Event('visibilitychange'))
      await settle()
    })
    Reflect.deleteProperty(document, 'visibilityState')
    expect(written(core)).toEqual([['assignment1', 'A is']])
  })
})

it('a number that stands in its field is given before the task is submitted', async () => {
  const minutes = {
    ...ordinalCriterion('Minutes', false),
    kind: 'numeric',
    levels: undefined,
    min: 0,
    max: 60,
    step: null,
  } as unknown as Criterion
  const core = new FakeCore([ratingTask(1, [minutes]), ratingTask(2, [minutes])])
  await mountDesk(core)
  const field = screen.getByRole('textbox', { name: 'Minutes' })
  act(() => field.focus())
  fireEvent.change(field, { target: { value: '45' } })
  await press({ key: 'Enter', ctrlKey: true })
  await waitFor(() => screen.getByText(/Answer 2\./))
  expect(core.log.map(({ assignment, action }) => [assignment, action.kind])).toEqual([
    ['assignment1', 'rating'],
    ['assignment1', 'submission'],
  ])
})

it('the focus goes back to where it was when a comment is done', async () => {
  await mountDesk(new FakeCore([ratingTask(1, [ordinalCriterion('Accuracy')])]))
  const level = screen.getByRole('radio', { name: '4, Harm unlikely' })
  act(() => level.focus())
  await press('c')
  expect(document.activeElement).toBe(await screen.findByRole('textbox', { name: /^Comment/ }))
  await press('Escape')
  expect(document.activeElement).toBe(level)
})

it('the comment of a comparison that asks for a reason opens at its key, stays while it says something, and closes empty', async () => {
  const core = new FakeCore([pair(1)])
  await mountDesk(core)
  const comment = () => screen.queryByRole<HTMLTextAreaElement>('textbox', { name: /^Comment/ })
  expect(comment()).toBeNull()
  await press('c')
  expect(document.activeElement).toBe(comment())
  await press('Escape')
  expect(comment()).toBeNull()
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Comment' }))
    await settle()
  })
  fireEvent.change(comment() as HTMLTextAreaElement, { target: { value: 'Both are short.' } })
  await press('Escape')
  expect(comment()?.value).toBe('Both are short.')
  expect(document.activeElement).not.toBe(comment())
  await press('c')
  expect(document.activeElement).toBe(comment())
  expect(core.log).toMatchObject([{ action: { kind: 'comment', text: 'Both are short.' } }])
})
