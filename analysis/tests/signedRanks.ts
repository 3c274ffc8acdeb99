import { midranks } from '../numeric/quantile.ts'

/** Signed ranks of differences: midranks of their sizes, with the sums the Wilcoxon tests are made of. */
export type SignedRanks = {
  /** Ranks of the non-zero differences, ties shared; twice each rank is a whole number. */
  readonly ranks: Float64Array
  readonly positive: number
  readonly negative: number
  /** Number of zero differences, and the sum of the ranks they took (0 when they were dropped before ranking). */
  readonly zeros: number
  readonly zeroRankSum: number
  /** Σ(t³ − t) over groups of tied non-zero differences. */
  readonly tieTerm: number
}

/**
 * Ranks the sizes of differences. `zeros` says what becomes of zero differences: `dropped` before ranking (Wilcoxon
 * 1945) or `ranked` with the others and left out afterwards (Pratt 1959).
 */
export function signedRanks(differences: Float64Array, zeros: 'dropped' | 'ranked'): SignedRanks {
  const used = zeros === 'dropped' ? differences.filter((value) => value !== 0) : differences
  const { ranks } = midranks(used.map(Math.abs))
  const kept = ranks.filter((_, index) => used[index] !== 0)
  const sumWhere = (keep: (difference: number) => boolean): number =>
    ranks.reduce((sum, rank, index) => sum + (keep(used[index] as number) ? rank : 0), 0)
  const groups = new Map<number, number>()
  for (const rank of kept) groups.set(rank, (groups.get(rank) ?? 0) + 1)
  return {
    ranks: kept,
    positive: sumWhere((difference) => difference > 0),
    negative: sumWhere((difference) => difference < 0),
    zeros: differences.length - kept.length,
    zeroRankSum: sumWhere((difference) => difference === 0),
    tieTerm: [...groups.values()].reduce((sum, size) => sum + size ** 3 - size, 0),
  }
}

/** Above this sum of doubled ranks the exact distribution is not tabulated (2,000 untied differences). */
const LARGEST_TABLE = 4_100_000

/**
 * P(sum of the ranks with a positive sign <= w) for each sign equally likely, and P(>= w), by the shift algorithm
 * (Streitberg & Röhmel 1986), exact with ties. Null when the table would be too large.
 */
export function signedRankTails(
  ranks: Float64Array,
  positive: number,
): { readonly lower: number; readonly upper: number } | null {
  const doubled = Array.from(ranks, (rank) => Math.round(2 * rank))
  const total = doubled.reduce((sum, rank) => sum + rank, 0)
  if (total > LARGEST_TABLE || total * ranks.length > 4e8) return null
  const probability = new Float64Array(total + 1)
  probability[0] = 1
  let reached = 0
  for (const rank of doubled) {
    for (let sum = reached; sum >= 0; sum--) {
      const half = (probability[sum] as number) / 2
      probability[sum] = half
      probability[sum + rank] = (probability[sum + rank] as number) + half
    }
    reached += rank
  }
  const at = Math.round(2 * positive)
  let lower = 0
  for (let sum = 0; sum <= at; sum++) lower += probability[sum] as number
  let upper = 0
  for (let sum = total; sum >= at; sum--) upper += probability[sum] as number
  return { lower: Math.min(1, lower), upper: Math.min(1, upper) }
}
