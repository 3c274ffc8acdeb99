import { binomialTwoSided, normalQuantile } from '../numeric/distributions.ts'
import type { Interval, Result } from '../result.ts'

/**
 * Wilson's score interval of a share (Wilson 1927): the shares that a two-sided normal test would not reject.
 * `successes` may be fractional (half ties). Null without observations or outside 0 <= successes <= n.
 */
export function wilsonInterval(successes: number, n: number, confidence: number): Interval | null {
  if (!(n > 0) || successes < 0 || successes > n || !(confidence > 0 && confidence < 1)) return null
  const z = normalQuantile(1 - (1 - confidence) / 2) as number
  const share = successes / n
  const centre = share + (z * z) / (2 * n)
  const reach = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  const low = successes === 0 ? 0 : (centre - reach) / scale
  const high = successes === n ? 1 : (centre + reach) / scale
  return { low, high, confidence, method: 'wilson' }
}

/**
 * A share of successes with Wilson's interval and the exact two-sided binomial p-value against ½ (for whole numbers).
 * Undefined (`no-comparison`) without observations.
 */
export function shareResult(
  coefficient: string,
  successes: number,
  n: number,
  confidence: number,
): Result & { readonly n: number } {
  if (n === 0) return { coefficient, estimate: null, undefined: 'no-comparison', interval: null, n }
  const share = successes / n
  const p = Number.isInteger(successes) ? binomialTwoSided(successes, n) : null
  return {
    coefficient,
    estimate: share,
    undefined: null,
    standardError: Math.sqrt((share * (1 - share)) / n),
    interval: wilsonInterval(successes, n, confidence),
    statistic: successes,
    ...(p === null ? {} : { p }),
    n,
  }
}
