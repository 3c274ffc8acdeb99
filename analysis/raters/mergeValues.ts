/** Ways to make one value out of several raters' values of one unit. All return null for no values. */

/** The arithmetic mean. */
export const mergedMean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

/** The middle value, or the mean of the two middle ones. */
export function mergedMedian(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((one, other) => one - other)
  const upper = sorted[sorted.length >> 1] as number
  return sorted.length % 2 === 1 ? upper : ((sorted[(sorted.length >> 1) - 1] as number) + upper) / 2
}

/** The most frequent values (plurality), ascending; more than one = no unique mode. */
export function mergedModes(values: readonly number[]): readonly number[] {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const most = Math.max(0, ...counts.values())
  return [...counts].flatMap(([value, count]) => (count === most ? [value] : [])).sort((one, other) => one - other)
}

/**
 * Mean of the three most similar values (Wang et al. 2024, HelpSteer2-Preference): of all sets of three the one with
 * the smallest spread; among equals their mean. Fewer than four values: the mean of all.
 */
export function threeMostSimilarMean(values: readonly number[]): number | null {
  if (values.length < 4) return mergedMean(values)
  const sorted = [...values].sort((one, other) => one - other)
  const runs = sorted.slice(2).map((last, start) => ({ spread: last - (sorted[start] as number), start }))
  const least = Math.min(...runs.map((run) => run.spread))
  const best = runs.filter((run) => run.spread <= least + 1e-12)
  return mergedMean(best.map(({ start }) => mergedMean(sorted.slice(start, start + 3)) as number))
}

/** How a qualification score p (share right on gold items) becomes a weight. */
export type WeightRule = 'uniform' | 'log-odds' | { readonly power: number }

/**
 * Weight of a rater with qualification score p: 1; log(p / (1 − p)), never below 0, p kept within half an item of 0 and 1
 * when `items` says on how many it rests; or p^a. Scores outside 0..1 weigh 0.
 */
export function raterWeight(qualification: number, rule: WeightRule, items?: number): number {
  if (rule === 'uniform') return 1
  if (!(qualification >= 0 && qualification <= 1)) return 0
  if (rule !== 'log-odds') return qualification ** rule.power
  const margin = items === undefined ? 1e-6 : 0.5 / items
  const kept = Math.min(1 - margin, Math.max(margin, qualification))
  return Math.max(0, Math.log(kept / (1 - kept)))
}

/** Weighted mean; null when no weight is positive. */
export function weightedMean(values: readonly number[], weights: readonly number[]): number | null {
  let sum = 0
  let all = 0
  values.forEach((value, index) => {
    const weight = weights[index] ?? 0
    if (!(weight > 0)) return
    sum += weight * value
    all += weight
  })
  return all > 0 ? sum / all : null
}
