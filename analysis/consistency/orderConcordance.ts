import { midranks } from '../numeric/quantile.ts'
import type { Result } from '../result.ts'

/** Two orders of the same systems side by side. */
export type OrderConcordance = {
  readonly tauB: Result
  /** Places by the first and by the second value, 1 = highest value; equal values share the mean of their places. */
  readonly firstPlaces: Float64Array
  readonly secondPlaces: Float64Array
}

const EQUAL_WITHIN = 1e-12

/**
 * Kendall's tau-b between two lists of values of the same systems (Kendall 1945): concordant less discordant pairs over
 * the geometric mean of the pairs untied in each list. Values within 1e-12 are tied. Undefined (`too-few-observations`)
 * for fewer than two systems and (`no-variation`) when one list ties them all.
 */
export function orderConcordance(first: readonly number[], second: readonly number[]): OrderConcordance {
  let agreeing = 0
  let untiedFirst = 0
  let untiedSecond = 0
  for (let one = 0; one < first.length; one++) {
    for (let other = one + 1; other < first.length; other++) {
      const a = signOf((first[one] as number) - (first[other] as number))
      const b = signOf((second[one] as number) - (second[other] as number))
      agreeing += a * b
      untiedFirst += Math.abs(a)
      untiedSecond += Math.abs(b)
    }
  }
  const coefficient = 'kendall_tau_b'
  const counts = { systems: first.length }
  const tauB: Result =
    untiedFirst > 0 && untiedSecond > 0
      ? { coefficient, estimate: agreeing / Math.sqrt(untiedFirst * untiedSecond), undefined: null, counts }
      : { coefficient, estimate: null, undefined: first.length < 2 ? 'too-few-observations' : 'no-variation', counts }
  return { tauB, firstPlaces: placesOf(first), secondPlaces: placesOf(second) }
}

const placesOf = (values: readonly number[]): Float64Array =>
  midranks(values.map((value) => -Math.round(value / EQUAL_WITHIN) * EQUAL_WITHIN)).ranks

const signOf = (difference: number): number => (Math.abs(difference) <= EQUAL_WITHIN ? 0 : Math.sign(difference))
