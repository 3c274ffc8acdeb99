import type { Figure, Report } from '#contract/report.ts'
import { type SectionName, sectionFigures } from './sectionFigures.ts'

/** A figure with its place in the report, by the names the report uses. Empty where a part of the place does not apply. */
export type PlacedFigure = {
  readonly part:
    | 'agreement'
    | 'preference-agreement'
    | 'consistency'
    | 'win-rates'
    | 'means'
    | 'order'
    | 'position'
    | SectionName
  readonly criterion: string
  /** What stated the preference, or the protocol of a win rate. */
  readonly statedBy: string
  readonly scope: string
  readonly raterA: string
  readonly raterB: string
  readonly system: string
  readonly figure: Figure
}

const nowhere = { criterion: '', statedBy: '', scope: '', raterA: '', raterB: '', system: '' } as const

/** Every figure of a report in its order: what a script that computes them again is held to. */
export function figureList(report: Report): PlacedFigure[] {
  const names = reportNames(report)
  return [
    ...agreementFigures(report, names),
    ...report.preferenceAgreement.map((figure) => ({ ...nowhere, part: 'preference-agreement' as const, figure })),
    ...consistencyFigures(report, names),
    ...report.outcomes.flatMap(({ protocol, systems }) =>
      systems.map(({ system, winRate }) => ({
        ...nowhere,
        part: 'win-rates' as const,
        statedBy: protocol,
        system: names.system(system),
        figure: winRate,
      })),
    ),
    ...report.means.flatMap(({ criterion, systems }) =>
      systems.map(({ system, mean }) => ({
        ...nowhere,
        part: 'means' as const,
        criterion: names.criterion(criterion),
        system: names.system(system),
        figure: mean,
      })),
    ),
    ...(report.orderAgreement ? [{ ...nowhere, part: 'order' as const, figure: report.orderAgreement }] : []),
    ...(report.positionBias ? [{ ...nowhere, part: 'position' as const, figure: report.positionBias }] : []),
    ...sectionFigures(report, names),
  ]
}

/** Names by id, as files use them. */
export type ReportNames = {
  readonly rater: (id: string) => string
  readonly system: (id: string) => string
  readonly criterion: (id: string) => string
}

/** The names of a report's raters, systems and criteria; criteria of one name get a number, so that a name is a key. */
export function reportNames(report: Pick<Report, 'raters' | 'systems' | 'agreement'>): ReportNames {
  const raters = new Map<string, string>(report.raters.map(({ id, pseudonym }) => [id, pseudonym]))
  const systems = new Map<string, string>(report.systems.map(({ id, name }) => [id, name]))
  const criteria = distinctNames(report.agreement.map(({ criterion, name }) => [criterion, name]))
  const of = (names: ReadonlyMap<string, string>) => (id: string) => names.get(id) ?? id
  return { rater: of(raters), system: of(systems), criterion: of(criteria) }
}

/** "Clarity", and "Clarity (2)" for a second one. */
export function distinctNames(named: readonly (readonly [string, string])[]): Map<string, string> {
  const taken = new Set<string>()
  return new Map(
    named.map(([id, name]) => {
      let distinct = name
      for (let number = 2; taken.has(distinct); number++) distinct = `${name} (${number})`
      taken.add(distinct)
      return [id, distinct]
    }),
  )
}

function agreementFigures(report: Report, names: ReportNames): PlacedFigure[] {
  return report.agreement.flatMap(({ criterion, overall, withinOneLevel, pairs }) => {
    const at = { ...nowhere, part: 'agreement' as const, criterion: names.criterion(criterion) }
    return [
      ...[...overall, ...(withinOneLevel ? [withinOneLevel] : [])].map((figure) => ({ ...at, figure })),
      ...pairs.flatMap(({ raterA, raterB, figures }) =>
        figures.map((figure) => ({ ...at, raterA: names.rater(raterA), raterB: names.rater(raterB), figure })),
      ),
    ]
  })
}

function consistencyFigures(report: Report, names: ReportNames): PlacedFigure[] {
  return report.consistency.flatMap(({ criterion, statedBy, withinRater, betweenRater, perRater }) => {
    const at = {
      ...nowhere,
      part: 'consistency' as const,
      criterion: criterion === null ? '' : names.criterion(criterion),
      statedBy,
    }
    const tables = [
      { scope: 'within-rater', raterA: '', table: withinRater },
      { scope: 'between-rater', raterA: '', table: betweenRater },
      ...perRater.map(({ rater, table }) => ({ scope: 'one-rater', raterA: names.rater(rater), table })),
    ]
    return tables.flatMap(({ scope, raterA, table }) =>
      [table.inconsistency, table.kappa, table.reversalRate].map((figure) => ({ ...at, scope, raterA, figure })),
    )
  })
}

/** The columns of `figureRow`. */
export const figureColumns = [
  'part',
  'criterion',
  'stated_by',
  'scope',
  'rater_a',
  'rater_b',
  'system',
  'coefficient',
  'estimate',
  'undefined',
  'standard_error',
  'low',
  'high',
  'confidence',
  'interval_method',
  'resamples',
  'seed',
  'n',
  'p',
] as const

/** A figure as a row of a table, always with its n and its interval, or the reason why there is none. */
export function figureRow({ part, criterion, statedBy, scope, raterA, raterB, system, figure }: PlacedFigure) {
  const { coefficient, estimate, undefined: reason, standardError, interval, n, counts } = figure
  return [
    part,
    criterion,
    statedBy,
    scope,
    raterA,
    raterB,
    system,
    coefficient,
    estimate,
    reason,
    standardError,
    interval?.low ?? null,
    interval?.high ?? null,
    interval?.confidence ?? null,
    interval?.method ?? null,
    interval?.resamples ?? null,
    interval?.seed ?? null,
    n,
    counts['p'] ?? null,
  ]
}
