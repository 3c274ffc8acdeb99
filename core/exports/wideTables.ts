import { type Cell, csvText } from '#formats/writers/csv.ts'
import type { TextFile } from './countedTables.ts'
import type { JudgementRecord } from './judgementRecords.ts'

const longColumns = [
  'kind',
  'item',
  'rater',
  'rater_kind',
  'system',
  'against',
  'criterion',
  'turn',
  'occurrence',
  'state',
  'value',
  'answer',
  'both_bad',
  'reason',
  'comment',
  'counted',
] as const

/** Every submitted answer, one row each, with what was said beside it and whether the report counted it. */
export function longTable(records: readonly JudgementRecord[]): TextFile {
  return {
    fileName: 'judgements-long.csv',
    text: csvText({ columns: longColumns, rows: records.map(longRow), freeText: ['answer', 'comment'] }),
  }
}

export const longHeadings: readonly string[] = longColumns

/** One answer as the cells of `longHeadings`. */
export const longRow = (record: JudgementRecord): Cell[] => [
  record.kind,
  record.item,
  record.rater,
  record.raterKind,
  record.system,
  record.against,
  record.criterion,
  record.turn,
  record.occurrence,
  record.state,
  record.value,
  record.answer,
  record.bothBad ? 1 : 0,
  record.reason,
  record.comment,
  record.counted ? 1 : 0,
]

/** A table with a row per thing judged and a column per rater (and criterion). */
export type WideTable = { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] }

/** Counted ratings with a row per response and a column per criterion and rater: "Clarity | R01". */
export function wideRatings(records: readonly JudgementRecord[]): WideTable {
  const counted = records.filter(({ kind, counted: entered }) => kind === 'rating' && entered)
  return pivoted(
    counted,
    ['item', 'system'],
    ({ item, system }) => [item, system],
    ({ criterion, rater }) => `${criterion} | ${rater}`,
  )
}

/** Counted comparisons with a row per item and pair of systems as they were shown, and a column per rater. */
export function widePreferences(records: readonly JudgementRecord[]): WideTable {
  const counted = records.filter(({ kind, counted: entered }) => kind === 'preference' && entered)
  return pivoted(
    counted,
    ['item', 'first', 'second'],
    ({ item, system, against }) => [item, system, against],
    ({ rater }) => rater,
  )
}

/** The wide tables that hold anything, as files. */
export function wideTables(records: readonly JudgementRecord[]): TextFile[] {
  return [
    { fileName: 'ratings-wide.csv', table: wideRatings(records) },
    { fileName: 'preferences-wide.csv', table: widePreferences(records) },
  ]
    .filter(({ table }) => table.rows.length > 0)
    .map(({ fileName, table }) => ({ fileName, text: csvText(table) }))
}

function pivoted(
  records: readonly JudgementRecord[],
  keys: readonly string[],
  rowOf: (record: JudgementRecord) => readonly string[],
  columnOf: (record: JudgementRecord) => string,
): WideTable {
  const columns = [...new Set(records.map(columnOf))].sort()
  const place = new Map(columns.map((column, at) => [column, keys.length + at]))
  const rows = new Map<string, Cell[]>()
  for (const record of records) {
    const key = rowOf(record)
    const row = rows.get(JSON.stringify(key)) ?? [...key, ...columns.map(() => null)]
    row[place.get(columnOf(record)) ?? 0] = record.value
    rows.set(JSON.stringify(key), row)
  }
  return { columns: [...keys, ...columns], rows: [...rows.values()] }
}
