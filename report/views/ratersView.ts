import type { Report } from '#contract/report.ts'
import type {
  CalibrationSection,
  CriterionSeverity,
  HumanCeiling,
  RaterDrift,
  RaterPace,
} from '#contract/reportSections.ts'
import type { Curve } from '../figures/CurvePlot.tsx'
import type { DotPlotDot } from '../figures/DotPlot.tsx'
import type { IntervalGroup } from '../figures/IntervalPlot.tsx'
import { type Finding, nameIn, raterIn } from '../findings.ts'
import {
  decimal,
  estimateWords,
  figureWords,
  intervalWords,
  percent,
  pSaid,
  pWords,
  undefinedWords,
  whole,
} from '../numbers.ts'
import { type ReportWords, say } from '../say.ts'
import { intervalRow } from './agreementView.ts'

/** Whether raters differ in severity on a criterion, and who stands at the ends. */
export function ratersFinding(report: Report, severity: CriterionSeverity | undefined): Finding {
  const people = report.raters.filter(({ kind }) => kind === 'human').length
  if (!severity || severity.raters.length === 0) return { key: 'finding.raters.none', values: {} }
  if (people < 2 || severity.raters.length < 2) return { key: 'finding.raters.one', values: {} }
  const known = severity.raters
    .filter(({ severity: { estimate } }) => estimate !== null)
    .toSorted((one, other) => (other.severity.estimate ?? 0) - (one.severity.estimate ?? 0))
  const [severe, mild] = [known[0], known.at(-1)]
  if (!severe || !mild || severe === mild) return { key: 'finding.raters.none', values: {} }
  if ((severity.spread.counts['p'] ?? 1) >= 0.05) return { key: 'finding.raters.alike', values: {} }
  const name = raterIn(report)
  return { key: 'finding.raters.differ', values: { severe: name(severe.rater), mild: name(mild.rater) } }
}

/** Severity of each rater, most severe first. */
export function severityGroups(words: ReportWords, report: Report, severity: CriterionSeverity): IntervalGroup[] {
  const name = raterIn(report)
  const rows = severity.raters
    .toSorted((one, other) => (other.severity.estimate ?? -99) - (one.severity.estimate ?? -99))
    .map(({ rater, severity: figure }) => ({ ...intervalRow(words, figure, name(rater)), id: rater as string }))
  return [{ id: 'severity', rows }]
}

/** "That all are equally severe: p = 0.02." */
export const severityTest = (words: ReportWords, { spread }: CriterionSeverity): string => {
  const p = spread.counts['p']
  if (spread.estimate === null) return undefinedWords(words, spread)
  return p === undefined ? '' : say(words, 'raters.test', { p: pSaid(words, p) })
}

/** Number of ratings, mean value and fit of each rater. */
export function fitRows(words: ReportWords, report: Report, { raters }: CriterionSeverity) {
  const name = raterIn(report)
  const number = (value: number | null) => (value === null ? '–' : decimal(words, value))
  return raters.map(({ rater, ratings, meanValue, infit, outfit }) => ({
    id: rater as string,
    name: name(rater),
    ratings: whole(words, ratings),
    mean: number(meanValue),
    infit: number(infit),
    outfit: number(outfit),
  }))
}

/** Systems as given and as adjusted for who happened to rate. */
export function adjustedRows(words: ReportWords, report: Report, { systems }: CriterionSeverity) {
  const name = nameIn(report)
  const number = (value: number | null) => (value === null ? '–' : decimal(words, value))
  return systems.map(({ system, given, adjusted }) => ({
    id: system as string,
    name: name(system),
    given: number(given),
    adjusted: number(adjusted),
  }))
}

/** More curves than this cannot be told apart; those that change most are drawn. */
const mostCurves = 8

/** Residuals over tenths of the work, the raters that change most first. */
export function driftCurves(words: ReportWords, report: Report, drift: readonly RaterDrift[]): readonly Curve[] {
  const name = raterIn(report)
  return strongest(drift).map(({ rater, slope, curve }) => ({
    id: rater,
    name: name(rater),
    emphasis: (slope.counts['p'] ?? 1) < 0.05,
    points: curve.map(({ tenth, residual }) => ({ x: tenth + 1, y: residual, words: decimal(words, residual) })),
  }))
}

const strongest = (drift: readonly RaterDrift[]): readonly RaterDrift[] =>
  drift
    .filter(({ curve }) => curve.length > 1)
    .toSorted((one, other) => Math.abs(other.slope.estimate ?? 0) - Math.abs(one.slope.estimate ?? 0))
    .slice(0, mostCurves)

