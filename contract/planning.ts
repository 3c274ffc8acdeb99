import { oc } from '@orpc/contract'
import { z } from 'zod'
import { mayFailWith, storageFailures } from './errors.ts'
import { Expected, ItemRole } from './expected.ts'
import { CriterionId, command, ofStudy, RaterId, ResponseId, StudyId } from './ids.ts'
import { Rater } from './protocol.ts'
import { RaterGroup } from './rubric.ts'

/** What the coordinator decides about the plan besides the protocol itself, and the ways to try it out. */

/** An item that is there for something else than results. Items are known by their key in the file. */
export const MarkedItem = z.strictObject({
  key: z.string(),
  title: z.string(),
  role: ItemRole,
  /** How many answers are expected of it: ratings, and the best response if one is named. */
  expectedAnswers: z.int(),
})
export type MarkedItem = z.infer<typeof MarkedItem>

/**
 * How precise a coefficient would be: for so many items and raters, or how many items a half-width takes. The criterion
 * gives the levels and the coefficient.
 */
export const PrecisionQuestion = ofStudy.extend({
  /** null: the outcomes of comparisons. */
  criterion: CriterionId.nullable(),
  /** The value of the coefficient that is thought likely. */
  expected: z.number().min(-1).max(1),
  raters: z.array(z.int().min(2).max(200)).min(1).max(8),
  items: z.array(z.int().min(2).max(100_000)).min(1).max(8),
  /** Also: the items that bring the half-width of the interval down to this. */
  halfWidth: z.number().gt(0).lt(1).nullable(),
})
export type PrecisionQuestion = z.infer<typeof PrecisionQuestion>

/** A width to expect; null with a reason where the coefficient has no interval. */
const precise = {
  raters: z.int(),
  items: z.int().nullable(),
  /** Mean half-width of the 95 % interval, and the one four of five studies stay under. */
  halfWidth: z.number().nullable(),
  likelyHalfWidth: z.number().nullable(),
  undefined: z.string().nullable(),
}
export const PrecisionAnswer = z.strictObject({
  /** E.g. "krippendorff_alpha.ordinal". */
  coefficient: z.string(),
  simulations: z.int(),
  seed: z.int(),
  /** Larger sizes are not simulated: from there the width falls with the square root of their number. */
  largestSimulated: z.int(),
  widths: z.array(z.strictObject(precise)),
  /** One a number of raters; empty when no half-width was asked for. */
  needed: z.array(z.strictObject(precise)),
})
export type PrecisionAnswer = z.infer<typeof PrecisionAnswer>

export const planning = {
  /** Items that have another role than the study's own. */
  marked: oc
    .input(ofStudy)
    .output(z.strictObject({ items: z.array(MarkedItem) }))
    .errors(mayFailWith(...storageFailures)),

  /** What an item is for and what is expected of it, with its responses under their systems' names. */
  expected: oc
    .input(ofStudy.extend({ key: z.string() }))
    .output(
      z.strictObject({
        role: ItemRole,
        expected: Expected,
        responses: z.array(z.strictObject({ id: ResponseId, system: z.string(), text: z.string() })),
      }),
    )
    .errors(mayFailWith(...storageFailures, 'ITEM_UNKNOWN')),

  /** Says what an item is for and, where given, what is expected of it; null takes expected answers away. */
  mark: oc
    .input(ofStudy.extend({ ...command, key: z.string(), role: ItemRole, expected: Expected.nullable().optional() }))
    .output(z.strictObject({}))
    .errors(mayFailWith(...storageFailures, 'WRONG_STAGE', 'ITEM_UNKNOWN')),

  /** Sets the groups of raters. */
  group: oc
    .input(
      ofStudy.extend({
        ...command,
        raters: z.array(z.strictObject({ rater: RaterId, groups: z.array(RaterGroup).max(20) })).max(200),
      }),
    )
    .output(z.strictObject({ raters: z.array(Rater) }))
    .errors(mayFailWith(...storageFailures, 'WRONG_STAGE', 'RATER_UNKNOWN')),

  /** The interval to expect, found by simulating studies. */
  precision: oc
    .input(PrecisionQuestion)
    .output(PrecisionAnswer)
    .errors(mayFailWith(...storageFailures, 'NOT_PLANNABLE')),

  /**
   * A throw-away copy of the study with the plan of one rater, under another id and title, open for judging. It is in no
   * list and gone when it is ended or the app is closed.
   */
  dryRun: oc
    .input(ofStudy.extend({ rater: RaterId, title: z.string().trim().min(1).max(200) }))
    .output(z.strictObject({ study: StudyId }))
    .errors(mayFailWith(...storageFailures, 'WRONG_STAGE', 'RATER_UNKNOWN', 'PLAN_IMPOSSIBLE')),

  /** Throws the copy away. Ending one that is gone does nothing. */
  endDryRun: oc.input(ofStudy).output(z.strictObject({})),
}
