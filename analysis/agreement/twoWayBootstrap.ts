/**
 * Two-way bootstrap of Krippendorff's alpha: units and raters are both drawn with replacement, so the interval answers
 * "would other raters, on other units, agree as well?" (Owen 2007, "The pigeonhole bootstrap"). Copies of one rater are
 * never paired with each other: a rater cannot agree with himself by having been drawn twice.
 */

import type { RatingMatrix } from '../ratingMatrix.ts'
import { forEachResample, percentileInterval } from '../resample/bootstrap.ts'
import { multinomialDrawer } from '../resample/multinomial.ts'
import { codeDistance, type MeasurementOptions } from './alphaMeasurement.ts'
import type { IntervalOptions } from './intervalOptions.ts'
import { type IntervalPart, noInterval } from './unitInterval.ts'

/** Percentile limits over `interval.resamples` two-way resamples. Throws CancelledError when the signal says so. */
export function twoWayAlphaInterval(
  matrix: RatingMatrix,
  options: MeasurementOptions,
  interval: Required<IntervalOptions>,
): IntervalPart {
  const { unitCount, raterCount } = matrix
  if (unitCount < 2) return noInterval('one-unit')
  if (raterCount < 3) return noInterval('fewer-than-three-raters')
  const krippendorff = weightedAlpha(matrix, options)
  const drawUnits = multinomialDrawer(new Float64Array(unitCount).fill(1))
  const drawRaters = multinomialDrawer(new Float64Array(raterCount).fill(1))
  const unitWeights = new Float64Array(unitCount)
  const raterWeights = new Float64Array(raterCount)
  const estimates = new Float64Array(interval.resamples)
  forEachResample({ ...options, resamples: interval.resamples, seed: interval.seed }, (resample, random) => {
    drawUnits(random, unitWeights)
    // A draw of one rater only has no pair to compare; it is drawn again.
    do drawRaters(random, raterWeights)
    while (distinct(raterWeights) < 2)
    estimates[resample] = krippendorff(unitWeights, raterWeights)
  })
  return percentileInterval({
    estimates,
    confidence: interval.confidence,
    seed: interval.seed,
    method: 'two-way bootstrap (units and raters), percentile',
  })
}

function distinct(raterWeights: Float64Array): number {
  let drawn = 0
  for (let rater = 0; rater < raterWeights.length; rater++) if ((raterWeights[rater] as number) > 0) drawn++
  return drawn
}

/** Alpha with a weight per unit and per rater; NaN where undefined. */
function weightedAlpha(
  matrix: RatingMatrix,
  options: MeasurementOptions,
): (units: Float64Array, raters: Float64Array) => number {
  const { unitCount, raterCount, codes, categories } = matrix
  const categoryCount = categories.length
  const used = new Float64Array(categoryCount)
  const position = Float64Array.from(categories)
  const ordinal = options.measurement === 'ordinal'
  const distance = ordinal || options.measurement === 'interval' ? null : codeDistance(matrix, options)
  const between = distance ?? ((a: number, b: number) => ((position[a] as number) - (position[b] as number)) ** 2)
  return (unitWeights, raterWeights) => {
    used.fill(0)
    let ratings = 0
    for (let unit = 0; unit < unitCount; unit++) {
      const weight = unitWeights[unit] as number
      if (weight === 0 || !pairable(matrix, unit, raterWeights)) continue
      for (let rater = 0; rater < raterCount; rater++) {
        const code = codes[unit * raterCount + rater] as number
        if (code < 0) continue
        used[code] = (used[code] as number) + weight * (raterWeights[rater] as number)
        ratings += weight * (raterWeights[rater] as number)
      }
    }
    if (ordinal) fillMidranks(used, position)
    let total = 0
    for (let a = 0; a < categoryCount; a++)
      if ((used[a] as number) > 0)
        for (let b = a + 1; b < categoryCount; b++)
          total += 2 * (used[a] as number) * (used[b] as number) * between(a, b)
    let within = 0
    for (let unit = 0; unit < unitCount; unit++) {
      const weight = unitWeights[unit] as number
      if (weight > 0) within += weight * unitDisagreement(matrix, unit, raterWeights, between)
    }
    return total > 0 ? 1 - ((ratings - 1) * within) / total : NaN
  }
}

/** True when two different drawn raters rated the unit. */
function pairable(matrix: RatingMatrix, unit: number, raterWeights: Float64Array): boolean {
  let present = 0
  for (let rater = 0; rater < matrix.raterCount; rater++)
    if ((matrix.codes[unit * matrix.raterCount + rater] as number) >= 0 && (raterWeights[rater] as number) > 0)
      present++
  return present > 1
}

/** (weighted ratings of the unit) × mean distance over pairs of different raters. */
function unitDisagreement(
  matrix: RatingMatrix,
  unit: number,
  raterWeights: Float64Array,
  between: (a: number, b: number) => number,
): number {
  const { raterCount, codes } = matrix
  let ratings = 0
  let pairs = 0
  let distances = 0
  for (let r = 0; r < raterCount; r++) {
    const code = codes[unit * raterCount + r] as number
    const weight = raterWeights[r] as number
    if (code < 0 || weight === 0) continue
    ratings += weight
    for (let s = 0; s < r; s++) {
      const other = codes[unit * raterCount + s] as number
      const both = weight * (raterWeights[s] as number)
      if (other < 0 || both === 0) continue
      pairs += both
      if (other !== code) distances += both * between(code, other)
    }
  }
  return pairs > 0 ? (ratings * distances) / pairs : 0
}

function fillMidranks(used: Float64Array, position: Float64Array): void {
  let below = 0
  for (let c = 0; c < used.length; c++) {
    position[c] = below + (used[c] as number) / 2
    below += used[c] as number
  }
}
