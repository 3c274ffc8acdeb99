/** The one path from a matrix to (pa - pe) / (1 - pe) with interval, for coefficients whose pe follows from category shares. */
import type { CategoryWeights } from '../distance/agreementWeights.ts'
import { type RatingMatrix, ratingCounts } from '../ratingMatrix.ts'
import type { UndefinedReason } from '../result.ts'
import {
  type ChanceCorrectedResult,
  type GwetFrame,
  gwetFrame,
  gwetInterval,
  gwetTotals,
  isPairTable,
  linearisedStandardError,
  linearisedValues,
  patternMeans,
} from './gwetFrame.ts'
import { type CoefficientOptions, filledInterval } from './intervalOptions.ts'
import { undefinedResult, unusableReason } from './reasons.ts'
import { noInterval, unitInterval } from './unitInterval.ts'

/** How a coefficient turns category shares into chance agreement. */
export type ChanceTerm = {
  /** Chance agreement for category shares. */
  readonly pe: (shares: Float64Array) => number
  /** Per category, what a rating there adds to pe at these shares (half its derivative); null when pe is constant. */
  readonly contribution: ((shares: Float64Array) => Float64Array) | null
}

/**
 * The coefficient of `matrix` under `weights` (or the reason why there are none). Undefined with `no-variation` when
 * chance agreement is 1.
 */
export function chanceCorrected(
  matrix: RatingMatrix,
  coefficient: string,
  weights: CategoryWeights | UndefinedReason,
  chance: ChanceTerm,
  options: CoefficientOptions,
): ChanceCorrectedResult {
  const counts = ratingCounts(matrix)
  const reason = unusableReason(matrix, counts)
  if (reason) return undefinedResult(coefficient, reason, counts)
  if (typeof weights === 'string') return undefinedResult(coefficient, weights, counts)
  const frame = gwetFrame(matrix, weights)
  const pe = chance.pe(frame.shares)
  if (!(1 - pe > 1e-13)) return { ...undefinedResult(coefficient, 'no-variation', counts), pa: frame.pa, pe }
  const estimate = (frame.pa - pe) / (1 - pe)
  return {
    coefficient,
    estimate,
    undefined: null,
    pa: frame.pa,
    pe,
    counts,
    ...interval(frame, estimate, pe, chance, options),
  }
}

function interval(frame: GwetFrame, estimate: number, pe: number, chance: ChanceTerm, options: CoefficientOptions) {
  if (!options.interval) return {}
  const filled = filledInterval(options.interval)
  if (filled.method === 'two-way') return noInterval('not-applicable')
  const { patterns, agreement, weights } = frame
  if (filled.method === 'analytic') {
    const means = chance.contribution ? patternMeans(patterns, chance.contribution(frame.shares)) : null
    const values = linearisedValues(frame, estimate, pe, means)
    const error = linearisedStandardError(patterns, values, estimate, 1)
    return gwetInterval(estimate, error, frame.units, filled.confidence, isPairTable(patterns))
  }
  return unitInterval({
    estimate,
    frequencies: patterns.frequency.map((units, p) => ((patterns.size[p] as number) > 0 ? units : 0)),
    statistic: (drawn) => {
      const totals = gwetTotals(patterns, agreement, weights.size, drawn)
      const chanceAgreement = chance.pe(totals.shares)
      return 1 - chanceAgreement > 1e-13 ? (totals.pa - chanceAgreement) / (1 - chanceAgreement) : NaN
    },
    options: filled,
    signal: options.signal,
    onProgress: options.onProgress,
  })
}
