import { z } from 'zod'
import { CriterionId } from './ids.ts'

/** A setting that is either made or absent, so that there is one way to say no. */
export const yes = z.literal(true)

export const Measurement = z.enum(['nominal', 'ordinal', 'interval', 'ratio'])
export type Measurement = z.infer<typeof Measurement>

/** One value of a scale. `anchor` is the short text under the level, `description` the full text that fixes it. */
export const ScaleLevel = z.strictObject({
  value: z.number(),
  anchor: z.string().max(120),
  description: z.string().max(2000),
  /** Kept out of numeric statistics ("cannot be said"); absent: a quantity like the others. */
  notAQuantity: yes.optional(),
})
export type ScaleLevel = z.infer<typeof ScaleLevel>

/** An answer to another criterion of the same rubric. Of a multi-select, one of the values is enough. */
export const Condition = z.strictObject({ criterion: CriterionId, values: z.array(z.number()).min(1).max(30) })
export type Condition = z.infer<typeof Condition>

/** The name of a group of raters, e.g. "clinicians". */
export const RaterGroup = z.string().trim().min(1).max(60)

const criterionBase = {
  id: CriterionId,
  name: z.string().trim().min(1).max(120),
  /** What the criterion asks, shown as help. May be empty. */
  question: z.string().max(2000),
  measurement: Measurement,
  direction: z.enum(['higher-is-better', 'lower-is-better']),
  weight: z.number().nonnegative(),
  required: z.boolean(),
  /** Asked only once the named criterion was answered with one of these values; absent: always asked. */
  shownIf: Condition.optional(),
  /** Asked of raters of these groups only; absent: of everyone. */
  groups: z.array(RaterGroup).min(1).max(20).optional(),
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
  /** Judged by a slider; needs both ends. Absent: by a number field. */
  slider: yes.optional(),
})

/** The values a yes–no criterion stores. Unsure is not a quantity. */
export const yesNoValues = { yes: 1, no: 0, unsure: -1 } as const

/** Yes or no, and unsure where the rubric allows it. */
export const YesNoCriterion = z.strictObject({
  ...criterionBase,
  kind: z.literal('yes-no'),
  unsure: z.boolean(),
})

const options = z.array(ScaleLevel).min(2).max(30)

/** One of several named options without order. */
export const SingleCriterion = z.strictObject({ ...criterionBase, kind: z.literal('single'), options })

/** Any number of several named options; `none` is an answer too (an empty list). */
export const MultiCriterion = z.strictObject({ ...criterionBase, kind: z.literal('multi'), options })

/** Words. `minLength` counts characters of the trimmed text. */
export const TextCriterion = z.strictObject({
  ...criterionBase,
  kind: z.literal('text'),
  minLength: z.int().min(0).max(2000),
})

const kinds = [
  OrdinalCriterion,
  NumericCriterion,
  YesNoCriterion,
  SingleCriterion,
  MultiCriterion,
  TextCriterion,
] as const

export const Criterion = z.discriminatedUnion('kind', kinds)
export type Criterion = z.infer<typeof Criterion>
export type CriterionKind = Criterion['kind']

/** A rubric version. A version that was used is never changed; an edit makes the next version. */
export const Rubric = z.strictObject({
  version: z.int().positive(),
  criteria: z.array(Criterion).max(40),
})
export type Rubric = z.infer<typeof Rubric>

const draft = { id: CriterionId.nullable() }

/** A criterion as a template or an editor holds it, before it has an id in a study. */
export const CriterionDraft = z.discriminatedUnion('kind', [
  OrdinalCriterion.extend(draft),
  NumericCriterion.extend(draft),
  YesNoCriterion.extend(draft),
  SingleCriterion.extend(draft),
  MultiCriterion.extend(draft),
  TextCriterion.extend(draft),
])
export type CriterionDraft = z.infer<typeof CriterionDraft>
