import type { Report, ReportSettings } from '#contract/report.ts'
import type { Ledger } from '#contract/unblinding.ts'
import { excludedNow } from '#db/queries/exclusions.ts'
import type { StudyFile } from '#db/studyFile.ts'
import type { Desk } from '../handlers/base.ts'
import { gatherReportInput } from '../report/gather.ts'
import type { ReportInput } from '../report/input.ts'
import { makeReport } from '../report/make.ts'
import type { Watch } from '../statistics/pool.ts'
import { type JudgementRecord, judgementRecords, type StudyNames, studyNames } from './judgementRecords.ts'
import { readLedger } from './ledger.ts'

/** Prints a page to a tagged PDF with an outline; null where nothing can. */
export type PrintPdf = ((html: string) => Promise<Uint8Array>) | null

/** What exporting takes from the core. */
export type ExportHost = Pick<Desk, 'statistics' | 'around' | 'appVersion'> & { readonly printPdf: PrintPdf }

/** A study as everything that is exported is made from. */
export type ExportedStudy = {
  readonly file: StudyFile
  readonly report: Report
  readonly ledger: Ledger
  readonly input: ReportInput
  readonly names: StudyNames
  readonly records: readonly JudgementRecord[]
}

/** Computes the report (or takes it from the cache) and reads what else goes out with it. */
export async function exportedStudy(
  host: Pick<ExportHost, 'statistics' | 'around' | 'appVersion'>,
  file: StudyFile,
  settings: ReportSettings,
  watch: Watch,
): Promise<ExportedStudy> {
  const report = await makeReport(host, file, settings, watch)
  const names = studyNames(file)
  const leftOut = settings.withExcluded ? new Set() : new Set([...excludedNow(file).keys()].map(names.rater))
  return {
    file,
    report,
    // What was exported before would make each export differ from the one before it.
    ledger: { ...readLedger(file, settings), exports: [] },
    input: gatherReportInput(file, settings),
    names,
    records: judgementRecords(file, names).map((record) =>
      leftOut.has(record.rater) ? { ...record, counted: false } : record,
    ),
  }
}
