/**
 * Intraclass correlations of complete data: the six forms of Shrout & Fleiss (1979), in the names of McGraw & Wong
 * (1996): 1_1 and 1_k one-way random, 2_1 and 2_k two-way random, absolute agreement, 3_1 and 3_k two-way mixed,
 * consistency; `_k` is the reliability of the mean over all raters.
 *
 * Estimator: mean squares of the two-way table (may be negative). Limits: exact F for forms 1 and 3; Satterthwaite F for
 * 2_1, stepped up by Spearman-Brown for 2_k (as psych and SPSS). `statistic`, `df`, `df2`, `p`: exact F test of no
 * differences between units. Missing values: undefined here (`missing-values`); use `iccReml` or the listwise form.
 * Undefined also with fewer than two units or raters, or when the mean squares leave nothing to divide by.
 */
import { runningSum } from '../numeric/compensatedSum.ts'
import { fisherQuantile, fisherSf } from '../numeric/distributions.ts'
import type { Interval, Result, UndefinedReason } from '../result.ts'
import { completeMeasurements, isComplete, type MeasurementMatrix, measurementCounts } from './measurementMatrix.ts'
import { undefinedResult } from './reasons.ts'

export const ICC_FORMS = ['1_1', '2_1', '3_1', '1_k', '2_k', '3_k'] as const
export type IccForm = (typeof ICC_FORMS)[number]

/** Mean squares between units (rows), between raters (columns), residual, and within units. */
export type MeanSquares = {
  readonly units: number
  readonly raters: number
  readonly between: number
  readonly betweenRaters: number
  readonly residual: number
  readonly within: number
}

/** All six forms, ids `icc.<form>`. `listwise` first drops units with missing values (ids `icc_listwise.<form>`). */
export function icc(
  matrix: MeasurementMatrix,
  options: { readonly confidence?: number; readonly listwise?: boolean } = {},
): readonly Result[] {
  const { confidence = 0.95, listwise = false } = options
  const family = listwise ? 'icc_listwise' : 'icc'
  const used = listwise ? completeMeasurements(matrix) : matrix
  const reason = iccReason(used, listwise)
  if (reason) return ICC_FORMS.map((form) => undefinedResult(`${family}.${form}`, reason))
  const counts = measurementCounts(used)
  return iccFromMeanSquares(meanSquares(used), family, confidence).map((result) => ({ ...result, counts }))
}

function iccReason(matrix: MeasurementMatrix, listwise: boolean): UndefinedReason | null {
  if (matrix.raterCount < 2) return 'fewer-than-two-raters'
  if (matrix.unitCount === 0) return listwise ? 'no-complete-unit' : 'no-data'
  if (!isComplete(matrix)) return 'missing-values'
  return matrix.unitCount < 2 ? 'one-unit' : null
}

/**
 * Two-way mean squares of complete values, around the grand mean. Each unit's few values are summed plainly, units with
 * compensation: exact to the last digits and without a long chain of dependent additions.
 */
export function meanSquares(matrix: MeasurementMatrix): MeanSquares {
  const { unitCount: n, raterCount: k, values } = matrix
  const grand = grandMean(matrix)
  const raterSums = new Float64Array(k)
  const allSquares = runningSum()
  const ofUnits = runningSum()
  for (let unit = 0, cell = 0; unit < n; unit++) {
    let sum = 0
    let squares = 0
    for (let rater = 0; rater < k; rater++, cell++) {
      const deviation = (values[cell] as number) - grand
      sum += deviation
      squares += deviation * deviation
      raterSums[rater] = (raterSums[rater] as number) + deviation
    }
    allSquares.add(squares)
    ofUnits.add((sum * sum) / k)
  }
  const squares = allSquares.total()
  const unitSquares = ofUnits.total()
  let total = 0
  for (let rater = 0; rater < k; rater++) total += raterSums[rater] as number
  const correction = (total * total) / (n * k)
  let raterSquares = 0
  for (let rater = 0; rater < k; rater++) raterSquares += (raterSums[rater] as number) ** 2 / n
  const all = squares - correction
  // What rounding leaves of an exact 0 must not look like a variance.
  const settled = (value: number): number => (value > 1e-13 * Math.max(all, grand * grand * 1e-15) ? value : 0)
  const between = settled(unitSquares - correction)
  const betweenRaters = settled(raterSquares - correction)
  const residual = settled(all - between - betweenRaters)
  return {
    units: n,
    raters: k,
    between: between / (n - 1),
    betweenRaters: betweenRaters / (k - 1),
    residual: residual / ((n - 1) * (k - 1)),
    within: (residual + betweenRaters) / (n * (k - 1)),
  }
}

function grandMean({ unitCount, raterCount, values }: MeasurementMatrix): number {
  const total = runningSum()
  for (let unit = 0, cell = 0; unit < unitCount; unit++) {
    let sum = 0
    for (let rater = 0; rater < raterCount; rater++, cell++) sum += values[cell] as number
    total.add(sum)
  }
  return total.total() / values.length
}

