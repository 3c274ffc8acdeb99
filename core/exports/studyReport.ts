import type { ExportKind } from '#contract/exports.ts'
import type { Report, ReportSettings } from '#contract/report.ts'
import { dataHash } from '#db/queries/dataHash.ts'
import { appendExport } from '#db/queries/ledger.ts'
import { closeStudyFile, openStudyFile, type StudyFile } from '#db/studyFile.ts'
import type { Surroundings } from '../context.ts'
import { StatisticsPool } from '../statistics/pool.ts'
import { exportedStudy } from './exportedStudy.ts'
import { type ExportChoice, exportStudy, type MadeFile } from './exportStudy.ts'

export type ReportHost = {
  readonly around: Surroundings
  readonly appVersion: string
  /** Where the statistics thread starts. */
  readonly workerUrl: URL
}

/**
 * The report of the study at a path, with files of the kinds asked for, each recorded in the study's ledger. Fails with
 * what keeps a study from being opened, and with what `exportStudy` fails with.
 */
export async function exportsOfStudyAt(
  path: string,
  settings: ReportSettings,
  kinds: readonly ExportKind[],
  choice: ExportChoice,
  { around, appVersion, workerUrl }: ReportHost,
): Promise<{ readonly report: Report; readonly files: readonly (MadeFile & { readonly kind: ExportKind })[] }> {
  const file = openStudyFile(path)
  const statistics = new StatisticsPool(workerUrl)
  try {
    const watch = { signal: undefined, onProgress: () => undefined }
    const study = await exportedStudy({ statistics, around, appVersion }, file, settings, watch)
    const files: (MadeFile & { readonly kind: ExportKind })[] = []
    for (const kind of kinds) {
      files.push(...(await exportStudy(study, kind, choice)).map((made) => ({ ...made, kind })))
      recordExport(file, kind, study.report, around)
    }
    return { report: study.report, files }
  } finally {
    await statistics.close()
    closeStudyFile(file)
  }
}

/** Notes in the study's ledger that something was taken out of it. */
export function recordExport(file: StudyFile, kind: ExportKind, { naming }: Report, around: Surroundings): void {
  appendExport(file, { at: around.now(), kind, naming, dataHash: dataHash(file) }, kind)
}
