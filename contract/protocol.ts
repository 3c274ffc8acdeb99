import { z } from 'zod'
import { RaterId } from './ids.ts'

/** One kind of judgement on every item. In a preference, `strength` asks for how much (1 to 3). */
export const Phase = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rating') }),
  z.strictObject({ kind: z.literal('preference'), ties: z.boolean(), strength: z.boolean() }),
  z.strictObject({ kind: z.literal('ranking'), ties: z.boolean() }),
])
export type Phase = z.infer<typeof Phase>
export type TaskKind = Phase['kind']

/** Which judgements are made and in which order. The seed fixes every draw of the plan. */
export const Protocol = z.strictObject({
  phases: z.array(Phase).min(1).max(3),
  /** Asked above a pair or a ranking, e.g. "Which answer would help this patient more?". */
  question: z.string().max(300),
  /** Items in the order of the file, or in an own random order per rater. */
  itemOrder: z.enum(['random', 'as-imported']),
  seed: z.int().min(0).max(4294967295),
})
export type Protocol = z.infer<typeof Protocol>

/** A rater by pseudonym; `machine` raters are judges that are no people and are never pooled with them. */
export const Rater = z.strictObject({
  id: RaterId,
  pseudonym: z.string().trim().min(1).max(60),
  kind: z.enum(['human', 'machine']),
})
export type Rater = z.infer<typeof Rater>

/** First-shown counts of one pair of systems for one rater (null: all raters). Systems by code, not by name. */
export const PositionCount = z.strictObject({
  rater: z.string().nullable(),
  systems: z.tuple([z.string(), z.string()]),
  first: z.tuple([z.int(), z.int()]),
})

/** What the plan promises: sizes, and how evenly each pair of systems is shown first. */
export const PlanCertificate = z.strictObject({
  algorithm: z.string(),
  seed: z.int(),
  assignments: z.int(),
  perRater: z.array(z.strictObject({ rater: z.string(), assignments: z.int() })),
  positions: z.array(PositionCount),
  /** Largest |first − second| over pairs and raters; a plan is refused if it is above 1. */
  worstImbalance: z.int(),
  /** SHA-256 of the stored plan. */
  hash: z.string(),
})
export type PlanCertificate = z.infer<typeof PlanCertificate>
