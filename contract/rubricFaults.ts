import { z } from 'zod'
import { type Condition, type CriterionDraft, type ScaleLevel, yesNoValues } from './rubric.ts'

/** What keeps a rubric from being saved, as the editor shows it and the core refuses it. */

export const CriterionFault = z.enum([
  'no-name',
  /** Another criterion has this name; raters and reports could not tell them apart. */
  'name-twice',
  'id-twice',
  /** The lowest is not under the highest. */
  'ends-crossed',
  'step-too-large',
  /** A slider without both ends. */
  'slider-open',
  /** The values of a scale do not rise from level to level. */
  'levels-not-rising',
  /** Two options store the same value. */
  'value-twice',
  'option-unnamed',
  'option-twice',
  /** The condition names a criterion that is not in the rubric. */
  'condition-unknown',
  /** The condition names the criterion itself or one that is asked after it, so it could never be met in time. */
  'condition-later',
  /** The condition names a criterion that is answered by words or any number. */
  'condition-without-choices',
  /** The condition names a value that the other criterion does not have. */
  'condition-value',
])
export type CriterionFault = z.infer<typeof CriterionFault>

/** A fault of the criterion at a place of the list, from 0. */
export const RubricFault = z.strictObject({ place: z.int().nonnegative(), fault: CriterionFault })
export type RubricFault = z.infer<typeof RubricFault>

/**
 * Everything that keeps the criteria from being saved, in their order; empty when they can be. As a condition may only
 * name a criterion that comes before, conditions cannot go round in a circle.
 */
export function rubricFaults(criteria: readonly CriterionDraft[]): RubricFault[] {
  return criteria.flatMap((criterion, place) =>
    [...nameFaults(criteria, place), ...scaleFaults(criterion), ...conditionFaults(criteria, place)].map((fault) => ({
      place,
      fault,
    })),
  )
}

const plain = (words: string): string => words.trim().toLocaleLowerCase('en')

function nameFaults(criteria: readonly CriterionDraft[], place: number): CriterionFault[] {
  const others = criteria.filter((_, other) => other !== place)
  const name = plain(criteria[place]?.name ?? '')
  const id = criteria[place]?.id ?? null
  const faults: CriterionFault[] = []
  if (name === '') faults.push('no-name')
  else if (others.some((other) => plain(other.name) === name)) faults.push('name-twice')
  if (id !== null && others.some((other) => other.id === id)) faults.push('id-twice')
  return faults
}

function scaleFaults(criterion: CriterionDraft): CriterionFault[] {
  switch (criterion.kind) {
    case 'ordinal': {
      const rising = criterion.levels.every(
        ({ value }, place) => place === 0 || value > (criterion.levels[place - 1]?.value ?? value),
      )
      return rising ? [] : ['levels-not-rising']
    }
    case 'single':
    case 'multi':
      return optionFaults(criterion.options)
    case 'numeric':
      return numberFaults(criterion)
    case 'yes-no':
    case 'text':
      return []
  }
}

function optionFaults(options: readonly ScaleLevel[]): CriterionFault[] {
  const named = options.map(({ anchor }) => plain(anchor)).filter((words) => words !== '')
  const faults: CriterionFault[] = []
  if (named.length < options.length) faults.push('option-unnamed')
  if (new Set(named).size < named.length) faults.push('option-twice')
  if (new Set(options.map(({ value }) => value)).size < options.length) faults.push('value-twice')
  return faults
}

function numberFaults({ min, max, step, slider }: Extract<CriterionDraft, { kind: 'numeric' }>): CriterionFault[] {
  if (min === null || max === null) return slider ? ['slider-open'] : []
  if (min >= max) return ['ends-crossed']
  return step !== null && step > max - min ? ['step-too-large'] : []
}

function conditionFaults(criteria: readonly CriterionDraft[], place: number): CriterionFault[] {
  const condition = criteria[place]?.shownIf
  if (!condition) return []
  const named = criteria.findIndex(({ id }) => id === condition.criterion)
  const other = criteria[named]
  if (!other) return ['condition-unknown']
  if (named >= place) return ['condition-later']
  const choices = choicesOf(other)
  if (choices === null) return ['condition-without-choices']
  return condition.values.every((value) => choices.includes(value)) ? [] : ['condition-value']
}

/** The values a condition may ask for: those of levels, options, or yes, no and unsure; null where there is no such list. */
export function choicesOf(criterion: CriterionDraft): Condition['values'] | null {
  switch (criterion.kind) {
    case 'ordinal':
      return criterion.levels.map(({ value }) => value)
    case 'single':
    case 'multi':
      return criterion.options.map(({ value }) => value)
    case 'yes-no': {
      const { yes, no, unsure } = yesNoValues
      return criterion.unsure ? [yes, no, unsure] : [yes, no]
    }
    case 'numeric':
    case 'text':
      return null
  }
}
