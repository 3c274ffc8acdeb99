// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render as draw, fireEvent, screen, within } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { Report } from '#contract/report.ts'
import type { RaterPairDetail } from '#contract/reportProcedures.ts'
import type { Ledger } from '#contract/unblinding.ts'
import { type Client, ConnectedProvider, connected } from '#lib/client.ts'
import { startWords } from '#lib/i18n.ts'
import { undefinedFigure } from '#report/testing/smallFigures.ts'
import { smallReport } from '#report/testing/smallReport.ts'
import { AgreementPage } from './agreement/AgreementPage.tsx'
import { BlindingPage } from './BlindingPage.tsx'
import { ConsistencyPage } from './consistency/ConsistencyPage.tsx'
import { MethodsPage } from './MethodsPage.tsx'
import { OverviewPage } from './OverviewPage.tsx'
import type { ReportPageProps } from './places.ts'
import { RatersPage } from './raters/RatersPage.tsx'
import type { ReportView } from './reportSlice.ts'
import { SystemsPage } from './SystemsPage.tsx'
import { firstSettings, grown } from './useReport.ts'

beforeAll(startWords)
afterEach(() => {
  cleanup()
  record = noRecord
})

/** R01 and R02 face to face, and the one response behind a cell, as the core would answer. */
const detail: RaterPairDetail = {
  values: [1, 2, 3, 4, 5],
  cells: [
    { a: 4, b: 4, count: 1 },
    { a: 5, b: 4, count: 1 },
  ],
  differences: {
    bias: { ...undefinedFigure('bland_altman', 'one-unit', 2), estimate: 0.5, undefined: null },
    lower: null,
    upper: null,
  },
}
const rated = { itemTitle: 'Insulin', prompt: 'When?', system: 'Heron', response: 'With food.' }
const response = { ...rated, a: 5, b: 4, commentA: 'clear', commentB: '' }
const compared = {
  itemTitle: 'Foot care',
  prompt: 'How?',
  systemA: 'Heron',
  systemB: 'Lark',
  responseA: 'Daily.',
  responseB: 'Weekly.',
  commentOfOne: '',
  commentOfOther: 'too seldom',
}
const noRecord: Ledger = {
  stages: [],
  plans: [],
  unblinding: null,
  judgedAfter: 0,
  sameData: null,
  asPlanned: null,
  exports: [],
  freeze: { at: '2026-11-14T16:05:00.000Z', hash: 'f'.repeat(64), unchanged: true },
  raterDecisions: [],
  leakDecisions: [{ kind: 'system-name', what: 'redacted', decisions: 2, places: 5 }],
  adjudications: { settled: [{ reason: 'slip', count: 3 }], ownOnly: 0 },
}
const leftOut = { rater: 'R02', excluded: true, reason: 'Without reading', by: 'Head', at: '2026-11-14T16:16:00.000Z' }
let record = noRecord

const answers = {
  coordinator: {
    unblinding: { ledger: async () => record },
    report: {
      pairs: async () => ({ total: 0, pairs: [] }),
      raterPair: async () => detail,
      cell: async () => ({ total: 1, responses: [response] }),
      level: async () => ({
        total: 1,
        ratings: [{ ...rated, rater: 'R02', comment: 'a fine one' }],
      }),
      statedTogether: async () => [
        { one: 'A', other: 'A', count: 5 },
        { one: 'tie', other: 'B', count: 1 },
      ],
      comparedPairs: async () => ({ total: 1, pairs: [compared] }),
      metPairs: async () => ({ total: 1, pairs: [{ ...compared, rater: 'R01', stated: 'B', comment: 'too seldom' }] }),
    },
  },
} as unknown as Client

const render = (page: ReactElement) =>
  draw(
    <QueryClientProvider client={new QueryClient()}>
      <ConnectedProvider value={connected(answers)}>{page}</ConnectedProvider>
    </QueryClientProvider>,
  )

/** What a page gets, for a report. Pages under test do not read the overview. */
const propsFor = (report: Report): ReportPageProps => ({
  report,
  overview: {} as StudyOverview,
  view: { settings: firstSettings, criterion: null, weighting: 'cohen_kappa.quadratic', consistency: null, side: null },
  onChange: () => undefined,
  onOpen: () => undefined,
})

test('agreement has its finding as the title and each coefficient with interval and n in a table', () => {
  render(<AgreementPage {...propsFor(smallReport())} />)
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
    'The raters order responses alike, but use the levels differently',
  )
  const table = screen.getByRole('table', { name: 'Coefficients', hidden: true })
  const rows = within(table)
    .getAllByRole('row', { hidden: true })
    .map(({ textContent }) => textContent)
  expect(rows).toContain('Krippendorff’s alpha, ordinal0.760.31\u00a0to\u00a00.916')
  expect(rows).toContain('Percent agreement33.3\u202f%5.0\u00a0to\u00a078.06')
})

