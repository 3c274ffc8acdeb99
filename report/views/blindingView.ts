import type { Figure, Report } from '#contract/report.ts'
import type { BlindingSection } from '#contract/reportSections.ts'
import type { IntervalGroup } from '../figures/IntervalPlot.tsx'
import { type Finding, nameIn, raterIn } from '../findings.ts'
import { figureWords, pSaid, whole } from '../numbers.ts'
import { type ReportWords, say } from '../say.ts'
import { intervalRow } from './agreementView.ts'
import type { Fact } from './methodsView.ts'

/** Whether the place on the screen mattered. */
export function blindingFinding({ blinding }: Report): Finding {
  const share = blinding?.position.find(({ rater }) => rater === null)?.share
  if (!share || share.estimate === null) return { key: 'finding.blinding.unknown', values: {} }
  if ((share.counts['p'] ?? 1) >= 0.05) return { key: 'finding.blinding.even', values: {} }
  return { key: share.estimate > 0.5 ? 'finding.blinding.first' : 'finding.blinding.second', values: {} }
}

/** What the plan was drawn from and how even it is. */
export function certificateFacts(words: ReportWords, { plan }: BlindingSection): readonly Fact[] {
  if (!plan) return []
  return [
    { id: 'algorithm', name: say(words, 'blinding.algorithm'), value: plan.algorithm },
    { id: 'seed', name: say(words, 'blinding.seed'), value: String(plan.seed) },
    { id: 'imbalance', name: say(words, 'blinding.imbalance'), value: whole(words, plan.worstImbalance) },
    { id: 'hash', name: say(words, 'blinding.hash'), value: plan.hash },
  ]
}

/** First showings of each two systems, as planned and as submitted. */
export function shownFirstRows(words: ReportWords, report: Report, { shownFirst }: BlindingSection) {
  const name = nameIn(report)
  const both = ([one, other]: readonly [number, number]) => `${whole(words, one)} : ${whole(words, other)}`
  return shownFirst.map(({ one, other, planned, realised }) => ({
    id: `${one} ${other}`,
    name: `${name(one)} : ${name(other)}`,
    planned: planned[0] + planned[1] === 0 ? '–' : both(planned),
    realised: both(realised),
  }))
}

/** First-shown wins overall and by rater. */
export function positionGroups(words: ReportWords, report: Report, { position }: BlindingSection): IntervalGroup[] {
  const name = raterIn(report)
  const rows = position.map(({ rater, share }) => ({
    ...intervalRow(words, share, rater === null ? say(words, 'blinding.everyone') : name(rater), rater === null),
    id: rater ?? 'all',
  }))
  return rows.length === 0 ? [] : [{ id: 'position', rows }]
}

/** Whether guesses go with the systems, and whether raters could tell: a sentence each. */
export function guessSentences(words: ReportWords, { guesses }: BlindingSection): readonly string[] {
  if (!guesses) return [say(words, 'blinding.guessNone')]
  const { association, james } = guesses
  return [
    ...(association ? [associationSentence(words, association)] : []),
    james
      ? say(words, 'blinding.james', { figure: figureWords(words, james, 'coefficient', 'responses') })
      : say(words, 'blinding.guessUnnamed'),
  ]
}

function associationSentence(words: ReportWords, association: Figure): string {
  const p = association.counts['p']
  const figure = figureWords(words, association, 'coefficient', 'responses')
  return p === undefined
    ? say(words, 'blinding.associationUndefined', { figure })
    : say(words, 'blinding.association', { figure, p: pSaid(words, p) })
}

/** What each system was taken for: the options as headings, and a row for each system. */
export function takenRows(words: ReportWords, report: Report, { guesses }: BlindingSection) {
  const name = nameIn(report)
  const bySystem = guesses?.bySystem ?? []
  return {
    headings: (bySystem[0]?.taken ?? []).map(({ guess }) => guess ?? say(words, 'blinding.unknown')),
    rows: bySystem.map(({ system, taken }) => ({
      id: system as string,
      cells: [name(system), ...taken.map(({ count }) => whole(words, count))],
    })),
  }
}

/** Guesses by source, with Bang's index. */
export function guessRows(words: ReportWords, { guesses }: BlindingSection) {
  return (guesses?.bang ?? []).map(({ source, right, wrong, unknown, index }) => ({
    id: source,
    name: source,
    right: whole(words, right),
    wrong: whole(words, wrong),
    unknown: whole(words, unknown),
    index: figureWords(words, index, 'coefficient', 'comparisons'),
  }))
}
