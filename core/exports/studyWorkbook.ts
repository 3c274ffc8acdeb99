import type { Report } from '#contract/report.ts'
import type { Cell } from '#formats/writers/csv.ts'
import { type WrittenSheet, workbook } from '#formats/writers/workbook.ts'
import { adjudicationColumns, adjudicationRecords, adjudicationRow } from './adjudicationTable.ts'
import { codebookColumns, codebookRows } from './codebook.ts'
import { decisionTables } from './decisionTables.ts'
import type { ExportedStudy } from './exportedStudy.ts'
import { figureList, figureListColumns, figureRow } from './figureList.ts'
import { longHeadings, longRow, widePreferences, wideRatings } from './wideTables.ts'

/** Most rows of a sheet below its headings. */
const mostRows = 1_048_575

/** A study as a workbook: its facts, every figure, the judgements long and wide, what was left out, and a codebook. */
export function studyWorkbook({ report, ledger, names, records, file }: ExportedStudy): Promise<Uint8Array> {
  const settled = adjudicationRecords(file, names)
  const sheets: WrittenSheet[] = [
    { name: 'Study', columns: ['what', 'value'], rows: factRows(report) },
    { name: 'Figures', columns: figureListColumns, rows: figureList(report).map(figureRow) },
    { name: 'Judgements', columns: longHeadings, rows: records.slice(0, mostRows).map(longRow) },
    { name: 'Ratings wide', ...wideRatings(records) },
    { name: 'Comparisons wide', ...widePreferences(records) },
    {
      name: 'Left out',
      columns: ['what', 'reason', 'count'],
      rows: report.exclusions.map(({ what, reason, count }) => [what, reason, count]),
    },
    {
      name: 'Record',
      columns: ['at', 'what', 'by', 'details'],
      rows: [
        ...ledger.stages.map(({ at, stage }) => [at, stage, null, null]),
        ...ledger.plans.map(({ at, by, hash, text }) => [at, 'analysis plan locked', by, `${hash}\n${text}`]),
        ...(ledger.unblinding ? [[ledger.unblinding.at, 'named', ledger.unblinding.by, ledger.unblinding.reason]] : []),
      ],
    },
    ...decisionTables(ledger).map(({ sheet, columns, rows }) => ({ name: sheet, columns, rows })),
    ...(settled.length === 0
      ? []
      : [{ name: 'Adjudications', columns: adjudicationColumns, rows: settled.map(adjudicationRow) }]),
    {
      name: 'Codebook',
      columns: codebookColumns,
      rows: codebookRows(names.criteria, ({ id }) => names.criterion(id)),
    },
  ]
  return workbook(sheets)
}

const factRows = ({ study, settings, counts, raters, systems, ...report }: Report): Cell[][] => [
  ['title', study.title],
  ['description', study.description],
  ['stage', study.stage],
  ['systems named', report.naming],
  ['app version', report.appVersion],
  ['data SHA-256', report.dataHash],
  ['seed', settings.seed],
  ['resamples', settings.resamples],
  ['confidence', settings.confidence],
  ['raters', raters.filter(({ kind }) => kind === 'human').length],
  ['machine raters', raters.filter(({ kind }) => kind === 'machine').length],
  ['systems', systems.length],
  ...Object.entries(counts).map(([name, count]): Cell[] => [name, count]),
]
