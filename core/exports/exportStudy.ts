import { ExpectedError, fail } from '#contract/errors.ts'
import { type ExportKind, exportKinds, type ReportLanguage, type TrainingRules } from '#contract/exports.ts'
import { Report } from '#contract/report.ts'
import { readStudy } from '#db/queries/study.ts'
import { csvText } from '#formats/writers/csv.ts'
import { tellingIn } from '#report/language.ts'
import { coefficientName } from '#report/numbers.ts'
import { methodsText } from '#report/record/methodsText.ts'
import { studyCard } from '#report/record/studyCard.ts'
import {
  type AdjudicationRecord,
  adjudicationColumns,
  adjudicationFreeText,
  adjudicationRecords,
  adjudicationRow,
} from './adjudicationTable.ts'
import { blindedFiles, keyFile } from './blindedFiles.ts'
import { codebookColumns, codebookRows } from './codebook.ts'
import type { TextFile } from './countedTables.ts'
import { decisionFiles } from './decisionTables.ts'
import type { ExportedStudy, PrintPdf } from './exportedStudy.ts'
import { figureList, figureListColumns, figureRow } from './figureList.ts'
import { judgementTables } from './judgementTables.ts'
import { latexTables } from './latex.ts'
import { reportNames } from './places.ts'
import { pythonFiles, rFiles } from './recomputeFiles.ts'
import { reportTables } from './reportTables.ts'
import { shownJudgements } from './shownJudgements.ts'
import { spssFiles } from './spss.ts'
import { studyWorkbook } from './studyWorkbook.ts'
import { helpSteer, readTexts, trlKto, trlPreference } from './training.ts'
import { longTable, wideTables } from './wideTables.ts'

/** A file of an export, whole. Its name may name a folder before it. */
export type MadeFile = { readonly fileName: string; readonly mediaType: string; readonly bytes: Uint8Array }

export type ExportChoice = {
  readonly language: ReportLanguage
  readonly training: TrainingRules
  readonly printPdf: PrintPdf
}

const encoder = new TextEncoder()
const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html',
  csv: 'text/csv',
  json: 'application/json',
  jsonl: 'application/jsonl',
  md: 'text/markdown',
  tex: 'application/x-tex',
  py: 'text/x-python',
}

/** A text as a file of an export. */
const written = ({ fileName, text }: TextFile): MadeFile => ({
  fileName,
  mediaType: mediaTypes[fileName.split('.').at(-1) ?? ''] ?? 'text/plain',
  bytes: encoder.encode(text),
})

/**
 * The files of one kind of export. The same study, settings, language and rules give the same bytes, moments apart
 * (when the report was made; a PDF's own). Fails with `PDF_NO_PRINTER`, `PDF_FAILED`, `WRONG_STAGE` (the key while it is
 * hidden) and `EXPORT_EMPTY` (nothing of that kind in the study).
 */
export async function exportStudy(study: ExportedStudy, kind: ExportKind, choice: ExportChoice): Promise<MadeFile[]> {
  const files = await filesOf(study, kind, choice)
  if (files.every(({ bytes }) => bytes.length === 0)) return fail('EXPORT_EMPTY', {})
  return files
}

