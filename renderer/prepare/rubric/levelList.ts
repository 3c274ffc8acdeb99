import type { ScaleLevel } from '#contract/rubric.ts'

/** Changes to the levels of a scale or the options of a list. Every one gives a new list. */

export const withLevel = (levels: readonly ScaleLevel[], place: number, change: Partial<ScaleLevel>): ScaleLevel[] =>
  levels.map((scaleLevel, at) => (at === place ? { ...scaleLevel, ...change } : scaleLevel))

/** A level whose values are, or are not, quantities. */
export const withQuantity = (levels: readonly ScaleLevel[], place: number, quantity: boolean): ScaleLevel[] =>
  levels.map((scaleLevel, at) => {
    if (at !== place) return scaleLevel
    const { notAQuantity: _, ...rest } = scaleLevel
    return quantity ? rest : { ...rest, notAQuantity: true }
  })

/** One more above the highest: a step further, as the two before it. */
export function withOneMore(levels: readonly ScaleLevel[]): ScaleLevel[] {
  const values = levels.map(({ value }) => value)
  const highest = Math.max(0, ...values)
  const step = values.length > 1 ? Math.max(...values) - Math.max(...values.filter((value) => value < highest)) : 1
  return [...levels, { value: highest + (Number.isFinite(step) && step > 0 ? step : 1), anchor: '', description: '' }]
}

/** Exactly so many: added above the highest, or taken from the end. */
export function withCount(levels: readonly ScaleLevel[], count: number, most: number): ScaleLevel[] {
  const wanted = Math.max(2, Math.min(most, Math.round(count)))
  let next = levels.slice(0, wanted)
  while (next.length < wanted) next = withOneMore(next)
  return next
}

/** The same levels numbered from another lowest value, in steps of one. */
export const withLowest = (levels: readonly ScaleLevel[], lowest: number): ScaleLevel[] =>
  levels.map((scaleLevel, place) => ({ ...scaleLevel, value: lowest + place }))

export const without = (levels: readonly ScaleLevel[], place: number): ScaleLevel[] =>
  levels.filter((_, at) => at !== place)

/** The words of a level a place further up or down. On a scale the values stay where they are; an option takes its value along. */
export function withWordsMoved(
  levels: readonly ScaleLevel[],
  from: number,
  by: -1 | 1,
  keepValues: boolean,
): ScaleLevel[] {
  const [one, other] = [levels[from], levels[from + by]]
  if (!one || !other) return [...levels]
  const here = keepValues ? { ...other, value: one.value } : other
  const there = keepValues ? { ...one, value: other.value } : one
  return levels.map((each, at) => (at === from ? here : at === from + by ? there : each))
}
