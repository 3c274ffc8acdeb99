import { oc } from '@orpc/contract'
import { z } from 'zod'
import { mayFailWith, storageFailures } from './errors.ts'
import { command, Instant, ofStudy, signedCommand } from './ids.ts'

/** Before judging opens: what could tell a rater where a response comes from, and what was done about it. */

/**
 * `system-name`: a system of this study; `vendor-name`: a known maker or product; `self-reference`: speaks about itself
 * as a machine; `letterhead`: a sender's lines; `listed-name`: on the study's own list; `personal`: looks like a
 * person's data; `file-name` and `image-metadata`: of attachments.
 */
export const LeakKind = z.enum([
  'system-name',
  'vendor-name',
  'self-reference',
  'letterhead',
  'listed-name',
  'personal',
  'file-name',
  'image-metadata',
])
export type LeakKind = z.infer<typeof LeakKind>

/** Where something was found. `item` and `response` are places from 1 in the study's own order. */
export const LeakPlace = z.strictObject({
  part: z.enum(['title', 'prompt', 'context', 'response', 'attachment', 'guidelines', 'rubric']),
  item: z.int().nullable(),
  response: z.int().nullable(),
  before: z.string(),
  match: z.string(),
  after: z.string(),
})
export type LeakPlace = z.infer<typeof LeakPlace>

export const LeakDecision = z.enum(['redacted', 'accepted'])
export type LeakDecision = z.infer<typeof LeakDecision>

/** Everything of one kind that reads the same, decided together. */
export const LeakFinding = z.strictObject({
  /** Follows from kind and words. */
  id: z.string().regex(/^[0-9a-f]{20}$/),
  kind: LeakKind,
  places: z.int().positive(),
  examples: z.array(LeakPlace).min(1).max(20),
  /** False where nothing of the study's items can be changed: guidelines and rubric are edited on their own pages. */
  redactable: z.boolean(),
  decision: z.strictObject({ what: LeakDecision, by: z.string(), at: Instant }).nullable(),
})
export type LeakFinding = z.infer<typeof LeakFinding>

export const LeakScan = z.strictObject({
  read: z.strictObject({ items: z.int(), responses: z.int(), attachments: z.int() }),
  findings: z.array(LeakFinding),
  undecided: z.int(),
  /** Names too short or too common to look for: of systems and from the list. */
  unsearched: z.array(z.string()),
  /** The study's own list of names to look for. */
  names: z.array(z.string()),
})
export type LeakScan = z.infer<typeof LeakScan>

const finding = { finding: LeakFinding.shape.id }

export const preflight = {
  scan: oc
    .input(ofStudy)
    .output(LeakScan)
    .errors(mayFailWith(...storageFailures)),
  /** Sets the list of names to look for besides the systems': people, places, departments. */
  saveNames: oc
    .input(ofStudy.extend({ ...command, names: z.array(z.string().trim().min(1).max(120)).max(2000) }))
    .output(LeakScan)
    .errors(mayFailWith(...storageFailures, 'WRONG_STAGE')),
  /** Takes the words out of every text where they stand, or lets them stand. Both are logged. */
  decide: oc
    .input(ofStudy.extend({ ...signedCommand, ...finding, what: LeakDecision }))
    .output(LeakScan)
    .errors(mayFailWith(...storageFailures, 'WRONG_STAGE', 'FINDING_UNKNOWN')),
  /** Accepts everything that is not decided yet. */
  acceptRest: oc
    .input(ofStudy.extend(signedCommand))
    .output(LeakScan)
    .errors(mayFailWith(...storageFailures, 'WRONG_STAGE')),
  /** Takes a decision back; redacted words return. */
  undo: oc
    .input(ofStudy.extend({ ...signedCommand, ...finding }))
    .output(LeakScan)
    .errors(mayFailWith(...storageFailures, 'WRONG_STAGE', 'FINDING_UNKNOWN')),
  /** Everything that was decided, in order: what stands in the report. */
  log: oc
    .input(ofStudy)
    .output(
      z.strictObject({
        decisions: z.array(
          z.strictObject({
            kind: LeakKind,
            places: z.int(),
            what: z.enum(['redacted', 'accepted', 'undone']),
            by: z.string(),
            at: Instant,
          }),
        ),
      }),
    )
    .errors(mayFailWith(...storageFailures)),
}
