import type { CriterionMeans, Report, SystemOutcome } from '#contract/report.ts'
import type { FigureTableProps } from '../figures/FigureTable.tsx'
import type { IntervalGroup } from '../figures/IntervalPlot.tsx'
import type { OutcomeRow } from '../figures/OutcomeBars.tsx'
import { nameIn, systemOrder } from '../findings.ts'
import { decimal, figureWords, intervalWords, pWords, undefinedWords, whole } from '../numbers.ts'
import { type ReportWords, say } from '../say.ts'
import { intervalRow } from './agreementView.ts'

/** Systems under one protocol, best first, each with its counts, mean outcome, interval and n. */
export function outcomeRows(
  words: ReportWords,
  report: Report,
  outcome: SystemOutcome,
): readonly (OutcomeRow & { readonly n: string })[] {
  const name = nameIn(report)
  const places = new Map(systemOrder(outcome).map(({ system, place }) => [system, place]))
  const inOrder = [...outcome.systems].sort(
    (one, other) => (places.get(one.system) ?? 99) - (places.get(other.system) ?? 99),
  )
  return inOrder.map(({ system, winRate, wins, ties, losses }) => ({
    id: system,
    name: name(system),
    wins,
    ties,
    losses,
    estimate: winRate.estimate,
    low: winRate.interval?.low ?? null,
    high: winRate.interval?.high ?? null,
    valueWords: winRate.estimate === null ? undefinedWords(words, winRate) : decimal(words, winRate.estimate),
    intervalWords:
      winRate.estimate === null
        ? ''
        : intervalWords(words, winRate.interval, 'coefficient') || say(words, 'figure.noInterval'),
    n: whole(words, winRate.n),
  }))
}

/** Mean ratings of the systems on one criterion, as rows of an interval plot. */
export function meanGroups(words: ReportWords, report: Report, means: CriterionMeans): readonly IntervalGroup[] {
  const name = nameIn(report)
  const rows = means.systems.map(({ system, mean }) => ({
    ...intervalRow(words, mean, name(system)),
    id: system as string,
  }))
  return [{ id: means.criterion, rows }]
}

/** The ends of a criterion's scale as far as the report knows them: for the axis of its means. */
export function scaleEnds(report: Report, criterion: string): readonly [number, number] {
  const values =
    report.agreement.find((each) => each.criterion === criterion)?.distribution.map(({ value }) => value) ?? []
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return values.length > 1 && low < high ? [low, high] : [0, 1]
}

/** Whether the response shown first was preferred, with the exact test; or that positions are not known. */
export function positionSentence(words: ReportWords, { positionBias, counts }: Report): string {
  if (positionBias === null) return counts.preferences === 0 ? '' : say(words, 'systems.positionUnknown')
  const figure = figureWords(words, positionBias, 'share', 'comparisons')
  const p = positionBias.counts['p']
  return p === undefined
    ? say(words, 'systems.positionWithout', { figure })
    : say(words, 'systems.positionSays', { figure, p: pWords(words, p) })
}

/** "n = 450 for every system.", or each with its own. */
export function nSentence(words: ReportWords, rows: readonly { readonly name: string; readonly n: string }[]): string {
  const [first] = rows
  if (!first) return ''
  if (rows.every(({ n }) => n === first.n)) return say(words, 'systems.nEach', { n: first.n })
  return say(words, 'systems.nList', { list: rows.map(({ name, n }) => `${name} ${n}`).join(', ') })
}

/** A table of outcomes with n as its last column. */
export const withN = (
  words: ReportWords,
  table: FigureTableProps,
  rows: readonly { readonly n: string }[],
): FigureTableProps => ({
  ...table,
  columns: [...table.columns, say(words, 'systems.n')],
  rows: table.rows.map((row, place) => ({ ...row, cells: [...row.cells, rows[place]?.n ?? ''] })),
})
