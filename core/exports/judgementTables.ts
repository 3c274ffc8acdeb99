import { csvText } from '#formats/writers/csv.ts'
import type { NamedPreference, NamedRanking, NamedRating } from '../imports/importPlan.ts'
import type { TextFile } from './countedTables.ts'

/** Judgements under the names that may be shown: systems by code while the study is blind. */
export type NamedJudgements = {
  readonly ratings: readonly NamedRating[]
  readonly preferences: readonly NamedPreference[]
  readonly rankings: readonly NamedRanking[]
}

/**
 * Raw judgements as CSV files that can be imported again: long ratings, comparisons (−3…3, negative: left), and one
 * row per ranked response. Kinds that nobody gave are left out.
 */
export function judgementTables({ ratings, preferences, rankings }: NamedJudgements): TextFile[] {
  const files = [
    {
      fileName: 'ratings.csv',
      columns: ['item', 'system', 'rater', 'criterion', 'value'],
      rows: ratings.map(({ item, system, rater, criterion, value }) => [item, system, rater, criterion, value]),
    },
    {
      fileName: 'preferences.csv',
      columns: ['item', 'left', 'right', 'rater', 'outcome'],
      rows: preferences.map(({ item, left, right, rater, outcome }) => [item, left, right, rater, outcome]),
    },
    {
      fileName: 'rankings.csv',
      columns: ['item', 'rater', 'system', 'rank'],
      rows: rankings.flatMap(({ item, rater, ranks }) => ranks.map(({ system, rank }) => [item, rater, system, rank])),
    },
  ]
  return files
    .filter(({ rows }) => rows.length > 0)
    .map(({ fileName, columns, rows }) => ({ fileName, text: csvText({ columns, rows }) }))
}
