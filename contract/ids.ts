import { z } from 'zod'

/**
 * A random code (lower-case letters and digits). Never time-ordered, never a row number: a rater or an
 * export may see it, so it must say nothing about order or source.
 */
const code = z.string().regex(/^[0-9a-z]{10,32}$/)

export const StudyId = code.brand('StudyId')
export type StudyId = z.infer<typeof StudyId>
export const ItemId = code.brand('ItemId')
export type ItemId = z.infer<typeof ItemId>
export const ResponseId = code.brand('ResponseId')
export type ResponseId = z.infer<typeof ResponseId>
export const SystemId = code.brand('SystemId')
export type SystemId = z.infer<typeof SystemId>
export const CriterionId = code.brand('CriterionId')
export type CriterionId = z.infer<typeof CriterionId>
export const RaterId = code.brand('RaterId')
export type RaterId = z.infer<typeof RaterId>
export const AssignmentId = code.brand('AssignmentId')
export type AssignmentId = z.infer<typeof AssignmentId>
export const JudgementId = code.brand('JudgementId')
export type JudgementId = z.infer<typeof JudgementId>
export const AttachmentId = code.brand('AttachmentId')
export type AttachmentId = z.infer<typeof AttachmentId>
/** A disagreement in review: follows from what is disagreed about, so that it stays the same. */
export const CaseId = code.brand('CaseId')
export type CaseId = z.infer<typeof CaseId>
export const BatchId = code.brand('BatchId')
export type BatchId = z.infer<typeof BatchId>

/** A rater's place in a study, in one code that says neither and stays the same when the core is started again. */
export const SeatId = code.brand('SeatId')
export type SeatId = z.infer<typeof SeatId>

/** A file handed in for import, held by the core until it is imported or let go. */
export const StageId = code.brand('StageId')
export type StageId = z.infer<typeof StageId>

/** Made by the client for each command, so that a repeated command does nothing twice. */
export const CommandId = code.brand('CommandId')
export type CommandId = z.infer<typeof CommandId>

/** An instant as ISO 8601 in UTC with milliseconds. */
export const Instant = z.iso.datetime({ precision: 3 })
export type Instant = z.infer<typeof Instant>

/** The input of a procedure about one study. */
export const ofStudy = z.strictObject({ study: StudyId })

/** What every command's input carries. */
export const command = { command: CommandId }

/** A command that is kept on record carries who gave it. */
export const signedCommand = { ...command, by: z.string().trim().min(1).max(120) }
