// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { StudyOverview } from '#contract/coordinator.ts'
import { RaterId } from '#contract/ids.ts'
import type { Figure } from '#contract/report.ts'
import type { CriterionDrift, RaterQuality } from '#contract/review.ts'
import { type Client, ConnectedProvider, connected } from '#lib/client.ts'
import { startWords } from '#lib/i18n.ts'
import { PacketsPage } from './packets/PacketsPage.tsx'
import { PartTable } from './progress/PartTable.tsx'
import { RatersPage } from './raters/RatersPage.tsx'
import { VersionsPage } from './versions/VersionsPage.tsx'

beforeAll(startWords)
beforeEach(() => localStorage.clear())
afterEach(cleanup)

const overview = { study: 'study00000', stage: 'judging' } as unknown as StudyOverview
const props = { overview, onOpen: () => undefined }

const show = (page: ReactElement, coordinator: object = {}) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ConnectedProvider value={connected({ coordinator } as unknown as Client)}>{page}</ConnectedProvider>
    </QueryClientProvider>,
  )

const figure = (estimate: number | null): Figure => ({
  coefficient: 'mean',
  estimate,
  undefined: estimate === null ? 'too-few-units' : null,
  standardError: null,
  interval: null,
  n: 4,
  counts: {},
})

/** The words of every row of a table, its cells apart, without the headings. */
const rowsOf = (name: string) =>
  within(screen.getByRole('table', { name }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.children].map(({ textContent }) => textContent))

const partsOf = (count: number) =>
  Array.from({ length: count }, (_, place) => ({
    name: String(place + 1),
    words: `Item ${place + 1}`,
    done: place === count - 1 ? 0 : 2,
    total: 2,
  }))

test('of ten thousand items those with the most to do come first, then all by hundreds', async () => {
  show(<PartTable caption="Items" parts={partsOf(10_000)} most={12} />)
  expect(rowsOf('Items')).toHaveLength(12)
  expect(rowsOf('Items')[0]).toEqual(['Item 10000', '0 of 2'])
  await act(async () => screen.getByRole('button', { name: 'Show all 10000' }).click())
  expect(rowsOf('Items')).toHaveLength(100)
  expect(rowsOf('Items')[0]).toEqual(['Item 1', '2 of 2'])
  await act(async () => screen.getByRole('button', { name: 'Later' }).click())
  expect(rowsOf('Items')[0]).toEqual(['Item 101', '2 of 2'])
  screen.getByText('101 to 200 of 10,000')
  await act(async () => screen.getByRole('button', { name: 'Earlier' }).click())
  expect(screen.getByRole('button', { name: 'Earlier' }).getAttribute('aria-disabled')).toBe('true')
})

test('a short list has no pages', () => {
  show(<PartTable caption="Items" parts={partsOf(12)} most={12} />)
  expect(rowsOf('Items')).toHaveLength(12)
  expect(screen.queryByRole('button')).toBeNull()
})

const quality = (pseudonym: string, more: Partial<RaterQuality> = {}): RaterQuality => ({
  rater: RaterId.parse(`rater00${pseudonym.toLowerCase()}`),
  pseudonym,
  submitted: 36,
  qualification: null,
  gold: { met: 3, of: 4 },
  attention: null,
  repeats: null,
  medianActiveMs: 9200,
  hasty: { met: 0, of: 36 },
  severity: figure(0.052),
  drift: figure(null),
  sameValue: null,
  excluded: null,
  ...more,
})

test('signals are printed with how many they are of; what nobody has is left out, what one lacks is a dash', async () => {
  const raters = [
    quality('R01'),
    quality('R02', { gold: null, severity: figure(-0.2), drift: figure(-0.001), medianActiveMs: null }),
  ]
  show(<RatersPage {...props} />, { review: { quality: async () => ({ raters }) } })
  await screen.findByRole('table', { name: 'Signals' })
  expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
    'Rater',
    'Submitted',
    'Pace',
    'Leniency',
    'Drift',
    'Hasty',
    'Gold',
    'Results',
  ])
  expect(rowsOf('Signals')).toEqual([
    ['R01', '36', '9 sec', '+0.05', '–', '0 of 36', '3 of 4', 'Leave out…'],
    ['R02', '36', '–', '−0.20', '0.00', '0 of 36', '–', 'Leave out…'],
  ])
})

