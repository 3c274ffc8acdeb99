import type { RatingValue } from '#contract/judgement.ts'
import { type Criterion, yesNoValues } from '#contract/rubric.ts'
import type { Misfit } from './actionFits.ts'

/** Whether an answer is on the scale of its criterion. States without a value fit every criterion. */
export function ratingFits(criterion: Criterion, answer: RatingValue): Misfit {
  if (answer.state !== 'given') return null
  const { value } = answer
  switch (criterion.kind) {
    case 'ordinal':
      return isOneOf(
        value,
        criterion.levels.map((scaleLevel) => scaleLevel.value),
      )
    case 'single':
      return isOneOf(
        value,
        criterion.options.map((option) => option.value),
      )
    case 'yes-no': {
      const { yes, no, unsure } = yesNoValues
      return isOneOf(value, criterion.unsure ? [yes, no, unsure] : [yes, no])
    }
    case 'numeric': {
      const { min, max } = criterion
      const within = typeof value === 'number' && (min === null || value >= min) && (max === null || value <= max)
      return within ? null : { found: said(value), expected: `${min ?? 'any'} to ${max ?? 'any'}` }
    }
    case 'multi': {
      const options = criterion.options.map((option) => option.value)
      const fits =
        Array.isArray(value) &&
        value.every((one, place) => options.includes(one) && one > (value[place - 1] ?? -Infinity))
      return fits ? null : { found: said(value), expected: `some of ${options.join(', ')} in rising order` }
    }
    case 'text':
      return typeof value === 'string' ? null : { found: said(value), expected: 'words' }
  }
}

function isOneOf(value: number | string | readonly number[], values: readonly number[]): Misfit {
  return typeof value === 'number' && values.includes(value)
    ? null
    : { found: said(value), expected: values.join(', ') }
}

/** Never the words themselves: what was found may end up in a log. */
const said = (value: number | string | readonly number[]): string =>
  typeof value === 'string' ? `${value.length} characters` : String(value)
