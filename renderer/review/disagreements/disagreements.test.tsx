// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { StudyOverview } from '#contract/coordinator.ts'
import { CaseId, CriterionId } from '#contract/ids.ts'
import type { CaseFilter, CaseView, ReviewCase, Verdict } from '#contract/review.ts'
import type { Criterion } from '#contract/rubric.ts'
import { type Client, ConnectedProvider, connected } from '#lib/client.ts'
import { useCommandKeys } from '#lib/commandsSlice.ts'
import { startWords } from '#lib/i18n.ts'
import { changeSettings } from '#lib/settingsSlice.ts'
import { DisagreementsRoom } from './DisagreementsRoom.tsx'

beforeAll(startWords)
beforeEach(() => {
  localStorage.clear()
  changeSettings({ singleKeys: true })
})
afterEach(cleanup)

const accuracy: Criterion = {
  kind: 'ordinal',
  id: CriterionId.parse('accuracy00'),
  name: 'Accuracy',
  question: '',
  measurement: 'ordinal',
  direction: 'higher-is-better',
  weight: 1,
  required: true,
  levels: ['Wrong', 'Flawed', 'Loose', 'Right'].map((anchor, place) => ({ value: place + 1, anchor, description: '' })),
}
const notes: Criterion = {
  ...accuracy,
  kind: 'text',
  id: CriterionId.parse('notes00000'),
  name: 'Notes',
  minLength: 0,
} as never

const rated = (value: number): Verdict => ({ kind: 'rating', value: { state: 'given', value } })
const at = '2026-11-23T10:31:00.000Z'

/** Disagreements kept in memory; as the core does, it shows no vote before the own decision. */
class FakeReview {
  readonly written: unknown[] = []
  readonly views: CaseView[]
  filter: CaseFilter | null = null

  constructor(titles: readonly string[], more: Partial<CaseView> = {}) {
    this.views = titles.map((title, place) => ({
      id: CaseId.parse(`case${String(place).padStart(6, '0')}`),
      title,
      nth: null,
      apart: 3,
      votes: 2,
      state: 'open',
      values: null,
      prompt: 'What is a half?',
      context: [],
      responses: [{ blindLabel: '', text: `The answer about ${title}` }],
      criterion: accuracy,
      ties: true,
      strength: true,
      bothBad: false,
      askable: [],
      own: null,
      shownVotes: null,
      final: null,
      ...more,
    }))
  }

  get client(): Client {
    const review = {
      cases: async ({ filter, from, count }: { filter: CaseFilter; from: number; count: number }) => {
        this.filter = filter
        const cases = this.views.map(
          ({ id, title, nth, apart, votes, state, values }): ReviewCase => ({
            id,
            title,
            nth,
            apart,
            votes,
            state,
            values,
          }),
        )
        const settled = cases.filter(({ state }) => state === 'settled').length
        return { total: cases.length, settled, tags: [], cases: cases.slice(from, from + count) }
      },
      case: async ({ id }: { id: CaseId }) => this.#view(id),
      decide: async ({ id, verdict, by }: { id: CaseId; verdict: Verdict; by: string }) => {
        this.written.push({ step: 'own', verdict, by })
        const votes = [rated(1), rated(4)].map((each) => ({
          verdict: each,
          reason: null,
          comment: 'As the leaflet says.',
        }))
        return this.#change(id, { state: 'decided', values: [1, 4], own: { at, by, verdict }, shownVotes: votes })
      },
      settle: async ({ id, verdict, by, reason, comment }: CaseView['final'] & { id: CaseId }) => {
        this.written.push({ step: 'final', verdict, reason, comment })
        return this.#change(id, { state: 'settled', final: { at, by, verdict, reason, comment } })
      },
    }
    return { coordinator: { review } } as unknown as Client
  }

  #view(id: CaseId): CaseView {
    const view = this.views.find((each) => each.id === id)
    if (!view) throw new Error(`no case ${id}`)
    return view
  }

  #change(id: CaseId, change: Partial<CaseView>): CaseView {
    const view = { ...this.#view(id), ...change }
    this.views[this.views.findIndex((each) => each.id === id)] = view
    return view
  }
}

