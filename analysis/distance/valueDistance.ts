/**
 * Squared distances between two category values, as Krippendorff's alpha uses them (Krippendorff 2011, "Computing
 * Krippendorff's Alpha-Reliability"; 2018, Content Analysis, ch. 12). The ordinal distance is not here: it depends on
 * how often each category was used (see agreement/krippendorffAlpha.ts).
 */

/** Fixed distances that need no frequencies. */
export type FixedMeasurement = 'nominal' | 'interval' | 'ratio' | 'circular' | 'bipolar'

/** Lowest and highest category value; circular and bipolar distances depend on them. */
export type ValueRange = { readonly low: number; readonly high: number }

/** The range of some values; null for none. */
export function valueRange(values: readonly number[]): ValueRange | null {
  if (values.length === 0) return null
  let low = Infinity
  let high = -Infinity
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return { low, high }
}

/** 0 for equal values, else 1. */
export const nominalDistance = (a: number, b: number): number => (a === b ? 0 : 1)
/** (a - b)^2. */
export const intervalDistance = (a: number, b: number): number => (a - b) * (a - b)
/** ((a - b) / (a + b))^2, and 0 for 0 against 0. For values >= 0. */
export const ratioDistance = (a: number, b: number): number => (a === b ? 0 : ((a - b) / (a + b)) ** 2)
/** Squared sine of half the angle on a circle of `steps` equal steps: sin^2(pi (a - b) / steps). */
export const circularDistance = (a: number, b: number, steps: number): number =>
  a === b ? 0 : Math.sin((Math.PI * (a - b)) / steps) ** 2
/** (a - b)^2 / ((a + b - 2 low)(2 high - a - b)); 0 for equal values, 1 between the two ends. */
export function bipolarDistance(a: number, b: number, { low, high }: ValueRange): number {
  return a === b ? 0 : (a - b) ** 2 / ((a + b - 2 * low) * (2 * high - a - b))
}

/**
 * The distance function of a measurement for categories in `range`. The circle has high - low + 1 steps unless
 * `circleSteps` says otherwise (24 for hours 0..23).
 */
export function fixedDistance(
  measurement: FixedMeasurement,
  range: ValueRange,
  circleSteps?: number,
): (a: number, b: number) => number {
  switch (measurement) {
    case 'nominal':
      return nominalDistance
    case 'interval':
      return intervalDistance
    case 'ratio':
      return ratioDistance
    case 'circular': {
      const steps = circleSteps ?? range.high - range.low + 1
      return (a, b) => circularDistance(a, b, steps)
    }
    case 'bipolar':
      return (a, b) => bipolarDistance(a, b, range)
  }
}
