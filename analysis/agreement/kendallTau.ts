/**
 * Kendall's tau-b: pairs of observations in the same order minus pairs in opposite order, over the geometric mean of the
 * pairs not tied on either side (Kendall 1938, 1945). Test: exact without ties up to 49 pairs of values, else normal with
 * the variance corrected for ties. Interval by Fisher's z with error sqrt(0.437 / (n - 4)) (Fieller, Hartley & Pearson
 * 1957). Undefined with fewer than two pairs or when one side never varies. Cost n log n.
 */
import { normalTwoSided } from '../numeric/distributions.ts'
import type { Result } from '../result.ts'
import { fisherInterval, type PairedValues, pairedReason } from './pearson.ts'
import { undefinedResult } from './reasons.ts'

/** Id `kendall_tau_b`; `statistic` is z (or, exact, the number of concordant pairs). */
export function kendallTau(
  pairs: PairedValues,
  options: { readonly confidence?: number } = {},
): Result & {
  readonly concordant?: number
  readonly discordant?: number
} {
  const coefficient = 'kendall_tau_b'
  const reason = pairedReason(pairs, 2)
  if (reason) return undefinedResult(coefficient, reason)
  const n = pairs.x.length
  const order = Array.from({ length: n }, (_, i) => i)
  const { x, y } = pairs
  order.sort((a, b) => (x[a] as number) - (x[b] as number) || (y[a] as number) - (y[b] as number))
  const sortedX = Float64Array.from(order, (i) => x[i] as number)
  const sortedY = Float64Array.from(order, (i) => y[i] as number)
  const tiesX = tieSums(sortedX, (a, b) => sortedX[a] === sortedX[b])
  const tiesBoth = tieSums(sortedX, (a, b) => sortedX[a] === sortedX[b] && sortedY[a] === sortedY[b])
  const discordant = sortCountingSwaps(sortedY)
  const tiesY = tieSums(sortedY, (a, b) => sortedY[a] === sortedY[b])
  const all = (n * (n - 1)) / 2
  const counts = { pairs: n }
  if (tiesX.pairs === all || tiesY.pairs === all) return { ...undefinedResult(coefficient, 'zero-variance'), counts }
  const concordant = all - tiesX.pairs - tiesY.pairs + tiesBoth.pairs - discordant
  const difference = concordant - discordant
  const raw = difference / Math.sqrt(all - tiesX.pairs) / Math.sqrt(all - tiesY.pairs)
  const estimate = Math.max(-1, Math.min(1, raw))
  const interval =
    n > 4
      ? fisherInterval(estimate, Math.sqrt(0.437 / (n - 4)), options.confidence ?? 0.95, 'Fisher z with Fieller error')
      : null
  const exact = tiesX.pairs === 0 && tiesY.pairs === 0 && n < 50
  return {
    coefficient,
    estimate,
    undefined: null,
    concordant,
    discordant,
    interval,
    ...(interval ? {} : { intervalUndefined: n > 4 ? ('zero-variance' as const) : ('too-few-observations' as const) }),
    ...(exact ? { statistic: concordant, p: exactP(concordant, n) } : normalTest(difference, n, tiesX, tiesY)),
    counts,
  }
}

type TieSums = { readonly pairs: number; readonly first: number; readonly second: number; readonly third: number }

/** Over groups of t equal neighbours: sum t(t-1)/2, t(t-1), t(t-1)(2t+5), t(t-1)(t-2). */
function tieSums(sorted: ArrayLike<number>, same: (a: number, b: number) => boolean): TieSums {
  let first = 0
  let second = 0
  let third = 0
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1
    while (end < sorted.length && same(start, end)) end++
    const t = end - start
    first += t * (t - 1)
    second += t * (t - 1) * (2 * t + 5)
    third += t * (t - 1) * (t - 2)
    start = end
  }
  return { pairs: first / 2, first, second, third }
}

/** Merge sort in place; returns how many pairs were in strictly descending order. */
function sortCountingSwaps(values: Float64Array): number {
  const n = values.length
  let from = values
  let to = new Float64Array(n)
  let swaps = 0
  for (let width = 1; width < n; width *= 2) {
    for (let low = 0; low < n; low += 2 * width) {
      const middle = Math.min(n, low + width)
      const high = Math.min(n, low + 2 * width)
      let left = low
      let right = middle
      for (let at = low; at < high; at++) {
        if (left < middle && (right >= high || (from[left] as number) <= (from[right] as number)))
          to[at] = from[left++] as number
        else {
          swaps += middle - left
          to[at] = from[right++] as number
        }
      }
    }
    const held = from
    from = to
    to = held as Float64Array<ArrayBuffer>
  }
  if (from !== values) values.set(from)
  return swaps
}

/** Two-sided exact p: the number of orders with each count of concordant pairs, built up one observation at a time. */
function exactP(concordant: number, n: number): number {
  let shares = Float64Array.of(1)
  for (let size = 2; size <= n; size++) {
    const next = new Float64Array(shares.length + size - 1)
    for (let count = 0; count < shares.length; count++)
      for (let more = 0; more < size; more++)
        next[count + more] = (next[count + more] as number) + (shares[count] as number) / size
    shares = next
  }
  let below = 0
  for (let count = 0; count <= concordant; count++) below += shares[count] as number
  let above = 0
  for (let count = concordant; count < shares.length; count++) above += shares[count] as number
  return Math.min(1, 2 * Math.min(below, above))
}

function normalTest(difference: number, n: number, tiesX: TieSums, tiesY: TieSums) {
  const variance =
    (n * (n - 1) * (2 * n + 5) - tiesX.second - tiesY.second) / 18 +
    (tiesX.first * tiesY.first) / (2 * n * (n - 1)) +
    (n > 2 ? (tiesX.third * tiesY.third) / (9 * n * (n - 1) * (n - 2)) : 0)
  if (!(variance > 0)) return { p: 1 }
  const statistic = difference / Math.sqrt(variance)
  return { statistic, p: normalTwoSided(statistic) }
}
