/**
 * Fleiss' kappa for any number of raters, who need not be the same for every unit: chance agreement from the pooled
 * category shares (Fleiss 1971; unequal raters per unit, weights and variance after Gwet 2014). Also known as Siegel &
 * Castellan's kappa.
 *
 * Missing ratings: units with two or more ratings give agreement, units with one count in the shares. Undefined when no
 * unit has two ratings or only one category was used. The interval is Gwet's; the null variance of Fleiss, Nee & Landis
 * (1979) is for a test of kappa = 0 only and stands apart as `nullStatistic` of the per-category form.
 */
import { type CategoryWeights, type GwetWeights, namedWeights, weightedShares } from '../distance/agreementWeights.ts'
import { type RatingMatrix, ratingCounts } from '../ratingMatrix.ts'
import type { UndefinedReason } from '../result.ts'
import { type ChanceTerm, chanceCorrected } from './chanceCorrected.ts'
import { countPatterns } from './countPatterns.ts'
import type { ChanceCorrectedResult } from './gwetFrame.ts'
import type { CoefficientOptions } from './intervalOptions.ts'
import { undefinedResult, unusableReason } from './reasons.ts'

export type FleissKappaOptions = CoefficientOptions & { readonly weights?: GwetWeights | CategoryWeights | undefined }

/** Chance agreement of two ratings drawn from the pooled shares. */
export const pooledChance = (weights: CategoryWeights): ChanceTerm => ({
  pe: (shares) => {
    const expected = weightedShares(weights, shares)
    let pe = 0
    for (let c = 0; c < shares.length; c++) pe += (shares[c] as number) * (expected[c] as number)
    return pe
  },
  contribution: (shares) => weightedShares(weights, shares),
})

/** Fleiss' kappa; id `fleiss_kappa`, with weights `fleiss_kappa.<weights>`. */
export function fleissKappa(matrix: RatingMatrix, options: FleissKappaOptions = {}): ChanceCorrectedResult {
  const { weights = 'unweighted' } = options
  const { name, found } = namedWeights(weights, matrix.categories)
  const coefficient = name === 'unweighted' ? 'fleiss_kappa' : `fleiss_kappa.${name}`
  const chance = typeof found === 'string' ? { pe: () => 0, contribution: null } : pooledChance(found)
  return chanceCorrected(matrix, coefficient, found, chance, { interval: { method: 'analytic' }, ...options })
}

/** Kappa of one category against all others. */
export type CategoryKappa = {
  readonly category: number
  readonly estimate: number | null
  readonly undefined: UndefinedReason | null
  /** Share of ratings in the category. */
  readonly share: number
  /** z of the test of kappa = 0 (Fleiss, Nee & Landis 1979); only when every unit has equally many ratings. */
  readonly nullStatistic: number | null
}

/**
 * Fleiss' kappa of each category that occurs (Fleiss 1971); `estimate` is the overall kappa, id
 * `fleiss_kappa.by_category`.
 */
export function fleissKappaByCategory(matrix: RatingMatrix): ChanceCorrectedResult & {
  readonly byCategory?: readonly CategoryKappa[]
  /** The estimates of `byCategory`, in the order of the categories that occur. */

  readonly values?: readonly (number | null)[]
} {
  const coefficient = 'fleiss_kappa.by_category'
  const counts = ratingCounts(matrix)
  const reason = unusableReason(matrix, counts)
  if (reason) return undefinedResult(coefficient, reason, counts)
  const overall = fleissKappa(matrix)
  const { patterns, shares, agreeing, units, pairable } = categorySums(matrix)
  const sizes = new Set<number>()
  for (let p = 0; p < patterns.patternCount; p++)
    if ((patterns.size[p] as number) > 0) sizes.add(patterns.size[p] as number)
  const [size] = sizes
  const nullError = sizes.size === 1 && size !== undefined ? Math.sqrt(2 / (units * size * (size - 1))) : null
  const occurring = Array.from(shares.keys()).filter((c) => (shares[c] as number) > 0)
  const byCategory = occurring.map((c): CategoryKappa => {
    const share = shares[c] as number
    const category = matrix.categories[c] as number
    const spread = share * (1 - share)
    if (!(spread > 1e-14)) return { category, estimate: null, undefined: 'no-variation', share, nullStatistic: null }
    // Disagreement about this category per pair of ratings, against that of two independent draws.
    const estimate = 1 - (agreeing[c] as number) / (pairable * spread)
    return { category, estimate, undefined: null, share, nullStatistic: nullError ? estimate / nullError : null }
  })
  return { ...overall, coefficient, byCategory, values: byCategory.map((one) => one.estimate) }
}

/** Per category: pooled share, and the sum over units of (ratings in it)(ratings not in it) per ordered pair. */
function categorySums(matrix: RatingMatrix) {
  const patterns = countPatterns(matrix)
  const shares = new Float64Array(matrix.categories.length)
  const agreeing = new Float64Array(matrix.categories.length)
  let units = 0
  let pairable = 0
  for (let p = 0; p < patterns.patternCount; p++) {
    const weight = patterns.frequency[p] as number
    const m = patterns.size[p] as number
    if (m === 0) continue
    units += weight
    if (m > 1) pairable += weight
    for (let e = patterns.start[p] as number; e < (patterns.start[p + 1] as number); e++) {
      const code = patterns.code[e] as number
      const times = patterns.count[e] as number
      shares[code] = (shares[code] as number) + (weight * times) / m
      if (m > 1) agreeing[code] = (agreeing[code] as number) + (weight * times * (m - times)) / (m * (m - 1))
    }
  }
  for (let c = 0; c < shares.length; c++) shares[c] = (shares[c] as number) / units
  return { patterns, shares, agreeing, units, pairable }
}
