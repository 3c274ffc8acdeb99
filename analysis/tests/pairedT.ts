import { compensatedMean, sumOfSquaredDeviations } from '../numeric/compensatedSum.ts'
import { studentQuantile, studentTwoSided } from '../numeric/distributions.ts'
import type { Result } from '../result.ts'

/**
 * Student's paired t test (Student 1908): mean difference over its standard error, n − 1 degrees of freedom; `estimate`
 * is the mean difference with its t interval. Undefined (`too-few-observations`) for fewer than two pairs and
 * (`zero-variance`) when all differences are equal; `meanDifference` is there all the same.
 */
export function pairedT(
  differences: Float64Array,
  confidence = 0.95,
): Result & { readonly n: number; readonly meanDifference: number | null } {
  const coefficient = 'paired_t'
  const n = differences.length
  const mean = compensatedMean(differences)
  const none = { coefficient, estimate: null, interval: null, meanDifference: mean, n }
  if (mean === null || n < 2) return { ...none, undefined: 'too-few-observations' }
  const variance = sumOfSquaredDeviations(differences) / (n - 1)
  if (!(variance > 0)) return { ...none, undefined: 'zero-variance' }
  const standardError = Math.sqrt(variance / n)
  const reach = (studentQuantile(1 - (1 - confidence) / 2, n - 1) as number) * standardError
  const statistic = mean / standardError
  return {
    coefficient,
    estimate: mean,
    undefined: null,
    standardError,
    interval: { low: mean - reach, high: mean + reach, confidence, method: 'student t' },
    statistic,
    df: n - 1,
    p: studentTwoSided(statistic, n - 1),
    meanDifference: mean,
    n,
  }
}
