import { cholesky, choleskySolve } from '../numeric/linearAlgebra.ts'

/**
 * A concave log-likelihood of `size` parameters of which the first `strengths` matter only through their differences.
 * `evaluate` writes the gradient and, when asked for, the information (minus the Hessian; row-major, both halves) at the
 * parameters. It returns false where the parameters are outside the domain.
 */
export type Concave = {
  readonly size: number
  readonly strengths: number
  readonly evaluate: (parameters: Float64Array, gradient: Float64Array, information: Float64Array | null) => boolean
  /** Size of one gradient entry's data (comparisons it sums over); the gradient is judged relative to it. */
  readonly scale: Float64Array
}

/** Where the search ended. `factor` is the Cholesky factor of the last information used, made definite (see below). */
export type Maximum = {
  readonly parameters: Float64Array
  readonly converged: boolean
  readonly evaluations: number
  readonly factor: Float64Array | null
}

/** Settings of the search; the defaults are those of a single exact fit. */
export type MaximiseOptions = {
  /** Factor of an information near the maximum, to be used from the first step on. */
  readonly factor?: Float64Array
  /** Largest gradient entry per comparison at which the search may stop. Default 1e-10. */
  readonly tolerance?: number
  /** A step that leaves less than this share of the gradient was good enough to go on with the old factor. */
  readonly goodEnough?: number
}

const MOST_EVALUATIONS = 200
/** A step this small is the last one: what it leaves is smaller still, so that two programs find the same maximum to 1e-9. */
const SMALLEST_STEP = 1e-10
/** A gradient of this size per comparison is what rounding leaves of zero, however large the step that it asks for. */
const ROUNDING = 1e-14

/**
 * Newton's method with a line search, stopping when the gradient (every entry within `tolerance` of zero per comparison)
 * and the step that it asks for (`SMALLEST_STEP`) are both small.
 *
 * Strengths are only determined up to a shift, so the information is singular along it; adding the same constant to all
 * its strength entries makes it definite without changing any step, and keeps strengths centred where they started.
 * While steps go well the factor of an earlier information is used again (a chord step), which saves the cubic part.
 * The line search uses the slope along the step: the function is concave, so a slope that has not turned far downhill
 * means that the step did not overshoot.
 */
export function maximise(concave: Concave, start: Float64Array, options: MaximiseOptions = {}): Maximum {
  const { tolerance = 1e-10, goodEnough = 0.03 } = options
  const { size } = concave
  const parameters = Float64Array.from(start)
  const trial = new Float64Array(size)
  let gradient = new Float64Array(size)
  let next = new Float64Array(size)
  const information = new Float64Array(size * size)
  let factor = options.factor ?? null
  const fresh = factor === null
  if (!concave.evaluate(parameters, gradient, fresh ? information : null)) return failed(parameters, 1)
  if (fresh) factor = factorOf(concave, information)
  let evaluations = 1
  let sinceFactor = 0
  while (evaluations < MOST_EVALUATIONS) {
    const before = largestRelative(gradient, concave.scale)
    if (factor === null) break
    const step = choleskySolve(factor, size, gradient)
    if (before <= ROUNDING || (before <= tolerance && largestOf(step) <= SMALLEST_STEP)) {
      // The last step costs nothing more and takes the rest of the gradient with it.
      for (let i = 0; i < size; i++) parameters[i] = (parameters[i] as number) + (step[i] as number)
      return { parameters, converged: true, evaluations, factor }
    }
    const slope = dot(gradient, step)
    let length = 1
    let accepted = false
    while (!accepted && length > 1e-8 && evaluations < MOST_EVALUATIONS) {
      for (let i = 0; i < size; i++) trial[i] = (parameters[i] as number) + length * (step[i] as number)
      evaluations++
      accepted = concave.evaluate(trial, next, null) && dot(next, step) >= -0.5 * slope
      if (!accepted) length /= 2
    }
    if (!accepted) return { parameters, converged: before <= tolerance, evaluations, factor }
    parameters.set(trial)
    const held = gradient
    gradient = next
    next = held
    sinceFactor++
    const after = largestRelative(gradient, concave.scale)
    if (after > goodEnough * before || sinceFactor > 12) {
      evaluations++
      concave.evaluate(parameters, gradient, information)
      factor = factorOf(concave, information)
      sinceFactor = 0
    }
  }
  return { parameters, converged: false, evaluations, factor }
}

/** The Cholesky factor of the information with its shift direction filled in; null when it is singular otherwise. */
export function factorOf({ size, strengths }: Concave, information: Float64Array): Float64Array | null {
  let trace = 0
  for (let i = 0; i < strengths; i++) trace += information[i * size + i] as number
  const fill = trace / (strengths * strengths)
  if (!(fill > 0)) return null
  const definite = Float64Array.from(information)
  for (let i = 0; i < strengths; i++) {
    for (let j = 0; j < strengths; j++) definite[i * size + j] = (definite[i * size + j] as number) + fill
  }
  return cholesky(definite, size)
}

const failed = (parameters: Float64Array, evaluations: number): Maximum => ({
  parameters,
  converged: false,
  evaluations,
  factor: null,
})

function largestRelative(gradient: Float64Array, scale: Float64Array): number {
  let largest = 0
  for (let i = 0; i < gradient.length; i++) {
    const relative = Math.abs(gradient[i] as number) / Math.max(1, scale[i] as number)
    if (!(relative <= largest)) largest = relative
  }
  return largest
}

function largestOf(values: Float64Array): number {
  let largest = 0
  for (const value of values) if (!(Math.abs(value) <= largest)) largest = Math.abs(value)
  return largest
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += (one[i] as number) * (other[i] as number)
  return sum
}
