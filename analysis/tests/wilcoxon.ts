import { normalSf, normalTwoSided } from '../numeric/distributions.ts'
import type { Result } from '../result.ts'
import type { SignedRanks } from './signedRanks.ts'
import { signedRanks, signedRankTails } from './signedRanks.ts'

/** A signed-rank test: what it did with zeros and ties is in its id; `n` counts non-zero differences. */
export type WilcoxonResult = Result & {
  readonly n: number
  readonly zeros: number
  /** Sums of the ranks of positive and of negative differences. */
  readonly positiveRanks: number
  readonly negativeRanks: number
}

/**
 * Wilcoxon's signed-rank test (Wilcoxon 1945) in the variants that packages print under one name. All take differences
 * first − second; all are undefined (`no-nonzero-difference`) when every difference is zero. The statistic is the sum of
 * ranks of positive differences unless said otherwise.
 */

/** Zeros dropped, ties shared, normal approximation with tie and continuity correction. */
export function wilcoxonNormalCorrected(differences: Float64Array): WilcoxonResult {
  const found = signedRanks(differences, 'dropped')
  return result('wilcoxon.normal_corrected', found, () => {
    const { mean, sd } = momentsOfDropped(found)
    const gap = found.positive - mean
    return { estimate: found.positive, statistic: found.positive, p: normalTwoSided((gap - Math.sign(gap) / 2) / sd) }
  })
}

/** Exact two-sided p without zeros and ties; `not-applicable` with any, where `wilcoxon.exact_ties` is exact. */
export function wilcoxonExact(differences: Float64Array): WilcoxonResult {
  return exact('wilcoxon.exact', differences, 'dropped', (tails) => Math.min(1, 2 * Math.min(tails.lower, tails.upper)))
}

/** Exact one-sided p for the first system being greater; `not-applicable` with zeros or ties. */
export function wilcoxonExactGreater(differences: Float64Array): WilcoxonResult {
  return exact('wilcoxon.exact_one_sided_greater', differences, 'dropped', (tails) => tails.upper)
}

/** Zeros dropped, then exact given the ties (conditional distribution by the shift algorithm), two-sided. */
export function wilcoxonExactTies(differences: Float64Array): WilcoxonResult {
  return exact('wilcoxon.exact_ties', differences, 'dropped', (tails) =>
    Math.min(1, 2 * Math.min(tails.lower, tails.upper)),
  )
}

/**
 * Pratt 1959: zeros are ranked with the others, then left out; exact given the ties, two-sided. The statistic is the
 * standardised sum (W − Σr/2) / √(Σr²/4).
 */
export function wilcoxonPrattExact(differences: Float64Array): WilcoxonResult {
  const made = exact('wilcoxon.pratt_exact', differences, 'ranked', (tails) =>
    Math.min(1, 2 * Math.min(tails.lower, tails.upper)),
  )
  if (made.estimate === null) return made
  const { ranks, positive } = signedRanks(differences, 'ranked')
  const [sum, squares] = [
    ranks.reduce((total, rank) => total + rank, 0),
    ranks.reduce((total, rank) => total + rank * rank, 0),
  ]
  const statistic = (positive - sum / 2) / Math.sqrt(squares / 4)
  return { ...made, estimate: statistic, statistic }
}

/**
 * The normal approximations as one widespread Python package prints them; the statistic is the smaller rank sum.
 * `wilcox` drops zeros, `pratt` ranks and leaves them out (Cureton 1967 for the moments), `zsplit` ranks them and gives
 * half of their ranks to each side.
 */
export function wilcoxonApproximate(
  differences: Float64Array,
  zeros: 'wilcox' | 'pratt' | 'zsplit',
  corrected: boolean,
): WilcoxonResult {
  const found = signedRanks(differences, zeros === 'wilcox' ? 'dropped' : 'ranked')
  return result(`wilcoxon.scipy_${zeros}_approx${corrected ? '_corrected' : ''}`, found, () => {
    const share = zeros === 'zsplit' ? found.zeroRankSum / 2 : 0
    const statistic = Math.min(found.positive, found.negative) + share
    const { mean, sd } = momentsOf(found, zeros)
    const gap = statistic - mean
    const p = 2 * normalSf(Math.abs(gap - (corrected ? Math.sign(gap) / 2 : 0)) / sd)
    return { estimate: statistic, statistic, p: Math.min(1, p) }
  })
}

function momentsOfDropped({ ranks, tieTerm }: SignedRanks): { readonly mean: number; readonly sd: number } {
  const n = ranks.length
  return { mean: (n * (n + 1)) / 4, sd: Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - tieTerm / 48) }
}

function momentsOf(
  found: SignedRanks,
  zeros: 'wilcox' | 'pratt' | 'zsplit',
): { readonly mean: number; readonly sd: number } {
  const n = found.ranks.length + (zeros === 'wilcox' ? 0 : found.zeros)
  const left = zeros === 'pratt' ? found.zeros : 0
  const zeroTies = zeros === 'zsplit' ? found.zeros ** 3 - found.zeros : 0
  const squares = n * (n + 1) * (2 * n + 1) - left * (left + 1) * (2 * left + 1) - (found.tieTerm + zeroTies) / 2
  return { mean: (n * (n + 1) - left * (left + 1)) / 4, sd: Math.sqrt(squares / 24) }
}

function exact(
  coefficient: string,
  differences: Float64Array,
  zeros: 'dropped' | 'ranked',
  pOf: (tails: { readonly lower: number; readonly upper: number }) => number,
): WilcoxonResult {
  const found = signedRanks(differences, zeros)
  const untied = coefficient === 'wilcoxon.exact' || coefficient === 'wilcoxon.exact_one_sided_greater'
  return result(coefficient, found, () => {
    if (untied && (found.tieTerm > 0 || found.zeros > 0)) return null
    const tails = signedRankTails(found.ranks, found.positive)
    return tails && { estimate: found.positive, statistic: found.positive, p: pOf(tails) }
  })
}

function result(
  coefficient: string,
  found: SignedRanks,
  compute: () => { readonly estimate: number; readonly statistic: number; readonly p: number } | null,
): WilcoxonResult {
  const about = {
    n: found.ranks.length,
    zeros: found.zeros,
    positiveRanks: found.positive,
    negativeRanks: found.negative,
  }
  if (found.ranks.length === 0) return { coefficient, estimate: null, undefined: 'no-nonzero-difference', ...about }
  const made = compute()
  if (made === null || !Number.isFinite(made.p))
    return { coefficient, estimate: null, undefined: 'not-applicable', ...about }
  return { coefficient, undefined: null, ...made, ...about }
}
