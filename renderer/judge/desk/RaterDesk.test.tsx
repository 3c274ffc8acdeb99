// @vitest-environment happy-dom

import { ORPCError } from '@orpc/client'
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { changeSettings } from '#lib/settingsSlice.ts'
import { FakeCore, ordinalCriterion, pairTask, rankingTask, ratingTask, settle } from '../testing/fakeCore.ts'
import { mountDesk, press } from '../testing/mountDesk.tsx'

const accuracy = ordinalCriterion('Accuracy')
const safety = ordinalCriterion('Safety')
const actions = (core: FakeCore) => core.log.map(({ action }) => action)
const submitButton = () => screen.getByRole('button', { name: /^Submit/ })

beforeEach(() => {
  localStorage.clear()
  changeSettings({ singleKeys: true })
})
afterEach(cleanup)

describe('rating by keyboard', () => {
  it('chooses a level with a digit, moves on, submits with Enter and reads the next heading', async () => {
    const core = new FakeCore([ratingTask(1, [accuracy, safety]), ratingTask(2, [accuracy, safety])])
    await mountDesk(core)
    expect(submitButton().getAttribute('aria-disabled')).toBe('true')
    screen.getByText('2 criteria left')
    await press('4')
    screen.getByText('1 criterion left')
    await press('Enter')
    expect(core.log).toHaveLength(1)
    await press('5')
    expect(submitButton().getAttribute('aria-disabled')).toBeNull()
    await press('Enter')
    await waitFor(() => screen.getByText(/Answer 2\./))
    expect(document.activeElement?.tagName).toBe('H1')
    expect(document.activeElement?.textContent).toBe('Task 2 of 2: rate this answer')
    expect(actions(core)).toEqual([
      { kind: 'rating', criterion: accuracy.id, value: { state: 'given', value: 4 } },
      { kind: 'rating', criterion: safety.id, value: { state: 'given', value: 5 } },
      { kind: 'submission' },
    ])
  })

  it('says when an answer is on disk, and why when it is not', async () => {
    const core = new FakeCore([ratingTask(1, [accuracy, safety])])
    await mountDesk(core)
    await press('4')
    screen.getByText(/^Saved on this computer, \d\d:\d\d$/)
    core.writeError = new ORPCError('DISK_FULL', { data: {} })
    await press('2')
    screen.getByText(/^Not saved\. The disk is full\./)
    core.writeError = null
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
      await settle()
    })
    screen.getByText(/^Saved on this computer/)
    expect(core.log).toHaveLength(2)
  })

  it('goes between criteria with J and K, and undoes with Ctrl+Z also across tasks', async () => {
    const core = new FakeCore([ratingTask(1, [accuracy, safety]), ratingTask(2, [accuracy, safety])])
    await mountDesk(core)
    await press('j', '2', 'k', '3', 'Enter')
    await waitFor(() => screen.getByText(/Answer 2\./))
    await press({ key: 'z', ctrlKey: true })
    await waitFor(() => screen.getByText(/Answer 1\./))
    await press({ key: 'z', ctrlKey: true })
    expect(actions(core).at(-1)).toEqual({ kind: 'rating', criterion: accuracy.id, value: { state: 'cleared' } })
    screen.getByText('1 criterion left')
  })

  it('says what a digit chose and which criterion is next, since the focus does not move', async () => {
    await mountDesk(new FakeCore([ratingTask(1, [accuracy, safety])]))
    await press('4')
    const [spoken] = document.querySelectorAll('[aria-live="polite"]')
    expect(spoken?.textContent?.trim()).toBe('Accuracy: 4, Harm unlikely. Next: Safety.')
  })

  it('knows digits by their place on a keyboard that writes signs there', async () => {
    const core = new FakeCore([ratingTask(1, [accuracy, safety])])
    await mountDesk(core)
    await press({ key: 'é', code: 'Digit2' })
    expect(actions(core)).toMatchObject([{ value: { value: 2 } }])
  })

  it('leaves plain keys to the comment while it is written, and saves it when it is left', async () => {
    const core = new FakeCore([ratingTask(1, [accuracy, safety])])
    await mountDesk(core)
    await press('c')
    const field = screen.getByRole('textbox')
    expect(document.activeElement).toBe(field)
    await press('4', 'x')
    expect(core.log).toHaveLength(0)
    fireEvent.change(field, { target: { value: 'Says nothing about kidneys.' } })
    await press('Escape')
    expect(actions(core)).toEqual([{ kind: 'comment', text: 'Says nothing about kidneys.' }])
  })

  it('does nothing on plain keys once they are switched off, except on the scale that has the focus', async () => {
    changeSettings({ singleKeys: false })
    const core = new FakeCore([ratingTask(1, [accuracy, safety])])
    await mountDesk(core)
    await press('4', 'f')
    expect(core.log).toHaveLength(0)
    act(() => screen.getAllByRole('radio')[0]?.focus())
    await press('4')
    expect(actions(core)).toMatchObject([{ kind: 'rating', value: { value: 4 } }])
  })

  it('records why something cannot be judged, as a state of its own', async () => {
    const core = new FakeCore([ratingTask(1, [accuracy, safety])])
    await mountDesk(core)
    await press('x')
    const dialog = screen.getByRole('dialog')
    within(dialog).getByText('Can’t judge: Accuracy')
    fireEvent.click(within(dialog).getByRole('radio', { name: 'It is outside my field' }))
    fireEvent.click(within(dialog).getByRole('radio', { name: 'For all criteria of this answer' }))
    await act(async () => {
      fireEvent.submit(dialog.querySelector('form') as HTMLFormElement)
      await settle()
    })
    const value = { state: 'cannot-judge', reason: 'outside-my-field' }
    expect(actions(core)).toEqual([
      { kind: 'rating', criterion: accuracy.id, value },
      { kind: 'rating', criterion: safety.id, value },
    ])
    expect(submitButton().getAttribute('aria-disabled')).toBeNull()
  })

  it('names no system, rater or item in the title of the window', async () => {
    await mountDesk(new FakeCore([ratingTask(1, [accuracy])]))
    expect(document.title).toBe('Diabetes answers, round 2 · Evenhand')
  })
})

