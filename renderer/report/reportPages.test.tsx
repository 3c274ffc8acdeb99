// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { Report } from '#contract/report.ts'
import { startWords } from '#lib/i18n.ts'
import { smallReport, undefinedFigure } from '#report/testing/smallReport.ts'
import { AgreementPage } from './agreement/AgreementPage.tsx'
import { MethodsPage } from './MethodsPage.tsx'
import type { ReportPageProps } from './places.ts'
import { SystemsPage } from './SystemsPage.tsx'
import { firstSettings } from './useReport.ts'

beforeAll(startWords)
afterEach(cleanup)

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
  expect(screen.queryByRole('img')).toBeNull()
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
