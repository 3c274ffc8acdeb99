import { z } from 'zod'
import { CriterionId } from './ids.ts'

export const Measurement = z.enum(['nominal', 'ordinal', 'interval', 'ratio'])
export type Measurement = z.infer<typeof Measurement>

/** One value of a scale. `anchor` is the short text under the level, `description` the full text that fixes it. */
export const ScaleLevel = z.strictObject({
  value: z.number(),
  anchor: z.string().max(120),
  description: z.string().max(2000),
})
export type ScaleLevel = z.infer<typeof ScaleLevel>

const criterionBase = {
  id: CriterionId,
  name: z.string().trim().min(1).max(120),
  /** What the criterion asks, shown as help. May be empty. */
  question: z.string().max(2000),
  measurement: Measurement,
  direction: z.enum(['higher-is-better', 'lower-is-better']),
  weight: z.number().nonnegative(),
  required: z.boolean(),
}

/** A criterion with 2 to 11 anchored levels, in rising order of value. */
export const OrdinalCriterion = z.strictObject({
  ...criterionBase,
  kind: z.literal('ordinal'),
  levels: z.array(ScaleLevel).min(2).max(11),
})

/** A criterion answered by a number; open ends are null. Judged by slider or field; also what imported numbers become. */
export const NumericCriterion = z.strictObject({
  ...criterionBase,
  kind: z.literal('numeric'),
  min: z.number().nullable(),
  max: z.number().nullable(),
  step: z.number().positive().nullable(),
})

export const Criterion = z.discriminatedUnion('kind', [OrdinalCriterion, NumericCriterion])
export type Criterion = z.infer<typeof Criterion>

/** A rubric version. A version that was used is never changed; an edit makes the next version. */
export const Rubric = z.strictObject({
  version: z.int().positive(),
  criteria: z.array(Criterion).max(20),
})
export type Rubric = z.infer<typeof Rubric>

/** A criterion as a template or an editor holds it, before it has an id in a study. */
export const CriterionDraft = z.discriminatedUnion('kind', [
  OrdinalCriterion.extend({ id: CriterionId.nullable() }),
  NumericCriterion.extend({ id: CriterionId.nullable() }),
])
export type CriterionDraft = z.infer<typeof CriterionDraft>

export const RubricTemplate = z.strictObject({
  key: z.enum(['general-quality', 'clinical-answer', 'feedback-quality', 'helpful-correct-clear', 'essay-markers']),
  criteria: z.array(CriterionDraft),
})
export type RubricTemplate = z.infer<typeof RubricTemplate>
