// @vitest-environment happy-dom

import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TaskView } from '#contract/rater.ts'
import type { Criterion } from '#contract/rubric.ts'
import { changeSettings } from '#lib/settingsSlice.ts'
import { FakeCore, ordinalCriterion, settle, taskView } from '../testing/fakeCore.ts'
import { mountDesk, press } from '../testing/mountDesk.tsx'

const accuracy = ordinalCriterion('Accuracy')
const safety = ordinalCriterion('Safety')
const actions = (core: FakeCore) => core.log.map(({ action }) => action)
const labelled = (view: TaskView, labels: readonly string[]): TaskView => ({
  ...view,
  responses: view.responses.map((response, index) => ({ ...response, blindLabel: labels[index] ?? '' })),
})
const given = (value: unknown) => ({ state: 'given', value })

beforeEach(() => {
  localStorage.clear()
  changeSettings({ singleKeys: true })
})
afterEach(cleanup)

const click = (element: Element) =>
  act(async () => {
    fireEvent.click(element)
    await settle()
  })

describe('several responses on one screen', () => {
  it('are each rated at their own place, and keys go from one to the next', async () => {
    const view = taskView(1, { kind: 'rating', together: true, criteria: [accuracy] }, ['First.', 'Second.'])
    const core = new FakeCore([labelled(view, ['shape:circle', 'shape:square'])])
    await mountDesk(core)
    screen.getAllByText('Circle')
    // Whoever cannot see the columns hears at each scale which response it is about.
    for (const name of ['Circle', 'Square'])
      within(screen.getByRole('group', { name })).getByRole('radiogroup', { name: 'Accuracy' })
    await press('4', '2')
    expect(actions(core)).toEqual([
      { kind: 'rating', criterion: accuracy.id, slot: 1, value: given(4) },
      { kind: 'rating', criterion: accuracy.id, slot: 2, value: given(2) },
    ])
    await press({ key: 'z', ctrlKey: true })
    expect(actions(core).at(-1)).toEqual({
      kind: 'rating',
      criterion: accuracy.id,
      slot: 2,
      value: { state: 'cleared' },
    })
  })

  it('say which source is thought to have written each, also that it cannot be said', async () => {
    const view = taskView(1, { kind: 'rating', together: true, criteria: [accuracy] }, ['First.', 'Second.'])
    const core = new FakeCore([labelled(view, ['A', 'B'])])
    core.around = { rules: { sourceQuestion: { options: ['A person', 'A machine'] } } }
    await mountDesk(core)
    const first = screen.getByRole('radiogroup', { name: /wrote A/ })
    await click(within(first).getByRole('radio', { name: 'A machine' }))
    const second = screen.getByRole('radiogroup', { name: /wrote B/ })
    await click(within(second).getByRole('radio', { name: 'Cannot say' }))
    expect(actions(core)).toEqual([
      { kind: 'guess', slot: 1, guess: 'A machine' },
      { kind: 'guess', slot: 2, guess: null },
    ])
  })
})

describe('a conversation', () => {
  it('is drawn turn by turn, and the turns of the response are rated', async () => {
    const view = taskView(1, { kind: 'rating', perTurn: true, criteria: [accuracy] }, [''])
    const turns = [
      { role: 'assistant', text: 'How long?' },
      { role: 'user', text: 'Three weeks.' },
      { role: 'assistant', text: 'Have it seen.' },
    ]
    const core = new FakeCore([{ ...view, responses: [{ blindLabel: '', text: '', turns }] }])
    await mountDesk(core)
    expect(screen.getAllByRole('listitem').map((turn) => turn.textContent)).toEqual([
      'AssistantTurn 1How long?',
      'UserThree weeks.',
      'AssistantTurn 3Have it seen.',
    ])
    await press('3')
    expect(screen.getAllByRole('listitem').at(2)?.getAttribute('aria-current')).toBe('step')
    await press('5')
    expect(actions(core)).toEqual([
      { kind: 'rating', criterion: accuracy.id, turn: 1, value: given(3) },
      { kind: 'rating', criterion: accuracy.id, turn: 3, value: given(5) },
    ])
  })
})

