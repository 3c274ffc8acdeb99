/**
 * What Gwet's available-case estimators share (Gwet 2008, "Computing inter-rater reliability and its variance in the
 * presence of high agreement"; 2014, Handbook of Inter-Rater Reliability, 4th ed.): percent agreement `pa` is the mean
 * over units with two or more ratings; category shares are means over all rated units of each unit's own shares; the
 * variance is that of linearised unit values over n units, n counting every unit with a rating; limits use Student's t
 * with n - 1 degrees of freedom, the upper one clipped to 1. Units with one rating count in the chance term only.
 */
import { type CategoryWeights, weightAt } from '../distance/agreementWeights.ts'
import { studentTwoSided } from '../numeric/distributions.ts'
import type { RatingCounts, RatingMatrix } from '../ratingMatrix.ts'
import type { Result } from '../result.ts'
import type { CountPatterns } from './countPatterns.ts'
import { countPatterns } from './countPatterns.ts'
import { type IntervalPart, noInterval, studentInterval } from './unitInterval.ts'

/** A result of this family: with observed (`pa`) and chance (`pe`) agreement. */
export type ChanceCorrectedResult = Result & {
  readonly pa?: number
  readonly pe?: number
  readonly counts?: RatingCounts
  readonly degenerate?: boolean
  readonly tableRoutine?: TableRoutine
  readonly undefinedResamples?: number
}

/** Per-pattern and overall quantities for one set of weights. */
export type GwetFrame = {
  readonly patterns: CountPatterns
  readonly weights: CategoryWeights
  /** Weighted share of agreeing pairs of each pattern; 0 with fewer than two ratings. */
  readonly agreement: Float64Array
  /** Units with a rating, and with two or more. */
  readonly units: number
  readonly pairable: number
  readonly pa: number
  /** Mean over rated units of each unit's category shares. */
  readonly shares: Float64Array
}

/** Builds the frame for pattern weights (default: the data as they are). */
export function gwetFrame(matrix: RatingMatrix, weights: CategoryWeights): GwetFrame {
  const patterns = countPatterns(matrix)
  const agreement = patternAgreement(patterns, weights)
  return { patterns, weights, agreement, ...gwetTotals(patterns, agreement, weights.size, patterns.frequency) }
}

function patternAgreement(patterns: CountPatterns, weights: CategoryWeights): Float64Array {
  const { patternCount, size, start, code, count } = patterns
  const agreement = new Float64Array(patternCount)
  for (let p = 0; p < patternCount; p++) {
    const m = size[p] as number
    if (m < 2) continue
    const end = start[p + 1] as number
    let pairs = 0
    for (let e = start[p] as number; e < end; e++) {
      const times = count[e] as number
      pairs += times * (times - 1)
      if (weights.cells)
        for (let f = e + 1; f < end; f++)
          pairs += 2 * times * (count[f] as number) * weightAt(weights, code[e] as number, code[f] as number)
    }
    agreement[p] = pairs / (m * (m - 1))
  }
  return agreement
}

/** Units, pa and category shares for one weighting of the patterns. */
export function gwetTotals(
  patterns: CountPatterns,
  agreement: Float64Array,
  categoryCount: number,
  frequency: Float64Array,
) {
  const { patternCount, size, start, code, count } = patterns
  const shares = new Float64Array(categoryCount)
  let units = 0
  let pairable = 0
  let agreeing = 0
  for (let p = 0; p < patternCount; p++) {
    const weight = frequency[p] as number
    const m = size[p] as number
    if (weight === 0 || m === 0) continue
    units += weight
    if (m > 1) {
      pairable += weight
      agreeing += weight * (agreement[p] as number)
    }
    for (let e = start[p] as number; e < (start[p + 1] as number); e++)
      shares[code[e] as number] = (shares[code[e] as number] as number) + (weight * (count[e] as number)) / m
  }
  for (let c = 0; c < categoryCount; c++) shares[c] = units > 0 ? (shares[c] as number) / units : 0
  return { units, pairable, pa: pairable > 0 ? agreeing / pairable : NaN, shares }
}

