import type { Consistency, ConsistencyCell, ConsistencyTable, Figure, Report } from '#contract/report.ts'
import type { BumpPoint, BumpSystem } from '../figures/BumpChart.tsx'
import {
  type ConsistencyCall,
  type ConsistencyFigureCell,
  type ConsistencyGrid,
  type ConsistencyGridRow,
  type ConsistencyTableWords,
  kindOf,
} from '../figures/ConsistencyTable.tsx'
import { nameIn, raterIn, systemOrder } from '../findings.ts'
import { confidenceWords, decimal, intervalWords, percent, reasonWords, undefinedWords, whole } from '../numbers.ts'
import { type ReportWords, say, sayCode } from '../say.ts'
import { drawnNames } from './drawnNames.ts'

/** Whether the same person did both, or ratings and statements are merged over raters. */
export type Side = 'within' | 'between'
export const sides: readonly Side[] = ['within', 'between']

export const tableOn = (consistency: Consistency, side: Side): ConsistencyTable =>
  side === 'within' ? consistency.withinRater : consistency.betweenRater

const outcomes = ['A', 'tie', 'B'] as const

/** Off the diagonal turned round: the share that is on it, with its interval turned round too. */
export function consistent({ inconsistency }: ConsistencyTable): Figure {
  const { estimate, interval } = inconsistency
  return {
    ...inconsistency,
    coefficient: 'consistency',
    estimate: estimate === null ? null : 1 - estimate,
    interval: interval && { ...interval, low: 1 - interval.high, high: 1 - interval.low },
  }
}

/** The second line: the share of pairs where both say the same, with n and interval. */
export function consistencySecond(words: ReportWords, consistency: Consistency, side: Side): string {
  const table = tableOn(consistency, side)
  const figure = consistent(table)
  if (figure.estimate === null) return undefinedWords(words, figure)
  return say(words, `consistency.second.${side}`, {
    percent: percent(words, figure.estimate),
    pairs: say(words, 'count.pairs', { count: table.n }),
    interval: intervalWords(words, figure.interval, 'share') || say(words, 'figure.noInterval'),
    stated: side === 'within' ? statedOne(words, consistency) : say(words, `protocol.${consistency.statedBy}`),
  })
}

const statedOne = (words: ReportWords, { statedBy }: Consistency): string =>
  say(words, `consistency.statedOne.${statedBy}`)

export function tableWords(words: ReportWords, consistency: Consistency, side: Side): ConsistencyTableWords {
  return {
    rated: say(words, `consistency.rated.${side}`),
    stated: say(words, `consistency.stated.${side}.${consistency.statedBy}`),
    outcomes: [
      say(words, 'consistency.outcome.A'),
      say(words, 'consistency.outcome.tie'),
      say(words, 'consistency.outcome.B'),
    ],
    sum: say(words, 'consistency.sum'),
  }
}

/** The nine counts as the figure draws them: rows what the ratings imply, columns what was stated. */
export function grid(words: ReportWords, table: ConsistencyTable): ConsistencyGrid {
  const cell = (row: number, column: number): ConsistencyFigureCell => {
    const [rated, stated] = [outcomes[row] ?? 'tie', outcomes[column] ?? 'tie']
    const id: ConsistencyCell = `${rated}|${stated}`
    return {
      id,
      count: table.table[id],
      accessibleName: say(words, 'consistency.cellName', {
        rated: say(words, `consistency.outcome.${rated}`),
        stated: say(words, `consistency.outcome.${stated}`),
        count: table.table[id],
        kind: say(words, `consistency.kinds.${kindOf(row, column)}`),
      }),
    }
  }
  const row = (at: number): ConsistencyGridRow => [cell(at, 0), cell(at, 1), cell(at, 2)]
  return [row(0), row(1), row(2)]
}