test('a rater is left out only with a reason and a name, and then stands below with both', async () => {
  const written: unknown[] = []
  let raters = [quality('R01')]
  const review = {
    quality: async () => ({ raters }),
    exclude: async ({ rater, excluded, reason, by }: Record<string, unknown>) => {
      written.push({ rater, excluded, reason, by })
      raters = [
        quality('R01', { excluded: { at: '2026-11-23T10:31:00.000Z', by: 'Head', reason: 'Two seconds a task.' } }),
      ]
      return {}
    },
  }
  show(<RatersPage {...props} />, { review })
  fireEvent.click(await screen.findByRole('button', { name: 'Leave R01 out of results' }))
  const dialog = within(await screen.findByRole('dialog'))
  const sure = dialog.getByRole('button', { name: 'Leave out' })
  fireEvent.click(sure)
  fireEvent.change(dialog.getByRole('textbox', { name: 'Reason' }), { target: { value: 'Two seconds a task.' } })
  fireEvent.click(sure)
  expect(written).toEqual([])
  fireEvent.change(dialog.getByRole('textbox', { name: 'Recorded under the name of' }), { target: { value: 'Head' } })
  fireEvent.click(sure)
  await waitFor(() => screen.getByText('1 rater is left out of results'))
  expect(written).toEqual([{ rater: 'rater00r01', excluded: true, reason: 'Two seconds a task.', by: 'Head' }])
  expect(screen.getByRole('listitem').textContent).toMatch(/^R01Two seconds a task\.Head, /)
  screen.getByRole('button', { name: 'Take R01 into results again' })
})

test('packets out and in are counted, and a copy is chosen for what was answered twice without what was answered', async () => {
  const at = ['2026-11-23T10:31:00.000Z', '2026-11-24T09:02:00.000Z']
  const packet = { fileName: 'R01.evenhand', madeAt: at[0], encrypted: true, raters: ['R01'], tasks: 36, submitted: 12 }
  const chosen: unknown[] = []
  let tasks = [{ assignment: 'assignment0', rater: 'R01', kind: 'rating', item: 4, answeredAt: at }]
  show(<PacketsPage {...props} />, {
    packets: {
      list: async () => ({
        packets: [
          { ...packet, packet: 'p1', returns: [{ at: at[1], fileName: '', counts: {} }] },
          { ...packet, packet: 'p2', raters: ['R02'], submitted: 0, returns: [] },
        ],
      }),
    },
    review: {
      forks: async () => ({ tasks }),
      settleFork: async ({ assignment, copy }: Record<string, unknown>) => {
        chosen.push({ assignment, copy })
        tasks = []
        return { tasks }
      },
    },
  })
  await screen.findByText('1 of 2 packets came back')
  expect(rowsOf('Out and in').map((row) => [row[0], row[2], row[3] === 'not yet'])).toEqual([
    ['R01', '12 of 36', false],
    ['R02', '0 of 36', true],
  ])
  expect(rowsOf('Answered in two copies')[0]?.slice(0, 2)).toEqual(['R01', 'Item 4, ratings'])
  fireEvent.click(screen.getByRole('button', { name: 'Count the earlier answers of R01 to item 4' }))
  await screen.findByText('No task was answered in two copies of a packet.')
  expect(chosen).toEqual([{ assignment: 'assignment0', copy: 0 }])
})

const lineage: CriterionDrift = {
  name: 'Relevance',
  versions: [
    { rubricVersion: 1, name: 'Relevance', ratings: 48, agreement: figure(0.41) },
    { rubricVersion: 2, name: 'Relevance', ratings: 0, agreement: { ...figure(null), n: 0 } },
  ],
}
const rubricHistory = (tasks: number, queued: unknown[] = []) => ({
  review: { drift: async () => ({ criteria: tasks > 0 ? [lineage] : [] }) },
  amend: {
    stale: async () => ({ tasks, raters: 2, criteria: [{ id: 'relevance0', name: 'Relevance', tasks }] }),
    requeue: async (input: unknown) => {
      queued.push(input)
      return { tasks }
    },
  },
})

test('agreement is told for each version apart, and stale answers can be queued', async () => {
  const queued: unknown[] = []
  show(<VersionsPage {...props} />, rubricHistory(48, queued))
  await screen.findByText('1 criterion was changed after it was asked')
  expect(rowsOf('Relevance')).toEqual([
    ['1: Relevance', '48', '4', '0.41'],
    ['2: Relevance', '0', '0', '–'],
  ])
  fireEvent.click(screen.getByRole('button', { name: 'Queue 48 tasks to be rated anew' }))
  await waitFor(() => expect(queued).toHaveLength(1))
})

test('a rubric that never changed says so and queues nothing', async () => {
  show(<VersionsPage {...props} />, rubricHistory(0))
  await screen.findByText('No criterion was changed after it was asked')
  expect(screen.queryByRole('button', { name: /^Queue/ })).toBeNull()
})
