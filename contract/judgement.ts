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

/**
 * One criterion's answer: the value of a level or option, a number, the chosen options of a multi-select in rising
 * order, or words. "Not applicable", "can't judge" and missing are three states and none is a number.
 */
export const RatingValue = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('given'),
    value: z.union([z.number(), z.array(z.number()).max(30), z.string().max(10_000)]),
  }),
  notApplicable,
  cannotJudge,
  cleared,
])
export type RatingValue = z.infer<typeof RatingValue>

/** Which of two shown responses is better: −3…−1 the first shown, 0 equal, 1…3 the second shown. */
export const PreferenceOutcome = z.int().min(-3).max(3)

export const PreferenceValue = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('given'), outcome: PreferenceOutcome }),
  /** Neither is good enough: no winner, and more than a tie. */
  z.strictObject({ state: z.literal('both-bad') }),
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

/** Places shown (from 1) of the best and the worst response; null is not chosen yet. */
export const BestWorstValue = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('given'),
    best: z.int().min(1).max(10).nullable(),
    worst: z.int().min(1).max(10).nullable(),
  }),
  cannotJudge,
  cleared,
])
export type BestWorstValue = z.infer<typeof BestWorstValue>

/** A marked stretch of a response: UTF-16 offsets into its text as shown, the end excluded. */
export const Span = z.strictObject({
  start: z.int().nonnegative(),
  end: z.int().positive(),
  category: z.string().max(60),
  severity: z.string().max(60).nullable(),
  comment: z.string().max(2000),
})
export type Span = z.infer<typeof Span>

/** What a rater may have opened or used on the way, where the design says so. */
export const Aid = z.enum(['reference', 'differences'])
export type Aid = z.infer<typeof Aid>

/**
 * Which of the responses shown an answer is about: its place (from 1) where several are rated on one screen, and the
 * place of the turn (from 1) where turns are rated. Absent: the only one, the whole.
 */
const about = { slot: z.int().min(1).max(10).optional(), turn: z.int().min(1).max(500).optional() }

/** What a rater does, as it is appended to the log. `submission` makes what came before it count. */
export const JudgementAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rating'), criterion: CriterionId, ...about, value: RatingValue }),
  /** Overall, or by one criterion. */
  z.strictObject({ kind: z.literal('preference'), criterion: CriterionId.optional(), value: PreferenceValue }),
  z.strictObject({ kind: z.literal('ranking'), value: RankingValue }),
  z.strictObject({ kind: z.literal('best-worst'), value: BestWorstValue }),
  /** All marks of a response or turn as they are now, in the order of their start. */
  z.strictObject({ kind: z.literal('spans'), ...about, spans: z.array(Span).max(500) }),
  z.strictObject({ kind: z.literal('justification'), text: z.string().max(10_000) }),
  z.strictObject({ kind: z.literal('confidence'), percent: z.int().min(0).max(100).nullable() }),
  /** Who the rater thinks wrote it: one of the design's options, or null for "cannot say". */
  z.strictObject({ kind: z.literal('guess'), slot: about.slot, guess: z.string().max(60).nullable() }),
  z.strictObject({ kind: z.literal('comment'), text: z.string().max(10_000) }),
  z.strictObject({ kind: z.literal('flag'), flagged: z.boolean() }),
  /** Put at the end of the own queue, or taken back from there. */
  z.strictObject({ kind: z.literal('later'), later: z.boolean() }),
  z.strictObject({ kind: z.literal('opened'), aid: Aid }),
  z.strictObject({ kind: z.literal('submission') }),
])
export type JudgementAction = z.infer<typeof JudgementAction>
export type JudgementKind = JudgementAction['kind']

/** When the task was opened, first touched, and how long it was in front of an active rater. */
export const JudgementTimes = z.strictObject({
  openedAt: Instant,
  firstInputAt: Instant.nullable(),
  activeMs: z.int().nonnegative(),
})
export type JudgementTimes = z.infer<typeof JudgementTimes>

/** Everything a task holds at the moment: heads of the log, submitted or not. */
export const TaskAnswers = z.strictObject({
  ratings: z.array(z.strictObject({ criterion: CriterionId, ...about, value: RatingValue })),
  /** Overall. */
  preference: PreferenceValue.nullable(),
  criterionPreferences: z.array(z.strictObject({ criterion: CriterionId, value: PreferenceValue })),
  ranking: RankingValue.nullable(),
  bestWorst: BestWorstValue.nullable(),
  spans: z.array(z.strictObject({ ...about, spans: z.array(Span).max(500) })),
  justification: z.string(),
  confidence: z.int().min(0).max(100).nullable(),
  guesses: z.array(z.strictObject({ slot: about.slot, guess: z.string().max(60).nullable() })),
  comment: z.string(),
  flagged: z.boolean(),
  later: z.boolean(),
  opened: z.array(Aid),
  submittedAt: Instant.nullable(),
  /** Submitted once, changed since, and not submitted again: the change does not count yet. */
  changedSince: z.boolean(),
})
export type TaskAnswers = z.infer<typeof TaskAnswers>

export const Acknowledgement = z.strictObject({
  assignment: AssignmentId,
  savedAt: Instant,
  /** Position of the event in this device's log. */
  sequence: z.int().positive(),
})
export type Acknowledgement = z.infer<typeof Acknowledgement>
