import type { ExportedFile, Report, ReportSettings } from '#contract/report.ts'
import { closeStudyFile, openStudyFile, type StudyFile } from '#db/studyFile.ts'
import type { Surroundings } from '../context.ts'
import { readExistingStudy } from '../imports/existingStudy.ts'
import { namedSystems } from '../naming.ts'
import { exportFiles } from '../report/export.ts'
import { makeReport } from '../report/make.ts'
import { StatisticsPool } from '../statistics/pool.ts'
import { judgementTables, type NamedJudgements } from './judgementTables.ts'

export type ReportHost = {
  readonly around: Surroundings
  readonly appVersion: string
  /** Where the statistics thread starts. */
  readonly workerUrl: URL
}

/**
 * The report of the study at a path with all its files: one page of HTML, JSON, CSV tables and the raw judgements.
 * Fails with what keeps a study from being opened.
 */
export async function reportOfStudyAt(
  path: string,
  settings: ReportSettings,
  { around, appVersion, workerUrl }: ReportHost,
): Promise<{ readonly report: Report; readonly files: readonly ExportedFile[] }> {
  const file = openStudyFile(path)
  const statistics = new StatisticsPool(workerUrl)
  try {
    const watch = { signal: undefined, onProgress: () => undefined }
    const report = await makeReport({ statistics, around, appVersion }, file, settings, watch)
    const formats = ['html', 'json', 'csv'] as const
    const exported = await Promise.all(formats.map((format) => exportFiles(report, format)))
    const raw = judgementTables(shownJudgements(file)).map((table) => ({ ...table, mediaType: 'text/csv' }))
    return { report, files: [...exported.flat(), ...raw] }
  } finally {
    await statistics.close()
    closeStudyFile(file)
  }
}

/** The judgements with systems called what they may be called now: codes while the study is blind. */
export function shownJudgements(file: StudyFile): NamedJudgements {
  const shownAs = new Map(namedSystems(file).systems.map(({ name, shown }) => [name, shown]))
  const shown = (name: string): string => shownAs.get(name) ?? ''
  const { ratings, preferences, rankings } = readExistingStudy(file)
  return {
    ratings: Array.from(ratings, (rating) => ({ ...rating, system: shown(rating.system) })),
    preferences: Array.from(preferences, (preference) => ({
      ...preference,
      left: shown(preference.left),
      right: shown(preference.right),
    })),
    rankings: Array.from(rankings, (ranking) => ({
      ...ranking,
      ranks: ranking.ranks.map(({ system, rank }) => ({ system: shown(system), rank })),
    })),
  }
}
