import { z } from 'zod'
import { CriterionId, RaterId } from './ids.ts'
import { RaterGroup, yes } from './rubric.ts'

/** What every phase may ask besides. */
const everyPhase = {
  /** Raters of these groups do this phase; absent: everyone. */
  groups: z.array(RaterGroup).min(1).max(20).optional(),
  /** Asks with every task how sure the rater is, 0 to 100. */
  confidence: yes.optional(),
}

/** Words a rater gives for a comparison; at least `minLength` characters, or none where not required. */
export const JustificationRule = z.strictObject({ required: z.boolean(), minLength: z.int().min(0).max(2000) })
export type JustificationRule = z.infer<typeof JustificationRule>

/** What a marked stretch of text may be said to be. Severities in rising order; none: not asked. */
export const SpanScheme = z.strictObject({
  categories: z.array(z.string().trim().min(1).max(60)).min(1).max(20),
  severities: z
    .array(z.strictObject({ name: z.string().trim().min(1).max(60), weight: z.number().nonnegative() }))
    .max(9),
})
export type SpanScheme = z.infer<typeof SpanScheme>

/** Criteria of the rubric that a phase asks; absent: all. */
const only = z.array(CriterionId).min(1).max(40).optional()

/** Every response against the rubric. */
export const RatingPhase = z.strictObject({
  ...everyPhase,
  kind: z.literal('rating'),
  only,
  /** All responses of an item on one screen, each rated on its own; absent: one response at a time. */
  together: yes.optional(),
  /** Of a conversation, every turn of the response is rated, not the whole. */
  perTurn: yes.optional(),
  spans: SpanScheme.optional(),
})

/** Every two responses of an item. `strength` asks for how much (1 to 3). */
export const PreferencePhase = z.strictObject({
  ...everyPhase,
  kind: z.literal('preference'),
  ties: z.boolean(),
  strength: z.boolean(),
  bothBad: yes.optional(),
  /** Asked for every criterion of the rubric too, besides overall. */
  perCriterion: yes.optional(),
  only,
  justification: JustificationRule.optional(),
})
export type PreferencePhase = z.infer<typeof PreferencePhase>

/** All responses of an item in order. `top`: only the best so many need a place. */
export const RankingPhase = z.strictObject({
  ...everyPhase,
  kind: z.literal('ranking'),
  ties: z.boolean(),
  top: z.int().min(1).max(9).optional(),
  justification: JustificationRule.optional(),
})

/** The best and the worst of all responses of an item (three and more). */
export const BestWorstPhase = z.strictObject({
  ...everyPhase,
  kind: z.literal('best-worst'),
  justification: JustificationRule.optional(),
})

/** One kind of judgement on every item. */
export const Phase = z.discriminatedUnion('kind', [RatingPhase, PreferencePhase, RankingPhase, BestWorstPhase])
export type Phase = z.infer<typeof Phase>
export type TaskKind = Phase['kind']
export const TaskKind = z.enum(['rating', 'preference', 'ranking', 'best-worst'])

/** A question of the exit questionnaire. Without options it is answered in words. */
export const ExitQuestion = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]{1,40}$/),
  question: z.string().trim().min(1).max(500),
  options: z.array(z.string().trim().min(1).max(120)).max(11),
  required: z.boolean(),
})
export type ExitQuestion = z.infer<typeof ExitQuestion>

/** How responses on one screen are told apart; each set has equally salient members. */
export const LabelSet = z.enum(['letters', 'shapes', 'colours'])
export type LabelSet = z.infer<typeof LabelSet>

