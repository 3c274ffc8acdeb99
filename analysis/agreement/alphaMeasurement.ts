/** Which distance Krippendorff's alpha uses, and the computation that goes with it. */
import { type FixedMeasurement, fixedDistance, valueRange } from '../distance/valueDistance.ts'
import type { RatingMatrix } from '../ratingMatrix.ts'
import { type AlphaStatistic, nominalAlpha, ordinalAlpha, pairedAlpha, positionedAlpha } from './alphaStatistic.ts'
import type { CountPatterns } from './countPatterns.ts'

/** Levels of measurement that have a distance of their own. */
export type Measurement = FixedMeasurement | 'ordinal'

/** A distance of the caller's own, between category codes (indexes of `categories`); symmetric, 0 for equal codes. */
export type OwnDistance = { readonly name: string; readonly distance: (codeA: number, codeB: number) => number }

/** Measurement with what else its distance needs. */
export type MeasurementOptions = {
  readonly measurement: Measurement | OwnDistance
  /** Steps of the circle for circular measurement; default highest - lowest category + 1. */
  readonly circleSteps?: number
}

/** The computation for a measurement; exported for the difference of two coefficients and the planner. */
export function alphaStatistic(
  matrix: RatingMatrix,
  patterns: CountPatterns,
  options: MeasurementOptions,
): AlphaStatistic {
  const { categories } = matrix
  if (options.measurement === 'nominal') return nominalAlpha(patterns, categories.length)
  if (options.measurement === 'ordinal') return ordinalAlpha(patterns, categories.length)
  if (options.measurement === 'interval') return positionedAlpha(patterns, Float64Array.from(categories))
  return pairedAlpha(patterns, matrix, codeDistance(matrix, options))
}

/** Distance between two category codes for a measurement that does not depend on frequencies. */
export function codeDistance(
  matrix: RatingMatrix,
  options: MeasurementOptions,
): (codeA: number, codeB: number) => number {
  const { measurement } = options
  if (typeof measurement !== 'string') return measurement.distance
  const { categories } = matrix
  const fixed = measurement === 'ordinal' ? 'nominal' : measurement
  const distance = fixedDistance(fixed, valueRange(categories) ?? { low: 0, high: 0 }, options.circleSteps)
  return (a, b) => distance(categories[a] as number, categories[b] as number)
}
