/**
 * Multinomial weights: how often each kind of unit is drawn when as many units as there are get drawn with replacement.
 * Kinds with many units are drawn by conditional binomials (cost per kind, not per unit), else unit by unit.
 */
import type { SeededRandom } from './seededRandom.ts'

/** Fills `weights` with one draw; `weights.length` is the number of kinds. */
export type WeightDrawer = (random: SeededRandom, weights: Float64Array) => void

/** Cost of one binomial draw counted in simple draws, measured; decides between the two ways. */
const BINOMIAL_COST = 14

/**
 * Prepares drawing for kinds that occur `frequencies[kind]` times (non-negative integers). Each draw totals
 * sum(frequencies).
 */
export function multinomialDrawer(frequencies: ArrayLike<number>): WeightDrawer {
  let total = 0
  let occupied = 0
  for (let i = 0; i < frequencies.length; i++) {
    total += frequencies[i] as number
    if ((frequencies[i] as number) > 0) occupied++
  }
  return total > BINOMIAL_COST * occupied ? byBinomials(frequencies, total) : byUnits(frequencies, total)
}

function byUnits(frequencies: ArrayLike<number>, total: number): WeightDrawer {
  const kindOfUnit = new Int32Array(total)
  for (let kind = 0, unit = 0; kind < frequencies.length; kind++) {
    const until = unit + (frequencies[kind] as number)
    while (unit < until) kindOfUnit[unit++] = kind
  }
  return (random, weights) => {
    weights.fill(0)
    for (let i = 0; i < total; i++) {
      const kind = kindOfUnit[random.below(total)] as number
      weights[kind] = (weights[kind] as number) + 1
    }
  }
}

function byBinomials(frequencies: ArrayLike<number>, total: number): WeightDrawer {
  return (random, weights) => {
    let unitsLeft = total
    let drawsLeft = total
    for (let kind = 0; kind < frequencies.length; kind++) {
      const frequency = frequencies[kind] as number
      const drawn = frequency >= unitsLeft ? drawsLeft : binomialDraw(random, drawsLeft, frequency / unitsLeft)
      weights[kind] = drawn
      drawsLeft -= drawn
      unitsLeft -= frequency
    }
  }
}

/** Stirling's remainder log(k!) - [log sqrt(2 pi) + (k + 1/2) log(k + 1) - (k + 1)], exact for small k. */
const STIRLING_REMAINDER = [
  0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.020790672103765, 0.0166446911898211, 0.0138761288230707,
  0.0118967099458917, 0.010411265261972, 0.0092554621827127, 0.0083305634333631,
]
function stirlingRemainder(k: number): number {
  if (k < 10) return STIRLING_REMAINDER[k] as number
  const next = k + 1
  const square = 1 / (next * next)
  return (1 / 12 - (1 / 360 - square / 1260) * square) / next
}

/** One draw from Binomial(n, p): inversion while n p is small, else transformed rejection (BTRS, Hoermann 1993). */
export function binomialDraw(random: SeededRandom, n: number, p: number): number {
  if (n <= 0 || p <= 0) return 0
  if (p >= 1) return n
  if (p > 0.5) return n - binomialDraw(random, n, 1 - p)
  return n * p < 10 ? byInversion(random, n, p) : byRejection(random, n, p)
}

function byInversion(random: SeededRandom, n: number, p: number): number {
  const odds = p / (1 - p)
  const start = Math.exp(n * Math.log1p(-p))
  for (;;) {
    let rest = random.uniform()
    let probability = start
    for (let k = 0; k <= n && k < 200; k++) {
      if (rest < probability) return k
      rest -= probability
      probability *= (odds * (n - k)) / (k + 1)
    }
  }
}

function byRejection(random: SeededRandom, n: number, p: number): number {
  const spread = Math.sqrt(n * p * (1 - p))
  const b = 1.15 + 2.53 * spread
  const a = -0.0873 + 0.0248 * b + 0.01 * p
  const centre = n * p + 0.5
  const acceptFast = 0.92 - 4.2 / b
  const odds = p / (1 - p)
  const steep = (2.83 + 5.1 / b) * spread
  const mode = Math.floor((n + 1) * p)
  for (;;) {
    const u = random.uniform() - 0.5
    let v = random.uniform()
    const distance = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / distance + b) * u + centre)
    if (distance >= 0.07 && v <= acceptFast) return k
    if (k < 0 || k > n) continue
    v = Math.log((v * steep) / (a / (distance * distance) + b))
    const bound =
      (mode + 0.5) * Math.log((mode + 1) / (odds * (n - mode + 1))) +
      (n + 1) * Math.log((n - mode + 1) / (n - k + 1)) +
      (k + 0.5) * Math.log((odds * (n - k + 1)) / (k + 1)) +
      stirlingRemainder(mode) +
      stirlingRemainder(n - mode) -
      stirlingRemainder(k) -
      stirlingRemainder(n - k)
    if (v <= bound) return k
  }
}
