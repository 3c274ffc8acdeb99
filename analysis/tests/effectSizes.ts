import { compensatedMean, sumOfSquaredDeviations } from '../numeric/compensatedSum.ts'
import { wilsonInterval } from '../preference/proportion.ts'
import type { Result } from '../result.ts'
import { signedRanks } from './signedRanks.ts'

/**
 * Cohen's d_z: mean difference over the standard deviation of the differences (Cohen 1988). Undefined for fewer than
 * two pairs (`too-few-observations`) and for equal differences (`zero-variance`).
 */
export function cohenDz(differences: Float64Array): Result {
  const coefficient = 'cohen_d_z'
  const n = differences.length
  if (n < 2) return { coefficient, estimate: null, undefined: 'too-few-observations' }
  const sd = Math.sqrt(sumOfSquaredDeviations(differences) / (n - 1))
  if (!(sd > 0)) return { coefficient, estimate: null, undefined: 'zero-variance' }
  return { coefficient, estimate: (compensatedMean(differences) as number) / sd, undefined: null, counts: { n } }
}

/**
 * Matched-pairs rank-biserial correlation (Kerby 2014): share of the rank sum that is positive less the share that is
 * negative; −1 to 1. Zeros dropped. Undefined (`no-nonzero-difference`) when all are zero.
 */
export function rankBiserial(differences: Float64Array): Result {
  const coefficient = 'rank_biserial'
  const { positive, negative, ranks } = signedRanks(differences, 'dropped')
  if (ranks.length === 0) return { coefficient, estimate: null, undefined: 'no-nonzero-difference' }
  return {
    coefficient,
    estimate: (positive - negative) / (positive + negative),
    undefined: null,
    counts: { n: ranks.length },
  }
}

/**
 * Share of items on which the first system is better, ties counting half, with Wilson's interval on that share.
 * Undefined (`no-data`) without pairs.
 */
export function shareBetter(differences: Float64Array, confidence = 0.95): Result {
  const coefficient = 'share_better'
  const n = differences.length
  if (n === 0) return { coefficient, estimate: null, undefined: 'no-data' }
  const wins = differences.filter((value) => value > 0).length
  const ties = differences.filter((value) => value === 0).length
  const better = wins + ties / 2
  const counts = { n, better: wins, equal: ties, worse: n - wins - ties }
  return { coefficient, estimate: better / n, undefined: null, interval: wilsonInterval(better, n, confidence), counts }
}
