import { oc } from '@orpc/contract'
import { z } from 'zod'
import { mayFailWith, PacketRefusal, storageFailures } from './errors.ts'
import { command, Instant, ofStudy, RaterId, StageId } from './ids.ts'

/** Packets: what raters take away to judge on their own computers, what comes back, PINs, and the key. */

/** A packet's own code. It is also the id of the study inside the file. */
export const PacketId = z
  .string()
  .regex(/^[0-9a-z]{20}$/)
  .brand('PacketId')
export type PacketId = z.infer<typeof PacketId>

/** At least eight characters: what locks a packet or the key. */
export const Passphrase = z.string().min(8).max(200)
export const Pin = z.string().regex(/^\d{4,12}$/)

/** What a merge found in one returned file. Events are actions of raters: answers, comments, submissions, … */
export const ReturnCounts = z.strictObject({
  new: z.int(),
  known: z.int(),
  /** Tasks answered in two places, none of which knew of the other. */
  forked: z.int(),
  /** Events the study has from this packet that the file lacks: it is an older copy. */
  missing: z.int(),
  /** Tasks whose texts were changed in the study since they were handed out. */
  stale: z.int(),
})
export type ReturnCounts = z.infer<typeof ReturnCounts>

export const PacketSummary = z.strictObject({
  packet: PacketId,
  fileName: z.string(),
  madeAt: Instant,
  /** The file is locked with a passphrase. */
  encrypted: z.boolean(),
  raters: z.array(z.string()),
  tasks: z.int(),
  /** Of these tasks, submitted as far as the study knows. */
  submitted: z.int(),
  returns: z.array(z.strictObject({ at: Instant, fileName: z.string(), counts: ReturnCounts })),
})
export type PacketSummary = z.infer<typeof PacketSummary>

/** What would be, or was, taken in from one returned file. Refused: `reason` says why, and nothing is taken in. */
export const ReturnedFile = z.strictObject({
  fileName: z.string(),
  stage: StageId,
  /** null: it could not be told which packet this is. */
  raters: z.array(z.string()).nullable(),
  reason: PacketRefusal.nullable(),
  /** The place where a log breaks, and the like; for a report, in English. */
  finding: z.string(),
  counts: ReturnCounts.nullable(),
  submitted: z.int(),
  tasks: z.int(),
})
export type ReturnedFile = z.infer<typeof ReturnedFile>

/** The key tells which system is behind which code. Its hash is fixed when judging opens. */
export const SourceKeyState = z.strictObject({
  /** SHA-256 (hex); null before judging opens. */
  hash: z.string().nullable(),
  sealed: z.boolean(),
  sealedAt: Instant.nullable(),
  openedAt: Instant.nullable(),
})
export type SourceKeyState = z.infer<typeof SourceKeyState>

export const packetProcedures = {
  packets: {
    /** What was handed out, what came back, and what each rater still has to do. */
    list: oc
      .input(ofStudy)
      .output(
        z.strictObject({
          packets: z.array(PacketSummary),
          raters: z.array(
            z.strictObject({
              rater: RaterId,
              pseudonym: z.string(),
              open: z.int(),
              total: z.int(),
              pin: z.boolean(),
              groups: z.array(z.string()),
            }),
          ),
        }),
      )
      .errors(mayFailWith(...storageFailures)),
    /**
     * Makes packets of the open tasks of raters: one for each, or one for all `together`. `systemNames` lists systems whose
     * name stands in a text that raters are shown, with how many texts: blinding does not reach into texts.
     */
    make: oc
      .input(
        ofStudy.extend({
          ...command,
          raters: z.array(RaterId).min(1).max(200),
          together: z.boolean(),
          passphrase: Passphrase.nullable(),
        }),
      )
      .output(
        z.strictObject({
          packets: z.array(PacketSummary),
          systemNames: z.array(z.strictObject({ system: z.string(), texts: z.int() })),
        }),
      )
      .errors(mayFailWith(...storageFailures, 'WRONG_STAGE', 'RATER_UNKNOWN', 'PACKET_EMPTY')),
    /** The bytes of a packet in pieces, or of several in one ZIP file. The same packet comes out the same each time. */
    read: oc
      .input(
        ofStudy.extend({
          packets: z.array(PacketId).min(1).max(200),
          from: z.int().nonnegative(),
          count: z.int().min(1),
        }),
      )
      .output(z.strictObject({ fileName: z.string(), size: z.int(), base64: z.string() }))
      .errors(mayFailWith(...storageFailures, 'NOT_A_PACKET')),
    /** What merging these files would bring in. Writes nothing. */
    check: oc
      .input(ofStudy.extend({ stages: z.array(StageId).min(1).max(200) }))
      .output(z.strictObject({ files: z.array(ReturnedFile) }))
      .errors(mayFailWith(...storageFailures, 'WRONG_STAGE', 'STAGE_UNKNOWN', 'FILE_UNREADABLE')),
    /** Takes in all of these files or, if one is refused, none. */
    merge: oc
      .input(ofStudy.extend({ ...command, stages: z.array(StageId).min(1).max(200) }))
      .output(z.strictObject({ files: z.array(ReturnedFile) }))
      .errors(mayFailWith(...storageFailures, 'WRONG_STAGE', 'STAGE_UNKNOWN', 'FILE_UNREADABLE', 'PACKET_REFUSED')),
  },

  pins: {
    /** Sets or changes a rater's PIN; the present one is asked for. */
    set: oc
      .input(ofStudy.extend({ ...command, rater: RaterId, pin: Pin, present: z.string().nullable() }))
      .output(z.strictObject({}))
      .errors(mayFailWith(...storageFailures, 'RATER_UNKNOWN', 'PIN_NEEDED', 'PIN_WRONG', 'PIN_WAIT')),
    /** Takes a PIN away, for a rater who forgot it. */
    remove: oc
      .input(ofStudy.extend({ ...command, rater: RaterId }))
      .output(z.strictObject({}))
      .errors(mayFailWith(...storageFailures, 'RATER_UNKNOWN')),
  },

  sourceKey: {
    state: oc
      .input(ofStudy)
      .output(SourceKeyState)
      .errors(mayFailWith(...storageFailures)),
    /**
     * Locks the names of the systems away until unblinding. `left` says where in the study a name still stands: in the
     * record of an import of texts, for example.
     */
    seal: oc
      .input(ofStudy.extend({ ...command, passphrase: Passphrase }))
      .output(z.strictObject({ hash: z.string(), left: z.array(z.strictObject({ place: z.string(), rows: z.int() })) }))
      .errors(mayFailWith(...storageFailures, 'WRONG_STAGE', 'KEY_SEALED', 'KEY_CHANGED')),
  },
}
