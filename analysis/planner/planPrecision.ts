/**
 * How precise a coefficient would be: the width of its interval for n units × m raters, found by simulating studies, and
 * the number of units that brings the half-width down to a wanted one.
 *
 * Each simulated study is analysed as a real one would be (jackknife over units, Student's t). Same seed, same answer.
 * Undefined when the wanted value cannot occur with these prevalences (`not-applicable`), or when more than a tenth of
 * the simulated studies have no interval (`degenerate-resamples`).
 */

import { coefficientId, coefficientKinds, type ResampledCoefficient } from '../agreement/coefficientKinds.ts'
import { unitInterval } from '../agreement/unitInterval.ts'
import { type GwetWeights, gwetWeights, weightAt, weightTotal } from '../distance/agreementWeights.ts'
import { compensatedSum } from '../numeric/compensatedSum.ts'
import { quantile } from '../numeric/quantile.ts'
import { CancelledError, type Watched } from '../resample/bootstrap.ts'
import { seededRandom } from '../resample/seededRandom.ts'
import type { UndefinedReason } from '../result.ts'
import { type RatingScenario, simulateRatings } from './ratingScenario.ts'

/** What is planned. `expected` is the value of the coefficient that is thought likely. */
export type PrecisionRequest = Watched & {
  readonly coefficient: ResampledCoefficient
  readonly expected: number
  readonly categories: readonly number[]
  /** Share of units in each category; default even. */
  readonly prevalence?: readonly number[]
  readonly raters: number
  /** Share of ratings that will be missing; default 0. */
  readonly missing?: number
  readonly confidence?: number
  /** Simulated studies; default 200. */
  readonly simulations?: number
  readonly seed?: number
}

/** What to expect of a study of this size. Half-widths are half of upper limit - lower limit. */
export type Precision = {
  readonly coefficient: string
  readonly units: number
  readonly raters: number
  readonly undefined: null
  /** Mean half-width, and the one that four of five studies stay under. */
  readonly halfWidth: number
  readonly likelyHalfWidth: number
  readonly meanEstimate: number
  /** Standard deviation of the estimates over the simulated studies. */
  readonly standardError: number
  readonly simulations: number
  readonly seed: number
}
export type NoPrecision = { readonly coefficient: string; readonly undefined: UndefinedReason }

/** The interval width to expect from `units` units. Throws CancelledError when the signal says so. */
export function expectedPrecision(request: PrecisionRequest & { readonly units: number }): Precision | NoPrecision {
  const coefficient = coefficientId(request.coefficient)
  const scenario = scenarioOf(request)
  if (typeof scenario === 'string') return { coefficient, undefined: scenario }
  if (request.units < 2) return { coefficient, undefined: 'one-unit' }
  if (request.raters < 2) return { coefficient, undefined: 'fewer-than-two-raters' }
  const { simulations = 200, seed = 1, confidence = 0.95, units, raters } = request
  const halfWidths: number[] = []
  const estimates: number[] = []
  for (let simulation = 0; simulation < simulations; simulation++) {
    if (request.signal?.aborted) throw new CancelledError('cancelled')
    const matrix = simulateRatings(scenario, units, raters, seededRandom(seed, simulation))
    const kinds = coefficientKinds(matrix, request.coefficient)
    if (typeof kinds === 'string') continue
    const estimate = kinds.statistic(kinds.frequencies)
    if (!Number.isFinite(estimate)) continue
    const { interval } = unitInterval({
      estimate,
      frequencies: kinds.frequencies,
      statistic: kinds.statistic,
      options: { method: 'jackknife', confidence },
      highest: Infinity,
    })
    if (interval) {
      estimates.push(estimate)
      halfWidths.push((interval.high - interval.low) / 2)
    }
    if (simulation % 20 === 19) request.onProgress?.((simulation + 1) / simulations)
  }
  if (halfWidths.length < 0.9 * simulations || halfWidths.length < 2)
    return { coefficient, undefined: 'degenerate-resamples' }
  const meanEstimate = compensatedSum(estimates) / estimates.length
  const squares = compensatedSum(estimates.map((estimate) => (estimate - meanEstimate) ** 2))
  return {
    coefficient,
    units,
    raters,
    undefined: null,
    halfWidth: compensatedSum(halfWidths) / halfWidths.length,
    likelyHalfWidth: quantile(halfWidths, 0.8) as number,
    meanEstimate,
    standardError: Math.sqrt(squares / (estimates.length - 1)),
    simulations: halfWidths.length,
    seed,
  }
}

