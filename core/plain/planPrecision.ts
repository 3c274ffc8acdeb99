import type { ResampledCoefficient } from '#analysis/agreement/coefficientKinds.ts'
import type { GwetWeights } from '#analysis/distance/agreementWeights.ts'
import {
  expectedPrecision,
  type NoPrecision,
  type Precision,
  type PrecisionRequest,
  unitsForPrecision,
} from '#analysis/planner/planPrecision.ts'
import type { Watched } from '#analysis/resample/bootstrap.ts'
import type { Result } from '#analysis/result.ts'
import type { PlainOutcome, PlainProblem } from './compareColumns.ts'

/** What the command `plan-precision` is asked for. Give `units` to learn the width, or `halfWidth` to learn the units. */
export type PlanPrecisionOptions = Watched & {
  /** An id such as `krippendorff_alpha.ordinal`, `cohen_kappa.quadratic`, `gwet_ac1`, `percent_agreement`. */
  readonly coefficient: string
  /** The value thought likely. */
  readonly expected: number
  /** Scale levels as numbers, or how many there are. */
  readonly categories: readonly number[] | number
  readonly prevalence?: readonly number[]
  readonly raters: readonly number[]
  readonly units?: readonly number[]
  readonly halfWidth?: number
  readonly missing?: number
  readonly confidence?: number
  readonly simulations?: number
  readonly seed?: number
}

/** One line of the plan; `estimate` is the expected half-width, or the number of units where that was asked. */
export type PlanEntry = Result & Partial<Omit<Precision, 'undefined' | 'coefficient'>>

const WEIGHTS: readonly string[] = [
  'unweighted',
  'linear',
  'quadratic',
  'ordinal',
  'radical',
  'ratio',
  'circular',
  'bipolar',
]
const MEASUREMENTS: readonly string[] = ['nominal', 'ordinal', 'interval', 'ratio', 'circular', 'bipolar']

/** The coefficient an id names, if it is one that can be planned. */
export function plannedCoefficient(id: string): ResampledCoefficient | null {
  const [family, detail] = id.split('.')
  const weights = (detail ?? 'unweighted') as GwetWeights
  if (family === 'krippendorff_alpha')
    return detail !== undefined && MEASUREMENTS.includes(detail) ? { family, measurement: detail as 'nominal' } : null
  if (!WEIGHTS.includes(weights)) return null
  if (family === 'cohen_kappa')
    return weights === 'unweighted' || weights === 'linear' || weights === 'quadratic' ? { family, weights } : null
  if (family === 'gwet_ac1' || family === 'gwet_ac2') return { family: 'gwet_ac', weights }
  if (family === 'percent_agreement' || family === 'fleiss_kappa' || family === 'brennan_prediger')
    return { family, weights }
  return null
}

/** Plans a study: one line per number of raters (and of units). Impossible requests are a one-line problem. */
export function planPrecision(options: PlanPrecisionOptions): PlainOutcome<PlanEntry> {
  const coefficient = plannedCoefficient(options.coefficient)
  if (!coefficient)
    return { problem: `coefficient: "${options.coefficient}" cannot be planned; try krippendorff_alpha.ordinal` }
  const problem = badNumbers(options)
  if (problem) return problem
  const categories =
    typeof options.categories === 'number'
      ? Array.from({ length: options.categories }, (_, at) => at + 1)
      : options.categories
  const { raters, units, halfWidth } = options
  const request = (count: number): PrecisionRequest => ({ ...options, coefficient, categories, raters: count })
  const results =
    halfWidth === undefined
      ? raters.flatMap((count) =>
          (units ?? []).map((n) => widthEntry(expectedPrecision({ ...request(count), units: n }), count, n)),
        )
      : raters.map((count) => unitsEntry(unitsForPrecision({ ...request(count), halfWidth }), count))
  return { counts: { plans: results.length }, results }
}

function badNumbers({
  categories,
  raters,
  units,
  halfWidth,
  expected,
  confidence,
}: PlanPrecisionOptions): PlainProblem | null {
  const whole = (numbers: readonly number[]) =>
    numbers.length > 0 && numbers.every((count) => Number.isInteger(count) && count >= 2)
  const size = typeof categories === 'number' ? categories : categories.length
  if (!Number.isInteger(size) || size < 2 || size > 1000) return { problem: 'categories: expected at least two' }
  if (!whole(raters)) return { problem: 'raters: expected whole numbers of at least two' }
  if ((units === undefined) === (halfWidth === undefined)) return { problem: 'give either units or a half-width' }
  if (units && !whole(units)) return { problem: 'units: expected whole numbers of at least two' }
  if (halfWidth !== undefined && !(halfWidth > 0 && halfWidth < 1))
    return { problem: 'half-width: expected a number between 0 and 1' }
  if (!Number.isFinite(expected)) return { problem: 'expected: expected a number' }
  if (confidence !== undefined && !(confidence > 0 && confidence < 1))
    return { problem: 'confidence: expected a share between 0 and 1' }
  return null
}

function widthEntry(found: Precision | NoPrecision, raters: number, units: number): PlanEntry {
  const coefficient = `plan_half_width.${found.coefficient}`
  if (found.undefined) return { coefficient, estimate: null, undefined: found.undefined, raters, units }
  return { ...found, coefficient, estimate: found.halfWidth }
}

function unitsEntry(found: Precision | NoPrecision, raters: number): PlanEntry {
  const coefficient = `plan_units.${found.coefficient}`
  if (found.undefined) return { coefficient, estimate: null, undefined: found.undefined, raters }
  return { ...found, coefficient, estimate: found.units }
}
