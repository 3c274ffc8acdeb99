/**
 * Percent agreement: how often two raters of the same unit say the same, without any correction for chance.
 *
 * Pairwise: mean over units with two or more ratings of the share of agreeing (or, with weights, the mean weight of)
 * pairs of ratings (Gwet 2014, ch. 2-4). Unanimous: share of complete units on which all raters agree. Missing ratings:
 * pairwise uses every unit with a pair; unanimous uses units that every rater rated. Undefined when there are none.
 * Interval: Gwet's (t, n - 1), bootstrap or jackknife; Wilson's for the unanimous share, and beside Gwet's
 * (`wilson`) where every unit has at most two ratings.
 */
import { type CategoryWeights, type GwetWeights, namedWeights } from '../distance/agreementWeights.ts'
import { type RatingMatrix, ratingCounts } from '../ratingMatrix.ts'
import type { Interval } from '../result.ts'
import { type ChanceTerm, chanceCorrected } from './chanceCorrected.ts'
import { countPatterns } from './countPatterns.ts'
import { type ChanceCorrectedResult, isPairTable } from './gwetFrame.ts'
import { type CoefficientOptions, DEFAULT_CONFIDENCE } from './intervalOptions.ts'
import { wilsonInterval } from './proportion.ts'
import { undefinedResult, unusableReason } from './reasons.ts'

export type PercentAgreementOptions = CoefficientOptions & {
  readonly weights?: GwetWeights | CategoryWeights | undefined
}

const NO_CHANCE: ChanceTerm = { pe: () => 0, contribution: null }

/** Mean pairwise agreement; id `percent_agreement`, with weights `percent_agreement.<weights>`. */
export function percentAgreement(
  matrix: RatingMatrix,
  options: PercentAgreementOptions = {},
): ChanceCorrectedResult & { readonly wilson?: Interval } {
  const { weights = 'unweighted' } = options
  const { name, found } = namedWeights(weights, matrix.categories)
  const coefficient = name === 'unweighted' ? 'percent_agreement' : `percent_agreement.${name}`
  const result = chanceCorrected(matrix, coefficient, found, NO_CHANCE, {
    interval: { method: 'analytic' },
    ...options,
  })
  if (result.estimate === null || weights !== 'unweighted' || !isPairTable(countPatterns(matrix))) return result
  // With two ratings per unit the agreement is a plain proportion of units, and Wilson's limits keep their width at 1.
  const units = ratingCounts(matrix).pairableUnits
  const confidence = options.interval?.confidence ?? DEFAULT_CONFIDENCE
  const wilson = wilsonInterval(Math.round(result.estimate * units), units, confidence)
  return wilson ? { ...result, wilson } : result
}

/** Share of complete units on which all raters agree; id `percent_agreement.unanimous`. */
export function unanimousAgreement(
  matrix: RatingMatrix,
  options: { readonly confidence?: number } = {},
): ChanceCorrectedResult {
  const coefficient = 'percent_agreement.unanimous'
  const counts = ratingCounts(matrix)
  const reason = unusableReason(matrix, counts)
  if (reason) return undefinedResult(coefficient, reason, counts)
  if (counts.completeUnits === 0) return undefinedResult(coefficient, 'no-complete-unit', counts)
  let agreeing = 0
  for (let unit = 0; unit < matrix.unitCount; unit++) {
    const from = unit * matrix.raterCount
    const first = matrix.codes[from] as number
    let same = first >= 0
    for (let cell = from + 1; cell < from + matrix.raterCount && same; cell++) same = matrix.codes[cell] === first
    if (same) agreeing++
  }
  const estimate = agreeing / counts.completeUnits
  const interval = wilsonInterval(agreeing, counts.completeUnits, options.confidence ?? DEFAULT_CONFIDENCE)
  return { coefficient, estimate, undefined: null, counts, interval }
}