const overview = {
  study: 'study00000',
  stage: 'closed',
  counts: { importedJudgements: 0 },
  rubric: { version: 1, criteria: [notes, accuracy] },
  protocol: { phases: [{ kind: 'rating' }, { kind: 'preference', ties: true, strength: true }] },
  raters: [],
  words: { promptHeading: 'Pupil wrote', responseHeading: 'Feedback' },
} as unknown as StudyOverview

function Keys() {
  useCommandKeys()
  return null
}

async function mount(review: FakeReview) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ConnectedProvider value={connected(review.client)}>
        <Keys />
        <DisagreementsRoom overview={overview} onOpen={() => undefined} />
      </ConnectedProvider>
    </QueryClientProvider>,
  )
  await waitFor(() => screen.getByRole('heading', { level: 1 }))
}

/** Presses a key on whatever has the focus. */
async function press(key: string) {
  const code = /^\d$/.test(key) ? `Digit${key}` : key.length === 1 ? `Key${key.toUpperCase()}` : key
  const target = document.activeElement ?? document.body
  await act(async () => {
    target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, key, code }))
    await new Promise((resolve) => setTimeout(resolve, 5))
  })
}

const title = () => screen.getByRole('heading', { level: 1 }).textContent
const listed = () => within(screen.getByRole('complementary', { name: 'Disagreements' })).getAllByRole('listitem')

test('nothing of the votes is on the page before the own decision is on record, not even their place', async () => {
  await mount(new FakeReview(['Halves', 'Shadows']))
  expect(listed()).toHaveLength(2)
  expect(document.querySelectorAll('circle')).toHaveLength(0)
  expect(screen.queryByText('2. What the raters wrote')).toBeNull()
  expect(screen.getByRole('button', { name: /Decide and see the votes/ }).getAttribute('aria-disabled')).toBe('true')
})

test('words have no distance: only criteria with levels and comparisons can be chosen', async () => {
  const review = new FakeReview(['Halves'])
  await mount(review)
  expect(review.filter?.subject).toEqual({ kind: 'rating', criterion: accuracy.id })
})

test('a digit chooses, Enter puts it on record, and the votes come with the focus on their heading', async () => {
  const review = new FakeReview(['Halves', 'Shadows'])
  await mount(review)
  await press('2')
  expect(screen.getByRole<HTMLInputElement>('radio', { name: '2, Flawed' }).checked).toBe(true)
  await press('Enter')
  await waitFor(() => screen.getByRole('heading', { name: '2. What the raters wrote' }))
  expect(review.written).toEqual([{ step: 'own', verdict: rated(2), by: 'Coordinator' }])
  expect(document.activeElement?.textContent).toBe('2. What the raters wrote')
  expect(screen.getAllByText('As the leaflet says.')).toHaveLength(2)
  expect(document.querySelectorAll('circle').length).toBeGreaterThan(0)
})

test('the final decision waits for a reason, then leads to the next open case and its heading', async () => {
  const review = new FakeReview(['Halves', 'Shadows', 'Rivers'])
  await mount(review)
  await press('2')
  await press('Enter')
  await waitFor(() => screen.getByRole('heading', { name: '3. Your final decision' }))
  await press('3')
  await press('Enter')
  expect(review.written).toHaveLength(1)
  // The native select behind the styled one, as a screen reader's browser fills it.
  const reason = screen.getByRole('main').querySelector('select')
  await act(async () => {
    fireEvent.change(reason as HTMLSelectElement, { target: { value: 'slip' } })
  })
  await press('Enter')
  await waitFor(() => expect(title()).toBe('Shadows'))
  expect(review.written[1]).toEqual({ step: 'final', verdict: rated(3), reason: 'slip', comment: '' })
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })))
})