describe('a criterion under a condition', () => {
  it('is asked once the condition is met, and only then', async () => {
    const error = { ...accuracy, kind: 'yes-no', unsure: false, levels: undefined } as unknown as Criterion
    const where = { ...safety, shownIf: { criterion: error.id, values: [1] } } as Criterion
    const core = new FakeCore([taskView(1, { kind: 'rating', criteria: [error, where] }, ['One.'])])
    await mountDesk(core)
    expect(screen.queryByText('Safety')).toBeNull()
    await press('y')
    screen.getByText('Safety')
    await press('2')
    expect(actions(core).at(-1)).toEqual({ kind: 'rating', criterion: where.id, value: given(2) })
  })
})

describe('marks', () => {
  const spans = {
    categories: ['Wrong', 'Unclear'],
    severities: [
      { name: 'Minor', weight: 1 },
      { name: 'Major', weight: 5 },
    ],
  }
  const open = async () => {
    const core = new FakeCore([taskView(1, { kind: 'rating', criteria: [accuracy], spans }, ['Take half a gram.'])])
    await mountDesk(core)
    const text = screen.getByRole('textbox', { name: 'Text to mark' })
    act(() => text.focus())
    return { core, text }
  }

  it('are made, changed and removed without a pointer', async () => {
    const { core, text } = await open()
    await press('ArrowRight', { key: 'ArrowRight', shiftKey: true }, { key: 'ArrowRight', shiftKey: true })
    screen.getByText('Selected: half a')
    await press('Enter')
    await press('1')
    await press('2')
    const keep = screen.getByRole('button', { name: 'Keep the mark' })
    expect(document.activeElement).toBe(keep)
    await act(async () => {
      fireEvent.submit(keep.closest('form') as HTMLFormElement)
      await settle()
    })
    expect(actions(core)).toEqual([
      {
        kind: 'spans',
        spans: [{ start: 5, end: 11, category: 'Wrong', severity: 'Major', comment: '' }],
      },
    ])
    expect(text.querySelector('mark')?.textContent).toBe('half a')
    await click(screen.getByRole('button', { name: 'Remove mark 1' }))
    expect(actions(core).at(-1)).toEqual({ kind: 'spans', spans: [] })
    await press({ key: 'z', ctrlKey: true })
    expect(text.querySelector('mark')?.textContent).toBe('half a')
  })

  it('are given up with Escape, and say what is missing', async () => {
    const { core } = await open()
    await press({ key: 'ArrowRight', shiftKey: true }, 'Enter', 'Enter')
    expect(screen.getAllByText('This still needs an answer.')).toHaveLength(2)
    await press('Escape')
    expect(screen.queryByRole('form', { name: 'What this mark says' })).toBeNull()
    expect(core.log).toEqual([])
  })
})

describe('comparing by criterion', () => {
  it('asks overall and by every criterion, both bad, and a reason that is long enough', async () => {
    const core = new FakeCore([
      taskView(
        1,
        {
          kind: 'preference',
          ties: true,
          strength: true,
          bothBad: true,
          perCriterion: true,
          criteria: [safety],
          justification: { required: true, minLength: 5 },
          confidence: true,
        },
        ['One.', 'Two.'],
      ),
    ])
    await mountDesk(core)
    screen.getByText('4 answers left')
    await press('b', 'j', 'ArrowRight', '2')
    screen.getByText('2 answers left')
    expect(actions(core)).toEqual([
      { kind: 'preference', value: { state: 'both-bad' } },
      { kind: 'preference', criterion: safety.id, value: { state: 'given', outcome: 1 } },
      { kind: 'preference', criterion: safety.id, value: { state: 'given', outcome: 2 } },
    ])
    const reason = screen.getByRole('textbox', { name: 'Your reason' })
    await act(async () => {
      fireEvent.change(reason, { target: { value: 'Bad' } })
      fireEvent.blur(reason)
      await settle()
    })
    screen.getByText('2 answers left')
    await act(async () => {
      fireEvent.change(reason, { target: { value: 'Neither names a dose.' } })
      fireEvent.blur(reason)
      await settle()
    })
    screen.getByText('1 answer left')
  })
})

