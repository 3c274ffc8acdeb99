// @vitest-environment happy-dom

import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeSettings, settingsAtFirst, settingsStore } from '#lib/settingsSlice.ts'
import { FakeCore, ordinalCriterion, pairTask, rankingTask, ratingTask, settle, taskView } from '../testing/fakeCore.ts'
import { mountDesk, press } from '../testing/mountDesk.tsx'

const accuracy = ordinalCriterion('Accuracy')
const tasks = (count: number) => Array.from({ length: count }, (_, index) => ratingTask(index + 1, [accuracy]))
const click = (element: Element) =>
  act(async () => {
    fireEvent.click(element)
    await settle()
  })

beforeEach(() => {
  localStorage.clear()
  changeSettings(settingsAtFirst)
})
afterEach(cleanup)

describe('the own tasks', () => {
  it('are one key away, open at a click, and tell their history', async () => {
    const core = new FakeCore(tasks(3))
    await mountDesk(core)
    await press('4', 'Enter', '2', 'f', 'm')
    const list = await screen.findByRole('dialog', { name: 'My tasks' })
    await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(2))
    within(list).getByRole('button', { name: 'Open task 1: Rate, submitted' })
    within(list).getByRole('button', { name: 'Open task 2: Rate, begun, not submitted, flagged' })
    await click(within(list).getByRole('radio', { name: 'Flagged' }))
    expect(within(list).getAllByRole('listitem')).toHaveLength(1)
    await click(within(list).getByRole('radio', { name: 'All' }))
    await click(within(list).getByRole('button', { name: 'History of task 1' }))
    const history = await screen.findByRole('dialog', { name: 'What you did at task 1' })
    await waitFor(() => within(history).getByText('Accuracy: 4, Harm unlikely'))
    within(history).getByText('Submitted')
    await click(within(history).getByRole('button', { name: 'Back to the list' }))
    await click(await screen.findByRole('button', { name: /^Open task 1/ }))
    await waitFor(() => screen.getByText(/Answer 1\./))
  })

  it('can be put off with L, and say so', async () => {
    const core = new FakeCore(tasks(2))
    await mountDesk(core)
    await press('l')
    await waitFor(() => screen.getByText(/Answer 2\./))
    expect(core.log.map(({ action }) => action)).toEqual([{ kind: 'later', later: true }])
    expect(screen.getAllByText('The task before was put to the end of your tasks.').length).toBeGreaterThan(0)
  })
})

describe('own keys', () => {
  it('mean what the old ones meant, on the control too, and the old ones nothing', async () => {
    changeSettings({ ownKeys: { 'judge.flag': 'g', 'judge.undo': null } })
    const core = new FakeCore(tasks(1))
    await mountDesk(core)
    await press('f')
    expect(core.log).toEqual([])
    await press('g')
    expect(core.log).toMatchObject([{ action: { kind: 'flag', flagged: true } }])
    expect(screen.getByRole('button', { name: 'Flag' }).getAttribute('aria-keyshortcuts')).toBe('G')
    await press({ key: 'z', ctrlKey: true })
    expect(core.log).toHaveLength(1)
  })
})

describe('keys that are written on the screen', () => {
  const legend = () => [...document.querySelectorAll('dt')].map(({ textContent }) => textContent)

  it('are those the rater has: others where they were changed, none where single keys are off', async () => {
    changeSettings({ ownKeys: { 'judge.best': 'g', 'judge.down': 'd' } })
    await mountDesk(new FakeCore([taskView(1, { kind: 'best-worst' }, ['One.', 'Two.', 'Three.'])]))
    expect(legend()).toEqual(['ArrowUp, DD', 'GG', 'WW'])
    act(() => changeSettings({ singleKeys: false }))
    expect(legend()).toEqual([])
  })

  it('say in a ranking of ten which digits there are, and go with the keys', async () => {
    changeSettings({ ownKeys: { 'judge.unplace': 'q' } })
    await mountDesk(new FakeCore([rankingTask(1, 10)]))
    expect(legend()).toEqual(['Up and down arrow', 'Digits1–9', 'Alt with up and down arrowAlt', 'Equals sign=', 'QQ'])
    act(() => changeSettings({ singleKeys: false }))
    expect(legend()).toEqual(['Up and down arrow', 'Alt with up and down arrowAlt'])
  })

  it('follow a comparison’s keys, too', async () => {
    changeSettings({ ownKeys: { 'judge.prompt': 'g', 'judge.bothBad': 'e', 'judge.left': 'a' } })
    const pair = taskView(1, { kind: 'preference', ties: true, strength: true, bothBad: true, criteria: [] }, [
      '1',
      '2',
    ])
    await mountDesk(new FakeCore([pair]))
    expect(screen.getByRole('button', { name: 'Show' }).getAttribute('aria-keyshortcuts')).toBe('G')
    expect(screen.getByRole('button', { name: 'Both are bad' }).getAttribute('aria-keyshortcuts')).toBe('E')
    screen.getByRole('img', { name: 'A' })
    expect(screen.queryByRole('img', { name: 'left arrow' })).toBeNull()
    screen.getByRole('img', { name: 'right arrow' })
    act(() => changeSettings({ singleKeys: false }))
    expect(screen.getByRole('button', { name: 'Show' }).getAttribute('aria-keyshortcuts')).toBeNull()
    expect(screen.queryByText('how much')).toBeNull()
  })

  it('work inside a list or a scale that knows only the keys it came with', async () => {
    changeSettings({ ownKeys: { 'judge.unplace': 'q', 'judge.left': 'a' } })
    const core = new FakeCore([rankingTask(1, 3), pairTask(2, false)])
    await mountDesk(core)
    await press('1')
    act(() => screen.getByRole('row', { name: 'A, place 1' }).focus())
    await press('q')
    expect(core.log.at(-1)).toMatchObject({ action: { kind: 'ranking', value: { state: 'cleared' } } })
    await press('l')
    await waitFor(() => screen.getByText('The first answer.'))
    act(() => screen.getByRole('radio', { name: 'Equal' }).focus())
    await press('a')
    expect(core.log.at(-1)).toMatchObject({ action: { kind: 'preference', value: { state: 'given', outcome: -1 } } })
  })

  it('are no hint at a criterion while they are off', async () => {
    await mountDesk(new FakeCore(tasks(1)))
    screen.getByText('press 1 to 5')
    act(() => changeSettings({ singleKeys: false }))
    expect(screen.queryByText('press 1 to 5')).toBeNull()
  })
})