/** The six forms from mean squares (of data, or implied by variance components); ids `<family>.<form>`. */
export function iccFromMeanSquares(squares: MeanSquares, family: string, confidence: number): readonly Result[] {
  const { units: n, raters: k, between, betweenRaters, residual, within } = squares
  const none = between + betweenRaters + residual + within <= 0
  const build = (form: IccForm, estimate: number, test: Test, interval: Interval | null): Result => {
    const coefficient = `${family}.${form}`
    if (none) return undefinedResult(coefficient, 'no-variation')
    if (!Number.isFinite(estimate)) return undefinedResult(coefficient, 'zero-variance')
    const usable = interval && Number.isFinite(interval.low) && Number.isFinite(interval.high)
    return {
      coefficient,
      estimate,
      undefined: null,
      ...(usable ? { interval } : { interval: null, intervalUndefined: 'zero-variance' as const }),
      ...test,
    }
  }
  const oneWay = fTest(between, within, n - 1, n * (k - 1))
  const twoWay = fTest(between, residual, n - 1, (n - 1) * (k - 1))
  const one = exactLimits(between / within, n - 1, n * (k - 1), confidence)
  const three = exactLimits(between / residual, n - 1, (n - 1) * (k - 1), confidence)
  const two = (between - residual) / (between + (k - 1) * residual + (k * (betweenRaters - residual)) / n)
  const twoLimits = satterthwaiteLimits(squares, two, confidence)
  const exact = 'exact F'
  const single = ([low, high]: Limits) =>
    interval((low - 1) / (low + k - 1), (high - 1) / (high + k - 1), confidence, exact)
  const mean = ([low, high]: Limits) => interval(1 - 1 / low, 1 - 1 / high, confidence, exact)
  const stepUp = (value: number): number => (value * k) / (1 + value * (k - 1))
  return [
    build('1_1', (between - within) / (between + (k - 1) * within), oneWay, single(one)),
    build('2_1', two, twoWay, interval(twoLimits[0], twoLimits[1], confidence, 'Satterthwaite F')),
    build('3_1', (between - residual) / (between + (k - 1) * residual), twoWay, single(three)),
    build('1_k', (between - within) / between, oneWay, mean(one)),
    build(
      '2_k',
      (between - residual) / (between + (betweenRaters - residual) / n),
      twoWay,
      interval(stepUp(twoLimits[0]), stepUp(twoLimits[1]), confidence, 'Satterthwaite F, stepped up'),
    ),
    build('3_k', (between - residual) / between, twoWay, mean(three)),
  ]
}

type Limits = readonly [number, number]
type Test = { readonly statistic?: number; readonly df?: number; readonly df2?: number; readonly p?: number }

const interval = (low: number, high: number, confidence: number, method: string): Interval => ({
  low,
  high,
  confidence,
  method,
})

/** F test; without a statistic when the denominator is 0 (p 0: units differ and nothing else does). */
function fTest(numerator: number, denominator: number, df: number, df2: number): Test {
  if (denominator > 0)
    return { statistic: numerator / denominator, df, df2, p: fisherSf(numerator / denominator, df, df2) }
  return numerator > 0 ? { df, df2, p: 0 } : {}
}

/** Limits of the true ratio of expected mean squares around an observed F. */
function exactLimits(f: number, df: number, df2: number, confidence: number): Limits {
  if (!Number.isFinite(f) || f <= 0) return [NaN, NaN]
  const at = 0.5 + confidence / 2
  return [f / (fisherQuantile(at, df, df2) ?? NaN), f * (fisherQuantile(at, df2, df) ?? NaN)]
}

/** Limits of form 2_1 (Shrout & Fleiss 1979, p. 424; degrees of freedom by Satterthwaite 1946). */
function satterthwaiteLimits(squares: MeanSquares, estimate: number, confidence: number): Limits {
  const { units: n, raters: k, between, betweenRaters, residual } = squares
  if (!(residual > 0) || !Number.isFinite(estimate)) return [NaN, NaN]
  const ratio = betweenRaters / residual
  const shifted = n * (1 + (k - 1) * estimate) - k * estimate
  const above = (k - 1) * (n - 1) * (k * estimate * ratio + shifted) ** 2
  const below = (n - 1) * (k * estimate * ratio) ** 2 + shifted * shifted
  const df = above / below
  const at = 0.5 + confidence / 2
  const upper = fisherQuantile(at, n - 1, df) ?? NaN
  const lower = fisherQuantile(at, df, n - 1) ?? NaN
  const rest = k * betweenRaters + (k * n - k - n) * residual
  return [
    (n * (between - upper * residual)) / (upper * rest + n * between),
    (n * (lower * between - residual)) / (rest + n * lower * between),
  ]
}
