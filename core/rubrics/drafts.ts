import { CriterionId } from '#contract/ids.ts'
import type { Condition, CriterionDraft, ScaleLevel } from '#contract/rubric.ts'

export type Level = readonly [anchor: string, description: string]
type Shared = Omit<CriterionDraft, 'kind'>
type More = Partial<Pick<CriterionDraft, 'id' | 'direction' | 'weight' | 'required' | 'shownIf'>>

/** The id a condition of the same template names a criterion by; whoever takes the template makes new ones. */
export const templateId = (name: string): CriterionId => CriterionId.parse(`template${name}`)

/** Asked only after one of these answers to another criterion of the template. */
export const after = (name: string, ...values: readonly number[]): { readonly shownIf: Condition } => ({
  shownIf: { criterion: templateId(name), values: [...values] },
})

const shared = (name: string, question: string, measurement: Shared['measurement'], more: More): Shared => ({
  id: null,
  name,
  question,
  measurement,
  direction: 'higher-is-better',
  weight: 1,
  required: true,
  ...more,
})

const levelsFrom = (levels: readonly Level[], lowest: number): ScaleLevel[] =>
  levels.map(([anchor, description], place) => ({ value: lowest + place, anchor, description }))

/** A criterion whose levels are numbered from `lowest` upwards. */
export function ordinal(name: string, question: string, levels: readonly Level[], lowest = 1, more: More = {}) {
  const criterion = { ...shared(name, question, 'ordinal', more), kind: 'ordinal', levels: levelsFrom(levels, lowest) }
  return criterion as Extract<CriterionDraft, { kind: 'ordinal' }>
}

/** A criterion whose options are numbered from 1; any number of them may be chosen. */
export function several(name: string, question: string, options: readonly Level[], more: More = {}): CriterionDraft {
  return { ...shared(name, question, 'nominal', more), kind: 'multi', options: levelsFrom(options, 1) }
}

/** A yes–no criterion that may be answered by unsure. */
export function yesNo(name: string, question: string, more: More = {}): CriterionDraft {
  return { ...shared(name, question, 'nominal', more), kind: 'yes-no', unsure: true }
}

/** A criterion answered in words. */
export function inWords(name: string, question: string, minLength: number, more: More = {}): CriterionDraft {
  return { ...shared(name, question, 'nominal', { weight: 0, ...more }), kind: 'text', minLength }
}

/** The five levels of a scale that needs no more than its anchors. */
export const fivePoint = (
  lowest: string,
  low: string,
  middle: string,
  high: string,
  highest: string,
): readonly Level[] => [
  [lowest, ''],
  [low, ''],
  [middle, ''],
  [high, ''],
  [highest, ''],
]