/** Mean over the ratings of each pattern of a per-category quantity (NaN-free; 0 for patterns without ratings). */
export function patternMeans(patterns: CountPatterns, perCategory: Float64Array): Float64Array {
  const { patternCount, size, start, code, count } = patterns
  const means = new Float64Array(patternCount)
  for (let p = 0; p < patternCount; p++) {
    let sum = 0
    for (let e = start[p] as number; e < (start[p + 1] as number); e++)
      sum += (count[e] as number) * (perCategory[code[e] as number] as number)
    means[p] = (size[p] as number) > 0 ? sum / (size[p] as number) : 0
  }
  return means
}

/**
 * Linearised value of each pattern's units for (pa - pe) / (1 - pe): the unit's own coefficient, scaled up for units
 * without pairs, less the effect of its shares on `pe` (`chanceMeans`: per pattern, the unit's mean contribution to pe;
 * null when pe is a constant).
 */
export function linearisedValues(
  frame: GwetFrame,
  estimate: number,
  pe: number,
  chanceMeans: Float64Array | null,
): Float64Array {
  const { patterns, agreement, units, pairable } = frame
  const values = new Float64Array(patterns.patternCount)
  for (let p = 0; p < values.length; p++) {
    const own = (patterns.size[p] as number) > 1 ? ((units / pairable) * ((agreement[p] as number) - pe)) / (1 - pe) : 0
    values[p] = chanceMeans ? own - (2 * (1 - estimate) * ((chanceMeans[p] as number) - pe)) / (1 - pe) : own
  }
  return values
}

/** Standard error from linearised values of rated units; null for fewer than two units. */
export function linearisedStandardError(
  patterns: CountPatterns,
  values: Float64Array,
  centre: number,
  least: number,
): number | null {
  let units = 0
  let squares = 0
  for (let p = 0; p < values.length; p++) {
    if ((patterns.size[p] as number) < least) continue
    const weight = patterns.frequency[p] as number
    units += weight
    squares += weight * ((values[p] as number) - centre) ** 2
  }
  return units > 1 ? Math.sqrt(squares / (units * (units - 1))) : null
}

/** True when every rated unit has exactly two ratings, so that a table of two raters says the same. */
export function isPairTable(patterns: CountPatterns): boolean {
  for (let p = 0; p < patterns.patternCount; p++)
    if ((patterns.size[p] as number) !== 0 && (patterns.size[p] as number) !== 2) return false
  return true
}

/** The same interval with divisor n instead of n - 1, as Gwet's routines for two-rater tables print it. */
export type TableRoutine = { readonly standardError: number; readonly low: number; readonly high: number }

/**
 * Gwet's limits and p-value (two-sided, against 0) around an estimate. For a two-rater table the table routine's figures
 * stand beside them, so that either published form can be recognised.
 */
export function gwetInterval(
  estimate: number,
  standardError: number | null,
  units: number,
  confidence: number,
  table: boolean,
): IntervalPart & { readonly p?: number; readonly tableRoutine?: TableRoutine } {
  if (standardError === null) return noInterval('one-unit')
  const rounded = standardError < 1e-14 ? 0 : standardError
  const limits = (error: number) =>
    studentInterval({
      estimate,
      standardError: error,
      df: units - 1,
      confidence,
      method: 'Gwet linearisation, t',
      highest: 1,
    })
  const p = rounded > 0 ? studentTwoSided(estimate / rounded, units - 1) : estimate === 0 ? 1 : 0
  const tableError = rounded * Math.sqrt((units - 1) / units)
  const other = table ? limits(tableError).interval : null
  return {
    ...limits(rounded),
    p,
    ...(other ? { tableRoutine: { standardError: tableError, low: other.low, high: other.high } } : {}),
  }
}
