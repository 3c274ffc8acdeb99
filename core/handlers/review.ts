import { fail } from '#contract/errors.ts'
import type { CaseId, RaterId } from '#contract/ids.ts'
import type { AdjudicationReason, Verdict } from '#contract/review.ts'
import { appendAdjudication } from '#db/queries/adjudications.ts'
import { appendExclusion } from '#db/queries/exclusions.ts'
import { readRaters } from '#db/queries/raters.ts'
import { readRatingColumns } from '#db/queries/ratingColumns.ts'
import { partProgress } from '#db/queries/taskWords.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { inTurns } from '../inTurns.ts'
import { preferenceFits } from '../judging/actionFits.ts'
import { ratingFits } from '../judging/ratingFits.ts'
import { askAnother } from '../review/askAnother.ts'
import { casePage, caseView, comparisonRules, decisionsByCase, type FoundCase, findCase } from '../review/caseView.ts'
import { criteriaDrift } from '../review/criteriaDrift.ts'
import { forksToRead, settleFork } from '../review/forks.ts'
import { raterQuality } from '../review/quality.ts'
import { api, type Desk, fileInStage, once } from './base.ts'

/** When disagreements can be settled. Before judging opens there are those of judgements that came from files. */
const settling = ['preparing', 'judging', 'closed'] as const

/**
 * What happens between judging and the report: progress, disagreements settled blind, signals about raters. Ratings are
 * read in turns before they are looked at: what was read is known until something changes.
 */
export function reviewHandlers(desk: Desk) {
  const review = api.coordinator.review
  return {
    progress: review.progress.handler(({ input }) => partProgress(desk.library.file(input.study))),

    cases: review.cases.handler(async ({ input: { study, filter, from, count }, signal }) => {
      const file = desk.library.file(study)
      await inTurns(readRatingColumns(file), { signal })
      return casePage(file, filter, from, count)
    }),

    case: review.case.handler(async ({ input: { study, id }, signal }) => {
      const file = desk.library.file(study)
      await inTurns(readRatingColumns(file), { signal })
      return caseView(file, findCase(file, id))
    }),

    decide: review.decide.handler(({ input: { study, command, id, by, verdict } }) => {
      const file = fileInStage(desk, study, ...settling)
      return once(desk, file, command, () => {
        const found = findCase(file, id)
        if (decisionsByCase(file).get(id)?.own) fail('CASE_STEP', { needed: 'final' })
        record(desk, file, found, { step: 'own', by, verdict })
        return caseView(file, found)
      })
    }),

    settle: review.settle.handler(({ input: { study, command, id, ...decision } }) => {
      const file = fileInStage(desk, study, ...settling)
      return once(desk, file, command, () => {
        const found = findCase(file, id)
        if (!decisionsByCase(file).get(id)?.own) fail('CASE_STEP', { needed: 'own' })
        record(desk, file, found, { step: 'final', ...decision })
        return caseView(file, found)
      })
    }),

    askAnother: review.askAnother.handler(({ input: { study, command, id, rater } }) => {
      const file = fileInStage(desk, study, 'judging')
      return once(desk, file, command, () => {
        askAnother(file, findCase(file, id as CaseId).found, knownRater(file, rater))
        return {}
      })
    }),

    quality: review.quality.handler(async ({ input, signal }) => {
      const file = desk.library.file(input.study)
      await inTurns(readRatingColumns(file), { signal })
      return { raters: await inTurns(raterQuality(file), { signal }) }
    }),

    exclude: review.exclude.handler(({ input: { study, command, rater, excluded, reason, by } }) => {
      const file = desk.library.file(study)
      return once(desk, file, command, () => {
        appendExclusion(file, { rater: knownRater(file, rater), excluded, reason, by, at: desk.around.now() })
        return {}
      })
    }),

    ...forkHandlers(desk),
    drift: review.drift.handler(({ input }) => ({ criteria: criteriaDrift(desk.library.file(input.study)) })),
  }
}

/** Tasks answered in two copies of a packet, and which copy counts. */
function forkHandlers(desk: Desk) {
  const review = api.coordinator.review
  return {
    forks: review.forks.handler(({ input }) => ({ tasks: forksToRead(desk.library.file(input.study)) })),

    settleFork: review.settleFork.handler(({ input: { study, command, assignment, copy } }) => {
      const file = fileInStage(desk, study, 'judging', 'closed')
      return once(desk, file, command, () => {
        settleFork(file, { assignment, copy }, desk)
        return { tasks: forksToRead(file) }
      })
    }),
  }
}

const knownRater = (file: StudyFile, rater: RaterId): RaterId =>
  readRaters(file).some(({ id }) => id === rater) ? rater : fail('RATER_UNKNOWN', {})

type NewDecision = {
  readonly step: 'own' | 'final'
  readonly by: string
  readonly verdict: Verdict
  readonly reason?: AdjudicationReason
  readonly comment?: string
}

/** Puts a decision on record beside the judgements, once it fits the scale of the case. */
function record(desk: Desk, file: StudyFile, { found, criterion }: FoundCase, decision: NewDecision): void {
  const { verdict, reason = null, comment = '', step, by } = decision
  if (verdict.kind !== found.subject.kind)
    fail('VALUE_NOT_ON_SCALE', { found: verdict.kind, expected: found.subject.kind })
  const misfit =
    verdict.kind === 'preference'
      ? preferenceFits(comparisonRules(file), verdict.value)
      : criterion && ratingFits(criterion, verdict.value)
  if (misfit) fail('VALUE_NOT_ON_SCALE', misfit)
  appendAdjudication(file, desk.around.randomCode(), {
    caseId: found.id,
    step,
    item: found.item,
    first: found.first,
    second: found.second,
    criterion: criterion?.id ?? null,
    verdict,
    reason,
    comment,
    by,
    at: desk.around.now(),
  })
}
