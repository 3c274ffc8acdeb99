/**
 * Scott's pi of two raters (Scott 1955): like Cohen's kappa, but chance agreement from the two raters' pooled shares.
 *
 * Missing ratings: the units both rated. Undefined when there are none or only one category was used. Standard error and
 * interval: Gwet's for a two-rater table (divisor n, Student's t with n - 1 degrees of freedom).
 */
import { type CategoryWeights, type GwetWeights, namedWeights } from '../distance/agreementWeights.ts'
import { completeUnits, type RatingMatrix, withRaters } from '../ratingMatrix.ts'
import { chanceCorrected } from './chanceCorrected.ts'
import { pooledChance } from './fleissKappa.ts'
import type { ChanceCorrectedResult } from './gwetFrame.ts'
import type { CoefficientOptions } from './intervalOptions.ts'
import { undefinedResult } from './reasons.ts'

export type ScottPiOptions = CoefficientOptions & {
  readonly weights?: GwetWeights | CategoryWeights | undefined
  /** Column indexes; default 0 and 1. */
  readonly raterA?: number
  readonly raterB?: number
}

/** Id `scott_pi.<weights>`. */
export function scottPi(matrix: RatingMatrix, options: ScottPiOptions = {}): ChanceCorrectedResult {
  const { weights = 'unweighted', raterA = 0, raterB = 1 } = options
  const { name, found } = namedWeights(weights, matrix.categories)
  const coefficient = `scott_pi.${name}`
  if (Math.max(raterA, raterB) >= matrix.raterCount || raterA === raterB)
    return undefinedResult(coefficient, 'fewer-than-two-raters')
  const pair = completeUnits(withRaters(matrix, [raterA, raterB]))
  const chance = typeof found === 'string' ? { pe: () => 0, contribution: null } : pooledChance(found)
  const result = chanceCorrected(pair, coefficient, found, chance, { interval: { method: 'analytic' }, ...options })
  const { tableRoutine, interval } = result
  if (!tableRoutine || !interval)
    return result.undefined === 'no-data' ? { ...result, undefined: 'fewer-than-two-ratings-on-any-unit' } : result
  return {
    ...result,
    standardError: tableRoutine.standardError,
    interval: { ...interval, low: tableRoutine.low, high: tableRoutine.high, method: 'Gwet two-rater table, t' },
  }
}