/** "The 113 pairs where the ratings say A and the ranking says B" without the article. */
export const cellTitle = (words: ReportWords, consistency: Consistency, cell: ConsistencyCell, count: number): string =>
  say(words, `consistency.cellTitle.${cell}`, {
    pairs: say(words, 'count.pairs', { count }),
    stated: statedOne(words, consistency),
  })

/** Consistent, reversals and hedges with their intervals, beside the table. */
export function calls(words: ReportWords, table: ConsistencyTable): readonly ConsistencyCall[] {
  const same = table.table['A|A'] + table.table['tie|tie'] + table.table['B|B']
  const hedges = table.ratingTieStatedDecided + table.ratingDecidedStatedTie
  return [
    {
      kind: 'agree',
      count: whole(words, same),
      words: say(words, 'consistency.agree'),
      detail: agreeDetail(words, table),
    },
    {
      kind: 'reverse',
      count: whole(words, table.reversals),
      words: say(words, 'consistency.reverse'),
      detail: reverseDetail(words, table),
    },
    {
      kind: 'hedge',
      count: whole(words, hedges),
      words: say(words, 'consistency.hedge'),
      detail: say(words, 'consistency.hedgeDetail', {
        ratedTie: table.ratingTieStatedDecided,
        statedTie: table.ratingDecidedStatedTie,
      }),
    },
  ]
}

function agreeDetail(words: ReportWords, table: ConsistencyTable): string {
  const figure = consistent(table)
  if (figure.estimate === null) return undefinedWords(words, figure)
  const { kappa } = table
  const kappaWords =
    kappa.estimate === null
      ? undefinedWords(words, kappa)
      : `${decimal(words, kappa.estimate)} [${intervalWords(words, kappa.interval, 'coefficient') || say(words, 'figure.noInterval')}]`
  return say(words, 'consistency.agreeDetail', {
    percent: percent(words, figure.estimate),
    interval: intervalWords(words, figure.interval, 'share') || say(words, 'figure.noInterval'),
    kappa: kappaWords,
  })
}

function reverseDetail(words: ReportWords, { reversalRate, bothDecided }: ConsistencyTable): string {
  if (reversalRate.estimate === null) return say(words, 'consistency.reverseUndefined')
  return say(words, 'consistency.reverseDetail', {
    percent: percent(words, reversalRate.estimate),
    interval: intervalWords(words, reversalRate.interval, 'share') || say(words, 'figure.noInterval'),
    decided: bothDecided,
  })
}

/** What was left out of a table and why, as one sentence. */
export function skippedSentence(words: ReportWords, { skipped }: ConsistencyTable): string {
  const reasons = Object.entries(skipped).filter(([, count]) => count > 0)
  if (reasons.length === 0) return say(words, 'consistency.skippedNone')
  const total = reasons.reduce((sum, [, count]) => sum + count, 0)
  const listed = reasons.map(
    ([reason, count]) => `${whole(words, count)} ${sayCode(words, words.exclusion, reason, words.exclusion.other)}`,
  )
  return say(words, 'consistency.skipped', { count: total, reasons: listed.join('; ') })
}

/** One row of "rater by rater" or "criterion by criterion": consistency with interval, reversals, hedges, n. */
export type ConsistencyRow = {
  readonly id: string
  readonly name: string
  readonly consistent: string
  readonly interval: string
  readonly reversals: string
  readonly hedges: string
  readonly n: string
}

export const raterRows = (words: ReportWords, report: Report, { perRater }: Consistency): readonly ConsistencyRow[] =>
  perRater.map(({ rater, table }) => consistencyRow(words, rater, raterIn(report)(rater), table))

/** The tables of all criteria stated by the same means, on one side. */
export const criterionRows = (
  words: ReportWords,
  report: Report,
  statedBy: Consistency['statedBy'],
  side: Side,
): readonly ConsistencyRow[] =>
  report.consistency
    .filter((each) => each.statedBy === statedBy)
    .map((each) =>
      consistencyRow(
        words,
        each.criterion ?? 'all',
        each.name ?? say(words, 'consistency.allCriteria'),
        tableOn(each, side),
      ),
    )

