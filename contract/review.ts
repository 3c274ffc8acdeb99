import { oc } from '@orpc/contract'
import { z } from 'zod'
import { mayFailWith, storageFailures } from './errors.ts'
import { AssignmentId, CaseId, CommandId, CriterionId, Instant, ofStudy, RaterId, signedCommand } from './ids.ts'
import { CannotJudgeReason, PreferenceValue, RatingValue } from './judgement.ts'
import { TaskKind } from './protocol.ts'
import { ContextBlock } from './rater.ts'
import { Figure } from './report.ts'
import { Criterion } from './rubric.ts'

/** Review: progress without peeking, disagreements settled blind, signals about raters. Systems are never named here. */

/** What raters may disagree about: one criterion's ratings of a response, or a comparison of two. */
export const CaseSubject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rating'), criterion: CriterionId }),
  z.strictObject({ kind: z.literal('preference') }),
])
export type CaseSubject = z.infer<typeof CaseSubject>

/** Which disagreements are wanted, widest first. `atLeast` is the distance between the two most distant votes. */
export const CaseFilter = z.strictObject({
  subject: CaseSubject,
  atLeast: z.number().nonnegative(),
  tag: z.string().nullable(),
  /** Only cases both judged; the distance is then between the two. */
  raters: z.tuple([RaterId, RaterId]).nullable(),
  /** Only cases nobody settled yet. */
  unsettled: z.boolean(),
})
export type CaseFilter = z.infer<typeof CaseFilter>

/** `open`: nothing decided, votes hidden. `decided`: the own decision is on record, votes shown. `settled`: final. */
export const CaseState = z.enum(['open', 'decided', 'settled'])
export type CaseState = z.infer<typeof CaseState>

/** A disagreement in a list. How far apart the votes are is said, where they lie only after the own decision. */
export const ReviewCase = z.strictObject({
  id: CaseId,
  title: z.string(),
  /** Which response of its item, in the order of their codes; null for a comparison, or where there is only one. */
  nth: z.int().nullable(),
  apart: z.number(),
  votes: z.int(),
  state: CaseState,
  values: z.array(z.number()).nullable(),
})
export type ReviewCase = z.infer<typeof ReviewCase>

/** A decision of an adjudicator: a rating of the criterion, or a preference between the two shown. */
export const Verdict = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rating'), value: RatingValue }),
  z.strictObject({ kind: z.literal('preference'), value: PreferenceValue }),
])
export type Verdict = z.infer<typeof Verdict>

/** Why raters came to differ. */
export const AdjudicationReason = z.enum([
  'evidence-overlooked',
  'rubric-unclear',
  'item-ambiguous',
  'slip',
  'judgement-call',
  'other',
])
export type AdjudicationReason = z.infer<typeof AdjudicationReason>

export const Decision = z.strictObject({ at: Instant, by: z.string(), verdict: Verdict })
export const FinalDecision = Decision.extend({ reason: AdjudicationReason, comment: z.string() })

/** A rater's vote without the rater, in an order drawn per case. Preferences are turned to the order shown here. */
export const Vote = z.strictObject({
  verdict: Verdict,
  reason: CannotJudgeReason.nullable(),
  comment: z.string(),
})
export type Vote = z.infer<typeof Vote>

/** A disagreement to settle. `votes` is null, and nothing else says what was voted, until the own decision is on record. */
export const CaseView = ReviewCase.extend({
  prompt: z.string(),
  context: z.array(ContextBlock),
  responses: z.array(z.strictObject({ blindLabel: z.string(), text: z.string() })),
  criterion: Criterion.nullable(),
  ties: z.boolean(),
  strength: z.boolean(),
  bothBad: z.boolean(),
  /** Raters who have not judged it and could be asked. */
  askable: z.array(RaterId),
  own: Decision.nullable(),
  shownVotes: z.array(Vote).nullable(),
  final: FinalDecision.nullable(),
})
export type CaseView = z.infer<typeof CaseView>

/** Progress of one part of the work: an item, a group of raters, or a phase. Nothing about what was judged. */
export const PartProgress = z.strictObject({ name: z.string(), done: z.int(), total: z.int() })
export type PartProgress = z.infer<typeof PartProgress>

/** A share with how many it is of; null when there was nothing to count. */
const Share = z.strictObject({ met: z.int(), of: z.int() })

