/** Distances between two sets of chosen options (multi-select criteria). Sets are sorted lists without repeats. */

/** How many members two sorted sets share. */
function shared(a: readonly number[], b: readonly number[]): number {
  let count = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const left = a[i] as number
    const right = b[j] as number
    if (left === right) count++
    if (left <= right) i++
    if (right <= left) j++
  }
  return count
}

/** 1 - |both| / |either| (Jaccard 1901); 0 for two empty sets. */
export function jaccardDistance(a: readonly number[], b: readonly number[]): number {
  const both = shared(a, b)
  const either = a.length + b.length - both
  return either === 0 ? 0 : 1 - both / either
}

/**
 * 1 - Jaccard similarity × monotonicity, where monotonicity is 1 for equal sets, 2/3 when one contains the other,
 * 1/3 when they overlap, 0 when they share nothing (Passonneau 2006, "Measuring Agreement on Set-valued Items (MASI)").
 */
export function masiDistance(a: readonly number[], b: readonly number[]): number {
  const both = shared(a, b)
  const either = a.length + b.length - both
  if (either === 0) return 0
  const contained = both === Math.min(a.length, b.length)
  const monotonicity = both === either ? 1 : both === 0 ? 0 : contained ? 2 / 3 : 1 / 3
  return 1 - (both / either) * monotonicity
}
