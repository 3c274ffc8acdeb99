import { oc } from '@orpc/contract'
import { z } from 'zod'
import { amend } from './amend.ts'
import { mayFailWith, openingFailures, storageFailures } from './errors.ts'
import { exportProcedures } from './exports.ts'
import { command, Instant, ofStudy, RaterId, SeatId, StageId, StudyId } from './ids.ts'
import { importProcedures } from './importProcedures.ts'
import { packetProcedures } from './packets.ts'
import { planning } from './planning.ts'
import { preflight } from './preflight.ts'
import { PlanCertificate, Protocol, Rater } from './protocol.ts'
import { ContextBlock } from './rater.ts'
import { reportProcedures } from './reportProcedures.ts'
import { review } from './review.ts'
import { Rubric } from './rubric.ts'
import { rubricProcedures } from './rubricSetup.ts'
import { unblindingProcedures } from './unblinding.ts'

/** Prepare, Review and Report: what only the coordinator's window may call. */

export const Stage = z.enum(['preparing', 'judging', 'closed', 'unblinded'])
export type Stage = z.infer<typeof Stage>

/** The words a study is shown with. */
export const StudyWords = z.strictObject({
  title: z.string().trim().min(1).max(200),
  description: z.string().max(5000),
  guidelines: z.string().max(50_000),
  promptHeading: z.string().trim().min(1).max(60),
  responseHeading: z.string().trim().min(1).max(60),
})
export type StudyWords = z.infer<typeof StudyWords>

export const StudyCounts = z.strictObject({
  items: z.int(),
  responses: z.int(),
  systems: z.int(),
  criteria: z.int(),
  raters: z.int(),
  assignments: z.int(),
  submitted: z.int(),
  importedJudgements: z.int(),
})
export type StudyCounts = z.infer<typeof StudyCounts>

export const StudySummary = z.strictObject({
  study: StudyId,
  title: z.string(),
  stage: Stage,
  counts: StudyCounts,
  changedAt: Instant,
  fileName: z.string(),
})
export type StudySummary = z.infer<typeof StudySummary>

/** A study in the folder that cannot be opened, and why; it is left untouched. */
export const UnreadableStudy = z.strictObject({ fileName: z.string(), code: z.string(), finding: z.string() })