/** Which judgements are made and in which order. The seed fixes every draw of the plan. What is absent is not done. */
export const Protocol = z.strictObject({
  phases: z.array(Phase).min(1).max(6),
  /** Asked above a comparison, e.g. "Which answer would help this patient more?". */
  question: z.string().max(300),
  /** Items in the order of the file, or in an own random order per rater. */
  itemOrder: z.enum(['random', 'as-imported']),
  seed: z.int().min(0).max(4294967295),
  /** Raters each item is given to; absent: everyone judges everything. */
  ratersPerItem: z.int().min(1).max(200).optional(),
  /** Items that all raters judge, beside the others; only with `ratersPerItem`. */
  overlap: z.int().min(1).max(100_000).optional(),
  /** Half of the raters do the phases in the reverse order; absent: all as listed. */
  counterbalancedPhases: yes.optional(),
  /** Items shown to the same rater a second time, at least `minimumGap` tasks later. */
  repeats: z.strictObject({ items: z.int().min(1).max(1000), minimumGap: z.int().min(1).max(1000) }).optional(),
  labelSet: LabelSet.optional(),
  /** Share of qualification items to be answered as expected before study items are shown, 0 to 1. */
  passMark: z.number().min(0).max(1).optional(),
  /** Minutes of active judging after which a break is offered, and after which a sitting ends. */
  sitting: z
    .strictObject({ breakAfter: z.int().min(5).max(240).optional(), most: z.int().min(5).max(600).optional() })
    .optional(),
  /** References are shown only after the first answer of a task; absent: with the task. */
  referenceAfterAnswer: yes.optional(),
  /** Raters may have the differences of two responses marked; each use is recorded. */
  differences: yes.optional(),
  /** Asks which source the rater thinks wrote a response; "cannot say" is always offered too. */
  sourceQuestion: z.strictObject({ options: z.array(z.string().trim().min(1).max(60)).min(2).max(8) }).optional(),
  /** Text a rater agrees to before the first task. */
  consent: z.string().trim().min(1).max(20_000).optional(),
  exitQuestions: z.array(ExitQuestion).min(1).max(30).optional(),
})
export type Protocol = z.infer<typeof Protocol>

/** A rater by pseudonym; `machine` raters are judges that are no people and are never pooled with them. */
export const Rater = z.strictObject({
  id: RaterId,
  pseudonym: z.string().trim().min(1).max(60),
  kind: z.enum(['human', 'machine']),
  groups: z.array(RaterGroup).min(1).max(20).optional(),
})
export type Rater = z.infer<typeof Rater>

/** First-shown counts of one pair of systems for one rater (null: all raters). Systems by code, not by name. */
export const PositionCount = z.strictObject({
  rater: z.string().nullable(),
  systems: z.tuple([z.string(), z.string()]),
  first: z.tuple([z.int(), z.int()]),
})

const range = z.strictObject({ fewest: z.int(), most: z.int() })

/** What a plan holds besides positions. Certificates stored by earlier versions have none of it. */
export const PlanDetails = z.strictObject({
  /** By phase in the order listed. */
  phases: z.array(z.strictObject({ kind: TaskKind, assignments: z.int(), raters: z.int(), worstImbalance: z.int() })),
  /** By rater: different items of the study, and tasks of each round and role. */
  loads: z.array(
    z.strictObject({
      rater: z.string(),
      assignments: z.int(),
      items: z.int(),
      practice: z.int(),
      qualification: z.int(),
      gold: z.int(),
      attention: z.int(),
      repeats: z.int(),
    }),
  ),
  /** Tasks shown a second time, and how many tasks lie between a showing and its repeat; null without repeats. */
  repeats: z.strictObject({ assignments: z.int(), smallestGap: z.int(), largestGap: z.int() }).nullable(),
  /** How often each system (by code) stands at each place of a screen with several responses. */
  places: z.array(z.strictObject({ system: z.string(), times: z.array(z.int()) })),
  /** Raters per item of the study. */
  ratersPerItem: range,
  /** Items of the study that two raters share; null with fewer than two raters. */
  shared: range.nullable(),
  /** Raters that share items, directly or through others: one group when all are connected. */
  raterGroups: z.array(z.array(z.string())),
  /** Systems (by code) that answered the same items, likewise. */
  systemGroups: z.array(z.array(z.string())),
})
export type PlanDetails = z.infer<typeof PlanDetails>

/** What the plan promises: sizes, and how evenly each pair of systems is shown first. */
export const PlanCertificate = z.strictObject({
  algorithm: z.string(),
  seed: z.int(),
  assignments: z.int(),
  perRater: z.array(z.strictObject({ rater: z.string(), assignments: z.int() })),
  positions: z.array(PositionCount),
  /** Largest |first − second| over pairs and raters, in any phase and all together. Only items of the study count. */
  worstImbalance: z.int(),
  /** SHA-256 of the stored plan. */
  hash: z.string(),
  details: PlanDetails.optional(),
  /** SHA-256 of the key (which system is which), fixed when judging opened. */
  keyHash: z.string().optional(),
})
export type PlanCertificate = z.infer<typeof PlanCertificate>
