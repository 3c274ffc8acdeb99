import { chiSquaredSf, normalQuantile } from '../numeric/distributions.ts'
import type { Interval, Result, UndefinedReason } from '../result.ts'
import type { FacetData, FacetFit } from './facetModel.ts'
import { categoryProbabilities, fitFacets } from './facetModel.ts'
import { inIdOrder } from './labels.ts'
import type { FacetRating } from './preparedFacets.ts'
import { preparedFacets } from './preparedFacets.ts'

/** A measure in log-odds with its fit: both mean squares are 1 when ratings vary as the model says they should. */
export type FacetMeasure = {
  readonly id: string
  readonly ratings: number
  readonly meanValue: number
  readonly estimate: number | null
  readonly standardError: number | null
  readonly interval: Interval | null
  /** Information-weighted and plain mean squared residual; above about 1.5 erratic, below 0.5 too regular. */
  readonly infit: number | null
  readonly outfit: number | null
}

/** An item's measure and the value it would get from a rater of average severity, averaged over the criteria. */
export type ItemMeasure = FacetMeasure & { readonly adjustedValue: number | null; readonly extreme: boolean }

/** `estimate` is the standard deviation of rater severities in log-odds. */
export type ManyFacet = Result & {
  /** Positive = severe: gives lower values than others would to the same work. */
  readonly raters: readonly FacetMeasure[]
  readonly criteria: readonly FacetMeasure[]
  readonly items: readonly ItemMeasure[]
  readonly steps: readonly { readonly from: number; readonly to: number; readonly estimate: number }[]
  /** Sets of raters that no chain of shared items connects; severities are comparable within a set only. */
  readonly islands: readonly (readonly string[])[]
  /** Raters who gave the lowest, or the highest, value only: their severity has no finite estimate; they are left out. */
  readonly extremeRaters: readonly string[]
}

/**
 * Many-facet rating-scale model (Andrich 1978, Linacre 1989): log-odds of each value against the one below =
 * item − rater severity − criterion difficulty − step. Gives severity with standard errors, values adjusted for who
 * happened to rate, and infit/outfit; a Wald chi-squared tests that all raters are equally severe.
 *
 * Joint maximum likelihood: unbiased for neither facet in short designs, where it stretches measures by about
 * L / (L − 1) for L ratings per item; adjusted values are little affected. Items with only lowest or only highest values
 * are left out of the fit and measured afterwards with 0.3 of a step taken off (`extreme`). Values that nobody gave do
 * not count as categories.
 *
 * Missing rule: whatever ratings there are. Undefined: `fewer-than-two-raters`, `no-variation` (one value only),
 * `disconnected` (with `islands`), `not-converged`.
 */
export function manyFacet(ratings: readonly FacetRating[], confidence = 0.95): ManyFacet {
  const prepared = preparedFacets(ratings)
  if ('reason' in prepared) return nothing(prepared.reason, prepared.islands)
  const { facets, values, kept, extremeItems, extremeRaters, islands } = prepared
  const fit = fitFacets(facets)
  if (fit === null) return nothing('not-converged', islands)
  const z = normalQuantile(1 - (1 - confidence) / 2) as number
  const residuals = residualsOf(facets, fit)
  const shared = facets.raters + facets.criteria + facets.steps
  const fits = {
    raters: fitsOf(facets, residuals, values, facets.rater, kept.raters.length),
    criteria: fitsOf(facets, residuals, values, facets.criterion, kept.criteria.length),
    items: fitsOf(facets, residuals, values, facets.item, kept.items.length),
  }
  const measure = (id: string, fitted: Fit | undefined, estimate: number, variance: number): FacetMeasure => {
    const standardError = Math.sqrt(Math.max(0, variance))
    const reach = z * standardError
    const interval = { low: estimate - reach, high: estimate + reach, confidence, method: 'wald' }
    return { id, estimate, standardError, interval, ...(fitted as Fit) }
  }
  const variance = (place: number): number => fit.covariance[place * shared + place] as number
  const raters = kept.raters.map((id, index) =>
    measure(id, fits.raters[index], fit.severity[index] as number, variance(index)),
  )
  const criteria = kept.criteria.map((id, index) =>
    measure(id, fits.criteria[index], fit.difficulty[index] as number, variance(facets.raters + index)),
  )
  const items = kept.items.map((id, index): ItemMeasure => {
    const at = fit.item[index] as number
    const plain = measure(id, fits.items[index], at, 1 / (fit.itemInformation[index] as number))
    return { ...plain, adjustedValue: adjusted(at, fit, values), extreme: false }
  })
  const extremes = extremeItems.map((item) => extremeMeasure(item, fit, values, kept))
  return {
    coefficient: 'many_facet',
    estimate: Math.sqrt(fit.severity.reduce((sum, value) => sum + value * value, 0) / Math.max(1, facets.raters - 1)),
    undefined: null,
    ...equalSeverity(raters),
    raters,
    criteria,
    items: inOrderOfIds([...items, ...extremes]),
    steps: Array.from(fit.step, (estimate, k) => ({
      from: values[k] as number,
      to: values[k + 1] as number,
      estimate,
    })),
    islands,
    extremeRaters,
    counts: { ratings: ratings.length, items: items.length, extremeItems: extremes.length, raters: raters.length },
  }
}