/** The slope of every rater in numbers. */
export function driftRows(words: ReportWords, report: Report, drift: readonly RaterDrift[]) {
  const name = raterIn(report)
  return drift.map(({ rater, slope }) => ({
    id: rater as string,
    name: name(rater),
    slope:
      slope.estimate === null
        ? undefinedWords(words, slope)
        : `${estimateWords(words, slope, 'coefficient')} [${intervalWords(words, slope.interval, 'coefficient') || say(words, 'figure.noInterval')}]`,
    p: slope.counts['p'] === undefined ? '–' : pWords(words, slope.counts['p']),
    n: whole(words, slope.n),
  }))
}

/** Seconds a task over tenths of the work. */
export function paceCurves(words: ReportWords, report: Report): readonly Curve[] {
  const name = raterIn(report)
  const change = ({ curve }: RaterPace) => Math.abs((curve.at(-1)?.seconds ?? 0) - (curve[0]?.seconds ?? 0))
  return report.pace
    .filter(({ curve }) => curve.length > 1)
    .toSorted((one, other) => change(other) - change(one))
    .slice(0, mostCurves)
    .map(({ rater, curve }) => ({
      id: rater,
      name: name(rater),
      points: curve.map(({ tenth, seconds }) => ({ x: tenth + 1, y: seconds, words: decimal(words, seconds, 1) })),
    }))
}

/** How often each rater gives the same value to the same response. */
export function againRows(words: ReportWords, report: Report, criterion: string) {
  const name = raterIn(report)
  return report.intraRater
    .filter((each) => each.criterion === criterion)
    .map(({ rater, same, shift }) => ({
      id: rater ?? 'all',
      name: rater === null ? say(words, 'raters.everyone') : name(rater),
      same: figureWords(words, same, 'share', 'responses'),
      shift:
        shift.estimate === null
          ? '–'
          : `${decimal(words, shift.estimate)} [${intervalWords(words, shift.interval, 'coefficient') || say(words, 'figure.noInterval')}]`,
    }))
}

/** People and machine judges against the same references. */
export function ceilingGroups(words: ReportWords, report: Report, ceiling: HumanCeiling): readonly IntervalGroup[] {
  const name = raterIn(report)
  const rows = (list: HumanCeiling['people'], emphasis: boolean) =>
    list.map(({ rater, share }) => ({ ...intervalRow(words, share, name(rater), emphasis), id: rater as string }))
  return [
    { id: 'people', heading: say(words, 'raters.people'), rows: rows(ceiling.people, false) },
    { id: 'machines', heading: say(words, 'raters.machineJudges'), rows: rows(ceiling.machines, true) },
  ].filter((group) => group.rows.length > 0)
}

/** The ceiling, and for each machine judge whether it may stand in for a person. */
export function ceilingSentences(words: ReportWords, report: Report, ceiling: HumanCeiling): readonly string[] {
  const name = raterIn(report)
  const top =
    ceiling.ceiling.estimate === null
      ? []
      : [say(words, 'raters.ceiling', { value: percent(words, ceiling.ceiling.estimate) })]
  return [
    ...top,
    ...ceiling.machines.map(({ rater, winningRate, passed }) =>
      passed === null || winningRate.estimate === null
        ? say(words, 'raters.tooFew', { rater: name(rater) })
        : say(words, passed ? 'raters.passed' : 'raters.notPassed', {
            rater: name(rater),
            value: percent(words, winningRate.estimate),
          }),
    ),
  ]
}

/** Confidence against being right, as dots; the area counts judgements. */
export function calibrationDots(words: ReportWords, { bins }: CalibrationSection): readonly DotPlotDot[] {
  return bins.map(({ from, meanConfidence, shareRight, n }) => ({
    id: String(from),
    x: meanConfidence,
    y: shareRight,
    count: n,
    accessibleName: `${percent(words, meanConfidence)}, ${percent(words, shareRight)}: ${whole(words, n)}`,
  }))
}

export function calibrationSentence(words: ReportWords, { error, overconfidence }: CalibrationSection): string {
  if (error.estimate === null) return undefinedWords(words, error)
  return say(words, 'raters.calibrationSays', {
    error: figureWords(words, error, 'share', 'comparisons'),
    over: figureWords(words, overconfidence, 'share', 'comparisons'),
  })
}
