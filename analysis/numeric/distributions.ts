// oxlint-disable-next-line typescript/triple-slash-reference -- the package hides its declarations; ours are ambient
/// <reference path="./cephes.d.ts" />
/**
 * Distribution functions, survival functions and quantiles, over the Cephes library (Moshier 1989) compiled to
 * WebAssembly. The library compiles itself asynchronously; this module waits for it once, at import, so that everything
 * below is an ordinary synchronous function. Survival functions are computed as such (never 1 - cdf), so small p-values
 * keep their digits. Degrees of freedom are real numbers (Satterthwaite). Arguments outside a domain give null.
 */
import { compiled, igam, igamc, incbet, incbi, lgam, ndtr, ndtri } from 'cephes'

await compiled

/** Cephes reports a result too small to represent as an error; here it is the value `fallback`. */
function guarded(compute: () => number, fallback: number): number {
  try {
    const value = compute()
    return Number.isFinite(value) ? value : fallback
  } catch {
    return fallback
  }
}

const inUnit = (probability: number): boolean => probability >= 0 && probability <= 1

/** Standard normal P(Z <= z). */
export const normalCdf = (z: number): number =>
  z === Infinity ? 1 : z === -Infinity ? 0 : guarded(() => ndtr(z), z > 0 ? 1 : 0)
/** Standard normal P(Z > z). */
export const normalSf = (z: number): number => normalCdf(-z)
/** Standard normal quantile; null unless 0 < probability < 1. */
export const normalQuantile = (probability: number): number | null =>
  probability > 0 && probability < 1 ? ndtri(probability) : null
/** Two-sided p-value of a standard normal statistic. */
export const normalTwoSided = (z: number): number => Math.min(1, 2 * normalSf(Math.abs(z)))

/** Log of the binomial coefficient "n choose k". */
export const logChoose = (n: number, k: number): number => lgam(n + 1) - lgam(k + 1) - lgam(n - k + 1)

/** Beta(a, b) P(X <= x); a, b > 0. */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  return guarded(() => incbet(a, b, x), x < a / (a + b) ? 0 : 1)
}
/** Beta(a, b) P(X > x). `complement` is 1 - x where the caller knows it more exactly than a subtraction would. */
export function betaSf(x: number, a: number, b: number, complement = 1 - x): number {
  return betaCdf(complement, b, a)
}

/**
 * Beta(a, b) quantile; null unless 0 <= probability <= 1 and a, b > 0. Cephes' own inverse stops early in places, so
 * its answer is polished: bisection within a bracket, Newton steps while they stay inside.
 */
export function betaQuantile(probability: number, a: number, b: number): number | null {
  if (!inUnit(probability) || !(a > 0) || !(b > 0)) return null
  if (probability === 0) return 0
  if (probability === 1) return 1
  let low = 0
  let high = 1
  let x = guarded(() => incbi(a, b, probability), a / (a + b))
  if (!(x > 0 && x < 1)) x = a / (a + b)
  const logBeta = lgam(a) + lgam(b) - lgam(a + b)
  for (let step = 0; step < 400; step++) {
    const excess = betaCdf(x, a, b) - probability
    if (excess === 0) return x
    if (excess > 0) high = x
    else low = x
    const density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logBeta)
    let next = x - excess / density
    if (!(next > low && next < high)) next = low === 0 ? high / 8 : (low + high) / 2
    if (Math.abs(next - x) <= 2e-16 * x || next === low || next === high) return next
    x = next
  }
  return x
}

/** Student t with `df` > 0 degrees of freedom, P(T <= t). */
export const studentCdf = (t: number, df: number): number => (t > 0 ? 1 - studentTail(t, df) : studentTail(-t, df))
/** Student t P(T > t). */
export const studentSf = (t: number, df: number): number => studentCdf(-t, df)
/** Two-sided p-value of a t statistic. */
export const studentTwoSided = (t: number, df: number): number => Math.min(1, 2 * studentTail(Math.abs(t), df))

/** P(T > t) for t >= 0. */
function studentTail(t: number, df: number): number {
  if (t === Infinity) return 0
  const squared = t * t
  // The smaller of the two arguments keeps its digits: near t = 0 the tail is computed from t^2 / (df + t^2).
  if (squared < df) return 0.5 * (1 - betaCdf(squared / (df + squared), 0.5, df / 2))
  return 0.5 * betaCdf(df / (df + squared), df / 2, 0.5)
}

/** Student t quantile; null unless 0 < probability < 1 and df > 0. */
export function studentQuantile(probability: number, df: number): number | null {
  if (!(probability > 0 && probability < 1) || !(df > 0)) return null
  if (probability === 0.5) return 0
  const tail = Math.min(probability, 1 - probability)
  const sign = probability < 0.5 ? -1 : 1
  // Above this many degrees of freedom the expansion of Fisher & Cornish (1960) is exact to working precision.
  if (df > 1e7) return sign * -(ndtri(tail) + (ndtri(tail) ** 3 + ndtri(tail)) / (4 * df))
  const central = 1 - 2 * tail
  if (central < 0.5) {
    const part = betaQuantile(central, 0.5, df / 2) as number
    return sign * Math.sqrt((df * part) / (1 - part))
  }
  const part = betaQuantile(2 * tail, df / 2, 0.5) as number
  return sign * Math.sqrt((df * (1 - part)) / part)
}

