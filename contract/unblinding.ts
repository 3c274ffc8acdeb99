import { oc } from '@orpc/contract'
import { z } from 'zod'
import { mayFailWith, storageFailures } from './errors.ts'
import { ExportRecord } from './exports.ts'
import { command, Instant, ofStudy, StudyId } from './ids.ts'
import { ReportSettings } from './report.ts'
import { AdjudicationReason } from './review.ts'

/** What was going to be computed, written down before anyone knew which system is which. */
export const AnalysisPlanDraft = z.strictObject({
  by: z.string().trim().min(1).max(120),
  text: z.string().trim().min(1).max(20_000),
  settings: ReportSettings,
})
export type AnalysisPlanDraft = z.infer<typeof AnalysisPlanDraft>

/** A locked plan. `hash` is the SHA-256 (hex) of text and settings in canonical JSON; it cannot be changed, only added to. */
export const AnalysisPlan = AnalysisPlanDraft.extend({
  at: Instant,
  hash: z.string(),
  /** SHA-256 of the study's data when the plan was locked. */
  dataHash: z.string(),
})
export type AnalysisPlan = z.infer<typeof AnalysisPlan>

/** What happened to the blinding of a study, in order: the part of a report that a reviewer checks first. */
export const Ledger = z.strictObject({
  /** Each stage the study entered. */
  stages: z.array(z.strictObject({ stage: z.enum(['preparing', 'judging', 'closed', 'unblinded']), at: Instant })),
  plans: z.array(AnalysisPlan),
  unblinding: z.strictObject({ at: Instant, by: z.string(), reason: z.string(), dataHash: z.string() }).nullable(),
  /** Judgements of people here that entered after the unblinding. They are marked, never hidden. */
  judgedAfter: z.int().nonnegative(),
  /** Whether the data are those that were unblinded; null before. */
  sameData: z.boolean().nullable(),
  /** Whether the report's settings are those of the last locked plan; null without a plan. */
  asPlanned: z.boolean().nullable(),
  exports: z.array(ExportRecord),
  /** What was fixed when judging opened, and whether the file still held it when it was opened; null before. */
  freeze: z.strictObject({ at: Instant, hash: z.string(), unchanged: z.boolean() }).nullable(),
  /** Every decision to leave a rater (by pseudonym) out of results or to take them in again, in order. */
  raterDecisions: z.array(
    z.strictObject({ rater: z.string(), excluded: z.boolean(), reason: z.string(), by: z.string(), at: Instant }),
  ),
  /** What was decided before judging about what texts could give away: how many decisions of a kind, on how many places. */
  leakDecisions: z.array(
    z.strictObject({
      kind: z.string(),
      what: z.enum(['redacted', 'accepted', 'undone']),
      decisions: z.int(),
      places: z.int(),
    }),
  ),
  /** Disagreements settled, by the reason found; `ownOnly` have an own decision and no final one. */
  adjudications: z.strictObject({
    settled: z.array(z.strictObject({ reason: AdjudicationReason, count: z.int() })),
    ownOnly: z.int(),
  }),
})
export type Ledger = z.infer<typeof Ledger>

export const unblindingProcedures = {
  /** The record so far; `settings` are those of the report it stands in. */
  ledger: oc
    .input(z.strictObject({ study: StudyId, settings: ReportSettings }))
    .output(Ledger)
    .errors(mayFailWith(...storageFailures)),
  /** Locks an analysis plan. Refused once the study is unblinded: a plan made then is none. */
  lockPlan: oc
    .input(ofStudy.extend({ ...command, plan: AnalysisPlanDraft }))
    .output(z.strictObject({ hash: z.string(), at: Instant }))
    .errors(mayFailWith(...storageFailures, 'WRONG_STAGE')),
}
