import type { Criterion, CriterionDraft } from '#contract/rubric.ts'
import { ratingFits } from '../judging/ratingFits.ts'

const mostLevels = 11

/**
 * The criterion that imported values imply. Whole numbers that fit 2 to 11 levels make an ordinal scale whose anchors
 * are the numbers themselves; values that nobody gave between the lowest and the highest are levels too, so that the
 * distances are right. Any other numbers make a numeric criterion without ends, measured as intervals.
 */
export function newCriterion(name: string, values: ReadonlySet<number>): CriterionDraft {
  const common = {
    id: null,
    name,
    question: '',
    direction: 'higher-is-better',
    weight: 1,
    required: true,
  } as const
  const levels = scaleLevels(values)
  return levels === null
    ? { ...common, kind: 'numeric', measurement: 'interval', min: null, max: null, step: null }
    : {
        ...common,
        kind: 'ordinal',
        measurement: 'ordinal',
        levels: levels.map((value) => ({ value, anchor: String(value), description: '' })),
      }
}

function scaleLevels(values: ReadonlySet<number>): number[] | null {
  if (values.size < 2 || values.size > mostLevels) return null
  const rising = [...values].sort((one, other) => one - other)
  if (!rising.every((value) => Number.isSafeInteger(value))) return null
  const lowest = rising[0] as number
  const span = (rising.at(-1) as number) - lowest + 1
  return span > mostLevels ? rising : Array.from({ length: span }, (_, place) => lowest + place)
}

/** What a criterion of the study would have taken, or null if it takes the value. */
export function misfit(criterion: Criterion, value: number): string | null {
  const wrong = ratingFits(criterion, { state: 'given', value })
  if (!wrong) return null
  return criterion.kind === 'numeric' ? `a number from ${wrong.expected}` : `one of ${wrong.expected}`
}