/** More units than this are not proposed. */
const MOST_UNITS = 200_000

/**
 * The fewest units (to within about 2 %) whose expected half-width is at most `halfWidth`: widths shrink with the square
 * root of the number of units, so a few rounds of simulation settle it. `not-converged` above 200,000 units.
 */
export function unitsForPrecision(request: PrecisionRequest & { readonly halfWidth: number }): Precision | NoPrecision {
  const coefficient = coefficientId(request.coefficient)
  if (!(request.halfWidth > 0)) return { coefficient, undefined: 'not-applicable' }
  let units = 50
  let fewest: Precision | null = null
  let tooFew = 1
  for (let round = 0; round < 14; round++) {
    const found = expectedPrecision({ ...request, units })
    if (found.undefined && found.undefined !== 'degenerate-resamples') return found
    const ratio = found.undefined ? Math.SQRT2 : found.halfWidth / request.halfWidth
    if (!found.undefined && ratio <= 1) {
      if (!fewest || units < fewest.units) fewest = found
    } else tooFew = Math.max(tooFew, units)
    if (fewest && fewest.units - tooFew <= Math.max(1, 0.02 * fewest.units)) return fewest
    let next = Math.ceil(units * ratio * ratio)
    if (fewest && (next >= fewest.units || next <= tooFew)) next = Math.floor((fewest.units + tooFew) / 2)
    if (!fewest) next = Math.max(next, units + 1)
    if (next > MOST_UNITS) return { coefficient, undefined: 'not-converged' }
    units = Math.max(4, next)
  }
  return fewest ?? { coefficient, undefined: 'not-converged' }
}

/** The scenario in which the coefficient has its expected value, or why there is none. */
function scenarioOf(request: PrecisionRequest): RatingScenario | UndefinedReason {
  const { categories, missing = 0 } = request
  if (categories.length < 2) return 'one-category-declared'
  const even = categories.map(() => 1 / categories.length)
  const given = request.prevalence ?? even
  const total = given.reduce((sum, share) => sum + share, 0)
  if (
    given.length !== categories.length ||
    given.some((share) => !(share >= 0)) ||
    !(total > 0) ||
    !(missing >= 0 && missing < 1)
  )
    return 'not-applicable'
  const prevalence = given.map((share) => share / total)
  if (prevalence.some((share) => share > 1 - 1e-9)) return 'no-variation'
  const reliability = reliabilityFor(request, prevalence)
  return reliability >= 0 && reliability <= 1 ? { categories, prevalence, reliability, missing } : 'not-applicable'
}

/** Chance-corrected agreement with common margins that gives the wanted value of the coefficient. */
function reliabilityFor(
  { coefficient: wanted, expected, categories }: PrecisionRequest,
  prevalence: readonly number[],
): number {
  if (wanted.family === 'krippendorff_alpha' || wanted.family === 'cohen_kappa' || wanted.family === 'fleiss_kappa')
    return expected
  const name: GwetWeights = wanted.weights ?? 'unweighted'
  const weights = gwetWeights(name, categories)
  if (typeof weights === 'string') return NaN
  const q = categories.length
  let byMargins = 0
  let spread = 0
  for (let i = 0; i < q; i++) {
    spread += (prevalence[i] as number) * (1 - (prevalence[i] as number))
    for (let j = 0; j < q; j++)
      byMargins += weightAt(weights, i, j) * (prevalence[i] as number) * (prevalence[j] as number)
  }
  const total = weightTotal(weights)
  const chance =
    wanted.family === 'percent_agreement'
      ? 0
      : wanted.family === 'brennan_prediger'
        ? total / (q * q)
        : (total * spread) / (q * (q - 1))
  const agreement = expected * (1 - chance) + chance
  return (agreement - byMargins) / (1 - byMargins)
}
