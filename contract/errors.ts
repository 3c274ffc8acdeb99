import { z } from 'zod'
import { RubricFault } from './rubricFaults.ts'

/** Why a returned file is not merged. */
export const PacketRefusal = z.enum([
  'unreadable',
  'passphrase',
  'not-a-packet',
  'wrong-study',
  'unknown-packet',
  'wrong-version',
  'broken-chain',
  'edited',
])
export type PacketRefusal = z.infer<typeof PacketRefusal>

/**
 * Expected failures: a closed set of codes, each with its own facts. The words are made by whoever shows them.
 * Anything else that goes wrong is a bug: it is thrown, gets an incident id and a log line without item text.
 */
const none = z.strictObject({})
export const errorData = {
  STUDY_NOT_FOUND: none,
  STUDY_DAMAGED: z.strictObject({ finding: z.string() }),
  STUDY_TRUNCATED: none,
  STUDY_NEWER: z.strictObject({ fileVersion: z.int(), appVersion: z.int() }),
  STUDY_FOREIGN: none,
  STUDY_READ_ONLY: none,
  STUDY_IN_USE: none,
  DISK_FULL: none,
  WRONG_STAGE: z.strictObject({ stage: z.string(), needed: z.string() }),
  SEAT_UNKNOWN: none,
  NOT_YOUR_TASK: none,
  VALUE_NOT_ON_SCALE: z.strictObject({ found: z.string(), expected: z.string() }),
  TASK_INCOMPLETE: z.strictObject({ missing: z.int() }),
  FILE_UNREADABLE: z.strictObject({ reason: z.string(), line: z.int().nullable() }),
  STAGE_UNKNOWN: none,
  IMPORT_CHANGED: none,
  IMPORT_NOTHING_TO_DO: none,
  PLAN_IMPOSSIBLE: z.strictObject({
    reason: z.enum([
      'no-items',
      'no-raters',
      'no-criteria',
      'phase-without-raters',
      'phase-without-criteria',
      'fewer-than-two-systems',
      'fewer-than-three-responses',
      'too-many-responses-to-rank',
      'too-many-responses-together',
      'too-few-raters-per-item',
      'overlap-above-items',
      'overlap-without-sharing',
      'too-many-repeats',
      'repeats-too-close',
      'pass-mark-without-items',
      'qualification-without-answers',
    ]),
  }),
  RUBRIC_IN_USE: none,
  RUBRIC_FAULTY: z.strictObject({ faults: z.array(RubricFault).min(1) }),
  RATER_UNKNOWN: none,
  PDF_NO_PRINTER: none,
  PDF_FAILED: none,
  EXPORT_EMPTY: none,
  ITEM_UNKNOWN: none,
  NOT_PLANNABLE: none,
  CASE_UNKNOWN: none,
  FINDING_UNKNOWN: none,
  /** Judging cannot open before somebody decided about everything the leak scan found. */
  LEAKS_UNDECIDED: z.strictObject({ findings: z.int() }),
  /** A decision out of turn: the own one is made once and first, the final one after it. */
  CASE_STEP: z.strictObject({ needed: z.enum(['own', 'final']) }),
  PASSPHRASE_NEEDED: none,
  PASSPHRASE_WRONG: none,
  /** A rater's packet where a study was expected, and the reverse. */
  PACKET_FILE: none,
  NOT_A_PACKET: none,
  /** Nothing is left to do for the raters of a packet. */
  PACKET_EMPTY: none,
  /** A returned file was refused; nothing of any file was merged. */
  PACKET_REFUSED: z.strictObject({ fileName: z.string(), reason: PacketRefusal }),
  PIN_NEEDED: none,
  PIN_WRONG: none,
  PIN_WAIT: z.strictObject({ seconds: z.int() }),
  KEY_SEALED: none,
  KEY_CHANGED: none,
} as const
export type ErrorCode = keyof typeof errorData
export type ErrorData<C extends ErrorCode> = z.infer<(typeof errorData)[C]>

/** What may go wrong with any procedure that reads or writes an open study. */
export const storageFailures = ['STUDY_NOT_FOUND', 'DISK_FULL', 'STUDY_READ_ONLY'] as const

/** What may go wrong with opening a file. */
export const openingFailures = [
  'STUDY_NOT_FOUND',
  'STUDY_DAMAGED',
  'STUDY_TRUNCATED',
  'STUDY_NEWER',
  'STUDY_FOREIGN',
  'STUDY_READ_ONLY',
  'STUDY_IN_USE',
] as const

/** The HTTP status of an expected failure: the request was understood, and does not fit how things stand. */
const conflict = 409

/** The errors one procedure may answer with, in the form oRPC wants. */
export function mayFailWith<const C extends ErrorCode>(...codes: readonly C[]) {
  return Object.fromEntries(codes.map((code) => [code, { status: conflict, data: errorData[code] }])) as {
    [K in C]: { status: typeof conflict; data: (typeof errorData)[K] }
  }
}

/** An expected failure as core and db pass it: a value to return, and thrown only at the door of the core. */
export type Failure = { [C in ErrorCode]: { readonly code: C; readonly data: ErrorData<C> } }[ErrorCode]

/** Carries a `Failure` up to the door of the core; never used for bugs. */
export class ExpectedError extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.code)
    this.failure = failure
  }
}

/** Throws an expected failure from anywhere under a handler. */
export function fail<C extends ErrorCode>(code: C, data: ErrorData<C>): never {
  throw new ExpectedError({ code, data } as Failure)
}
