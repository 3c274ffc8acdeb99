/** Quantiles of a sample by linear interpolation between order statistics (Hyndman & Fan 1996, definition 7; R's default). */

/** A sorted copy (ascending) without the values that are not finite. */
export function sortedFinite(values: ArrayLike<number>): Float64Array {
  const kept = Float64Array.from(values as ArrayLike<number>).filter((value) => Number.isFinite(value))
  return kept.sort()
}

/** The quantile at `probability` (clamped to 0..1) of values that are already ascending; null for none. */
export function quantileOfSorted(sorted: ArrayLike<number>, probability: number): number | null {
  const last = sorted.length - 1
  if (last < 0) return null
  const position = Math.min(1, Math.max(0, probability)) * last
  const below = Math.floor(position)
  const low = sorted[below] as number
  const high = sorted[Math.min(last, below + 1)] as number
  return low + (position - below) * (high - low)
}

/** The quantile of values in any order; values that are not finite are left out; null when none are left. */
export const quantile = (values: ArrayLike<number>, probability: number): number | null =>
  quantileOfSorted(sortedFinite(values), probability)

/** The median of values in any order; null for none. */
export const median = (values: ArrayLike<number>): number | null => quantile(values, 0.5)

/**
 * Ranks 1..n of `values`, ties sharing the mean of their ranks (midranks), with the tie term sum(t^3 - t) that rank
 * statistics correct by. Values must be finite.
 */
export function midranks(values: ArrayLike<number>): { readonly ranks: Float64Array; readonly tieTerm: number } {
  const order = Array.from({ length: values.length }, (_, i) => i)
  order.sort((a, b) => (values[a] as number) - (values[b] as number))
  const ranks = new Float64Array(values.length)
  let tieTerm = 0
  for (let start = 0; start < order.length; ) {
    let end = start + 1
    while (end < order.length && values[order[end] as number] === values[order[start] as number]) end++
    for (let i = start; i < end; i++) ranks[order[i] as number] = (start + 1 + end) / 2
    const tied = end - start
    tieTerm += tied * tied * tied - tied
    start = end
  }
  return { ranks, tieTerm }
}
