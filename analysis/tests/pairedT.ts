import { studentQuantile, studentTwoSided } from '../numeric/distributions.ts'
import { compensatedMean, sumOfSquaredDeviations } from '../numeric/compensatedSum.ts'
import type { Result } from '../result.ts'

/**
 * Student's paired t test (Student 1908): mean difference over its standard error, n − 1 degrees of freedom; `estimate`
 * is the mean difference with its t interval. Undefined (`too-few-observations`) for fewer than two pairs; with all
 * differences equal the mean is reported without a test (`zero-variance`).
 */
export function pairedT(differences: Float64Array, confidence = 0.95): Result & { readonly n: number } {
  const coefficient = 'paired_t'
  const n = differences.length
  const mean = compensatedMean(differences)
  if (mean === null || n < 2) return { coefficient, estimate: null, undefined: 'too-few-observations', n }
  const variance = sumOfSquaredDeviations(differences) / (n - 1)
  if (!(variance > 0)) {
    return { coefficient, estimate: mean, undefined: null, interval: null, intervalUndefined: 'zero-variance', n }
  }
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
    n,
  }
}
