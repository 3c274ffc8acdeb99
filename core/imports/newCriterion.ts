import type { Criterion, CriterionDraft } from '#contract/rubric.ts'

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
  if (criterion.kind === 'ordinal') {
    const values = criterion.levels.map((scaleLevel) => scaleLevel.value)
    return values.includes(value) ? null : `one of ${values.join(', ')}`
  }
  const { min, max } = criterion
  if ((min === null || value >= min) && (max === null || value <= max)) return null
  return `a number from ${min ?? 'any'} to ${max ?? 'any'}`
}