/** Signals about one rater. They are reasons to look, not verdicts. */
export const RaterQuality = z.strictObject({
  rater: RaterId,
  pseudonym: z.string(),
  submitted: z.int(),
  qualification: Share.nullable(),
  gold: Share.nullable(),
  attention: Share.nullable(),
  /** Ratings of planned repeats that came out the same. */
  repeats: Share.nullable(),
  /** Median active milliseconds a task, and the share of tasks done in under a third of everybody's median. */
  medianActiveMs: z.number().nullable(),
  hasty: Share.nullable(),
  /** Mean difference to the mean of the others on the same responses, as a share of the scale; above 0: milder. */
  severity: Figure,
  /** Change of that difference per hundred tasks: a rater who grows milder (above 0) or more severe. */
  drift: Figure,
  /** Share of ratings with the rater's most used value. */
  sameValue: Share.nullable(),
  excluded: z.strictObject({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
})
export type RaterQuality = z.infer<typeof RaterQuality>

/** A criterion over its versions, oldest first, with the agreement reached under each. */
export const CriterionDrift = z.strictObject({
  name: z.string(),
  versions: z.array(
    z.strictObject({
      rubricVersion: z.int(),
      name: z.string(),
      ratings: z.int(),
      agreement: Figure,
    }),
  ),
})
export type CriterionDrift = z.infer<typeof CriterionDrift>

/** A task answered in two copies of a packet: when it was last answered in each, earliest first, and not what. */
export const ForkedTask = z.strictObject({
  assignment: AssignmentId,
  rater: z.string(),
  kind: TaskKind,
  item: z.int(),
  answeredAt: z.array(Instant),
})
export type ForkedTask = z.infer<typeof ForkedTask>

export const review = {
  /** How far the work is, by item, group and phase. */
  progress: oc
    .input(ofStudy)
    .output(
      z.strictObject({
        /** `name` is the place of the item in the study, from 1: who watches progress reads no content. */
        items: z.array(PartProgress),
        groups: z.array(PartProgress),
        /** `name` is the place of the phase, from 1. */
        phases: z.array(PartProgress.extend({ kind: TaskKind })),
      }),
    )
    .errors(mayFailWith(...storageFailures)),

  cases: oc
    .input(ofStudy.extend({ filter: CaseFilter, from: z.int().nonnegative(), count: z.int().min(1).max(500) }))
    .output(z.strictObject({ total: z.int(), settled: z.int(), tags: z.array(z.string()), cases: z.array(ReviewCase) }))
    .errors(mayFailWith(...storageFailures, 'WRONG_STAGE')),

  case: oc
    .input(ofStudy.extend({ id: CaseId }))
    .output(CaseView)
    .errors(mayFailWith(...storageFailures, 'WRONG_STAGE', 'CASE_UNKNOWN')),

  /** Puts the own decision on record, before any vote is shown. */
  decide: oc
    .input(ofStudy.extend({ ...signedCommand, id: CaseId, verdict: Verdict }))
    .output(CaseView)
    .errors(mayFailWith(...storageFailures, 'WRONG_STAGE', 'CASE_UNKNOWN', 'VALUE_NOT_ON_SCALE', 'CASE_STEP')),

  /** Puts the final decision on record; needs the own one. A later final decision supersedes an earlier. */
  settle: oc
    .input(
      ofStudy.extend({
        ...signedCommand,
        id: CaseId,
        verdict: Verdict,
        reason: AdjudicationReason,
        comment: z.string().max(5000),
      }),
    )
    .output(CaseView)
    .errors(mayFailWith(...storageFailures, 'WRONG_STAGE', 'CASE_UNKNOWN', 'VALUE_NOT_ON_SCALE', 'CASE_STEP')),

  /** Gives a case to a rater who has not judged it, at the end of that rater's tasks. Needs open judging. */
  askAnother: oc
    .input(ofStudy.extend({ ...signedCommand, id: CaseId, rater: RaterId }))
    .output(z.strictObject({}))
    .errors(mayFailWith(...storageFailures, 'WRONG_STAGE', 'CASE_UNKNOWN', 'RATER_UNKNOWN')),

  quality: oc
    .input(ofStudy)
    .output(z.strictObject({ raters: z.array(RaterQuality) }))
    .errors(mayFailWith(...storageFailures)),

  /** Records that a rater's judgements are left out of results, or taken in again. Both results stay available. */
  exclude: oc
    .input(
      ofStudy.extend({
        ...signedCommand,
        rater: RaterId,
        excluded: z.boolean(),
        reason: z.string().trim().min(1).max(1000),
      }),
    )
    .output(z.strictObject({}))
    .errors(mayFailWith(...storageFailures, 'RATER_UNKNOWN')),

  /** Tasks that came back answered in two copies of a packet, until somebody says which copy counts. */
  forks: oc
    .input(ofStudy)
    .output(z.strictObject({ tasks: z.array(ForkedTask) }))
    .errors(mayFailWith(...storageFailures)),
  /** Says which copy counts, by new events; nothing is taken away. `copy` is a place in `answeredAt`. */
  settleFork: oc
    .input(ofStudy.extend({ command: CommandId, assignment: AssignmentId, copy: z.int().nonnegative() }))
    .output(z.strictObject({ tasks: z.array(ForkedTask) }))
    .errors(mayFailWith(...storageFailures, 'WRONG_STAGE', 'NOT_YOUR_TASK')),

  drift: oc
    .input(ofStudy)
    .output(z.strictObject({ criteria: z.array(CriterionDrift) }))
    .errors(mayFailWith(...storageFailures)),
}
