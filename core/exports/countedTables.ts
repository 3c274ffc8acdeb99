import type { Report } from '#contract/report.ts'
import { type Cell, csvText } from '#formats/writers/csv.ts'
import { contextOf, type ReportInput } from '../report/input.ts'
import { contextTables } from './contextTables.ts'
import { figureList, figureListColumns, figureRow } from './figureList.ts'
import { numberColumns, numberList, numberRow } from './numberList.ts'
import { reportNames } from './places.ts'

/** A file of words: its name and its text. */
export type TextFile = { readonly fileName: string; readonly text: string }

/** What a report was computed from, and what came out: everything a script needs to compute it again. */
export type Computed = { readonly report: Report; readonly input: ReportInput }

/**
 * The judgements that entered a report, as tables under the names the report uses, with what stands around them, the
 * settings, and every figure and number of the report.
 * Rows come in the order in which the report was computed, so that the same resamples can be drawn.
 */
export function countedTables(computed: Computed): TextFile[] {
  const { report, input } = computed
  const names = reportNames(report)
  return [
    table('settings.csv', ['setting', 'value'], settingRows({ report, input })),
    table(
      'criteria.csv',
      ['criterion', 'measurement', 'direction', 'weight', 'values'],
      input.criteria.map(({ id, measurement, direction, weight, values }) => [
        names.criterion(id),
        measurement,
        direction,
        weight,
        values?.join(' ') ?? '',
      ]),
    ),
    table(
      'raters.csv',
      ['rater'],
      input.raters.map((id) => [names.rater(id)]),
    ),
    table(
      'systems.csv',
      ['system'],
      input.systems.map((id) => [names.system(id)]),
    ),
    table(
      'responses.csv',
      ['item', 'system'],
      input.responses.map(({ item, system }) => [item, names.system(system)]),
    ),
    ...judgedTables(computed),
    ...contextTables(input, names).map(({ fileName, columns, rows }) => table(fileName, columns, rows)),
    table('figures.csv', figureListColumns, figureList(report).map(figureRow)),
    table('numbers.csv', numberColumns, numberList(report).map(numberRow)),
  ]
}

const table = (fileName: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): TextFile => ({
  fileName,
  text: csvText({ columns, rows }),
})

/** The ratings, comparisons and rankings that entered. */
function judgedTables({ report, input }: Computed): TextFile[] {
  const names = reportNames(report)
  return [
    table(
      'ratings.csv',
      ['item', 'system', 'rater', 'criterion', 'value'],
      input.ratings.map(({ item, system, rater, criterion, value }) => [
        item,
        names.system(system),
        names.rater(rater),
        names.criterion(criterion),
        value,
      ]),
    ),
    table(
      'preferences.csv',
      ['item', 'left', 'right', 'rater', 'outcome'],
      input.preferences.map(({ item, first, second, rater, outcome }) => [
        item,
        names.system(first),
        names.system(second),
        names.rater(rater),
        outcome,
      ]),
    ),
    table(
      'rankings.csv',
      ['item', 'rater', 'ranking', 'system', 'rank'],
      input.rankings.flatMap(({ item, rater, ranks }, place) =>
        ranks.map(({ system, rank }) => [item, names.rater(rater), place + 1, names.system(system), rank]),
      ),
    ),
  ]
}

const settingRows = ({ report, input }: Computed): Cell[][] => [
  ['seed', report.settings.seed],
  ['resamples', report.settings.resamples],
  ['confidence', report.settings.confidence],
  ['positions_known', input.positionsKnown ? 'yes' : 'no'],
  ['sources_named', contextOf(input).sourcesNamed ? 'yes' : 'no'],
  ['naming', report.naming],
  ['data_sha256', report.dataHash],
  ['app_version', report.appVersion],
]