function inOrderOfIds(items: readonly ItemMeasure[]): readonly ItemMeasure[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  return inIdOrder(byId.keys()).map((id) => byId.get(id) as ItemMeasure)
}

/** Wald chi-squared of equal severities, from the raters' separate standard errors. */
function equalSeverity(raters: readonly FacetMeasure[]): Pick<Result, 'statistic' | 'df' | 'p'> {
  let weights = 0
  let sum = 0
  let squares = 0
  for (const { estimate, standardError } of raters) {
    if (estimate === null || !standardError) continue
    const weight = 1 / standardError ** 2
    weights += weight
    sum += weight * estimate
    squares += weight * estimate * estimate
  }
  const df = raters.length - 1
  if (!(weights > 0) || df < 1) return {}
  const statistic = Math.max(0, squares - (sum * sum) / weights)
  return { statistic, df, p: chiSquaredSf(statistic, df) }
}

type Residuals = { readonly squared: Float64Array; readonly variance: Float64Array }

function residualsOf(facets: FacetData, fit: FacetFit): Residuals {
  const probability = new Float64Array(facets.steps + 1)
  const squared = new Float64Array(facets.category.length)
  const variance = new Float64Array(facets.category.length)
  for (let row = 0; row < squared.length; row++) {
    const predictor =
      (fit.item[facets.item[row] as number] as number) -
      (fit.severity[facets.rater[row] as number] as number) -
      (fit.difficulty[facets.criterion[row] as number] as number)
    categoryProbabilities(predictor, fit.step, probability)
    const mean = probability.reduce((sum, share, k) => sum + k * share, 0)
    variance[row] = probability.reduce((sum, share, k) => sum + (k - mean) ** 2 * share, 0)
    squared[row] = ((facets.category[row] as number) - mean) ** 2
  }
  return { squared, variance }
}

type Fit = Pick<FacetMeasure, 'ratings' | 'meanValue' | 'infit' | 'outfit'>

/** Counts and mean squares of every item, rater or criterion that `of` numbers, in one pass over the ratings. */
function fitsOf(
  facets: FacetData,
  residuals: Residuals,
  values: readonly number[],
  of: Int32Array,
  size: number,
): Fit[] {
  const counts = new Float64Array(size)
  const totals = new Float64Array(size)
  const squares = new Float64Array(size)
  const variances = new Float64Array(size)
  const standardised = new Float64Array(size)
  for (let row = 0; row < of.length; row++) {
    const index = of[row] as number
    const [square, variance] = [residuals.squared[row] as number, residuals.variance[row] as number]
    counts[index] = (counts[index] as number) + 1
    totals[index] = (totals[index] as number) + (values[facets.category[row] as number] as number)
    squares[index] = (squares[index] as number) + square
    variances[index] = (variances[index] as number) + variance
    if (variance > 0) standardised[index] = (standardised[index] as number) + square / variance
  }
  return Array.from(counts, (count, index) => {
    const variance = variances[index] as number
    return {
      ratings: count,
      meanValue: (totals[index] as number) / count,
      infit: variance > 0 ? (squares[index] as number) / variance : null,
      outfit: variance > 0 ? (standardised[index] as number) / count : null,
    }
  })
}

/** Expected value from a rater of severity 0, averaged over the criteria. */
function adjusted(item: number, fit: FacetFit, values: readonly number[]): number {
  const probability = new Float64Array(values.length)
  const expected = Array.from(fit.difficulty, (difficulty) => {
    categoryProbabilities(item - difficulty, fit.step, probability)
    return probability.reduce((sum, share, k) => sum + share * (values[k] as number), 0)
  })
  return expected.reduce((sum, value) => sum + value, 0) / expected.length
}

/** The measure at which an item with only extreme values would be expected to miss the extreme by 0.3 of a step. */
function extremeMeasure(
  item: { readonly id: string; readonly rows: readonly FacetRating[]; readonly top: boolean },
  fit: FacetFit,
  values: readonly number[],
  kept: { readonly raters: readonly string[]; readonly criteria: readonly string[] },
): ItemMeasure {
  const steps = values.length - 1
  const target = item.top ? steps * item.rows.length - 0.3 : 0.3
  const shifts = item.rows.map(({ rater, criterion }) => {
    const [one, other] = [kept.raters.indexOf(rater), kept.criteria.indexOf(criterion)]
    return (fit.severity[one] ?? 0) + (fit.difficulty[other] ?? 0)
  })
  const probability = new Float64Array(steps + 1)
  const expected = (at: number): number =>
    shifts.reduce((sum, shift) => {
      categoryProbabilities(at - shift, fit.step, probability)
      return sum + probability.reduce((part, share, k) => part + k * share, 0)
    }, 0)
  let [low, high] = [-40, 40]
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2
    if (expected(middle) < target) low = middle
    else high = middle
  }
  return {
    id: item.id,
    ratings: item.rows.length,
    meanValue: item.top ? (values.at(-1) as number) : (values[0] as number),
    estimate: low,
    standardError: null,
    interval: null,
    infit: null,
    outfit: null,
    adjustedValue: adjusted(low, fit, values),
    extreme: true,
  }
}

const nothing = (reason: UndefinedReason, islands: readonly (readonly string[])[]): ManyFacet => ({
  coefficient: 'many_facet',
  estimate: null,
  undefined: reason,
  raters: [],
  criteria: [],
  items: [],
  steps: [],
  islands,
  extremeRaters: [],
})
