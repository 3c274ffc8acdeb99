import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Report, type ReportParts, type ReportSettings } from '#contract/report.ts'
import { reportSections } from '#contract/reportSections.ts'
import { cachedRun, rememberRun } from '#db/queries/analysisRuns.ts'
import { dataHashInPieces } from '#db/queries/dataHash.ts'
import { readRaters } from '#db/queries/raters.ts'
import { newestEvent, stampOf } from '#db/queries/stamp.ts'
import { readCounts, readStudy, readUnblinding } from '#db/queries/study.ts'
import type { StudyFile } from '#db/studyFile.ts'
import type { Desk } from '../handlers/base.ts'
import { inTurns } from '../inTurns.ts'
import { namedSystems } from '../naming.ts'
import { inputHash, type PackedInput } from '../statistics/packed.ts'
import type { Watch } from '../statistics/pool.ts'
import { packReportInput } from './gather.ts'
import type { ReportNumbers } from './input.ts'
import { shownAtOnce } from './parts.ts'
import { mergedSections } from './sections.ts'

/** Changes when the numbers of a report may change for the same data: it is part of the cache's key. */
const analysisVersion = 6

/** How a report in the making is watched: besides progress, its frame once and each part that is finished. */
export type ReportWatch = Watch & {
  readonly onBegun?: (frame: Report) => void
  readonly onFinished?: (parts: ReportParts) => void
}

/** Of the progress of a report that must be computed, the share of reading the study. */
const readingShare = 0.1

/**
 * The whole report of a study. Numbers come from the cache when nothing was changed since, which costs no reading, or when
 * what was read, settings and analysis are the same. Reading goes piece by piece, as the study was when it was asked.
 */
export async function makeReport(
  desk: Pick<Desk, 'statistics' | 'around' | 'appVersion'>,
  file: StudyFile,
  settings: ReportSettings,
  watch: ReportWatch,
): Promise<Report> {
  for (;;) {
    const asOf = newestEvent(file)
    const stamp = stampOf(file, asOf)
    const keyOf = (...of: readonly string[]): string => keyed([...of, settings])
    const told = {
      signal: watch.signal,
      onProgress: (share: number) => watch.onProgress('agreement', readingShare * share),
    }
    const frame = emptyReport(desk, file, settings, await inTurns(dataHashInPieces(file, asOf), told))
    const unchanged = keyOf('stamp', stamp)
    const known = numbersAt(file, unchanged)
    if (known) return { ...frame, ...known }
    desk.statistics.prepare()
    const input = await inTurns(packReportInput(file, settings, asOf), told)
    if (stampOf(file, asOf) !== stamp) continue
    const counts = {
      ...frame.counts,
      ratings: input.ratings.value.length,
      preferences: input.rest.preferences.length,
      rankings: input.rest.rankings.length,
    }
    const sameInput = keyOf('input', inputHash(input))
    const numbers = numbersAt(file, sameInput) ?? {
      counts,
      ...(await computed(desk, input, settings, { ...frame, counts }, watch)),
    }
    const now = desk.around.now()
    rememberRun(file, sameInput, numbers, now)
    rememberRun(file, unchanged, { sameAs: sameInput }, now)
    return { ...frame, ...numbers }
  }
}

const keyed = (of: readonly unknown[]): string =>
  createHash('sha256')
    .update(JSON.stringify([analysisVersion, ...of]))
    .digest('hex')

const sameAs = z.strictObject({ sameAs: z.string() })

/** Numbers that were computed before; null when they were not, or by an older analysis. */
function numbersAt(file: StudyFile, key: string): z.infer<typeof numbersOnly> | null {
  const answer = cachedRun(file, key)
  const other = sameAs.safeParse(answer)
  return numbersOnly.safeParse(other.success ? cachedRun(file, other.data.sameAs) : answer).data ?? null
}

function computed(
  desk: Pick<Desk, 'statistics'>,
  input: PackedInput,
  settings: ReportSettings,
  frame: Report,
  { onBegun, onFinished, onProgress, signal }: ReportWatch,
): Promise<ReportNumbers> {
  onBegun?.(frame)
  return desk.statistics.runPacked(input, settings, {
    signal,
    onProgress: (step, fraction) => onProgress(step, readingShare + (1 - readingShare) * fraction),
    ...(onFinished && { onPart: (part) => onFinished(shownAtOnce(part)) }),
  })
}

/** Whose report it is, with no number in it yet. */
function emptyReport(
  desk: Pick<Desk, 'around' | 'appVersion'>,
  file: StudyFile,
  settings: ReportSettings,
  dataHash: string,
): Report {
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
    dataHash,
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
