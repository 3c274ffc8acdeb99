/**
 * Intraclass correlations of incomplete data by analysis of variance, without REML: the one-way forms after Ebel (1951,
 * "Estimation of the reliability of ratings"), whose k0 takes the place of the number of raters; the two-way forms from
 * the same formulas after each rater's mean difference from the grand mean has been taken out (Brueckl 2011; as the R
 * package irrNA computes them). On complete data the estimates are those of `icc`.
 *
 * Limits: F with the mean number of ratings per unit in the degrees of freedom, Satterthwaite for absolute agreement
 * (McGraw & Wong 1996). Units and raters without ratings are left out. Undefined with fewer than two of either, or when
 * no unit has two ratings; single forms are null where their mean squares leave nothing to divide by.
 */
import { fisherQuantile } from '../numeric/distributions.ts'
import type { Result, UndefinedReason } from '../result.ts'
import { type MeasurementMatrix, measurementCounts } from './measurementMatrix.ts'
import { undefinedResult } from './reasons.ts'

const ROWS = ['ICC(1)', 'ICC(k)', 'ICC(A,1)', 'ICC(A,k)', 'ICC(C,1)', 'ICC(C,k)'] as const

/** `values`, `lower` and `upper` are in the order of `rows`; `estimate` is ICC(A,1). */
export type IccIncompleteResult = Result & {
  readonly rows?: readonly string[]
  readonly values?: readonly (number | null)[]
  readonly lower?: readonly (number | null)[]
  readonly upper?: readonly (number | null)[]
  /** Ebel's k0: about the harmonic mean of the numbers of ratings per unit. */
  readonly effectiveRaters?: number
}

/** Id `icc_na.oneway_twoway`. */
export function iccIncomplete(matrix: MeasurementMatrix, confidence = 0.95): IccIncompleteResult {
  const coefficient = 'icc_na.oneway_twoway'
  const squares = incompleteSquares(matrix)
  if (typeof squares === 'string') return undefinedResult(coefficient, squares)
  const lines = forms(squares, confidence).map((line) => line.map((value) => (Number.isFinite(value) ? value : null)))
  const column = (at: number) => lines.map((line) => line[at] ?? null)
  const estimate = lines[2]?.[0] ?? null
  if (estimate === null) return undefinedResult(coefficient, 'zero-variance')
  return {
    coefficient,
    estimate,
    undefined: null,
    rows: ROWS,
    values: column(0),
    lower: column(1),
    upper: column(2),
    effectiveRaters: squares.effective,
    counts: measurementCounts(matrix),
  }
}

type Squares = {
  readonly units: number
  readonly raters: number
  /** Mean number of ratings per unit, and Ebel's k0. */
  readonly mean: number
  readonly effective: number
  readonly between: number
  readonly within: number
  readonly betweenAdjusted: number
  readonly residual: number
  readonly betweenRaters: number
}

function incompleteSquares(matrix: MeasurementMatrix): Squares | UndefinedReason {
  const { unitCount, raterCount, values } = matrix
  let ratings = 0
  let grand = 0
  for (const value of values) if (!Number.isNaN(value)) grand += (value - grand) / ++ratings
  if (ratings === 0) return 'no-data'
  const { raters, raterSquares, severity } = raterEffects(matrix, grand)
  let units = 0
  let sizeSquares = 0
  const plain = { all: 0, between: 0 }
  const adjusted = { all: 0, between: 0 }
  for (let unit = 0; unit < unitCount; unit++) {
    let size = 0
    let sum = 0
    let adjustedSum = 0
    for (let rater = 0; rater < raterCount; rater++) {
      const value = values[unit * raterCount + rater] as number
      if (Number.isNaN(value)) continue
      const deviation = value - grand
      const left = deviation - (severity[rater] as number)
      size++
      sum += deviation
      adjustedSum += left
      plain.all += deviation * deviation
      adjusted.all += left * left
    }
    if (size === 0) continue
    units++
    sizeSquares += size * size
    plain.between += (sum * sum) / size
    adjusted.between += (adjustedSum * adjustedSum) / size
  }
  if (raters < 2) return 'fewer-than-two-raters'
  if (units < 2) return 'one-unit'
  if (ratings <= units) return 'fewer-than-two-ratings-on-any-unit'
  if (!(plain.all > 0)) return 'no-variation'
  const mean = ratings / units
  const settled = (value: number): number => (value > 1e-13 * plain.all ? value : 0)
  return {
    units,
    raters,
    mean,
    effective: (ratings - sizeSquares / ratings) / (units - 1),
    between: settled(plain.between) / (units - 1),
    within: settled(plain.all - plain.between) / (ratings - units),
    betweenAdjusted: settled(adjusted.between) / (units - 1),
    residual: settled(adjusted.all - adjusted.between) / ((units - 1) * (mean - 1)),
    betweenRaters: settled(raterSquares) / (raters - 1),
  }
}

