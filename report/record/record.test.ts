import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ReportLanguage } from '#contract/exports.ts'
import type { Ledger } from '#contract/unblinding.ts'
import { reportHtml, reportHtmlForPaper } from '../html.tsx'
import { tellingIn } from '../language.ts'
import { smallReport } from '../testing/smallReport.ts'
import { ledgerRows, ledgerSentences } from './ledgerView.ts'
import { methodsText } from './methodsText.ts'
import { studyCard } from './studyCard.ts'

const report = smallReport()
const at = (minute: number) => `2026-11-14T16:${String(minute).padStart(2, '0')}:00.000Z`
const plan = {
  at: at(10),
  by: 'A. Planner',
  text: 'Mean outcomes by comparison.\n<b>Ties as halves.</b>',
  settings: { seed: 7, resamples: 1000, confidence: 0.95 },
  hash: '12ab34cd'.repeat(8),
  dataHash: 'd'.repeat(64),
}
const ledger: Ledger = {
  stages: [
    { stage: 'preparing', at: at(0) },
    { stage: 'judging', at: at(5) },
    { stage: 'closed', at: at(15) },
    { stage: 'unblinded', at: at(19) },
  ],
  plans: [plan],
  unblinding: { at: at(19), by: 'Coordinator', reason: 'for the report', dataHash: 'd'.repeat(64) },
  judgedAfter: 0,
  sameData: true,
  asPlanned: true,
  exports: [],
  freeze: { at: at(5), hash: 'f'.repeat(64), unchanged: true },
  raterDecisions: [{ rater: 'R02', excluded: true, reason: 'Answered without reading', by: 'Head', at: at(16) }],
  leakDecisions: [{ kind: 'system-name', what: 'redacted', decisions: 2, places: 5 }],
  adjudications: { settled: [{ reason: 'slip', count: 3 }], ownOnly: 1 },
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll("'", '&#x27;')

type Tree = { readonly [key: string]: string | Tree }
const wordsIn = (language: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, `words/${language}.json`), 'utf8')) as Tree

/** Sentences by path, plural endings left out, with the placeholders of each (a form may say the number as a word). */
function sentences(tree: Tree, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${path}${key}`.replace(/_(zero|one|two|few|many|other)$/, ''), value] as const]
        : [...sentences(value, `${path}${key}.`)],
    ),
  )
}
const placeholders = (sentence: string) => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted()

describe.each(ReportLanguage.options)('in %s', (language) => {
  const telling = tellingIn(language)

  it('the words have the sentences, plural forms and placeholders of the English ones', () => {
    const own = sentences(wordsIn(language))
    for (const [path, sentence] of sentences(wordsIn('en'))) {
      expect(own.has(path), path).toBe(true)
      expect(placeholders(own.get(path) ?? ''), path).toEqual(placeholders(sentence))
    }
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const { judgedAfter_other: _other, ...counted } = (wordsIn(language)['ledger'] as Tree) ?? {}
    const found = Object.keys(counted).filter((key) => key.startsWith('judgedAfter_'))
    expect(found.length + 1).toBe(forms.length)
  })

  it('the methods and the card are whole texts with every fact filled in', () => {
    const methods = methodsText(telling, report, ledger)
    const card = studyCard(telling, report, ledger)
    for (const text of [methods, card]) expect(text).not.toMatch(/\{\{|NaN|\[object/)
    for (const fact of [report.dataHash, plan.hash, 'Medical accuracy', '0.1.0']) expect(methods).toContain(fact)
    for (const fact of [report.dataHash, 'A. Planner', '12ab 34cd', 'Coordinator']) expect(card).toContain(fact)
    expect(card).toContain('\\<b\\>Ties as halves.\\</b\\>')
  })

  it('the page has the record as a chapter, in its language and direction', () => {
    const page = reportHtml(report, ledger, telling)
    expect(page).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`)
    expect(page).toContain(plan.hash)
    expect(page).toContain('&lt;b&gt;Ties as halves.&lt;/b&gt;')
    for (const fact of ['R02', 'Answered without reading', ledger.freeze?.hash.slice(0, 4)])
      expect(page).toContain(fact)
    const { decisions } = telling.record
    const { heading, withThem, withoutThem } = decisions.leftOut
    for (const told of [heading, withoutThem, decisions.leaks.kind['system-name'], decisions.settled.reason.slip]) {
      expect(page).toContain(escaped(told))
    }
    const counted = { ...report, settings: { ...report.settings, withExcluded: true as const } }
    const both = reportHtml(counted, ledger, telling)
    expect(both).toContain(escaped(withThem))
    expect(both).not.toContain(escaped(withoutThem))
    expect(page.length).toBeLessThan(3_000_000)
    expect(reportHtmlForPaper(report, ledger, telling)).not.toContain('<details class="fig-details">')
  })
})

it('the record stands in the order of time, and says what a reviewer must know', () => {
  const telling = tellingIn('en')
  expect(ledgerRows(telling, ledger).map(({ words }) => words.split(' (')[0])).toEqual([
    'The study was begun',
    'Judging was opened; the systems were hidden from then on',
    'Items, raters, rubric and plan were fixed under one hash',
    'A. Planner locked an analysis plan',
    'Judging was closed; later judgements are refused',
    'Head left R02 out of results: Answered without reading',
    'Coordinator named the systems: for the report',
  ])
  expect(ledgerSentences(telling, ledger, 'names')).toEqual([
    'What was fixed when judging opened is still as it was.',
    'This report uses the settings of the plan.',
    'The data are those that were unblinded.',
    'No judgement was made after the systems were named.',
  ])
  const freeze = { at: at(5), hash: 'f'.repeat(64), unchanged: false }
  const changed = { ...ledger, freeze, plans: [], sameData: false, judgedAfter: 2, asPlanned: null }
  expect(ledgerSentences(telling, changed, 'names')).toEqual([
    'What was fixed when judging opened is no longer as it was.',
    'No analysis plan was locked before the systems were named.',
    'The data have changed since the systems were named.',
    '2 judgements were made after the systems were named and cannot be called blind.',
  ])
})
