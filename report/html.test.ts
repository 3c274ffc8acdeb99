import { expect, test } from 'vitest'
import { reportHtml } from './html.tsx'
import { decimal, figureWords, whole } from './numbers.ts'
import { undefinedFigure } from './testing/smallFigures.ts'
import { smallReport } from './testing/smallReport.ts'
import { allFigures } from './views/methodsView.ts'
import english from './words/en.json' with { type: 'json' }

const html = reportHtml(smallReport())

/** What a reader sees: tags, styles and entities taken out. */
const text = html
  .replace(/<style>.*?<\/style>/s, '')
  .replace(/<[^>]*>/g, ' ')
  .replaceAll('&lt;', '<')
  .replaceAll('&gt;', '>')
  .replaceAll('&amp;', '&')
  .replaceAll('&#x27;', '’')
  .replace(/[ \n\t]+/g, ' ')

test('the same report gives the same bytes', () => {
  expect(reportHtml(smallReport())).toBe(html)
})

test('it is one whole page in a language, with landmarks and one first heading', () => {
  expect(html.toLowerCase().match(/<!doctype html>/g)).toHaveLength(1)
  expect(html.startsWith('<!doctype html><html lang="en" dir="ltr">')).toBe(true)
  expect(html.match(/<h1[ >]/g)).toHaveLength(1)
  for (const landmark of ['<main', '<header', '<nav', '<footer']) expect(html).toContain(landmark)
})

test('headings do not skip a step', () => {
  const steps = [...html.matchAll(/<h([1-6])[ >]/g)].map(([, step]) => Number(step))
  steps.forEach((step, place) => expect(step - (steps[place - 1] ?? 0)).toBeLessThanOrEqual(1))
})

test('it carries no script and asks nobody for anything', () => {
  expect(html).not.toMatch(/<script|javascript:|\son\w+=|<iframe|<object|<link|@import/i)
  expect(html).not.toMatch(/(?:src|href|url)\s*[=(]\s*["']?\s*(?:https?:)?\/\//i)
  expect([...html.matchAll(/href="([^"]*)"/g)].every(([, target]) => target?.startsWith('#'))).toBe(true)
})

test('text of the study is text, whatever it holds', () => {
  expect(html).not.toContain('<round 2>')
  expect(text).toContain('Diabetes answers <round 2>')
  const hostile = smallReport()
  const attacked = reportHtml({ ...hostile, study: { ...hostile.study, title: '</title><script>alert(1)</script>' } })
  expect(attacked).not.toContain('<script>')
})

test('every figure of the report is printed, as a number or as undefined', () => {
  for (const { coefficient, estimate, n } of allFigures(smallReport())) {
    const printed = estimate === null ? 'undefined' : anyForm(estimate)
    expect(text, coefficient).toMatch(printed)
    expect(text, coefficient).toContain(whole(english, n))
  }
})

/** A number with two decimals, or as a share, or its share turned round (consistency for inconsistency). */
function anyForm(estimate: number): RegExp {
  const forms = [
    decimal(english, estimate),
    decimal(english, estimate * 100, 1),
    decimal(english, (1 - estimate) * 100, 1),
  ]
  return new RegExp(forms.map((form) => form.replaceAll('.', '\\.')).join('|'))
}

test('rater pairs stand with interval and n in the text, not only in a colour', () => {
  const [pair] = smallReport().agreement[0]?.pairs ?? []
  for (const figure of pair?.figures ?? []) {
    const form = figure.coefficient === 'percent_agreement' ? 'share' : 'coefficient'
    expect(text).toContain(figureWords(english, figure, form, 'responses'))
  }
})

test('exclusions and settings are all there, also those without words of their own', () => {
  for (const part of [
    'a reason nobody has worded',
    'the rater said “can’t judge”',
    '1,000 resamples, seed 7',
    '4be277d0',
  ]) {
    expect(text).toContain(part)
  }
})

test('an empty study is a report too, and says so', () => {
  const empty = smallReport({
    agreement: [],
    preferenceAgreement: [],
    consistency: [],
    outcomes: [],
    orderAgreement: null,
    means: [],
    positionBias: null,
    exclusions: [],
  })
  const page = reportHtml(empty)
  expect(page).toContain('Nothing has been judged yet')
  expect(page).not.toMatch(/NaN|Infinity|undefined<|\[object/)
})

test('a study where everything is undefined draws no broken figure', () => {
  const report = smallReport()
  const [criterion] = report.agreement
  if (!criterion) throw new Error('no criterion')
  const overall = criterion.overall.map(({ coefficient }) => undefinedFigure(coefficient, 'no-data', 0))
  const outcomes = report.outcomes.map((outcome) => ({
    ...outcome,
    systems: outcome.systems.map((each) => ({ ...each, winRate: undefinedFigure('win_rate', 'no-comparison', 0) })),
  }))
  const page = reportHtml({ ...report, agreement: [{ ...criterion, overall, pairs: [], distribution: [] }], outcomes })
  expect(page).not.toMatch(/NaN|Infinity/)
})

test('the face is inside the page, so that figures keep the widths they were drawn for', () => {
  const [, face = ''] = /src: url\("data:font\/woff2;base64,([A-Za-z0-9+/=]+)"\)/.exec(html) ?? []
  // The signature of a WOFF2 file.
  expect(Buffer.from(face, 'base64').subarray(0, 4).toString('latin1')).toBe('wOF2')
})

test('where ratings and statements part is told by distance, strength and tag, with counts', () => {
  expect(text).toContain('Where ratings and statements part')
  for (const caption of ['By the distance of the two ratings', 'By the strength stated', 'Rater by rater']) {
    expect(text, caption).toContain(caption)
  }
  expect(text).toMatch(/strength 2 8 0 1 /)
  const withoutLab = reportHtml({ ...smallReport(), labs: [] })
  expect(withoutLab).not.toContain('Where ratings and statements part')
})

test('drift and pace of the raters are drawn, with every tenth of the work in a table', () => {
  const { drift, pace } = smallReport()
  for (const description of [english.raters.driftFigure, english.raters.paceFigure]) {
    expect(text, description).toContain(description)
  }
  for (const { curve } of drift) for (const { residual } of curve) expect(text).toContain(decimal(english, residual))
  for (const { curve } of pace) for (const { seconds } of curve) expect(text).toContain(decimal(english, seconds, 1))
  const withoutWork = reportHtml({ ...smallReport(), drift: [], pace: [] })
  expect(withoutWork).not.toContain(english.raters.driftFigure)
  expect(withoutWork).not.toContain(english.raters.paceFigure)
})
