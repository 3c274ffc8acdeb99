import type { Figure, RaterPair, Report } from '#contract/report.ts'
import type { Cell } from '#formats/writers/csv.ts'
import { figureCells, figureColumns } from './figureCells.ts'
import { nowhere, type Place, placeCells, placeColumns, type ReportNames, reportNames } from './places.ts'
import { sectionFigures } from './sectionFigures.ts'

/** A figure with its place in the report. */
export type PlacedFigure = Place & { readonly figure: Figure }

/** Every figure of a report in its order: what a script that computes them again is held to. */
export function figureList(report: Report): PlacedFigure[] {
  const names = reportNames(report)
  return [
    ...agreementFigures(report, names),
    ...report.preferenceAgreement.map((figure) => ({ ...onPreferences, figure })),
    ...pairFigures(report.preferencePairs, onPreferences, names),
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

function agreementFigures(report: Report, names: ReportNames): PlacedFigure[] {
  return report.agreement.flatMap(({ criterion, overall, withinOneLevel, pairs }) => {
    const at = { ...nowhere, part: 'agreement' as const, criterion: names.criterion(criterion) }
    return [
      ...[...overall, ...(withinOneLevel ? [withinOneLevel] : [])].map((figure) => ({ ...at, figure })),
      ...pairFigures(pairs, at, names),
    ]
  })
}

const onPreferences: Place = { ...nowhere, part: 'preference-agreement' }

const pairFigures = (pairs: readonly RaterPair[], at: Place, { rater }: ReportNames): PlacedFigure[] =>
  pairs.flatMap(({ raterA, raterB, figures }) =>
    figures.map((figure) => ({ ...at, raterA: rater(raterA), raterB: rater(raterB), figure })),
  )

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
export const figureListColumns = [...placeColumns, ...figureColumns, 'p'] as const

/** A figure as a row of a table, with its place and, where it is a test, its p-value. */
export const figureRow = ({ figure, ...place }: PlacedFigure): Cell[] => [
  ...placeCells(place),
  ...figureCells(figure),
  figure.counts['p'] ?? null,
]
