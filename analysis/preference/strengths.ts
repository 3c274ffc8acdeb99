import { normalQuantile, studentQuantile } from '../numeric/distributions.ts'
import { choleskyInverse } from '../numeric/linearAlgebra.ts'
import type { Interval, Result } from '../result.ts'
import type { Connectivity } from './connectivity.ts'

/** One system's log-strength, centred so that the strengths sum to zero. */
export type SystemStrength = {
  readonly system: string
  readonly estimate: number | null
  readonly standardError: number | null
  readonly interval: Interval | null
}

/** What keeps strengths from existing, in names. */
export type NamedConnectivity = {
  readonly groups: readonly (readonly string[])[]
  readonly islands: readonly (readonly string[])[]
  readonly undefeated: readonly string[]
  readonly winless: readonly string[]
}

/**
 * Strengths of systems under a preference model. A single number cannot sum them up: `estimate` is the highest centred
 * log-strength, null when the maximum-likelihood strengths do not exist, in which case `connectivity` says which systems
 * stand in the way.
 */
export type StrengthsResult = Result & {
  readonly systems: readonly SystemStrength[]
  readonly connectivity?: NamedConnectivity
  readonly logLikelihood?: number
}

/** Names in place of indices. */
export function namedConnectivity(systems: readonly string[], found: Connectivity): NamedConnectivity {
  const names = (indices: readonly number[]): readonly string[] => indices.map((index) => systems[index] as string)
  return {
    groups: found.groups.map(names),
    islands: found.islands.map(names),
    undefeated: names(found.undefeated),
    winless: names(found.winless),
  }
}

/** The result when strengths do not exist. */
export function noStrengths(
  coefficient: string,
  systems: readonly string[],
  reason: Result['undefined'],
  found?: Connectivity,
): StrengthsResult {
  return {
    coefficient,
    estimate: null,
    undefined: reason,
    systems: systems.map((system) => ({ system, estimate: null, standardError: null, interval: null })),
    ...(found ? { connectivity: namedConnectivity(systems, found) } : {}),
  }
}

/** Centred strengths with their normal intervals as a result; Student's t with the degrees of freedom, where given. */
export function strengthsResult(
  coefficient: string,
  systems: readonly string[],
  centred: ArrayLike<number>,
  variances: ArrayLike<number> | null,
  confidence: number,
  method: string,
  degreesOfFreedom = Number.POSITIVE_INFINITY,
): StrengthsResult {
  const upper = 1 - (1 - confidence) / 2
  const limited = Number.isFinite(degreesOfFreedom)
  const z = (limited ? studentQuantile(upper, degreesOfFreedom) : normalQuantile(upper)) ?? 0
  const entries = systems.map((system, index): SystemStrength => {
    const estimate = centred[index] as number
    const variance = variances?.[index]
    if (variance === undefined) return { system, estimate, standardError: null, interval: null }
    const standardError = Math.sqrt(Math.max(0, variance))
    const reach = z * standardError
    return {
      system,
      estimate,
      standardError,
      interval: { low: estimate - reach, high: estimate + reach, confidence, method },
    }
  })
  return {
    coefficient,
    estimate: Math.max(...entries.map((entry) => entry.estimate ?? 0)),
    undefined: null,
    systems: entries,
  }
}

/** The first `count` entries less their mean. */
export function centred(parameters: ArrayLike<number>, count: number): Float64Array {
  let sum = 0
  for (let i = 0; i < count; i++) sum += parameters[i] as number
  return Float64Array.from({ length: count }, (_, i) => (parameters[i] as number) - sum / count)
}

/**
 * Covariance of centred strengths and the further parameters: the inverse information on the space of centred strengths.
 * `factor` is that of the information with a constant added to its strength entries (see `factorOf` in newton.ts); the
 * shift direction it added is taken out by centring rows and columns.
 */
export function centredCovariance(factor: Float64Array, size: number, strengths: number): Float64Array {
  const covariance = choleskyInverse(factor, size)
  const means = new Float64Array(size)
  for (let row = 0; row < size; row++) {
    let sum = 0
    for (let i = 0; i < strengths; i++) sum += covariance[row * size + i] as number
    means[row] = sum / strengths
  }
  let overall = 0
  for (let i = 0; i < strengths; i++) overall += (means[i] as number) / strengths
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const cell = row * size + column
      let value = covariance[cell] as number
      if (column < strengths) value -= means[row] as number
      if (row < strengths) value -= means[column] as number
      if (row < strengths && column < strengths) value += overall
      covariance[cell] = value
    }
  }
  return covariance
}

/** The diagonal of a row-major square matrix. */
export const diagonal = (matrix: Float64Array, size: number): Float64Array =>
  Float64Array.from({ length: size }, (_, i) => matrix[i * size + i] as number)
