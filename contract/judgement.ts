import { z } from 'zod'
import { AssignmentId, CriterionId, Instant } from './ids.ts'

/** Why a rater says "can't judge". `other` is explained in the comment. */
export const CannotJudgeReason = z.enum([
  'outside-my-field',
  'unreadable',
  'missing-context',
  'conflict-of-interest',
  'other',
])
export type CannotJudgeReason = z.infer<typeof CannotJudgeReason>

const notApplicable = z.strictObject({ state: z.literal('not-applicable') })
const cannotJudge = z.strictObject({ state: z.literal('cannot-judge'), reason: CannotJudgeReason })
/** The rater took the judgement back; it counts as missing until given anew. */
const cleared = z.strictObject({ state: z.literal('cleared') })

/** One criterion's answer. "Not applicable", "can't judge" and missing are three states and none is a number. */
export const RatingValue = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('given'), value: z.number() }),
  notApplicable,
  cannotJudge,
  cleared,
])
export type RatingValue = z.infer<typeof RatingValue>

/** Which of two shown responses is better: −3…−1 the first shown, 0 equal, 1…3 the second shown. */
export const PreferenceOutcome = z.int().min(-3).max(3)

export const PreferenceValue = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('given'), outcome: PreferenceOutcome }),
  cannotJudge,
  cleared,
])
export type PreferenceValue = z.infer<typeof PreferenceValue>

/** A rank per shown response in the order shown: 1 is best, equal ranks tie, null is not placed yet. */
export const RankingValue = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('given'), ranks: z.array(z.int().positive().nullable()).min(2).max(10) }),
  cannotJudge,
  cleared,
])
export type RankingValue = z.infer<typeof RankingValue>

/** What a rater does, as it is appended to the log. `submission` makes what came before it count. */
export const JudgementAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rating'), criterion: CriterionId, value: RatingValue }),
  z.strictObject({ kind: z.literal('preference'), value: PreferenceValue }),
  z.strictObject({ kind: z.literal('ranking'), value: RankingValue }),
  z.strictObject({ kind: z.literal('comment'), text: z.string().max(10_000) }),
  z.strictObject({ kind: z.literal('flag'), flagged: z.boolean() }),
  z.strictObject({ kind: z.literal('submission') }),
])
export type JudgementAction = z.infer<typeof JudgementAction>

/** When the task was opened, first touched, and how long it was in front of an active rater. */
export const JudgementTimes = z.strictObject({
  openedAt: Instant,
  firstInputAt: Instant.nullable(),
  activeMs: z.int().nonnegative(),
})
export type JudgementTimes = z.infer<typeof JudgementTimes>

/** Everything a task holds at the moment: heads of the log, submitted or not. */
export const TaskAnswers = z.strictObject({
  ratings: z.array(z.strictObject({ criterion: CriterionId, value: RatingValue })),
  preference: PreferenceValue.nullable(),
  ranking: RankingValue.nullable(),
  comment: z.string(),
  flagged: z.boolean(),
  submittedAt: Instant.nullable(),
})
export type TaskAnswers = z.infer<typeof TaskAnswers>

export const Acknowledgement = z.strictObject({
  assignment: AssignmentId,
  savedAt: Instant,
  /** Position of the event in this device's log. */
  sequence: z.int().positive(),
})
export type Acknowledgement = z.infer<typeof Acknowledgement>