it('what has no room in a small window is in the menu', async () => {
  const core = new FakeCore([pairTask(1, true)])
  await mountDesk(core)
  await click(screen.getByRole('button', { name: 'More' }))
  const menu = await screen.findByRole('menu')
  const entries = within(menu).getAllByRole('menuitem')
  expect(entries.map(({ textContent }) => textContent)).toEqual(
    expect.arrayContaining(['FlagF', 'GuidelinesH', 'Pause']),
  )
  await click(within(menu).getByRole('menuitem', { name: /^Flag/ }))
  expect(core.log).toMatchObject([{ action: { kind: 'flag', flagged: true } }])
})

describe('before the first task', () => {
  it('asks for consent in the study’s words, records a yes, and nothing for a no', async () => {
    const core = new FakeCore(tasks(1))
    core.around = { consent: { text: 'Your ratings are **kept**.', agreedAt: null }, tourSeen: false }
    await mountDesk(core)
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Before you begin' }))
    screen.getByText('kept')
    expect(screen.queryByText(/Answer 1\./)).toBeNull()
    await click(screen.getByRole('button', { name: 'I do not agree' }))
    screen.getByRole('heading', { name: 'Nothing was recorded' })
    await click(screen.getByRole('button', { name: 'Read it again' }))
    expect(core.notes).toEqual([])
    await click(screen.getByRole('button', { name: 'I have read this and agree' }))
    screen.getByText('Read the answer twice.')
    await click(screen.getByRole('button', { name: 'Begin' }))
    screen.getByText(/Answer 1\./)
    expect(core.notes[0]).toEqual({ kind: 'consent' })
  })

  it('offers a tour that leaves every key what it is, and sees what was tried', async () => {
    const core = new FakeCore(tasks(1))
    core.around = { tourSeen: false }
    await mountDesk(core)
    const tour = screen.getByRole('complementary', { name: 'Tour of the desk' })
    await click(within(tour).getByRole('button', { name: 'Show me' }))
    within(tour).getByText('1 of 6')
    expect(document.activeElement).toBe(within(tour).getByRole('button', { name: 'Next' }))
    await click(within(tour).getByRole('button', { name: 'Next' }))
    expect(document.documentElement.dataset['tour']).toBe('answer')
    await press('3')
    within(tour).getByText('That is it.')
    expect(core.log).toMatchObject([{ action: { kind: 'rating', value: { value: 3 } } }])
    await click(within(tour).getByRole('button', { name: 'End the tour' }))
    expect(screen.queryByRole('complementary', { name: 'Tour of the desk' })).toBeNull()
    expect(core.notes).toContainEqual({ kind: 'tour' })
  })

  it('tells after practice what was expected, in the words of the scale', async () => {
    const core = new FakeCore([{ ...ratingTask(1, [accuracy]), round: 'practice' }, ratingTask(2, [accuracy])])
    core.feedback = { note: 'Mind the dose.', criteria: [{ criterion: accuracy.id, expected: 2, given: 4 }] }
    await mountDesk(core)
    await click(screen.getByRole('button', { name: 'Begin' }))
    screen.getByText('Practice')
    await press('4', 'Enter')
    const row = await screen.findByRole('row', { name: /Accuracy/ })
    expect(
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual(['2, Harm likely', '4, Harm unlikely'])
    screen.getByText('Mind the dose.')
    await click(screen.getByRole('button', { name: 'Next task' }))
    screen.getByRole('heading', { name: 'Now the study itself' })
  })
})

describe('after the last task', () => {
  it('asks the questions of the study once, insists on those that need an answer, and then says what happens now', async () => {
    const core = new FakeCore(tasks(1))
    const questions = [
      { key: 'hard', question: 'How hard was it?', options: ['Easy', 'Hard'], required: true },
      { key: 'more', question: 'Anything else?', options: [], required: false },
    ]
    core.around = { exit: { questions, answeredAt: null } }
    await mountDesk(core)
    await press('4', 'Enter')
    const title = await screen.findByRole('heading', { name: 'A few last questions' })
    expect(document.activeElement).toBe(title)
    const send = () =>
      act(async () => {
        fireEvent.submit(document.querySelector('form') as HTMLFormElement)
        await settle()
      })
    await send()
    screen.getByText('Please answer this question.')
    await click(screen.getByRole('radio', { name: 'Hard' }))
    await send()
    expect(core.notes).toContainEqual({ kind: 'exit', answers: [{ key: 'hard', answer: 'Hard' }] })
    screen.getByRole('heading', { name: 'That was the last one' })
  })
})

it('keeps a rater’s comfort with the rater, and gives the window back its own', async () => {
  changeSettings({ theme: 'dark' })
  const core = new FakeCore(tasks(1))
  const view = await mountDesk(core)
  act(() => changeSettings({ theme: 'sepia' }))
  view.unmount()
  expect(settingsStore.getState().theme).toBe('dark')
  await mountDesk(core)
  expect(settingsStore.getState().theme).toBe('sepia')
})