test('two raters are told apart by words, not only by a colour', () => {
  render(<AgreementPage {...propsFor(smallReport())} />)
  const cell = screen.getByRole('button', {
    name: 'R01 and R02, kappa, quadratic 0.74 [0.39\u00a0to\u00a00.98], n = 6 responses',
  })
  expect(cell).toBeTruthy()
})

test('a level leads to its ratings, and a rating to its response and what was written', async () => {
  render(<AgreementPage {...propsFor(smallReport())} />)
  fireEvent.click(await screen.findByRole('button', { name: 'Level 5: 1 rating' }))
  const table = await screen.findByRole('table', { name: 'Level 5: 1 rating' })
  fireEvent.click(await within(table).findByRole('button', { name: 'Insulin' }))
  const reader = await screen.findByRole('dialog', { name: 'Insulin' })
  for (const words of ['R02: 5', 'With food.', 'a fine one']) expect(reader.textContent).toContain(words)
  expect(screen.queryByRole('button', { name: /^Level 7/ })).toBeNull()
})

test('a cell of two raters on comparisons leads to its pairs, and a pair to both responses and who wrote what', async () => {
  render(<AgreementPage {...propsFor(smallReport())} />)
  fireEvent.click(await screen.findByRole('button', { name: 'R01 says tie, R02 says B better: 1 pair' }))
  const table = await screen.findByRole('table', { name: 'R01: tie, R02: B better' })
  const item = await within(table).findByRole('button', { name: 'Foot care' })
  expect(within(table).getAllByRole('row')[1]?.textContent).toBe('Foot careHeron, Larktoo seldom')
  fireEvent.click(item)
  const reader = await screen.findByRole('dialog', { name: 'Foot care' })
  for (const words of ['R02: “too seldom”', 'Daily.', 'Weekly.']) expect(reader.textContent).toContain(words)
})

test('a criterion nobody rated shows no figure and says so', () => {
  const report = smallReport()
  const [criterion] = report.agreement
  if (!criterion) throw new Error('no criterion')
  const counts = { ...criterion.counts, ratings: 0 }
  const overall = criterion.overall.map(({ coefficient }) => undefinedFigure(coefficient, 'no-data', 0))
  render(
    <AgreementPage
      {...propsFor({ ...report, agreement: [{ ...criterion, counts, overall }], preferenceAgreement: [] })}
    />,
  )
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Nothing has been rated yet')
  expect(screen.queryByRole('img', { name: 'Coefficients' })).toBeNull()
})

test('systems stand with wins, ties, losses, mean outcome, interval and n', () => {
  render(<SystemsPage {...propsFor(smallReport())} />)
  const table = screen.getByRole('table', { name: 'By comparisons', hidden: true })
  const [, best] = within(table).getAllByRole('row', { hidden: true })
  expect(best?.textContent).toBe('Lark3140.810.69\u00a0to\u00a00.928')
})

test('everything left out is listed with its reason and count', () => {
  render(<MethodsPage {...propsFor(smallReport())} />)
  const table = screen.getByRole('table', { name: 'What was left out, and why' })
  expect(
    within(table)
      .getAllByRole('row')
      .slice(1)
      .map(({ textContent }) => textContent),
  ).toEqual([
    'Ratingthe rater said “can’t judge”2',
    'Pairone of the two responses has no rating by this rater2',
    'Rowa reason nobody has worded3',
  ])
})

/** The rows of a table as text, without its head. */
const rowsOf = (name: string): (string | null)[] =>
  within(screen.getByRole('table', { name, hidden: true }))
    .getAllByRole('row', { hidden: true })
    .slice(1)
    .map(({ textContent }) => textContent)

test('every coefficient stands in one figure, an undefined one with its reason, and sentences say why they differ', () => {
  render(<AgreementPage {...propsFor(smallReport())} />)
  const rows = rowsOf('Every coefficient')
  expect(rows).toContain('Gwet’s AC2, ordinal0.710.42\u00a0to\u00a01.006')
  expect(rows.some((row) => row?.startsWith('Light’s kappa, mean of all pairsundefined because'))).toBe(true)
  expect(screen.getByText(/R01 and R02 use the levels differently often/)).toBeTruthy()
})