describe('comparing by keyboard', () => {
  it('picks a side with an arrow and a strength with a digit', async () => {
    const core = new FakeCore([pairTask(1, true)])
    await mountDesk(core)
    await press('2')
    expect(core.log).toHaveLength(0)
    await press({ key: 'ArrowRight', code: 'ArrowRight' }, '3', { key: 'ArrowLeft', code: 'ArrowLeft' })
    await press({ key: 'ArrowDown', code: 'ArrowDown' })
    expect(actions(core)).toMatchObject([
      { value: { outcome: 1 } },
      { value: { outcome: 3 } },
      { value: { outcome: -3 } },
      { value: { outcome: 0 } },
    ])
  })

  it('offers no middle and no strength where the design has none', async () => {
    const core = new FakeCore([pairTask(1, false, false)])
    await mountDesk(core)
    await press({ key: 'ArrowDown', code: 'ArrowDown' }, '=')
    expect(core.log).toHaveLength(0)
    expect(screen.getAllByRole('radio')).toHaveLength(2)
    await press({ key: 'ArrowLeft', code: 'ArrowLeft' })
    expect(actions(core)).toMatchObject([{ value: { outcome: -1 } }])
  })

  it('draws both answers with the same elements and classes', async () => {
    await mountDesk(new FakeCore([pairTask(1, true)]))
    const [first, second] = screen.getAllByRole('article')
    const shape = (element: Element | undefined) =>
      [...(element?.querySelectorAll('*') ?? [])].map(({ tagName, className }) => `${tagName}.${className}`)
    expect(first?.className).toBe(second?.className)
    expect(shape(first)).toEqual(shape(second))
  })
})

describe('ranking by keyboard', () => {
  it('places, ties and takes back, and submits only when everything has a place', async () => {
    const core = new FakeCore([rankingTask(1, 3)])
    await mountDesk(core)
    screen.getByText('3 answers to place')
    await press('1', { key: 'ArrowDown', code: 'ArrowDown' }, '2')
    await press({ key: '=', code: 'Equal' })
    expect(actions(core).at(-1)).toEqual({ kind: 'ranking', value: { state: 'given', ranks: [1, 1, null] } })
    await press('0')
    expect(actions(core).at(-1)).toEqual({ kind: 'ranking', value: { state: 'given', ranks: [1, null, null] } })
    await press('Enter')
    expect(core.task(1).answers.submittedAt).toBeNull()
  })
})

describe('around the work', () => {
  it('ends with what happens now, and hands back', async () => {
    const handBack = vi.fn()
    await mountDesk(new FakeCore([pairTask(1, false)]), handBack)
    await press({ key: 'ArrowRight', code: 'ArrowRight' }, 'Enter')
    await waitFor(() => screen.getByText('That was the last one'))
    fireEvent.click(within(screen.getByRole('main')).getByRole('button', { name: 'Hand back' }))
    expect(handBack).toHaveBeenCalledOnce()
  })

  it('hides the work during a pause and brings it back', async () => {
    await mountDesk(new FakeCore([ratingTask(1, [accuracy])]))
    fireEvent.click(screen.getByRole('button', { name: 'Pause' }))
    expect(screen.queryByText(/Answer 1\./)).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Go on with task 1' }))
    screen.getByText(/Answer 1\./)
  })

  it('lets everything be read and nothing be changed once judging is closed', async () => {
    const core = new FakeCore([ratingTask(1, [accuracy])])
    core.open = false
    await mountDesk(core)
    screen.getByText('Judging is closed: everything can be read, nothing changed.')
    await press('4')
    expect(core.log).toHaveLength(0)
    for (const group of screen.getAllByRole('radiogroup')) expect(group.hasAttribute('disabled')).toBe(true)
  })
})
