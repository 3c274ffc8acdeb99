import { chiSquaredSf, fisherSf } from '../numeric/distributions.ts'
import { midranks } from '../numeric/quantile.ts'
import type { Result, UndefinedReason } from '../result.ts'

/** Values of items (rows) under systems (columns), nothing missing. */
export type CompleteScores = readonly (readonly number[])[]

export type FriedmanResult = Result & { readonly n: number; readonly meanRanks: readonly number[] }

/**
 * Friedman's test (Friedman 1937): are the systems' ranks within items the same? Midranks for ties with the tie
 * correction: (k − 1) Σ(R_j − n(k + 1)/2)² / (Σ r² − n k (k + 1)²/4) on chi-squared with k − 1 degrees of freedom.
 * Undefined for fewer than two items or systems (`too-few-observations`) and when every item ties all its systems
 * (`no-variation`).
 */
export function friedman(scores: CompleteScores): FriedmanResult {
  return onRanks('friedman', scores, (chiSquared, _, k) => ({
    estimate: chiSquared,
    statistic: chiSquared,
    df: k - 1,
    p: chiSquaredSf(chiSquared, k - 1),
  }))
}

/**
 * Iman & Davenport's F form of Friedman's test (Iman & Davenport 1980), less conservative: (n − 1)χ² / (n(k − 1) − χ²)
 * on F with k − 1 and (n − 1)(k − 1) degrees of freedom. Undefined as `friedman`; when all items rank the systems
 * alike F has no finite value (`zero-variance`).
 */
export function imanDavenport(scores: CompleteScores): FriedmanResult {
  return onRanks('iman_davenport', scores, (chiSquared, n, k) => {
    const rest = n * (k - 1) - chiSquared
    if (rest <= 1e-9 * n) return 'zero-variance'
    const statistic = ((n - 1) * chiSquared) / rest
    const [df, df2] = [k - 1, (n - 1) * (k - 1)]
    return { estimate: statistic, statistic, df, df2, p: fisherSf(statistic, df, df2) }
  })
}

/**
 * Kendall's W of the items as judges of the systems (Kendall & Babington Smith 1939), tie corrected: Friedman's
 * statistic over n(k − 1), 0 to 1. Test and undefined cases as `friedman`.
 */
export function kendallWOfSystems(scores: CompleteScores): FriedmanResult {
  return onRanks('kendall_w', scores, (chiSquared, n, k) => ({
    estimate: chiSquared / (n * (k - 1)),
    statistic: chiSquared,
    df: k - 1,
    p: chiSquaredSf(chiSquared, k - 1),
  }))
}

/**
 * Cochran's Q for pass or fail under several systems (Cochran 1950): Friedman's question for two-valued scores.
 * Any two values are taken, the larger one as a pass. Undefined for other data (`not-applicable`), and when every item
 * passes or fails everywhere (`no-variation`).
 */
export function cochranQ(scores: CompleteScores): FriedmanResult {
  const coefficient = 'cochran_q'
  const values = new Set(scores.flat())
  const pass = Math.max(...values)
  if (scores.length > 0 && values.size > 2) {
    return { coefficient, estimate: null, undefined: 'not-applicable', n: scores.length, meanRanks: [] }
  }
  return onRanks(coefficient, scores, (_, n, k) => {
    const totals = Array.from({ length: k }, (_unused, system) =>
      scores.reduce((sum, row) => sum + (row[system] === pass ? 1 : 0), 0),
    )
    const perItem = scores.map((row) => row.filter((value) => value === pass).length)
    const all = totals.reduce((sum, total) => sum + total, 0)
    const spread = totals.reduce((sum, total) => sum + (total - all / k) ** 2, 0)
    const mixed = perItem.reduce((sum, passed) => sum + passed * (k - passed), 0)
    if (mixed === 0 || n === 0) return 'no-variation'
    const statistic = (k * (k - 1) * spread) / mixed
    return { estimate: statistic, statistic, df: k - 1, p: chiSquaredSf(statistic, k - 1) }
  })
}

function onRanks(
  coefficient: string,
  scores: CompleteScores,
  compute: (
    chiSquared: number,
    n: number,
    k: number,
  ) => (Partial<Result> & { readonly estimate: number }) | UndefinedReason,
): FriedmanResult {
  const n = scores.length
  const k = scores[0]?.length ?? 0
  if (n < 2 || k < 2) return { coefficient, estimate: null, undefined: 'too-few-observations', n, meanRanks: [] }
  const sums = new Float64Array(k)
  let squares = 0
  for (const row of scores) {
    midranks(row).ranks.forEach((rank, system) => {
      sums[system] = (sums[system] as number) + rank
      squares += rank * rank
    })
  }
  const meanRanks = Array.from(sums, (sum) => sum / n)
  const spread = sums.reduce((total, sum) => total + (sum - (n * (k + 1)) / 2) ** 2, 0)
  const within = squares - (n * k * (k + 1) ** 2) / 4
  const made = within > 1e-9 ? compute(((k - 1) * spread) / within, n, k) : 'no-variation'
  if (typeof made === 'string') return { coefficient, estimate: null, undefined: made, n, meanRanks }
  return { coefficient, undefined: null, ...made, n, meanRanks }
}