async function filesOf(study: ExportedStudy, kind: ExportKind, choice: ExportChoice): Promise<MadeFile[]> {
  const { report, ledger, input, file, names } = study
  const telling = tellingIn(choice.language)
  switch (kind) {
    case 'html':
      return [written({ fileName: 'report.html', text: await htmlOf(study, choice) })]
    case 'pdf':
      return [await pdfOf(study, choice)]
    case 'methods':
      return [written({ fileName: 'methods.txt', text: methodsText(telling, report, ledger) })]
    case 'card':
      return [written({ fileName: 'study-card.md', text: studyCard(telling, report, ledger) })]
    case 'latex':
      return [written(latexTables(report, (id) => coefficientName(tellingIn('en').words, id)))]
    case 'xlsx':
      return [{ fileName: 'study.xlsx', mediaType: xlsx, bytes: await studyWorkbook(study) }]
    case 'results':
      return resultTables(study).map(written)
    case 'judgements':
      return judgementFiles(study).map(written)
    case 'json':
      return [written({ fileName: 'report.json', text: jsonOf(study) })]
    case 'python':
      return (await pythonFiles({ report, input })).map(written)
    case 'r':
      return (await rFiles({ report, input })).map(written)
    case 'spss':
      return spssFiles({ report, input }, names.criteria).map(written)
    case 'trl-preference':
      return [written(trlPreference(input, readTexts(file), choice.training))]
    case 'trl-kto':
      return [written(trlKto(input, readTexts(file), choice.training))]
    case 'helpsteer':
      return helpSteer(input, readTexts(file), reportNames(report).criterion, choice.training).map(written)
    case 'blinded':
      return blindedFiles(file).map(written)
    case 'key':
      return [written(keyFile(file))]
    case 'everything':
      return everything(study, choice)
  }
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function htmlOf({ report, ledger }: ExportedStudy, { language }: ExportChoice): Promise<string> {
  const { reportHtml } = await import('#report/html.tsx')
  return reportHtml(report, ledger, tellingIn(language))
}

async function pageToPrint({ report, ledger }: ExportedStudy, { language }: ExportChoice): Promise<string> {
  const { reportHtmlForPaper } = await import('#report/html.tsx')
  return reportHtmlForPaper(report, ledger, tellingIn(language))
}

async function pdfOf(study: ExportedStudy, choice: ExportChoice): Promise<MadeFile> {
  if (choice.printPdf === null) return fail('PDF_NO_PRINTER', {})
  const bytes = await choice.printPdf(await pageToPrint(study, choice))
  return { fileName: 'report.pdf', mediaType: 'application/pdf', bytes }
}

/** The report's tables, what was decided on record, and every figure in one long table. */
const resultTables = ({ report, ledger }: ExportedStudy): TextFile[] => [
  ...reportTables(report),
  ...decisionFiles(ledger),
  { fileName: 'figures.csv', text: csvText({ columns: figureListColumns, rows: figureList(report).map(figureRow) }) },
]

/** The judgements long, wide, and as files that make the same study again, with the codebook. */
const judgementFiles = ({ records, names, file }: ExportedStudy): TextFile[] => [
  longTable(records),
  ...wideTables(records),
  ...judgementTables(shownJudgements(file)),
  ...adjudicationFiles(adjudicationRecords(file, names)),
  {
    fileName: 'codebook.csv',
    text: csvText({
      columns: codebookColumns,
      rows: codebookRows(names.criteria, ({ id }) => names.criterion(id)),
      freeText: ['meaning'],
    }),
  },
]

const adjudicationFiles = (records: readonly AdjudicationRecord[]): TextFile[] =>
  records.length === 0
    ? []
    : [
        {
          fileName: 'adjudications.csv',
          text: csvText({
            columns: adjudicationColumns,
            rows: records.map(adjudicationRow),
            freeText: adjudicationFreeText,
          }),
        },
      ]

/** Everything in one text: the report, the record of the blinding, what was settled, the rubric and the protocol. */
function jsonOf({ report, ledger, names, file }: ExportedStudy): string {
  const { protocol } = readStudy(file)
  // Parsed, so that a report from the cache and a fresh one have their keys in one order.
  const whole = {
    format: 'evenhand-report',
    version: 1,
    report: Report.parse(report),
    ledger,
    adjudications: adjudicationRecords(file, names),
    rubric: names.criteria,
    protocol,
  }
  return `${JSON.stringify(whole, null, 2)}\n`
}

/** All there is to read and to compute, and the blinded judgements, each kind in a folder; a PDF where one can be made. */
async function everything(study: ExportedStudy, choice: ExportChoice): Promise<MadeFile[]> {
  const kinds = [...exportKinds.read, ...exportKinds.compute, 'blinded'] as const
  const made: MadeFile[] = []
  for (const kind of kinds) {
    const files = await filesOf(study, kind, choice).catch((error: unknown) => {
      if (kind === 'pdf' && error instanceof ExpectedError) return []
      throw error
    })
    const folder = (exportKinds.read as readonly string[]).includes(kind) ? '' : `${kind}/`
    made.push(...files.map((file) => ({ ...file, fileName: `${folder}${file.fileName}` })))
  }
  return made
}
