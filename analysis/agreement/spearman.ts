/**
 * Spearman's rank correlation (1904): Pearson's correlation of mid-ranks, so ties are allowed. Interval by Fisher's z
 * with error sqrt(1.06 / (n - 3)) (Fieller, Hartley & Pearson 1957; Fieller & Pearson 1961). `spearman` tests with
 * Student's t; `spearmanExact` without ties by the exact permutation distribution up to nine pairs and its Edgeworth
 * series above (Best & Roberts 1975, algorithm AS 89, as R prints it). Undefined with fewer than three pairs or when one
 * side never varies; the exact form also with ties (`not-applicable`).
 */
import { normalSf } from '../numeric/distributions.ts'
import { midranks } from '../numeric/quantile.ts'
import type { Result } from '../result.ts'
import { correlationOf, correlationTest, fisherInterval, type PairedValues, pairedReason } from './pearson.ts'
import { undefinedResult } from './reasons.ts'

/** Id `spearman_rho`. */
export function spearman(pairs: PairedValues, options: { readonly confidence?: number } = {}): Result {
  return spearmanWith(pairs, 'spearman_rho', options.confidence ?? 0.95, (rho, n) => correlationTest(rho, n))
}

/** Id `spearman_rho.exact`; only without ties. */
export function spearmanExact(pairs: PairedValues, options: { readonly confidence?: number } = {}): Result {
  const coefficient = 'spearman_rho.exact'
  if (!pairedReason(pairs, 3) && midranks(pairs.x).tieTerm + midranks(pairs.y).tieTerm > 0)
    return undefinedResult(coefficient, 'not-applicable')
  return spearmanWith(pairs, coefficient, options.confidence ?? 0.95, (rho, n) => {
    const most = (n * n * n - n) / 3
    const distance = Math.round(((1 - rho) * most) / 2)
    const p = distance > most / 2 ? upperTail(distance, n) : 1 - upperTail(distance + 2, n)
    return { statistic: distance, p: Math.min(1, 2 * Math.max(0, p)) }
  })
}

function spearmanWith(
  pairs: PairedValues,
  coefficient: string,
  confidence: number,
  test: (rho: number, n: number) => { statistic?: number; df?: number; p: number },
): Result {
  const reason = pairedReason(pairs, 3)
  if (reason) return undefinedResult(coefficient, reason)
  const n = pairs.x.length
  const counts = { pairs: n }
  const estimate = correlationOf(midranks(pairs.x).ranks, midranks(pairs.y).ranks)
  if (estimate === null) return { ...undefinedResult(coefficient, 'zero-variance'), counts }
  const interval = fisherInterval(estimate, Math.sqrt(1.06 / (n - 3)), confidence, 'Fisher z with Fieller error')
  return {
    coefficient,
    estimate,
    undefined: null,
    interval,
    ...(interval ? {} : { intervalUndefined: n < 4 ? ('too-few-observations' as const) : ('zero-variance' as const) }),
    ...test(estimate, n),
    counts,
  }
}

/** P(sum of squared rank differences >= distance) under independence. */
function upperTail(distance: number, n: number): number {
  const most = (n * n * n - n) / 3
  if (distance <= 0) return 1
  if (distance > most) return 0
  return n <= 9 ? exactUpperTail(distance, n) : edgeworthUpperTail(distance, n)
}

/** By going through all n! orders (n <= 9: 362,880). */
function exactUpperTail(distance: number, n: number): number {
  const used = new Uint8Array(n)
  let reached = 0
  let all = 0
  const place = (position: number, sum: number): void => {
    if (position === n) {
      all++
      if (sum >= distance) reached++
      return
    }
    for (let value = 0; value < n; value++) {
      if (used[value]) continue
      used[value] = 1
      place(position + 1, sum + (value - position) ** 2)
      used[value] = 0
    }
  }
  place(0, 0)
  return reached / all
}

function edgeworthUpperTail(distance: number, n: number): number {
  const b = 1 / n
  const x = ((6 * (distance - 1) * b) / (n * n - 1) - 1) * Math.sqrt(1 / b - 1)
  const y = x * x
  const inner = 0.0131 - 4.6e-4 * y
  const fourth = 0.0072 - 0.0831 * b + y * b * inner
  const third = 0.0879 + 0.0151 * b - y * fourth
  const second = 0.1033 + 0.3932 * b - y * b * third
  const u = x * b * (0.2274 + b * (0.2531 + 0.1745 * b) + y * (-0.0758 + b * second))
  const p = u / Math.exp(y / 2) + normalSf(x)
  return Math.min(1, Math.max(0, p))
}
