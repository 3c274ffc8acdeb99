import type { Ledger } from '#contract/unblinding.ts'
import { type Cell, csvText } from '#formats/writers/csv.ts'
import type { TextFile } from './countedTables.ts'

/** A table of the record: its name as a file and as a sheet. */
export type DecisionTable = {
  readonly name: string
  readonly sheet: string
  readonly columns: readonly string[]
  readonly freeText: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Who was left out and taken in again, what texts could have given away, why raters came to differ, what was fixed. */
export const decisionTables = ({ raterDecisions, leakDecisions, adjudications, freeze }: Ledger): DecisionTable[] =>
  [
    {
      name: 'raters-left-out',
      sheet: 'Raters left out',
      columns: ['at', 'rater', 'decision', 'by', 'reason'],
      freeText: ['by', 'reason'],
      rows: raterDecisions.map(({ at, rater, excluded, by, reason }) => [
        at,
        rater,
        excluded ? 'left out' : 'taken in again',
        by,
        reason,
      ]),
    },
    {
      name: 'preflight-decisions',
      sheet: 'Preflight',
      columns: ['kind', 'decision', 'decisions', 'places'],
      freeText: [],
      rows: leakDecisions.map(({ kind, what, decisions, places }) => [kind, what, decisions, places]),
    },
    {
      name: 'adjudications-by-reason',
      sheet: 'Adjudications by reason',
      columns: ['reason', 'count'],
      freeText: [],
      rows: [
        ...adjudications.settled.map(({ reason, count }): Cell[] => [reason, count]),
        ...(adjudications.ownOnly > 0 ? [['own decision only', adjudications.ownOnly]] : []),
      ],
    },
    {
      name: 'freeze',
      sheet: 'Freeze',
      columns: ['at', 'content_sha256', 'unchanged'],
      freeText: [],
      rows: freeze ? [[freeze.at, freeze.hash, freeze.unchanged ? 'yes' : 'no']] : [],
    },
  ].filter(({ rows }) => rows.length > 0)

/** Those tables as CSV files. */
export const decisionFiles = (ledger: Ledger): TextFile[] =>
  decisionTables(ledger).map(({ name, columns, freeText, rows }) => ({
    fileName: `${name}.csv`,
    text: csvText({ columns, rows, freeText }),
  }))