test('J and K walk the list, L leaves a case open and passes over settled ones', async () => {
  const review = new FakeReview(['Halves', 'Shadows', 'Rivers'])
  review.views[1] = { ...(review.views[1] as CaseView), state: 'settled' }
  await mount(review)
  await press('j')
  await waitFor(() => expect(title()).toBe('Shadows'))
  await press('k')
  await waitFor(() => expect(title()).toBe('Halves'))
  await press('k')
  expect(title()).toBe('Halves')
  await press('l')
  await waitFor(() => expect(title()).toBe('Rivers'))
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }))
  expect(review.written).toEqual([])
})

test('arrows walk the list and keep the focus there; the list is one stop for Tab', async () => {
  await mount(new FakeReview(['Halves', 'Shadows']))
  const [first, second] = listed().map((row) => within(row).getByRole('button'))
  expect([first?.tabIndex, second?.tabIndex]).toEqual([0, -1])
  first?.focus()
  await act(async () => {
    fireEvent.keyDown(first as Element, { key: 'ArrowDown' })
  })
  await waitFor(() => expect(title()).toBe('Shadows'))
  expect(document.activeElement).toBe(second)
  expect([first?.tabIndex, second?.tabIndex]).toEqual([-1, 0])
})

test('a comparison is decided by sides and strengths; neither can be taken back into a tie that does not exist', async () => {
  const review = new FakeReview(['Halves'], { criterion: null, ties: false, bothBad: true })
  await mount(review)
  await press('ArrowLeft')
  await press('2')
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'A clearly better' }).checked).toBe(true)
  const neither = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Both are bad' })
  await press('b')
  expect(neither.checked).toBe(true)
  await act(async () => neither.click())
  expect(neither.checked).toBe(false)
  expect(screen.getByRole('button', { name: /Decide and see/ }).getAttribute('aria-disabled')).toBe('true')
})

test('an open list of reasons has its keys for itself: Enter there records nothing', async () => {
  const review = new FakeReview(['Halves', 'Shadows'], {
    state: 'decided',
    own: { at, by: 'Head', verdict: rated(3) },
    shownVotes: [],
    final: { at, by: 'Head', verdict: rated(3), reason: 'slip', comment: '' },
  })
  await mount(review)
  await act(async () => fireEvent.click(screen.getByRole('button', { name: /A slip/ })))
  const option = await screen.findByRole('option', { name: 'Something else' })
  await act(async () => option.focus())
  await press('j')
  await press('Enter')
  expect(review.written).toEqual([])
  await press('Escape')
  await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull())
  expect(title()).toBe('Halves')
})

test('a rater who gave no judgement is shown with the reason', async () => {
  const unreadable: Verdict = { kind: 'rating', value: { state: 'cannot-judge', reason: 'unreadable' } }
  const votes = [unreadable, rated(4)].map((verdict) => ({ verdict, reason: null, comment: '' }))
  await mount(new FakeReview(['Halves'], { own: { at, by: 'Head', verdict: rated(3) }, shownVotes: votes }))
  screen.getByText('can’t judge: cannot be read')
})

test('where raters were not asked how much, no strength is said', async () => {
  await mount(new FakeReview(['Halves'], { criterion: null, strength: false }))
  const names = screen.getAllByRole('radio').map((radio) => radio.getAttribute('aria-label'))
  expect(names).toEqual(['A better', 'Both equal', 'B better'])
})

test('a long list comes by pages of two hundred', async () => {
  await mount(new FakeReview(Array.from({ length: 450 }, (_, place) => `Case ${place + 1}`)))
  expect(listed()).toHaveLength(200)
  screen.getByText('1 to 200 of 450')
  await act(async () => screen.getByRole('button', { name: 'Later' }).click())
  await act(async () => screen.getByRole('button', { name: 'Later' }).click())
  await waitFor(() => expect(listed()).toHaveLength(50))
  screen.getByText('401 to 450 of 450')
  expect(screen.getByRole('button', { name: 'Later' }).getAttribute('aria-disabled')).toBe('true')
})