test.each(['What one gave where the other gave', 'Differences over means'])(
  'a mark of two raters leads to the responses behind it: %s',
  async (figure) => {
    render(<AgreementPage {...propsFor(smallReport())} />)
    const drawn = await screen.findByRole('region', { name: figure })
    fireEvent.click(within(drawn).getByRole('button', { name: 'R01 gave 5 and R02 gave 4: 1 response' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Insulin' }))
    const reader = await screen.findByRole('dialog')
    expect(reader.textContent).toContain('With food.')
    expect(reader.textContent).toContain('clear')
  },
)

test('strengths, who beats whom, ties, circles and tests of each two systems are there', () => {
  render(<SystemsPage {...propsFor(smallReport())} />)
  expect(rowsOf('Strength')[0]).toMatch(/^Lark1\.300\.50.to.2\.20place 1 to 2$/)
  expect(screen.getByText('Cannot be told apart: Lark and Heron.')).toBeTruthy()
  expect(rowsOf('Who beats whom')[0]).toBe('Lark7588')
  expect(screen.getByText('No: every system keeps its place.')).toBeTruthy()
  expect(rowsOf('Circles')).toEqual(['R0111'])
  expect(rowsOf('Item by item, Medical accuracy')[0]).toMatch(/^Heron – Lark1\.00 \[0\.50.to.1\.50\]0\.740/)
})

test('a cell of the win matrix leads to its comparisons, and each of them to both responses', async () => {
  render(<SystemsPage {...propsFor(smallReport())} />)
  const [cell] = screen.getAllByRole('button', { name: /^Lark over Heron/ })
  fireEvent.click(cell as Element)
  const behind = within(await screen.findByRole('table', { name: /^Lark over Heron: 75\.0.%, won 3, tied 0, lost 1$/ }))
  expect(behind.getAllByRole('row').map(({ textContent }) => textContent)).toContain('R01Foot careB bettertoo seldom')
  fireEvent.click(screen.getByRole('button', { name: 'Foot care' }))
  const reader = await screen.findByRole('dialog')
  for (const words of ['Daily.', 'Weekly.', 'too seldom', 'R01: B better']) expect(reader.textContent).toContain(words)
})

test('where ratings and statements part is shown by distance and by strength', () => {
  render(<ConsistencyPage {...propsFor(smallReport())} />)
  expect(rowsOf('By the distance of the two ratings')).toHaveLength(2)
  expect(rowsOf('By the strength stated')[0]).toMatch(/^strength 2801/)
})

test('raters stand with severity, drift, pace, repeats, machines and calibration', () => {
  render(<RatersPage {...propsFor(smallReport())} />)
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('The raters are about equally severe')
  expect(rowsOf('Severity')[0]).toMatch(/^R020\.20/)
  for (const name of ['Drift', 'Pace', 'Sure and right', 'Machine judges beside people']) {
    expect(rowsOf(name).length, name).toBeGreaterThan(0)
  }
  expect(rowsOf('The same response again')[0]).toMatch(/^All raters75\.0/)
})

test('blinding shows the certificate, planned against realised, and the guess test', () => {
  render(<BlindingPage {...propsFor(smallReport())} />)
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
    'Being shown first made no difference that can be seen',
  )
  expect(rowsOf('Shown first: planned and realised')).toEqual(['Heron : Lark2 : 22 : 1'])
  expect(rowsOf('Could raters tell?')[0]).toMatch(/^human534/)
})

test('a report grows by the parts that are finished, in the order they come', () => {
  const whole = smallReport()
  const frame = { ...whole, agreement: [], outcomes: [], panels: [] }
  const [agreement] = whole.agreement
  if (!agreement) throw new Error('no criterion')
  const one = grown(frame, { agreement: [agreement] })
  const two = grown(one, { outcomes: whole.outcomes, panels: whole.panels })
  expect(two).toEqual({ ...whole, agreement: [agreement] })
  expect(frame.agreement).toEqual([])
})

test('the judgements of raters left out are a choice of the settings only where somebody was left out', async () => {
  const changes: Partial<ReportView>[] = []
  const props = { ...propsFor(smallReport()), onChange: (change: Partial<ReportView>) => changes.push(change) }
  render(<MethodsPage {...props} />)
  await screen.findByRole('table', { name: 'Disagreements settled' })
  expect(rowsOf('Disagreements settled')).toEqual(['A slip3'])
  expect(screen.queryByRole('checkbox')).toBeNull()
  cleanup()
  record = { ...noRecord, raterDecisions: [leftOut] }
  render(<MethodsPage {...props} />)
  fireEvent.click(await screen.findByRole('checkbox', { name: /With the judgements of raters who were left out/ }))
  fireEvent.click(screen.getByRole('button', { name: 'Work out again' }))
  expect(changes).toEqual([{ settings: { ...firstSettings, withExcluded: true } }])
})

test('the overview says who was left out, why and by whom, and leads to the other result', async () => {
  record = { ...noRecord, raterDecisions: [leftOut] }
  const changes: Partial<ReportView>[] = []
  const onChange = (change: Partial<ReportView>) => changes.push(change)
  render(<OverviewPage {...propsFor(smallReport())} onChange={onChange} />)
  await screen.findByRole('table', { name: 'Raters left out of results' })
  expect(rowsOf('Raters left out of results')[0]).toMatch(/^R02Without readingHead/)
  fireEvent.click(screen.getByRole('button', { name: 'Show results with their judgements' }))
  expect(changes).toEqual([{ settings: { ...firstSettings, withExcluded: true } }])
})

test('blinding says what texts could have given away and that what was fixed is unchanged', async () => {
  render(<BlindingPage {...propsFor(smallReport())} />)
  await screen.findByText(/still as it was/)
  expect(rowsOf('What texts could give away, as decided before judging')).toEqual([
    'Source named in the texttaken out25',
  ])
})
