import { createHash } from 'node:crypto'
import { Report, type ReportSettings } from '#contract/report.ts'
import { cachedRun, rememberRun } from '#db/queries/analysisRuns.ts'
import { dataHash } from '#db/queries/dataHash.ts'
import { readRaters } from '#db/queries/raters.ts'
import { readCounts, readStudy, readUnblinding } from '#db/queries/study.ts'
import type { StudyFile } from '#db/studyFile.ts'
import type { Desk } from '../handlers/base.ts'
import { namedSystems } from '../naming.ts'
import type { Watch } from '../statistics/pool.ts'
import { gatherReportInput } from './gather.ts'
import type { ReportNumbers } from './input.ts'

/** Changes when the numbers of a report may change for the same data: it is part of the cache's key. */
const analysisVersion = 1

/** The whole report of a study. Numbers come from the cache when data, settings and analysis are the same. */
export async function makeReport(
  desk: Pick<Desk, 'statistics' | 'around' | 'appVersion'>,
  file: StudyFile,
  settings: ReportSettings,
  watch: Watch,
): Promise<Report> {
  const { study, stage, words } = readStudy(file)
  const { naming, systems } = namedSystems(file)
  const counts = readCounts(file)
  const unblinding = readUnblinding(file)
  const hash = dataHash(file)
  const input = gatherReportInput(file)
  const numbers = await cachedNumbers(desk, file, [analysisVersion, hash, naming, settings], () =>
    desk.statistics.run(input, settings, watch),
  )
  return {
    study: {
      id: study,
      title: words.title,
      description: words.description,
      stage,
      promptHeading: words.promptHeading,
      responseHeading: words.responseHeading,
    },
    settings,
    appVersion: desk.appVersion,
    madeAt: desk.around.now(),
    dataHash: hash,
    naming,
    unblinding: unblinding && { at: unblinding.at, by: unblinding.by, reason: unblinding.reason },
    systems: systems.map(({ id, shown }) => ({ id, name: shown })),
    raters: readRaters(file),
    counts: {
      items: counts.items,
      responses: counts.responses,
      ratings: input.ratings.length,
      preferences: input.preferences.length,
      rankings: input.rankings.length,
    },
    ...numbers,
  }
}

async function cachedNumbers(
  desk: Pick<Desk, 'around'>,
  file: StudyFile,
  key: readonly unknown[],
  compute: () => Promise<ReportNumbers>,
): Promise<ReportNumbers> {
  const inputHash = createHash('sha256').update(JSON.stringify(key)).digest('hex')
  const known = numbersOnly.safeParse(cachedRun(file, inputHash))
  if (known.success) return known.data
  const numbers = await compute()
  rememberRun(file, inputHash, numbers, desk.around.now())
  return numbers
}

const numbersOnly = Report.pick({
  agreement: true,
  preferenceAgreement: true,
  consistency: true,
  outcomes: true,
  orderAgreement: true,
  means: true,
  positionBias: true,
  exclusions: true,
})
