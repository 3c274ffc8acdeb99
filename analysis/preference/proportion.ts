import { betaQuantile, binomialTwoSided, normalQuantile } from '../numeric/distributions.ts'
import type { Interval, Result } from '../result.ts'

type Limits = (successes: number, n: number, tail: number) => readonly [number, number]

/**
 * Wilson's score interval of a proportion (Wilson 1927): the proportions that a two-sided normal test would not reject.
 * `successes` may be fractional (half ties). Null without observations or outside 0 <= successes <= n.
 */
export const wilsonInterval = (successes: number, n: number, confidence: number): Interval | null =>
  limitsOf('wilson', successes, n, confidence, scoreLimits)

/** Wilson's interval with continuity correction (Newcombe 1998, method 4); 0 and 1 are kept at the ends. */
export const wilsonCorrectedInterval = (successes: number, n: number, confidence: number): Interval | null =>
  limitsOf('wilson, continuity corrected', successes, n, confidence, (x, total, tail) => {
    const z = normalQuantile(1 - tail) as number
    const share = x / total
    const span = (sign: 1 | -1): number =>
      Math.sqrt(Math.max(0, z * z - sign * 2 - 1 / total + 4 * share * (total * (1 - share) + sign)))
    const low = (2 * x + z * z - 1 - z * span(1)) / (2 * (total + z * z))
    const high = (2 * x + z * z + 1 + z * span(-1)) / (2 * (total + z * z))
    return [x === 0 ? 0 : low, x === total ? 1 : high]
  })

/** Exact interval from binomial tails (Clopper & Pearson 1934). */
export const clopperPearsonInterval = (successes: number, n: number, confidence: number): Interval | null =>
  limitsOf('clopper-pearson', successes, n, confidence, (x, total, tail) => [
    x === 0 ? 0 : (betaQuantile(tail, x, total - x + 1) as number),
    x === total ? 1 : (betaQuantile(1 - tail, x + 1, total - x) as number),
  ])

/** Agresti & Coull 1998: z²/2 successes and failures added, then the ordinary normal interval. */
export const agrestiCoullInterval = (successes: number, n: number, confidence: number): Interval | null =>
  limitsOf('agresti-coull', successes, n, confidence, (x, total, tail) => {
    const z = normalQuantile(1 - tail) as number
    const adjusted = total + z * z
    const share = (x + (z * z) / 2) / adjusted
    const reach = z * Math.sqrt((share * (1 - share)) / adjusted)
    return [share - reach, share + reach]
  })

/** Jeffreys' interval, with the limit 0 at no successes and 1 at all (Brown, Cai & DasGupta 2001). */
export const jeffreysInterval = (successes: number, n: number, confidence: number): Interval | null =>
  limitsOf('jeffreys', successes, n, confidence, (x, total, tail) => [
    x === 0 ? 0 : (betaQuantile(tail, x + 0.5, total - x + 0.5) as number),
    x === total ? 1 : (betaQuantile(1 - tail, x + 0.5, total - x + 0.5) as number),
  ])

/**
 * A share of successes with Wilson's interval and the exact two-sided binomial p-value against `against` (default ½).
 * Undefined (`no-comparison`) without observations.
 */
export function proportionResult(
  coefficient: string,
  successes: number,
  n: number,
  confidence: number,
  against = 0.5,
): Result & { readonly n: number } {
  if (n === 0) return { coefficient, estimate: null, undefined: 'no-comparison', interval: null, n }
  const share = successes / n
  const p = Number.isInteger(successes) ? binomialTwoSided(successes, n, against) : null
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

function scoreLimits(x: number, total: number, tail: number): readonly [number, number] {
  const z = normalQuantile(1 - tail) as number
  const share = x / total
  const centre = share + (z * z) / (2 * total)
  const reach = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total))
  const scale = 1 + (z * z) / total
  return [x === 0 ? 0 : (centre - reach) / scale, x === total ? 1 : (centre + reach) / scale]
}

function limitsOf(method: string, x: number, n: number, confidence: number, limits: Limits): Interval | null {
  if (!(n > 0) || x < 0 || x > n || !(confidence > 0 && confidence < 1)) return null
  const [low, high] = limits(x, n, (1 - confidence) / 2)
  return { low, high, confidence, method }
}
