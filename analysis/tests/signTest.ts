import { binomialTwoSided } from '../numeric/distributions.ts'
import type { Result } from '../result.ts'

/**
 * Sign test (Arbuthnott 1710; Dixon & Mood 1946): how many differences are positive among the non-zero ones, with the
 * exact two-sided binomial p-value against ½. Zeros are dropped and counted. Undefined (`no-nonzero-difference`) when
 * every difference is zero.
 */
export function signTest(differences: Float64Array): Result & { readonly n: number; readonly zeros: number } {
  const coefficient = 'sign_test'
  const positive = differences.filter((value) => value > 0).length
  const n = differences.filter((value) => value !== 0).length
  const zeros = differences.length - n
  if (n === 0) return { coefficient, estimate: null, undefined: 'no-nonzero-difference', n, zeros }
  const p = binomialTwoSided(positive, n) as number
  return { coefficient, estimate: positive, undefined: null, statistic: positive, p, n, zeros }
}
