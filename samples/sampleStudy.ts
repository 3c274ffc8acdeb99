import { z } from 'zod'
import { CannotJudgeReason, PreferenceOutcome } from '#contract/judgement.ts'
import { Protocol } from '#contract/protocol.ts'
import { ContextBlock } from '#contract/rater.ts'
import { OrdinalCriterion } from '#contract/rubric.ts'

/** The three studies a first run offers, in the order offered. */
export const sampleIds = ['clinic', 'classroom', 'research'] as const
export type SampleId = (typeof sampleIds)[number]

/** An ordinal criterion with every level anchored. `key` names it inside the sample, where ids do not exist yet. */
export const SampleCriterion = OrdinalCriterion.omit({ id: true }).extend({ key: z.string().min(1) })
export type SampleCriterion = z.infer<typeof SampleCriterion>

/** One item: what was asked, what goes with it, and one response text (Markdown) per system name. */
export const SampleItem = z.strictObject({
  id: z.string().min(1),
  /** For lists; a few words. */
  title: z.string().min(1).max(60),
  prompt: z.string().min(1),
  context: z.array(ContextBlock),
  tags: z.array(z.string().min(1)),
  responses: z.record(z.string(), z.string().min(1)),
})
export type SampleItem = z.infer<typeof SampleItem>

/** What `content/<id>/study.json` holds: everything a study needs besides its items and judgements. */
export const SampleSettings = z.strictObject({
  title: z.string().min(1),
  /** One paragraph for the card that offers the sample. */
  description: z.string().min(1),
  /** Markdown; what raters are told before they begin. */
  guidelines: z.string().min(1),
  promptHeading: z.string().min(1),
  responseHeading: z.string().min(1),
  /** Names of the systems, in the order they are listed once the study is unblinded. */
  systems: z.array(z.string().min(1)).min(2),
  criteria: z.array(SampleCriterion).min(1),
  protocol: Protocol,
  /** Pseudonyms. */
  raters: z.array(z.string().min(1)).min(2),
})
export type SampleSettings = z.infer<typeof SampleSettings>

const place = { rater: z.string(), item: z.string(), system: z.string(), criterion: z.string() }

/** One finished rating: a value of the criterion's scale, or the rater's reason not to give one. */
export const SampleRating = z.union([
  z.strictObject({ ...place, value: z.number() }),
  z.strictObject({ ...place, state: z.literal('cannot-judge'), reason: CannotJudgeReason }),
])
export type SampleRating = z.infer<typeof SampleRating>

/** One finished comparison. `left` was shown first; −3…−1 prefers it, 0 is a tie, 1…3 prefers `right`. */
export const SamplePreference = z.strictObject({
  rater: z.string(),
  item: z.string(),
  left: z.string(),
  right: z.string(),
  outcome: PreferenceOutcome,
})
export type SamplePreference = z.infer<typeof SamplePreference>

/** What the raters of a finished sample said. A rating nobody gave is absent. Both empty where nobody has begun. */
export type SampleJudgements = {
  readonly ratings: readonly SampleRating[]
  readonly preferences: readonly SamplePreference[]
}

/** A sample as it is offered: settings, items in reading order, and judgements if its raters have finished. */
export type SampleStudy = Readonly<SampleSettings> & {
  readonly id: SampleId
  readonly items: readonly SampleItem[]
  readonly judgements: SampleJudgements
}
