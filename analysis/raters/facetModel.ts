import { cholesky, choleskySolve } from '../numeric/linearAlgebra.ts'

/** Ratings as indices: item, rater, criterion and the category 0..steps that was given. */
export type FacetData = {
  readonly items: number
  readonly raters: number
  readonly criteria: number
  /** Number of steps between categories: categories less one. */
  readonly steps: number
  readonly item: Int32Array
  readonly rater: Int32Array
  readonly criterion: Int32Array
  readonly category: Int32Array
}

/** Measures on the log-odds scale; severity, difficulty and steps are centred to mean 0. */
export type FacetMeasures = {
  readonly item: Float64Array
  readonly severity: Float64Array
  readonly difficulty: Float64Array
  /** Where categories k − 1 and k are equally likely, relative to the rest; k = 1..steps. */
  readonly step: Float64Array
}

/** A fitted model with the information that its standard errors come from. */
export type FacetFit = FacetMeasures & {
  readonly converged: boolean
  readonly rounds: number
  /** Conditional information of each item's measure. */
  readonly itemInformation: Float64Array
  /** Covariance of (severity, difficulty, steps), row-major, item measures being estimated too. */
  readonly covariance: Float64Array
}

/** Category probabilities at a linear predictor; `into` has steps + 1 places. */
export function categoryProbabilities(predictor: number, step: Float64Array, into: Float64Array): void {
  let log = 0
  let largest = 0
  into[0] = 0
  for (let k = 1; k < into.length; k++) {
    log += predictor - (step[k - 1] as number)
    into[k] = log
    largest = Math.max(largest, log)
  }
  let all = 0
  for (let k = 0; k < into.length; k++) {
    into[k] = Math.exp((into[k] as number) - largest)
    all += into[k] as number
  }
  for (let k = 0; k < into.length; k++) into[k] = (into[k] as number) / all
}

const MOST_ROUNDS = 200
const SETTLED = 1e-9

/**
 * Joint maximum likelihood of the rating-scale facets model (Andrich 1978, Linacre 1989):
 * log P(category k) / P(k − 1) = item − severity − difficulty − step_k. The likelihood is concave, so Newton's method
 * with step halving finds its only maximum; item measures, of which each rating touches one, are eliminated first
 * (Schur complement), so the cost is linear in ratings and cubic only in raters + criteria + steps.
 * Null when the data do not determine the measures (disconnected facets) or some measure would be infinite.
 */
export function fitFacets(facets: FacetData): FacetFit | null {
  const shared = facets.raters + facets.criteria + facets.steps
  let at: FacetMeasures = {
    item: new Float64Array(facets.items),
    severity: new Float64Array(facets.raters),
    difficulty: new Float64Array(facets.criteria),
    step: new Float64Array(facets.steps),
  }
  let here = accumulate(facets, at)
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    const reduced = eliminateItems(facets, here)
    const factor = cholesky(reduced.information, shared)
    if (factor === null) return null
    const move = choleskySolve(factor, shared, reduced.gradient)
    const itemMove = Float64Array.from({ length: facets.items }, (_, item) => {
      let rest = here.itemGradient[item] as number
      for (let k = 0; k < shared; k++) rest -= (here.cross[item * shared + k] as number) * (move[k] as number)
      return rest / (here.itemInformation[item] as number)
    })
    const largest = Math.max(...move.map(Math.abs), ...maxAbs(itemMove))
    let length = Math.min(1, 3 / largest)
    let next = moved(facets, at, itemMove, move, length)
    let there = accumulate(facets, next)
    while (!(there.logLikelihood >= here.logLikelihood - 1e-9 * Math.abs(here.logLikelihood)) && length > 1e-6) {
      length /= 2
      next = moved(facets, at, itemMove, move, length)
      there = accumulate(facets, next)
    }
    at = next
    here = there
    if (largest < SETTLED) {
      const covariance = covarianceOf(facets, here)
      return covariance && { ...at, converged: true, rounds: round, itemInformation: here.itemInformation, covariance }
    }
    if (maxAbs(at.item)[0] > 60 || maxAbs(at.severity)[0] > 60) return null
  }
  return null
}

type Sums = {
  readonly logLikelihood: number
  readonly itemGradient: Float64Array
  readonly itemInformation: Float64Array
  /** Items × shared. */
  readonly cross: Float64Array
  readonly gradient: Float64Array
  readonly information: Float64Array
}