function consistencyRow(words: ReportWords, id: string, name: string, table: ConsistencyTable): ConsistencyRow {
  const figure = consistent(table)
  const { reversalRate } = table
  const reversals =
    reversalRate.estimate === null
      ? say(words, 'consistency.reverseUndefined')
      : `${whole(words, table.reversals)} (${percent(words, reversalRate.estimate)}${bracketed(words, reversalRate)})`
  return {
    id,
    name,
    consistent: figure.estimate === null ? undefinedWords(words, figure) : percent(words, figure.estimate),
    interval:
      figure.estimate === null ? '' : intervalWords(words, figure.interval, 'share') || say(words, 'figure.noInterval'),
    reversals,
    hedges: whole(words, table.ratingTieStatedDecided + table.ratingDecidedStatedTie),
    n: whole(words, table.n),
  }
}

const bracketed = (words: ReportWords, figure: Figure): string => {
  const interval = intervalWords(words, figure.interval, 'share')
  return interval === '' ? '' : ` [${interval}]`
}

/** Widest a system's name may be beside its point. User units. */
const nameWidth = 80

/** The systems as the two orders show them; null when one of the two protocols was not used. */
export function bump(words: ReportWords, report: Report, statedBy: Consistency['statedBy']) {
  const rating = report.outcomes.find(({ protocol }) => protocol === 'rating')
  const stated = report.outcomes.find(({ protocol }) => protocol === statedBy)
  if (!rating || !stated) return null
  const name = nameIn(report)
  const [firstRated, firstStated] = [systemOrder(rating)[0]?.system, systemOrder(stated)[0]?.system]
  const emphasisOf = (system: string) =>
    firstRated === firstStated
      ? undefined
      : system === firstRated
        ? 'subject'
        : system === firstStated
          ? 'strong'
          : undefined
  const systems = rating.systems.map(({ system, winRate }): BumpSystem => {
    const other = stated.systems.find((each) => each.system === system)?.winRate
    const emphasis = emphasisOf(system)
    return {
      id: system,
      name: name(system),
      left: point(words, winRate),
      right: other ? point(words, other) : null,
      ...(emphasis ? { emphasis } : {}),
    }
  })
  const counts = [...rating.systems, ...stated.systems].map(({ winRate }) => winRate.n)
  const [low, high] = [Math.min(...counts), Math.max(...counts)]
  const known = systems.filter(({ left, right }) => left !== null || right !== null)
  const drawn = drawnNames(
    known.map((system) => system.name),
    nameWidth,
  )
  return {
    /** Cut to be drawn; `wholeSystems` hold the names in full, for the table. */
    systems: known.map((system) => ({ ...system, name: drawn(system.name) })),
    wholeSystems: known,
    sides: [say(words, 'protocolBy.rating'), say(words, `protocolBy.${statedBy}`)] as const,
    note: say(words, 'consistency.ordersNote', {
      confidence: confidenceWords(words, report.settings.confidence),
      n: low === high ? whole(words, low) : say(words, 'consistency.nFromTo', { low, high }),
    }),
  }
}

function point(words: ReportWords, figure: Figure): BumpPoint | null {
  if (figure.estimate === null) return null
  return {
    estimate: figure.estimate,
    low: figure.interval?.low ?? null,
    high: figure.interval?.high ?? null,
    words: decimal(words, figure.estimate),
    intervalWords: intervalWords(words, figure.interval, 'coefficient') || say(words, 'figure.noInterval'),
  }
}

/** Kendall's tau-b of the two orders, in a sentence; empty when there are no two orders. */
export function tauSentence(words: ReportWords, { orderAgreement }: Report): string {
  if (!orderAgreement) return ''
  return orderAgreement.estimate === null
    ? say(words, 'consistency.tauUndefined', { reason: reasonWords(words, orderAgreement.undefined) })
    : say(words, 'consistency.tau', { value: decimal(words, orderAgreement.estimate), n: orderAgreement.n })
}
