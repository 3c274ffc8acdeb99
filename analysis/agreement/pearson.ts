/**
 * Pearson's product-moment correlation of paired values (Pearson 1895). Interval by Fisher's z (1921), test by Student's
 * t with n - 2 degrees of freedom. Undefined with fewer than three pairs or when one side never varies.
 */
import { compensatedDot, compensatedSum } from '../numeric/compensatedSum.ts'
import { normalQuantile, studentTwoSided } from '../numeric/distributions.ts'
import type { Interval, Result, UndefinedReason } from '../result.ts'
import { undefinedResult } from './reasons.ts'

/** Two equally long lists. */
export type PairedValues = { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> }

/** Deviations from the mean and the sum of their squares; null where the values do not vary. */
export type Deviations = { readonly each: Float64Array; readonly squares: number }

export function deviationsOf(values: ArrayLike<number>): Deviations | null {
  const n = values.length
  if (n < 2) return null
  const mean = compensatedSum(values) / n
  const each = new Float64Array(n)
  for (let i = 0; i < n; i++) each[i] = (values[i] as number) - mean
  const squares = compensatedDot(each, each)
  return squares > n * (Math.abs(mean) * 1e-15) ** 2 && squares > 0 ? { each, squares } : null
}

/** The correlation of two lists whose deviations are known; null when one side does not vary. */
export function correlationOfDeviations(x: Deviations | null, y: Deviations | null): number | null {
  if (!x || !y) return null
  const r = compensatedDot(x.each, y.each) / Math.sqrt(x.squares) / Math.sqrt(y.squares)
  return Math.max(-1, Math.min(1, r))
}

/** The bare correlation; null when one side does not vary. */
export const correlationOf = (x: ArrayLike<number>, y: ArrayLike<number>): number | null =>
  correlationOfDeviations(deviationsOf(x), deviationsOf(y))

/** Why paired values have no correlation, or null. */
export function pairedReason({ x, y }: PairedValues, least: number): UndefinedReason | null {
  if (x.length === 0 || x.length !== y.length) return 'no-data'
  return x.length < least ? 'too-few-observations' : null
}

/** tanh(atanh(r) ± z × error); null for r = ±1. */
export function fisherInterval(r: number, error: number, confidence: number, method: string): Interval | null {
  const z = normalQuantile(0.5 + confidence / 2)
  if (z === null || Math.abs(r) >= 1 || !(error > 0) || !Number.isFinite(error)) return null
  const centre = Math.atanh(r)
  return { low: Math.tanh(centre - z * error), high: Math.tanh(centre + z * error), confidence, method }
}

/** t statistic and p of a correlation (Pearson's, or Spearman's approximately). */
export function correlationTest(
  r: number,
  n: number,
): { readonly statistic?: number; readonly df: number; readonly p: number } {
  const df = n - 2
  if (Math.abs(r) >= 1) return { df, p: 0 }
  const statistic = r * Math.sqrt(df / (1 - r * r))
  return { statistic, df, p: studentTwoSided(statistic, df) }
}

/** Id `pearson_r`. */
export function pearson(pairs: PairedValues, options: { readonly confidence?: number } = {}): Result {
  const coefficient = 'pearson_r'
  const reason = pairedReason(pairs, 3)
  if (reason) return undefinedResult(coefficient, reason)
  const n = pairs.x.length
  const estimate = correlationOf(pairs.x, pairs.y)
  const counts = { pairs: n }
  if (estimate === null) return { ...undefinedResult(coefficient, 'zero-variance'), counts }
  const interval = fisherInterval(estimate, 1 / Math.sqrt(n - 3), options.confidence ?? 0.95, 'Fisher z')
  return {
    coefficient,
    estimate,
    undefined: null,
    interval,
    ...(interval ? {} : { intervalUndefined: n < 4 ? ('too-few-observations' as const) : ('zero-variance' as const) }),
    ...correlationTest(estimate, n),
    counts,
  }
}