/** Each rater's mean difference from the grand mean, and the sum of squares between raters. */
function raterEffects({ raterCount, values }: MeasurementMatrix, grand: number) {
  const raterSums = new Float64Array(raterCount)
  const raterSizes = new Float64Array(raterCount)
  values.forEach((value, cell) => {
    if (Number.isNaN(value)) return
    const rater = cell % raterCount
    raterSums[rater] = (raterSums[rater] as number) + value - grand
    raterSizes[rater] = (raterSizes[rater] as number) + 1
  })
  let raters = 0
  let raterSquares = 0
  const severity = raterSums.map((sum, rater) => {
    const size = raterSizes[rater] as number
    if (size === 0) return 0
    raters++
    raterSquares += (sum * sum) / size
    return sum / size
  })
  return { raters, raterSquares, severity }
}

type Line = readonly [estimate: number, low: number, high: number]

/** Estimate and limits of the six forms; NaN where a form does not exist. */
function forms(squares: Squares, confidence: number): readonly Line[] {
  const { units, mean, effective, between, within, betweenAdjusted, residual, betweenRaters } = squares
  const at = 0.5 + confidence / 2
  const exact = (ratio: number, df: number): readonly [number, number] => {
    if (!(ratio > 0) || !Number.isFinite(ratio)) return [NaN, NaN]
    return [ratio / (fisherQuantile(at, units - 1, df) ?? NaN), ratio * (fisherQuantile(at, df, units - 1) ?? NaN)]
  }
  const pair = (above: number, below: number, df: number): readonly [Line, Line] => {
    const [low, high] = exact(above / below, df)
    const single = (ratio: number): number => (ratio - 1) / (ratio + effective - 1)
    return [
      [(above - below) / (above + (effective - 1) * below), single(low), single(high)],
      [(above - below) / above, 1 - 1 / low, 1 - 1 / high],
    ]
  }
  const [one, oneMean] = pair(between, within, units * (mean - 1))
  const [three, threeMean] = pair(betweenAdjusted, residual, (units - 1) * (mean - 1))
  const gap = betweenAdjusted - residual
  const two = gap / (betweenAdjusted + (effective - 1) * residual + (effective / units) * (betweenRaters - residual))
  const meanBelow = betweenAdjusted + (betweenRaters - residual) / units
  const twoMean = meanBelow > 0 ? gap / meanBelow : NaN
  return [
    one,
    oneMean,
    [two, ...agreementLimits(squares, two, at, 'single')],
    [twoMean, ...agreementLimits(squares, twoMean, at, 'mean')],
    three,
    threeMean,
  ]
}

/** Limits for absolute agreement; degrees of freedom by Satterthwaite at the estimate. */
function agreementLimits(
  squares: Squares,
  estimate: number,
  at: number,
  of: 'single' | 'mean',
): readonly [number, number] {
  const { units: n, raters, mean, effective: k, betweenAdjusted, residual, betweenRaters } = squares
  const a = (k * estimate) / (n * (1 - estimate))
  const b = 1 + (k * estimate * (n - 1)) / (n * (1 - estimate))
  const df =
    (a * betweenRaters + b * residual) ** 2 /
    ((a * betweenRaters) ** 2 / (raters - 1) + (b * residual) ** 2 / ((n - 1) * (mean - 1)))
  if (!(df > 0) || !Number.isFinite(df)) return [NaN, NaN]
  const upper = fisherQuantile(at, n - 1, df) ?? NaN
  const lower = fisherQuantile(at, df, n - 1) ?? NaN
  const rest = of === 'single' ? k * betweenRaters + (k * n - k - n) * residual : betweenRaters - residual
  return [
    (n * (betweenAdjusted - upper * residual)) / (upper * rest + n * betweenAdjusted),
    (n * (lower * betweenAdjusted - residual)) / (rest + n * lower * betweenAdjusted),
  ]
}