export const StudyOverview = z.strictObject({
  study: StudyId,
  stage: Stage,
  words: StudyWords,
  counts: StudyCounts,
  rubric: Rubric,
  protocol: Protocol,
  raters: z.array(Rater),
  systems: z.array(z.strictObject({ code: z.string(), name: z.string(), responses: z.int() })),
  certificate: PlanCertificate.nullable(),
  /** What was fixed when judging opened; `unchanged` is computed whenever the file is opened. */
  frozen: z.strictObject({ at: Instant, hash: z.string(), unchanged: z.boolean() }).nullable(),
  unblinding: z.strictObject({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
  dataHash: z.string(),
})
export type StudyOverview = z.infer<typeof StudyOverview>

/** How far a rater is, without content. `cannotJudge` counts tasks, `flagged` too. */
export const RaterProgress = z.strictObject({
  rater: Rater,
  done: z.int(),
  total: z.int(),
  flagged: z.int(),
  cannotJudge: z.int(),
  lastAt: Instant.nullable(),
})
export type RaterProgress = z.infer<typeof RaterProgress>

export const SampleKey = z.enum(['clinic', 'classroom', 'research'])
export type SampleKey = z.infer<typeof SampleKey>

export const coordinator = {
  amend,
  preflight,
  review,
  library: {
    /** The studies in this computer's study folder, last changed first. */
    list: oc
      .input(z.strictObject({}))
      .output(z.strictObject({ studies: z.array(StudySummary), unreadable: z.array(UnreadableStudy) })),
    create: oc
      .input(z.strictObject({ ...command, title: z.string().trim().min(1).max(200) }))
      .output(z.strictObject({ study: StudyId }))
      .errors(mayFailWith('DISK_FULL')),
    createFromSample: oc
      .input(z.strictObject({ ...command, sample: SampleKey }))
      .output(z.strictObject({ study: StudyId }))
      .errors(mayFailWith('DISK_FULL')),
    /** Opens a study file where it lies. */
    openFile: oc
      .input(z.strictObject({ path: z.string().min(1) }))
      .output(z.strictObject({ study: StudyId }))
      .errors(mayFailWith(...openingFailures, 'PACKET_FILE', 'PASSPHRASE_NEEDED')),
    /** Copies a staged study file into the study folder and opens the copy. */
    adopt: oc
      .input(z.strictObject({ ...command, stage: StageId }))
      .output(z.strictObject({ study: StudyId }))
      .errors(
        mayFailWith(
          ...openingFailures,
          'STAGE_UNKNOWN',
          'FILE_UNREADABLE',
          'DISK_FULL',
          'PACKET_FILE',
          'PASSPHRASE_NEEDED',
        ),
      ),
  },

  study: {
    overview: oc
      .input(ofStudy)
      .output(StudyOverview)
      .errors(mayFailWith(...openingFailures)),
    saveWords: oc
      .input(ofStudy.extend({ ...command, words: StudyWords }))
      .output(z.strictObject({}))
      .errors(mayFailWith(...storageFailures)),
    /** Items a page at a time, with who answered them. */
    items: oc
      .input(ofStudy.extend({ from: z.int().nonnegative(), count: z.int().min(1).max(200) }))
      .output(
        z.strictObject({
          total: z.int(),
          items: z.array(
            z.strictObject({
              key: z.string(),
              title: z.string(),
              prompt: z.string(),
              context: z.array(ContextBlock),
              tags: z.array(z.string()),
              responses: z.array(z.strictObject({ system: z.string(), text: z.string() })),
            }),
          ),
        }),
      )
      .errors(mayFailWith(...storageFailures)),
  },

  imports: importProcedures,
  rubric: rubricProcedures,

  protocol: {
    save: oc
      .input(ofStudy.extend({ ...command, protocol: Protocol }))
      .output(z.strictObject({}))
      .errors(mayFailWith(...storageFailures, 'WRONG_STAGE')),
  },

  raters: {
    /** Sets the list of pseudonyms; raters that already judged cannot be dropped. */
    save: oc
      .input(ofStudy.extend({ ...command, pseudonyms: z.array(z.string().trim().min(1).max(60)).max(200) }))
      .output(z.strictObject({ raters: z.array(Rater) }))
      .errors(mayFailWith(...storageFailures, 'WRONG_STAGE')),
  },

  plan: {
    /** What would be drawn now, without storing it. */
    preview: oc
      .input(ofStudy)
      .output(PlanCertificate)
      .errors(mayFailWith(...storageFailures, 'PLAN_IMPOSSIBLE', 'WRONG_STAGE')),
    /** Draws and stores assignments, blind labels and positions, freezes the study under one hash, and opens judging. */
    open: oc
      .input(ofStudy.extend(command))
      .output(PlanCertificate)
      .errors(mayFailWith(...storageFailures, 'PLAN_IMPOSSIBLE', 'WRONG_STAGE', 'LEAKS_UNDECIDED')),
  },

  judging: {
    /** Gives a rater the desk: the returned seat is all the rater's side needs. */
    seat: oc
      .input(ofStudy.extend({ rater: RaterId, pin: z.string().max(12).optional() }))
      .output(z.strictObject({ seat: SeatId }))
      .errors(mayFailWith(...storageFailures, 'WRONG_STAGE', 'RATER_UNKNOWN', 'PIN_NEEDED', 'PIN_WRONG', 'PIN_WAIT')),
    /** Progress by rater, blind to content and results. */
    progress: oc
      .input(ofStudy)
      .output(z.strictObject({ raters: z.array(RaterProgress) }))
      .errors(mayFailWith(...storageFailures)),
    /** Closes judging for good: later judgements are refused. */
    close: oc
      .input(ofStudy.extend(command))
      .output(z.strictObject({}))
      .errors(mayFailWith(...storageFailures, 'WRONG_STAGE')),
    /** Reveals which system is which, on record. Needs closed judging. */
    unblind: oc
      .input(
        ofStudy.extend({
          ...command,
          by: z.string().trim().min(1).max(120),
          reason: z.string().trim().min(1).max(1000),
          /** Of a sealed key. */
          passphrase: z.string().max(200).optional(),
        }),
      )
      .output(z.strictObject({}))
      .errors(mayFailWith(...storageFailures, 'WRONG_STAGE', 'PASSPHRASE_NEEDED', 'PASSPHRASE_WRONG', 'KEY_CHANGED')),
  },

  ...packetProcedures,

  planning,

  report: reportProcedures,
  exports: exportProcedures,
  unblinding: unblindingProcedures,
}
