import { oc } from '@orpc/contract'
import { z } from 'zod'
import { amend } from './amend.ts'
import { mayFailWith } from './errors.ts'
import { exportProcedures } from './exports.ts'
import { CommandId, Instant, RaterId, SeatId, StageId, StudyId } from './ids.ts'
import { FileReading, ImportCheck, ImportDone, ImportMapping, ImportTemplate, InspectedFile } from './imports.ts'
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

export const SampleKey = z.enum(['clinic', 'classroom', 'research'])
export type SampleKey = z.infer<typeof SampleKey>

const command = { command: CommandId }
const ofStudy = z.strictObject({ study: StudyId })
const storage = ['STUDY_NOT_FOUND', 'DISK_FULL', 'STUDY_READ_ONLY'] as const
const opening = [
  'STUDY_NOT_FOUND',
  'STUDY_DAMAGED',
  'STUDY_TRUNCATED',
  'STUDY_NEWER',
  'STUDY_FOREIGN',
  'STUDY_READ_ONLY',
  'STUDY_IN_USE',
] as const

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
      .errors(mayFailWith(...opening, 'PACKET_FILE', 'PASSPHRASE_NEEDED')),
    /** Copies a staged study file into the study folder and opens the copy. */
    adopt: oc
      .input(z.strictObject({ ...command, stage: StageId }))
      .output(z.strictObject({ study: StudyId }))
      .errors(
        mayFailWith(...opening, 'STAGE_UNKNOWN', 'FILE_UNREADABLE', 'DISK_FULL', 'PACKET_FILE', 'PASSPHRASE_NEEDED'),
      ),
  },

  study: {
    overview: oc
      .input(ofStudy)
      .output(StudyOverview)
      .errors(mayFailWith(...opening)),
    saveWords: oc
      .input(ofStudy.extend({ ...command, words: StudyWords }))
      .output(z.strictObject({}))
      .errors(mayFailWith(...storage)),
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
      .errors(mayFailWith(...storage)),
  },

  imports: {
    /**
     * Hands over files in pieces (base64); the first piece has no stage yet. Pieces of one name make one file; several
     * names in one stage are the files of a folder, each named with its path in it.
     */
    stage: oc
      .input(
        z.strictObject({
          stage: StageId.nullable(),
          fileName: z.string().min(1).max(1000),
          chunk: z.string().max(12_000_000),
        }),
      )
      .output(z.strictObject({ stage: StageId }))
      .errors(mayFailWith('STAGE_UNKNOWN')),
    /** Reads what is staged, says which tables it holds, and suggests what their columns mean. */
    inspect: oc
      .input(ofStudy.extend({ stage: StageId, reading: FileReading.optional() }))
      .output(InspectedFile)
      .errors(mayFailWith(...storage, 'STAGE_UNKNOWN', 'FILE_UNREADABLE')),
    /** Counts, problems and a preview of what the mapping would bring in. Writes nothing. */
    check: oc
      .input(ofStudy.extend({ stage: StageId, reading: FileReading.optional(), mapping: ImportMapping }))
      .output(ImportCheck)
      .errors(mayFailWith(...storage, 'STAGE_UNKNOWN', 'FILE_UNREADABLE', 'WRONG_STAGE')),
    /** Every row that would be left out, with its line and reason, as a CSV that can be put right and brought in. */
    rejected: oc
      .input(ofStudy.extend({ stage: StageId, reading: FileReading.optional(), mapping: ImportMapping }))
      .output(z.strictObject({ text: z.string(), rows: z.int() }))
      .errors(mayFailWith(...storage, 'STAGE_UNKNOWN', 'FILE_UNREADABLE', 'WRONG_STAGE')),
    /** Writes what was checked, in one transaction. `digest` is the accepted check's. */
    commit: oc
      .input(
        ofStudy.extend({
          ...command,
          stage: StageId,
          reading: FileReading.optional(),
          mapping: ImportMapping,
          digest: z.string(),
        }),
      )
      .output(ImportDone)
      .errors(
        mayFailWith(
          ...storage,
          'STAGE_UNKNOWN',
          'FILE_UNREADABLE',
          'WRONG_STAGE',
          'IMPORT_CHANGED',
          'IMPORT_NOTHING_TO_DO',
        ),
      ),
    /** Templates of this computer, by name. They hold names of columns and systems, no texts. */
    templates: oc.input(z.strictObject({})).output(z.strictObject({ templates: z.array(ImportTemplate) })),
    /** Keeps a template; one of the same name is replaced. */
    saveTemplate: oc.input(ImportTemplate).output(z.strictObject({})),
    dropTemplate: oc.input(z.strictObject({ name: z.string() })).output(z.strictObject({})),
  },

  rubric: rubricProcedures,

  protocol: {
    save: oc
      .input(ofStudy.extend({ ...command, protocol: Protocol }))
      .output(z.strictObject({}))
      .errors(mayFailWith(...storage, 'WRONG_STAGE')),
  },

  raters: {
    /** Sets the list of pseudonyms; raters that already judged cannot be dropped. */
    save: oc
      .input(ofStudy.extend({ ...command, pseudonyms: z.array(z.string().trim().min(1).max(60)).max(200) }))
      .output(z.strictObject({ raters: z.array(Rater) }))
      .errors(mayFailWith(...storage, 'WRONG_STAGE')),
  },

  plan: {
    /** What would be drawn now, without storing it. */
    preview: oc
      .input(ofStudy)
      .output(PlanCertificate)
      .errors(mayFailWith(...storage, 'PLAN_IMPOSSIBLE', 'WRONG_STAGE')),
    /** Draws and stores assignments, blind labels and positions, freezes the study under one hash, and opens judging. */
    open: oc
      .input(ofStudy.extend({ ...command }))
      .output(PlanCertificate)
      .errors(mayFailWith(...storage, 'PLAN_IMPOSSIBLE', 'WRONG_STAGE', 'LEAKS_UNDECIDED')),
  },

  judging: {
    /** Gives a rater the desk: the returned seat is all the rater's side needs. */
    seat: oc
      .input(ofStudy.extend({ rater: RaterId, pin: z.string().max(12).optional() }))
      .output(z.strictObject({ seat: SeatId }))
      .errors(mayFailWith(...storage, 'WRONG_STAGE', 'RATER_UNKNOWN', 'PIN_NEEDED', 'PIN_WRONG', 'PIN_WAIT')),
    /** Progress by rater, blind to content and results. */
    progress: oc
      .input(ofStudy)
      .output(
        z.strictObject({
          raters: z.array(
            z.strictObject({
              rater: Rater,
              done: z.int(),
              total: z.int(),
              flagged: z.int(),
              cannotJudge: z.int(),
              lastAt: Instant.nullable(),
            }),
          ),
        }),
      )
      .errors(mayFailWith(...storage)),
    /** Closes judging for good: later judgements are refused. */
    close: oc
      .input(ofStudy.extend({ ...command }))
      .output(z.strictObject({}))
      .errors(mayFailWith(...storage, 'WRONG_STAGE')),
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
      .errors(mayFailWith(...storage, 'WRONG_STAGE', 'PASSPHRASE_NEEDED', 'PASSPHRASE_WRONG', 'KEY_CHANGED')),
  },

  ...packetProcedures,

  planning,

  report: reportProcedures,
  exports: exportProcedures,
  unblinding: unblindingProcedures,
}