/** One pass over the ratings: gradient and information of all measures at the given ones. */
function accumulate(facets: FacetData, at: FacetMeasures): Sums {
  const { raters, criteria, steps } = facets
  const shared = raters + criteria + steps
  const itemGradient = new Float64Array(facets.items)
  const itemInformation = new Float64Array(facets.items)
  const cross = new Float64Array(facets.items * shared)
  const gradient = new Float64Array(shared)
  const information = new Float64Array(shared * shared)
  const probability = new Float64Array(steps + 1)
  const above = new Float64Array(steps)
  const withScore = new Float64Array(steps)
  const add = (array: Float64Array, index: number, value: number): void => {
    array[index] = (array[index] as number) + value
  }
  let logLikelihood = 0
  for (let row = 0; row < facets.category.length; row++) {
    const item = facets.item[row] as number
    const category = facets.category[row] as number
    const places = [facets.rater[row] as number, raters + (facets.criterion[row] as number)] as const
    const predictor =
      (at.item[item] as number) -
      (at.severity[places[0]] as number) -
      (at.difficulty[facets.criterion[row] as number] as number)
    categoryProbabilities(predictor, at.step, probability)
    logLikelihood += Math.log(probability[category] as number)
    const { mean, variance } = moments(probability, above, withScore)
    const surprise = category - mean
    add(itemGradient, item, surprise)
    add(itemInformation, item, variance)
    for (const place of places) {
      add(gradient, place, -surprise)
      add(cross, item * shared + place, -variance)
      for (const other of places) add(information, place * shared + other, variance)
    }
    for (let k = 0; k < steps; k++) {
      const column = raters + criteria + k
      add(gradient, column, (above[k] as number) - (category > k ? 1 : 0))
      add(cross, item * shared + column, -(withScore[k] as number))
      for (const place of places) {
        add(information, place * shared + column, withScore[k] as number)
        add(information, column * shared + place, withScore[k] as number)
      }
      for (let l = 0; l < steps; l++) {
        const both = above[Math.max(k, l)] as number
        add(information, column * shared + raters + criteria + l, both - (above[k] as number) * (above[l] as number))
      }
    }
  }
  return { logLikelihood, itemGradient, itemInformation, cross, gradient, information }
}

/** Mean and variance of the category; P(category > k) and its covariance with the category, k = 0..steps − 1. */
export function moments(
  probability: Float64Array,
  above: Float64Array,
  withScore: Float64Array,
): { readonly mean: number; readonly variance: number } {
  let mean = 0
  let square = 0
  for (let k = 1; k < probability.length; k++) {
    mean += k * (probability[k] as number)
    square += k * k * (probability[k] as number)
  }
  let tail = 0
  let scored = 0
  for (let k = probability.length - 1; k >= 1; k--) {
    tail += probability[k] as number
    scored += k * (probability[k] as number)
    above[k - 1] = tail
    withScore[k - 1] = scored - mean * tail
  }
  return { mean, variance: Math.max(0, square - mean * mean) }
}

/** Gradient and information of the shared measures with the items eliminated and the three shifts fixed. */
function eliminateItems(
  { items, raters, criteria, steps }: FacetData,
  sums: Sums,
): { readonly gradient: Float64Array; readonly information: Float64Array } {
  const shared = raters + criteria + steps
  const gradient = Float64Array.from(sums.gradient)
  const information = Float64Array.from(sums.information)
  for (let item = 0; item < items; item++) {
    const own = sums.itemInformation[item] as number
    const touched: number[] = []
    for (let k = 0; k < shared; k++) if (sums.cross[item * shared + k] !== 0) touched.push(k)
    for (const row of touched) {
      const share = (sums.cross[item * shared + row] as number) / own
      gradient[row] = (gradient[row] as number) - share * (sums.itemGradient[item] as number)
      for (const column of touched) {
        const cell = row * shared + column
        information[cell] = (information[cell] as number) - share * (sums.cross[item * shared + column] as number)
      }
    }
  }
  // A shift of all severities, difficulties or steps is taken up by the items: fixing each sum costs no likelihood.
  let trace = 0
  for (let k = 0; k < shared; k++) trace += information[k * shared + k] as number
  for (const [start, end] of blocks({ raters, criteria, steps })) {
    const fill = trace / shared / Math.max(1, end - start)
    for (let row = start; row < end; row++) {
      for (let column = start; column < end; column++) {
        information[row * shared + column] = (information[row * shared + column] as number) + fill
      }
    }
  }
  return { gradient, information }
}

const blocks = ({ raters, criteria, steps }: Pick<FacetData, 'raters' | 'criteria' | 'steps'>) =>
  [
    [0, raters],
    [raters, raters + criteria],
    [raters + criteria, raters + criteria + steps],
  ] as const

/** Inverse of the reduced information, its filled-in shift directions taken out again. */
function covarianceOf(facets: FacetData, sums: Sums): Float64Array | null {
  const shared = facets.raters + facets.criteria + facets.steps
  const { information } = eliminateItems(facets, sums)
  const factor = cholesky(information, shared)
  if (factor === null) return null
  const covariance = new Float64Array(shared * shared)
  const unit = new Float64Array(shared)
  for (let column = 0; column < shared; column++) {
    const [start, end] = blocks(facets).find(([from, to]) => column >= from && column < to) as readonly [number, number]
    unit.fill(0)
    for (let k = start; k < end; k++) unit[k] = -1 / (end - start)
    unit[column] = (unit[column] as number) + 1
    covariance.set(choleskySolve(factor, shared, unit), column * shared)
  }
  return covariance
}

function moved(
  { raters, criteria }: FacetData,
  at: FacetMeasures,
  itemMove: Float64Array,
  move: Float64Array,
  length: number,
): FacetMeasures {
  const shifted = (values: Float64Array, by: Float64Array): Float64Array =>
    values.map((value, index) => value + length * (by[index] as number))
  return {
    item: shifted(at.item, itemMove),
    severity: shifted(at.severity, move.subarray(0, raters)),
    difficulty: shifted(at.difficulty, move.subarray(raters, raters + criteria)),
    step: shifted(at.step, move.subarray(raters + criteria)),
  }
}

const maxAbs = (values: Float64Array): readonly [number] => [
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
]
