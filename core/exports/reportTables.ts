import type { Consistency, ConsistencyTable, CriterionAgreement, Report } from '#contract/report.ts'
import { ConsistencyCell } from '#contract/report.ts'
import { type Cell, csvText } from '#formats/writers/csv.ts'
import type { TextFile } from './countedTables.ts'
import { figureCells, figureColumns } from './figureCells.ts'

/** Names by id; an id without a name stands for itself. */
type NameOf = (id: string) => string

/**
 * A report as CSV tables, one file each, empty ones left out. Systems and raters stand under the names that the report
 * uses: codes while the study is blind.
 */
export function reportTables(report: Report): TextFile[] {
  const raterOf = new Map<string, string>(report.raters.map(({ id, pseudonym }) => [id, pseudonym]))
  const systemOf = new Map<string, string>(report.systems.map(({ id, name }) => [id, name]))
  const rater: NameOf = (id) => raterOf.get(id) ?? id
  const system: NameOf = (id) => systemOf.get(id) ?? id
  return [
    table('study', ['what', 'value'], studyRows(report)),
    table(
      'agreement',
      agreementColumns,
      report.agreement.flatMap((criterion) => agreementRows(criterion, rater)),
    ),
    table(
      'ratings-given',
      ['criterion', 'value', 'count'],
      report.agreement.flatMap(({ name, distribution }) =>
        distribution.map(({ value, count }) => [name, value, count]),
      ),
    ),
    table('preference-agreement', ['rater_a', 'rater_b', ...figureColumns], preferenceAgreement(report, rater)),
    table(
      'consistency',
      consistencyColumns,
      report.consistency.flatMap((entry) => consistencyRows(entry, rater)),
    ),
    table('win-rates', ['protocol', 'system', ...figureColumns, 'wins', 'losses', 'ties'], winRates(report, system)),
    table('means', ['criterion', 'system', ...figureColumns], means(report, system)),
    table('order-and-position', figureColumns, orderAndPosition(report)),
    table('exclusions', ['what', 'reason', 'count'], exclusions(report)),
  ].filter((file) => file !== null)
}

function table(name: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): TextFile | null {
  return rows.length === 0 ? null : { fileName: `${name}.csv`, text: csvText({ columns, rows, freeText: ['value'] }) }
}

const preferenceAgreement = ({ preferenceAgreement: overall, preferencePairs }: Report, nameOf: NameOf): Cell[][] => [
  ...overall.map((figure) => [null, null, ...figureCells(figure)]),
  ...preferencePairs.flatMap(({ raterA, raterB, figures }) =>
    figures.map((figure) => [nameOf(raterA), nameOf(raterB), ...figureCells(figure)]),
  ),
]

const winRates = ({ outcomes }: Report, nameOf: NameOf): Cell[][] =>
  outcomes.flatMap(({ protocol, systems }) =>
    systems.map(({ system, winRate, wins, losses, ties }) => {
      return [protocol, nameOf(system), ...figureCells(winRate), wins, losses, ties]
    }),
  )

const means = ({ means: criteria }: Report, nameOf: NameOf): Cell[][] =>
  criteria.flatMap(({ name, systems }) =>
    systems.map(({ system, mean }) => [name, nameOf(system), ...figureCells(mean)]),
  )

const exclusions = ({ exclusions: left }: Report): Cell[][] =>
  left.map(({ what, reason, count }) => [what, reason, count])

const orderAndPosition = ({ orderAgreement, positionBias }: Report): Cell[][] =>
  [orderAgreement, positionBias].filter((figure) => figure !== null).map(figureCells)

function studyRows({ study, settings, counts, ...report }: Report): Cell[][] {
  return [
    ['title', study.title],
    ['stage', study.stage],
    ['systems_named', report.naming],
    ['made_at', report.madeAt],
    ['app_version', report.appVersion],
    ['data_sha256', report.dataHash],
    ['seed', settings.seed],
    ['resamples', settings.resamples],
    ['confidence', settings.confidence],
    ['raters', report.raters.length],
    ['machine_raters', report.raters.filter(({ kind }) => kind === 'machine').length],
    ['systems', report.systems.length],
    ...Object.entries(counts),
    ...(report.unblinding ? [['unblinded_at', report.unblinding.at]] : []),
  ]
}

const agreementColumns = [
  'criterion',
  'measurement',
  'rater_a',
  'rater_b',
  ...figureColumns,
  'units',
  'pairable_units',
  'ratings',
  'missing',
]

function agreementRows(criterion: CriterionAgreement, rater: NameOf): Cell[][] {
  const { name, measurement, counts, overall, pairs, withinOneLevel } = criterion
  const sizes = [counts.units, counts.pairableUnits, counts.ratings, counts.missing]
  const ofAll = withinOneLevel === null ? overall : [...overall, withinOneLevel]
  return [
    ...ofAll.map((figure) => [name, measurement, null, null, ...figureCells(figure), ...sizes]),
    ...pairs.flatMap(({ raterA, raterB, figures }) =>
      figures.map((figure) => [name, measurement, rater(raterA), rater(raterB), ...figureCells(figure), ...sizes]),
    ),
  ]
}

const consistencyColumns = [
  'criterion',
  'stated_by',
  'scope',
  'rater',
  ...figureColumns,
  'kappa',
  'reversal_rate',
  'both_decided',
  'reversals',
  'rating_tie_stated_decided',
  'rating_decided_stated_tie',
  ...ConsistencyCell.options,
  'skipped',
]

function consistencyRows({ name, statedBy, ...tables }: Consistency, rater: NameOf): Cell[][] {
  const row = (scope: string, who: string | null, of: ConsistencyTable): Cell[] => [
    name ?? 'mean over criteria',
    statedBy,
    scope,
    who,
    ...figureCells(of.inconsistency),
    of.kappa.estimate,
    of.reversalRate.estimate,
    of.bothDecided,
    of.reversals,
    of.ratingTieStatedDecided,
    of.ratingDecidedStatedTie,
    ...ConsistencyCell.options.map((cell) => of.table[cell] ?? 0),
    Object.values(of.skipped).reduce((sum, count) => sum + count, 0),
  ]
  return [
    row('within-rater', null, tables.withinRater),
    row('between-rater', null, tables.betweenRater),
    ...tables.perRater.map(({ rater: id, table: own }) => row('one-rater', rater(id), own)),
  ]
}