describe('best and worst', () => {
  it('are chosen by keys; what was the best is not the worst as well', async () => {
    const core = new FakeCore([taskView(1, { kind: 'best-worst' }, ['One.', 'Two.', 'Three.'])])
    await mountDesk(core)
    screen.getByText('2 answers left')
    await press('b', 'ArrowDown', 'w')
    await press('b')
    expect(actions(core)).toEqual([
      { kind: 'best-worst', value: { state: 'given', best: 1, worst: null } },
      { kind: 'best-worst', value: { state: 'given', best: 1, worst: 2 } },
      { kind: 'best-worst', value: { state: 'given', best: 2, worst: null } },
    ])
    await click(screen.getByRole('radio', { name: 'C is the worst' }))
    await press('Enter')
    await waitFor(() => expect(actions(core).at(-1)).toEqual({ kind: 'submission' }))
  })
})

describe('a ranking of the best few', () => {
  it('needs only those, by key or by number', async () => {
    const core = new FakeCore([taskView(1, { kind: 'ranking', ties: false, top: 1 }, ['One.', 'Two.', 'Three.'])])
    await mountDesk(core)
    screen.getByText('1 answer to place')
    const field = screen.getByRole('spinbutton', { name: 'Place, as a number' })
    await act(async () => {
      fireEvent.change(field, { target: { value: '1' } })
      await settle()
    })
    expect(actions(core)).toEqual([{ kind: 'ranking', value: { state: 'given', ranks: [1, null, null] } }])
    await press('Enter')
    await waitFor(() => expect(actions(core).at(-1)).toEqual({ kind: 'submission' }))
  })
})

describe('a reference', () => {
  const view = (withheld: boolean): TaskView => ({
    ...taskView(1, { kind: 'rating', criteria: [accuracy, safety] }, ['One.']),
    context: [
      withheld
        ? { heading: 'The textbook', text: '', kind: 'reference', withheld: true }
        : { heading: 'The textbook', text: 'Half a gram.', kind: 'reference' },
    ],
  })

  it('begins folded, and its opening is recorded once', async () => {
    const core = new FakeCore([view(false)])
    await mountDesk(core)
    expect(screen.queryByText('Half a gram.')).toBeNull()
    const fold = screen.getByRole('button', { name: 'The textbook' })
    await click(fold)
    screen.getByText('Half a gram.')
    await click(fold)
    await click(fold)
    expect(actions(core)).toEqual([{ kind: 'opened', aid: 'reference' }])
  })

  it('that waits for the first answer comes with it', async () => {
    const core = new FakeCore([view(true)])
    await mountDesk(core)
    screen.getByText('Shown after your first answer to this task.')
    await press('4')
    await waitFor(() => screen.getByRole('button', { name: 'The textbook' }))
    await click(screen.getByRole('button', { name: 'The textbook' }))
    screen.getByText('The reference says: ask first.')
  })
})

describe('differences', () => {
  it('are marked only where the design allows it, and their use is recorded', async () => {
    const pair = taskView(1, { kind: 'preference', ties: true, strength: false, criteria: [] }, [
      'Take half.',
      'Take one.',
    ])
    await mountDesk(new FakeCore([pair]))
    expect(screen.queryByRole('button', { name: 'Mark differences' })).toBeNull()
    cleanup()
    const core = new FakeCore([pair])
    core.around = { rules: { differences: true } }
    await mountDesk(core)
    // It stands twice, for wide windows and for narrow ones; the style shows one of them.
    await click(screen.getAllByRole('button', { name: 'Mark differences' })[0] as HTMLElement)
    expect([...document.querySelectorAll('mark')].map((mark) => mark.lastChild?.textContent)).toEqual(['half', 'one'])
    expect(actions(core)).toEqual([{ kind: 'opened', aid: 'differences' }])
  })
})
