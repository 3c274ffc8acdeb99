import { createHash } from 'node:crypto'
import { Report, type ReportParts, type ReportSettings } from '#contract/report.ts'
import { reportSections } from '#contract/reportSections.ts'
import { cachedRun, rememberRun } from '#db/queries/analysisRuns.ts'
import { dataHash } from '#db/queries/dataHash.ts'
import { excludedNow } from '#db/queries/exclusions.ts'
import { readRaters } from '#db/queries/raters.ts'
import { readCounts, readStudy, readUnblinding } from '#db/queries/study.ts'
import type { StudyFile } from '#db/studyFile.ts'
import type { Desk } from '../handlers/base.ts'
import { namedSystems } from '../naming.ts'
import type { Watch } from '../statistics/pool.ts'
import { gatherReportInput } from './gather.ts'
import { shownAtOnce } from './parts.ts'
import { mergedSections } from './sections.ts'

/** Changes when the numbers of a report may change for the same data: it is part of the cache's key. */
const analysisVersion = 5

/** How a report in the making is watched: besides progress, its frame once and each part that is finished. */
export type ReportWatch = Watch & {
  readonly onBegun?: (frame: Report) => void
  readonly onFinished?: (parts: ReportParts) => void
}

/** The whole report of a study. Numbers come from the cache when data, settings and analysis are the same. */
export async function makeReport(
  desk: Pick<Desk, 'statistics' | 'around' | 'appVersion'>,
  file: StudyFile,
  settings: ReportSettings,
  watch: ReportWatch,
): Promise<Report> {
  const frame = emptyReport(desk, file, settings)
  const key = createHash('sha256')
    .update(JSON.stringify([analysisVersion, frame.dataHash, frame.naming, settings, [...excludedNow(file).keys()]]))
    .digest('hex')
  const known = numbersOnly.safeParse(cachedRun(file, key))
  if (known.success) return { ...frame, ...known.data }
  const input = gatherReportInput(file, settings)
  const counts = {
    ...frame.counts,
    ratings: input.ratings.length,
    preferences: input.preferences.length,
    rankings: input.rankings.length,
  }
  watch.onBegun?.({ ...frame, counts })
  const onPart =
    watch.onFinished && ((part: Parameters<typeof shownAtOnce>[0]) => watch.onFinished?.(shownAtOnce(part)))
  const numbers = await desk.statistics.run(input, settings, { ...watch, ...(onPart ? { onPart } : {}) })
  rememberRun(file, key, { ...numbers, counts }, desk.around.now())
  return { ...frame, counts, ...numbers }
}

/** Whose report it is, with no number in it yet. */
function emptyReport(desk: Pick<Desk, 'around' | 'appVersion'>, file: StudyFile, settings: ReportSettings): Report {
  const { study, stage, words } = readStudy(file)
  const { naming, systems } = namedSystems(file)
  const counts = readCounts(file)
  const unblinding = readUnblinding(file)
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
    dataHash: dataHash(file),
    naming,
    unblinding: unblinding && { at: unblinding.at, by: unblinding.by, reason: unblinding.reason },
    systems: systems.map(({ id, shown }) => ({ id, name: shown })),
    raters: readRaters(file).map(({ id, pseudonym, kind }) => ({ id, pseudonym, kind })),
    counts: { items: counts.items, responses: counts.responses, ratings: 0, preferences: 0, rankings: 0 },
    agreement: [],
    preferenceAgreement: [],
    preferencePairs: [],
    consistency: [],
    outcomes: [],
    orderAgreement: null,
    means: [],
    positionBias: null,
    exclusions: [],
    ...mergedSections([]),
  }
}

const numbersOnly = Report.pick({
  counts: true,
  agreement: true,
  preferenceAgreement: true,
  preferencePairs: true,
  consistency: true,
  outcomes: true,
  orderAgreement: true,
  means: true,
  positionBias: true,
  exclusions: true,
}).extend(reportSections)
