/**
 * Confidence intervals for a single proportion of `successes` out of `trials`. Compared in Brown, Cai & DasGupta (2001),
 * "Interval Estimation for a Binomial Proportion"; Newcombe (1998), "Two-sided confidence intervals for the single
 * proportion". All return null unless 0 <= successes <= trials and trials > 0; limits lie within 0..1.
 */
import { betaQuantile, normalQuantile } from '../numeric/distributions.ts'
import type { Interval, Result } from '../result.ts'
import { undefinedResult } from './reasons.ts'

export type ProportionMethod = 'wilson' | 'wilsoncc' | 'clopper_pearson' | 'agresti_coull' | 'jeffreys'
export const PROPORTION_METHODS: readonly ProportionMethod[] = [
  'wilson',
  'clopper_pearson',
  'wilsoncc',
  'agresti_coull',
  'jeffreys',
]

const usable = (successes: number, trials: number): boolean => trials > 0 && successes >= 0 && successes <= trials
const clamp = (value: number): number => Math.min(1, Math.max(0, value))
const critical = (confidence: number): number => normalQuantile(0.5 + confidence / 2) as number

/** Score interval (Wilson 1927). */
export function wilsonInterval(successes: number, trials: number, confidence: number): Interval | null {
  if (!usable(successes, trials)) return null
  const z = critical(confidence)
  const share = successes / trials
  const centre = (successes + (z * z) / 2) / (trials + z * z)
  const half = ((z * Math.sqrt(trials)) / (trials + z * z)) * Math.sqrt(share * (1 - share) + (z * z) / (4 * trials))
  const low = successes === 0 ? 0 : clamp(centre - half)
  const high = successes === trials ? 1 : clamp(centre + half)
  return { low, high, confidence, method: 'Wilson' }
}

/** Score interval with continuity correction (Newcombe 1998, method 4). */
export function wilsonCorrectedInterval(successes: number, trials: number, confidence: number): Interval | null {
  if (!usable(successes, trials)) return null
  const z = critical(confidence)
  const p = successes / trials
  const q = 1 - p
  const divisor = 2 * (trials + z * z)
  const low = (2 * trials * p + z * z - 1 - z * Math.sqrt(z * z - 2 - 1 / trials + 4 * p * (trials * q + 1))) / divisor
  const high = (2 * trials * p + z * z + 1 + z * Math.sqrt(z * z + 2 - 1 / trials + 4 * p * (trials * q - 1))) / divisor
  return {
    low: successes === 0 ? 0 : clamp(low),
    high: successes === trials ? 1 : clamp(high),
    confidence,
    method: 'Wilson, continuity corrected',
  }
}

/** Exact interval (Clopper & Pearson 1934), from beta quantiles. */
export function clopperPearsonInterval(successes: number, trials: number, confidence: number): Interval | null {
  if (!usable(successes, trials)) return null
  const tail = (1 - confidence) / 2
  const low = successes === 0 ? 0 : betaQuantile(tail, successes, trials - successes + 1)
  const high = successes === trials ? 1 : upperBeta(tail, successes + 1, trials - successes)
  return low === null || high === null ? null : { low, high, confidence, method: 'Clopper-Pearson' }
}

/** Wald interval after adding z²/2 successes and failures (Agresti & Coull 1998). */
export function agrestiCoullInterval(successes: number, trials: number, confidence: number): Interval | null {
  if (!usable(successes, trials)) return null
  const z = critical(confidence)
  const total = trials + z * z
  const centre = (successes + (z * z) / 2) / total
  const half = z * Math.sqrt((centre * (1 - centre)) / total)
  return { low: clamp(centre - half), high: clamp(centre + half), confidence, method: 'Agresti-Coull' }
}

/** Equal-tailed interval under Jeffreys' prior; 0 and 1 at the ends (Brown, Cai & DasGupta 2001). */
export function jeffreysInterval(successes: number, trials: number, confidence: number): Interval | null {
  if (!usable(successes, trials)) return null
  const tail = (1 - confidence) / 2
  const a = successes + 0.5
  const b = trials - successes + 0.5
  const low = successes === 0 ? 0 : betaQuantile(tail, a, b)
  const high = successes === trials ? 1 : upperBeta(tail, a, b)
  return low === null || high === null ? null : { low, high, confidence, method: 'Jeffreys' }
}

/** The point with probability `tail` above it. */
const upperBeta = (tail: number, a: number, b: number): number | null => {
  const mirrored = betaQuantile(tail, b, a)
  return mirrored === null ? null : 1 - mirrored
}

const INTERVALS = {
  wilson: wilsonInterval,
  wilsoncc: wilsonCorrectedInterval,
  clopper_pearson: clopperPearsonInterval,
  agresti_coull: agrestiCoullInterval,
  jeffreys: jeffreysInterval,
} as const

/** The proportion with one kind of interval; id `<method>[successes/trials]`. Undefined without trials. */
export function proportion(input: {
  readonly successes: number
  readonly trials: number
  readonly method: ProportionMethod
  readonly confidence?: number
}): Result {
  const coefficient = `${input.method}[${input.successes}/${input.trials}]`
  const interval = INTERVALS[input.method](input.successes, input.trials, input.confidence ?? 0.95)
  if (!interval) return undefinedResult(coefficient, 'no-data')
  return {
    coefficient,
    estimate: input.successes / input.trials,
    undefined: null,
    interval,
    counts: { successes: input.successes, trials: input.trials },
  }
}
