import { normalQuantile } from '../numeric/distributions.ts'
import type { Result } from '../result.ts'
import { signedRanks } from './signedRanks.ts'

/**
 * Hodges–Lehmann estimate of the typical difference: the median of all Walsh averages (d_i + d_j) / 2, i <= j (Hodges &
 * Lehmann 1963), with the interval that inverts the signed-rank test: the Walsh averages cut off at both ends are as
 * many as the test's critical value (Bauer 1972). The cut-off is exact up to 300 differences without ties or zeros and
 * a normal approximation otherwise; `method` says which. Zeros count. Undefined (`no-data`) without differences.
 */
export function hodgesLehmann(differences: Float64Array, confidence = 0.95): Result & { readonly n: number } {
  const coefficient = 'hodges_lehmann'
  const n = differences.length
  if (n === 0) return { coefficient, estimate: null, undefined: 'no-data', n }
  const walsh = walshAverages(differences.toSorted())
  const estimate = (walsh.at(Math.ceil(walsh.count / 2)) + walsh.at(Math.floor(walsh.count / 2) + 1)) / 2
  const tail = (1 - confidence) / 2
  const { tieTerm, zeros } = signedRanks(differences, 'dropped')
  const isExact = n <= 300 && tieTerm === 0 && zeros === 0
  const cut = Math.max(1, isExact ? exactCut(n, tail) : normalCut(n, tail))
  const reachable = !isExact || 2 ** -n <= tail
  if (n < 2 || !reachable) {
    return { coefficient, estimate, undefined: null, interval: null, intervalUndefined: 'too-few-observations', n }
  }
  return {
    coefficient,
    estimate,
    undefined: null,
    interval: {
      low: walsh.at(cut),
      high: walsh.at(walsh.count + 1 - cut),
      confidence,
      method: isExact ? 'signed ranks, exact' : 'signed ranks, normal approximation',
    },
    n,
  }
}

/** The k-th smallest Walsh average of ascending differences (k from 1), without storing them all when there are many. */
function walshAverages(sorted: Float64Array): { readonly count: number; readonly at: (k: number) => number } {
  const n = sorted.length
  const count = (n * (n + 1)) / 2
  const { values, times } = distinct(sorted)
  if (n > 60 && values.length < n / 3) return { count, at: weightedWalsh(values, times, count) }
  if (n <= 1500) {
    const all = new Float64Array(count)
    let next = 0
    for (let i = 0; i < n; i++) {
      for (let j = i; j < n; j++) all[next++] = ((sorted[i] as number) + (sorted[j] as number)) / 2
    }
    all.sort()
    return { count, at: (k) => all[Math.min(count, Math.max(1, k)) - 1] as number }
  }
  return { count, at: (k) => bisected(sorted, Math.min(count, Math.max(1, k))) }
}

/** The different ones of ascending values, and how often each is there. */
function distinct(sorted: Float64Array): { readonly values: number[]; readonly times: number[] } {
  const values: number[] = []
  const times: number[] = []
  for (let i = 0; i < sorted.length; i++) {
    const value = sorted[i] as number
    if (value === values.at(-1)) times[times.length - 1] = (times.at(-1) ?? 0) + 1
    else {
      values.push(value)
      times.push(1)
    }
  }
  return { values, times }
}

/** As many averages as there are pairs of different values, each with how often it occurs: means of grades repeat. */
function weightedWalsh(values: readonly number[], times: readonly number[], count: number): (k: number) => number {
  const size = values.length
  const averages = new Float64Array((size * (size + 1)) / 2)
  const often = new Map<number, number>()
  for (let i = 0, next = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      const average = ((values[i] as number) + (values[j] as number)) / 2
      const [one, other] = [times[i] as number, times[j] as number]
      averages[next++] = average
      often.set(average, (often.get(average) ?? 0) + (i === j ? (one * (one + 1)) / 2 : one * other))
    }
  }
  averages.sort()
  return (k) => {
    let below = 0
    let last = Number.NaN
    for (let at = 0; at < averages.length; at++) {
      const average = averages[at] as number
      if (average === last) continue
      last = average
      below += often.get(average) ?? 0
      if (below >= Math.min(count, Math.max(1, k))) break
    }
    return last
  }
}

/** The k-th smallest Walsh average by bisection on the value, counting averages below it in one sweep. */
function bisected(sorted: Float64Array, k: number): number {
  const n = sorted.length
  const atMost = (value: number): number => {
    let count = 0
    let j = n - 1
    for (let i = 0; i < n; i++) {
      while (j >= i && ((sorted[i] as number) + (sorted[j] as number)) / 2 > value) j--
      if (j < i) break
      count += j - i + 1
    }
    return count
  }
  let low = sorted[0] as number
  let high = sorted[n - 1] as number
  if (atMost(low) >= k) return low
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) break
    if (atMost(middle) >= k) high = middle
    else low = middle
  }
  return high
}

/** Smallest w with P(W <= w) >= tail for n untied signed ranks. */
function exactCut(n: number, tail: number): number {
  const total = (n * (n + 1)) / 2
  const probability = new Float64Array(total + 1)
  probability[0] = 1
  for (let rank = 1, reached = 0; rank <= n; reached += rank, rank++) {
    for (let sum = reached; sum >= 0; sum--) {
      const half = (probability[sum] as number) / 2
      probability[sum] = half
      probability[sum + rank] = (probability[sum + rank] as number) + half
    }
  }
  let below = 0
  for (let w = 0; w <= total; w++) {
    below += probability[w] as number
    if (below >= tail) return w
  }
  return total
}

function normalCut(n: number, tail: number): number {
  const mean = (n * (n + 1)) / 4
  const sd = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24)
  return Math.floor(mean + (normalQuantile(tail) ?? 0) * sd + 0.5)
}