/** F(df1, df2) P(F <= f). */
export const fisherCdf = (f: number, df1: number, df2: number): number => 1 - fisherSf(f, df1, df2)
/** F(df1, df2) P(F > f). */
export function fisherSf(f: number, df1: number, df2: number): number {
  if (!(f > 0)) return 1
  if (f === Infinity) return 0
  const below = df1 * f
  // Whichever share of the two is smaller keeps its digits.
  return below > df2
    ? betaCdf(df2 / (below + df2), df2 / 2, df1 / 2)
    : 1 - betaCdf(below / (below + df2), df1 / 2, df2 / 2)
}
/** F quantile; null unless 0 <= probability < 1 and the degrees of freedom are positive. */
export function fisherQuantile(probability: number, df1: number, df2: number): number | null {
  if (!(probability >= 0 && probability < 1) || !(df1 > 0) || !(df2 > 0)) return null
  if (probability > 0.5) {
    const part = betaQuantile(1 - probability, df2 / 2, df1 / 2) as number
    return part > 0 ? (df2 * (1 - part)) / (df1 * part) : null
  }
  const part = betaQuantile(probability, df1 / 2, df2 / 2) as number
  return part < 1 ? (df2 * part) / (df1 * (1 - part)) : null
}

/** Gamma with shape a, P(X <= x). */
const gammaCdf = (x: number, shape: number): number => (x <= 0 ? 0 : guarded(() => igam(shape, x), x > shape ? 1 : 0))
const gammaSf = (x: number, shape: number): number => (x <= 0 ? 1 : guarded(() => igamc(shape, x), x > shape ? 0 : 1))

/** Chi-squared P(X <= x) with df > 0. */
export const chiSquaredCdf = (x: number, df: number): number => gammaCdf(x / 2, df / 2)
/** Chi-squared P(X > x). */
export const chiSquaredSf = (x: number, df: number): number => (x === Infinity ? 0 : gammaSf(x / 2, df / 2))
/** Chi-squared quantile by bracketed Newton from the Wilson-Hilferty start; null unless 0 <= probability < 1, df > 0. */
export function chiSquaredQuantile(probability: number, df: number): number | null {
  if (!(probability >= 0 && probability < 1) || !(df > 0)) return null
  if (probability === 0) return 0
  const upper = probability > 0.5
  const part = 2 / (9 * df)
  let x = Math.max(1e-8 * df, df * (1 - part + ndtri(probability) * Math.sqrt(part)) ** 3)
  let low = 0
  let high = Infinity
  for (let step = 0; step < 400; step++) {
    const excess = upper ? 1 - probability - chiSquaredSf(x, df) : chiSquaredCdf(x, df) - probability
    if (excess === 0) return x
    if (excess > 0) high = x
    else low = x
    const density = Math.exp((df / 2 - 1) * Math.log(x / 2) - x / 2 - lgam(df / 2)) / 2
    let next = x - excess / density
    if (!(next > low && next < high)) next = high === Infinity ? 2 * x : (low + high) / 2
    if (Math.abs(next - x) <= 2e-16 * x || next === low || next === high) return next
    x = next
  }
  return x
}

/** Binomial P(X <= k) of n trials with success probability p. */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0
  if (k >= n) return 1
  return betaCdf(1 - p, n - Math.floor(k), Math.floor(k) + 1)
}
/** Binomial P(X > k). */
export function binomialSf(k: number, n: number, p: number): number {
  if (k < 0) return 1
  if (k >= n) return 0
  return betaCdf(p, Math.floor(k) + 1, n - Math.floor(k))
}
/** Binomial P(X = k). */
export function binomialProbability(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return 0
  if (p <= 0) return k === 0 ? 1 : 0
  if (p >= 1) return k === n ? 1 : 0
  return Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p))
}
/** Smallest k with P(X <= k) >= probability; null unless 0 <= probability <= 1. */
export function binomialQuantile(probability: number, n: number, p: number): number | null {
  if (!inUnit(probability)) return null
  let low = 0
  let high = n
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (binomialCdf(middle, n, p) >= probability) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Exact two-sided binomial p-value: the total probability of all outcomes that are at most as likely as the observed
 * one (the rule of R's `binom.test`, with its relative tolerance 1e-7). Null unless 0 <= successes <= n and n > 0.
 */
export function binomialTwoSided(successes: number, n: number, p = 0.5): number | null {
  if (!(n > 0) || successes < 0 || successes > n) return null
  if (p === 0.5) return Math.min(1, 2 * binomialCdf(Math.min(successes, n - successes), n, 0.5))
  const bound = binomialProbability(successes, n, p) * (1 + 1e-7)
  let total = 0
  for (let k = 0; k <= n; k++) {
    const probability = binomialProbability(k, n, p)
    if (probability <= bound) total += probability
  }
  return Math.min(1, total)
}
