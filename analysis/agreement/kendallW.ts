/**
 * Kendall's coefficient of concordance W: how far M raters put N units in the same order, 0..1 (Kendall & Babington
 * Smith 1939), corrected for ties. Test: chi-squared = M (N - 1) W with N - 1 degrees of freedom; for few units a
 * permutation test of whole columns on request.
 *
 * Missing values: `kendallW` uses complete units; `kendallWFromSpearman` uses every pair of raters on the units both
 * rated, W = (1 + mean rho (m - 1)) / m with m the mean number of ratings per unit (Brueckl & Heuer's irrNA).
 * Undefined with fewer than two raters or units, or when no rater distinguishes any units.
 */
import { chiSquaredSf } from '../numeric/distributions.ts'
import { midranks } from '../numeric/quantile.ts'
import { seededRandom, shuffledIndexes } from '../resample/seededRandom.ts'
import type { Result } from '../result.ts'
import {
  columnOf,
  completeMeasurements,
  type MeasurementMatrix,
  measurementCounts,
  pairOfColumns,
} from './measurementMatrix.ts'
import { correlationOf } from './pearson.ts'
import { undefinedResult } from './reasons.ts'

export type KendallWOptions = {
  /** Adds `permutationP`, from random reorderings within raters. */
  readonly permutation?: { readonly resamples: number; readonly seed: number }
}

/** Id `kendall_w`. `statistic` is chi-squared. */
export function kendallW(
  matrix: MeasurementMatrix,
  options: KendallWOptions = {},
): Result & { readonly permutationP?: number } {
  const coefficient = 'kendall_w'
  if (matrix.raterCount < 2) return undefinedResult(coefficient, 'fewer-than-two-raters')
  const complete = completeMeasurements(matrix)
  const { unitCount: n, raterCount: m } = complete
  if (n < 2) return undefinedResult(coefficient, n === 0 ? 'no-complete-unit' : 'one-unit')
  const columns: Float64Array[] = []
  let ties = 0
  for (let rater = 0; rater < m; rater++) {
    const { ranks, tieTerm } = midranks(columnOf(complete, rater))
    columns.push(ranks)
    ties += tieTerm
  }
  const most = (m * m * (n * n * n - n) - m * ties) / 12
  const counts = { ...measurementCounts(matrix), usedUnits: n }
  if (!(most > 1e-9)) return { ...undefinedResult(coefficient, 'no-variation'), counts }
  const spread = rankSumSpread(columns, n)
  const estimate = Math.min(1, spread / most)
  const statistic = m * (n - 1) * estimate
  return {
    coefficient,
    estimate,
    undefined: null,
    statistic,
    df: n - 1,
    p: chiSquaredSf(statistic, n - 1),
    counts,
    ...(options.permutation ? { permutationP: permutationP(columns, n, spread, options.permutation) } : {}),
  }
}

/** Sum of squared deviations of the units' rank sums. */
function rankSumSpread(columns: readonly Float64Array[], n: number): number {
  const centre = (columns.length * (n + 1)) / 2
  let spread = 0
  for (let unit = 0; unit < n; unit++) {
    let sum = 0
    for (const column of columns) sum += column[unit] as number
    spread += (sum - centre) ** 2
  }
  return spread
}

function permutationP(
  columns: readonly Float64Array[],
  n: number,
  observed: number,
  { resamples, seed }: { readonly resamples: number; readonly seed: number },
): number {
  const random = seededRandom(seed)
  let reached = 1
  for (let resample = 0; resample < resamples; resample++) {
    const shuffled = columns.map((column, rater) => {
      if (rater === 0) return column
      const order = shuffledIndexes(n, random)
      return Float64Array.from(order, (unit) => column[unit] as number)
    })
    if (rankSumSpread(shuffled, n) >= observed - 1e-9) reached++
  }
  return reached / (resamples + 1)
}

/** Id `kendall_w.mean_spearman_missing`; `meanRho` weighs each pair of raters by (units both rated - 1). */
export function kendallWFromSpearman(
  matrix: MeasurementMatrix,
): Result & { readonly meanRho?: number; readonly droppedPairs?: number } {
  const coefficient = 'kendall_w.mean_spearman_missing'
  if (matrix.raterCount < 2) return undefinedResult(coefficient, 'fewer-than-two-raters')
  if (matrix.unitCount < 2) return undefinedResult(coefficient, matrix.unitCount === 0 ? 'no-data' : 'one-unit')
  const counts = measurementCounts(matrix)
  let total = 0
  let weight = 0
  let droppedPairs = 0
  for (let a = 0; a < matrix.raterCount; a++)
    for (let b = a + 1; b < matrix.raterCount; b++) {
      const { x, y } = pairOfColumns(matrix, a, b)
      const rho = x.length < 2 ? null : correlationOf(midranks(x).ranks, midranks(y).ranks)
      if (rho === null) {
        droppedPairs++
        continue
      }
      total += (x.length - 1) * rho
      weight += x.length - 1
    }
  if (weight === 0) return { ...undefinedResult(coefficient, 'no-variation'), counts }
  const meanRho = total / weight
  // A rater with a single rating orders nothing; only the others count towards the mean number of ratings.
  let ratings = 0
  for (let rater = 0; rater < matrix.raterCount; rater++) {
    const given = columnOf(matrix, rater).reduce((sum, value) => (Number.isNaN(value) ? sum : sum + 1), 0)
    if (given > 1) ratings += given
  }
  const raters = ratings / counts.units
  const estimate = (1 + meanRho * (raters - 1)) / raters
  const df = counts.units - 1
  const statistic = raters * df * estimate
  return {
    coefficient,
    estimate,
    undefined: null,
    meanRho,
    droppedPairs,
    statistic,
    df,
    p: chiSquaredSf(statistic, df),
    counts,
  }
}
