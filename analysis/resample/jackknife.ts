/**
 * The delete-one jackknife (Quenouille 1949, Tukey 1958) over kinds of units: units of one kind give one value, computed
 * once. With very many kinds, units are left out in groups (delete-a-group jackknife), which estimates the same standard
 * error and skewness.
 */
import type { WeightedStatistic } from './bootstrap.ts'

/** Jackknife values with how many units (or groups) share each, and what follows from them. */
export type Jackknife = {
  readonly values: Float64Array
  readonly multiplicities: Float64Array
  /** How many units or groups were left out in turn. */
  readonly parts: number
  readonly grouped: boolean
  /** Null when leaving out some unit makes the statistic undefined. */
  readonly standardError: number | null
  /** Bias-corrected estimate; null like the standard error. */
  readonly biasCorrected: number | null
  /** Acceleration constant of the BCa interval (Efron 1987); 0 when it cannot be had. */
  readonly acceleration: number
}

/** Above this many kinds, units are left out in this many groups. */
const MOST_EVALUATIONS = 1000

/** Leaves out each unit in turn. `frequencies` as in `bootstrapEstimates`; the statistic may return NaN. */
export function jackknife(options: {
  readonly frequencies: ArrayLike<number>
  readonly statistic: WeightedStatistic
  readonly mostEvaluations?: number
}): Jackknife {
  const { frequencies, statistic } = options
  const full = Float64Array.from(frequencies)
  const most = options.mostEvaluations ?? MOST_EVALUATIONS
  const occupied: number[] = []
  for (let i = 0; i < full.length; i++) if ((full[i] as number) > 0) occupied.push(i)
  const grouped = occupied.length > most
  const parts = grouped ? most : occupied.length
  const values = new Float64Array(parts)
  const multiplicities = new Float64Array(parts).fill(1)
  const weights = Float64Array.from(full)
  for (let part = 0; part < parts; part++) {
    if (grouped) {
      for (let i = part; i < occupied.length; i += parts) weights[occupied[i] as number] = 0
      values[part] = statistic(weights)
      for (let i = part; i < occupied.length; i += parts)
        weights[occupied[i] as number] = full[occupied[i] as number] as number
    } else {
      const kind = occupied[part] as number
      multiplicities[part] = full[kind] as number
      weights[kind] = (full[kind] as number) - 1
      values[part] = statistic(weights)
      weights[kind] = full[kind] as number
    }
  }
  return { values, multiplicities, grouped, ...summary(values, multiplicities, statistic(full)) }
}

function summary(values: Float64Array, multiplicities: Float64Array, estimate: number) {
  let parts = 0
  let total = 0
  for (let i = 0; i < values.length; i++) {
    parts += multiplicities[i] as number
    total += (multiplicities[i] as number) * (values[i] as number)
  }
  const mean = total / parts
  let squares = 0
  let cubes = 0
  for (let i = 0; i < values.length; i++) {
    const deviation = mean - (values[i] as number)
    squares += (multiplicities[i] as number) * deviation * deviation
    cubes += (multiplicities[i] as number) * deviation * deviation * deviation
  }
  const usable = parts > 1 && Number.isFinite(squares) && Number.isFinite(estimate)
  return {
    parts,
    standardError: usable ? Math.sqrt((squares * (parts - 1)) / parts) : null,
    biasCorrected: usable ? parts * estimate - (parts - 1) * mean : null,
    acceleration: usable && squares > 0 ? cubes / (6 * squares ** 1.5) : 0,
  }
}
