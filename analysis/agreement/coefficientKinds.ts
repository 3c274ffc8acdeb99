/**
 * A coefficient as a function of how often each kind of unit occurs, with the kind of every unit: what joint resampling
 * (differences of coefficients) and simulation (planner) need. Kinds are count patterns, or cells of two raters' table.
 */
import {
  type CategoryWeights,
  type GwetWeights,
  gwetWeights,
  positionWeights,
  weightAt,
  weightTotal,
} from '../distance/agreementWeights.ts'
import { type RatingMatrix, ratingCounts } from '../ratingMatrix.ts'
import type { WeightedStatistic } from '../resample/bootstrap.ts'
import type { UndefinedReason } from '../result.ts'
import { alphaStatistic, type Measurement } from './alphaMeasurement.ts'
import type { AlphaParts } from './alphaStatistic.ts'
import { countPatterns } from './countPatterns.ts'
import { gwetFrame, gwetTotals } from './gwetFrame.ts'
import { pairTable } from './pairTable.ts'
import { unusableReason } from './reasons.ts'

/** A coefficient that can be resampled jointly with another one, or simulated. */
export type ResampledCoefficient =
  | { readonly family: 'krippendorff_alpha'; readonly measurement: Measurement }
  | {
      readonly family: 'percent_agreement' | 'fleiss_kappa' | 'brennan_prediger' | 'gwet_ac'
      readonly weights?: GwetWeights
    }
  | { readonly family: 'cohen_kappa'; readonly weights: 'unweighted' | 'linear' | 'quadratic' }

/** `ofUnit` gives each unit's kind, -1 for units that do not count; `statistic` returns NaN where undefined. */
export type CoefficientKinds = {
  readonly coefficient: string
  readonly kindCount: number
  readonly ofUnit: Int32Array
  readonly frequencies: Float64Array
  readonly statistic: WeightedStatistic
}

/** The id of a coefficient. */
export function coefficientId(wanted: ResampledCoefficient): string {
  if (wanted.family === 'krippendorff_alpha') return `krippendorff_alpha.${wanted.measurement}`
  if (wanted.family === 'cohen_kappa') return `cohen_kappa.${wanted.weights}`
  const { weights = 'unweighted' } = wanted
  if (wanted.family === 'gwet_ac') return weights === 'unweighted' ? 'gwet_ac1' : `gwet_ac2.${weights}`
  if (wanted.family === 'brennan_prediger') return `brennan_prediger.${weights}`
  return weights === 'unweighted' ? wanted.family : `${wanted.family}.${weights}`
}

/** The coefficient of a matrix by kinds, or why there is none. Cohen's kappa is that of the first two raters. */
export function coefficientKinds(
  matrix: RatingMatrix,
  wanted: ResampledCoefficient,
): CoefficientKinds | UndefinedReason {
  const reason = unusableReason(matrix, ratingCounts(matrix))
  if (reason) return reason
  const coefficient = coefficientId(wanted)
  if (wanted.family === 'cohen_kappa') return cohenKinds(matrix, coefficient, wanted.weights)
  const patterns = countPatterns(matrix)
  const least = wanted.family === 'krippendorff_alpha' ? 2 : 1
  const counted = (pattern: number): boolean => (patterns.size[pattern] as number) >= least
  const statistic =
    wanted.family === 'krippendorff_alpha' ? alphaOf(matrix, wanted.measurement) : gwetOf(matrix, wanted)
  if (typeof statistic === 'string') return statistic
  return {
    coefficient,
    kindCount: patterns.patternCount,
    ofUnit: patterns.ofUnit.map((pattern) => (counted(pattern) ? pattern : -1)),
    frequencies: patterns.frequency.map((units, pattern) => (counted(pattern) ? units : 0)),
    statistic,
  }
}

function alphaOf(matrix: RatingMatrix, measurement: Measurement): WeightedStatistic | UndefinedReason {
  if (measurement === 'ratio' && matrix.categories.some((value) => value < 0)) return 'negative-value-on-ratio-scale'
  const statistic = alphaStatistic(matrix, countPatterns(matrix), { measurement })
  const parts: AlphaParts = { estimate: NaN, observedDisagreement: NaN, expectedDisagreement: NaN }
  return (weights) => statistic(weights, parts)
}

function gwetOf(
  matrix: RatingMatrix,
  wanted: Exclude<ResampledCoefficient, { family: 'krippendorff_alpha' | 'cohen_kappa' }>,
): WeightedStatistic | UndefinedReason {
  const weights = gwetWeights(wanted.weights ?? 'unweighted', matrix.categories)
  if (typeof weights === 'string') return weights
  if (weights.size < 2 && wanted.family !== 'percent_agreement') return 'one-category-declared'
  const { patterns, agreement } = gwetFrame(matrix, weights)
  const chance = chanceOf(wanted.family, weights)
  return (drawn) => {
    const { pa, shares } = gwetTotals(patterns, agreement, weights.size, drawn)
    const pe = chance(shares)
    return 1 - pe > 1e-13 ? (pa - pe) / (1 - pe) : NaN
  }
}

function chanceOf(
  family: 'percent_agreement' | 'fleiss_kappa' | 'brennan_prediger' | 'gwet_ac',
  weights: CategoryWeights,
) {
  const { size } = weights
  const total = weightTotal(weights)
  switch (family) {
    case 'percent_agreement':
      return () => 0
    case 'brennan_prediger':
      return () => total / (size * size)
    case 'gwet_ac':
      return (shares: Float64Array) =>
        shares.reduce((sum, share) => sum + share * (1 - share), 0) * (total / (size * (size - 1)))
    case 'fleiss_kappa':
      return (shares: Float64Array) => {
        let pe = 0
        for (let i = 0; i < size; i++)
          for (let j = 0; j < size; j++) pe += weightAt(weights, i, j) * (shares[i] as number) * (shares[j] as number)
        return pe
      }
  }
}

function cohenKinds(
  matrix: RatingMatrix,
  coefficient: string,
  name: 'unweighted' | 'linear' | 'quadratic',
): CoefficientKinds | UndefinedReason {
  const table = pairTable(matrix, 0, 1)
  if (typeof table === 'string') return table
  const { size } = table
  const weights = positionWeights(name, size)
  const ofUnit = new Int32Array(matrix.unitCount)
  for (let unit = 0; unit < matrix.unitCount; unit++) {
    const a = matrix.codes[unit * matrix.raterCount] as number
    const b = matrix.codes[unit * matrix.raterCount + 1] as number
    ofUnit[unit] = a < 0 || b < 0 ? -1 : a * size + b
  }
  const rows = new Float64Array(size)
  const columns = new Float64Array(size)
  const statistic: WeightedStatistic = (cells) => {
    rows.fill(0)
    columns.fill(0)
    let units = 0
    let agreeing = 0
    for (let i = 0, at = 0; i < size; i++)
      for (let j = 0; j < size; j++, at++) {
        const here = cells[at] as number
        units += here
        rows[i] = (rows[i] as number) + here
        columns[j] = (columns[j] as number) + here
        agreeing += here * weightAt(weights, i, j)
      }
    let expected = 0
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) expected += weightAt(weights, i, j) * (rows[i] as number) * (columns[j] as number)
    const pe = expected / (units * units)
    return 1 - pe > 1e-13 ? (agreeing / units - pe) / (1 - pe) : NaN
  }
  return { coefficient, kindCount: size * size, ofUnit, frequencies: table.cells, statistic }
}
