import type { Expected } from '#contract/expected.ts'
import type { ResponseId } from '#contract/ids.ts'
import { type Criterion, yesNoValues } from '#contract/rubric.ts'

/** The values that can be expected of a criterion; null: any number; empty: nothing can be expected of it. */
export function expectableValues(criterion: Criterion): readonly { value: number; anchor: string }[] | null {
  switch (criterion.kind) {
    case 'ordinal':
      return criterion.levels.map(({ value, anchor }) => ({ value, anchor }))
    case 'single':
      return criterion.options.map(({ value, anchor }) => ({ value, anchor }))
    case 'yes-no':
      return [
        { value: yesNoValues.yes, anchor: '' },
        { value: yesNoValues.no, anchor: '' },
      ]
    case 'numeric':
      return null
    default:
      return []
  }
}

/** The value expected of a criterion for a response (null: for all of them); null when none is. */
export const expectedValue = (expected: Expected, response: ResponseId | null, criterion: string): number | null =>
  expected.ratings.find((rating) => rating.response === response && rating.criterion === criterion)?.value ?? null

/** The same with a value set, or with null taken away. */
export function withExpected(
  expected: Expected,
  { response, criterion }: { readonly response: ResponseId | null; readonly criterion: string },
  value: number | null,
): Expected {
  const others = expected.ratings.filter((rating) => rating.response !== response || rating.criterion !== criterion)
  return { ...expected, ratings: value === null ? others : [...others, { response, criterion, value }] }
}

/** Nothing is expected: what is stored then is no expectation at all. */
export const isNothing = ({ ratings, best, note }: Expected): boolean =>
  ratings.length === 0 && best === null && note.trim() === ''
