import type { Result } from '../result.ts'
import { inIdOrder } from './labels.ts'

/** One value that a rater gave a unit. */
export type RaterValue = { readonly rater: string; readonly unit: string; readonly value: number }

/** Two raters over the units both rated, `values` as pairs (first, second). */
export type RaterPair = {
  readonly first: string
  readonly second: string
  readonly n: number
  readonly same: number
  /** Share of units with equal values. */
  readonly agreement: number | null
  /** Mean of first − second: positive = the first gives higher values. */
  readonly meanDifference: number | null
  /** Whatever coefficient the caller asked for. */
  readonly coefficient: Result | null
}

/**
 * Every pair of raters over the units they share: how many, how often equal, who gives higher values, and any
 * coefficient of two raters (`coefficientOf` gets the pairs of values). The first value of a rater for a unit counts.
 * Pairs without shared units are listed with n = 0 and nulls, so that gaps in the design show.
 */
export function pairwiseRaters(
  values: readonly RaterValue[],
  coefficientOf?: (pairs: readonly (readonly [number, number])[]) => Result,
): readonly RaterPair[] {
  const perRater = valuesPerRater(values)
  const raters = inIdOrder(perRater.keys())
  return raters.flatMap((first, index) =>
    raters.slice(index + 1).map((second): RaterPair => {
      const [one, other] = [perRater.get(first), perRater.get(second)] as [Map<string, number>, Map<string, number>]
      const pairs = [...one].flatMap(([unit, value]): (readonly [number, number])[] => {
        const match = other.get(unit)
        return match === undefined ? [] : [[value, match]]
      })
      const n = pairs.length
      const same = pairs.filter(([a, b]) => a === b).length
      return {
        first,
        second,
        n,
        same,
        agreement: n === 0 ? null : same / n,
        meanDifference: n === 0 ? null : pairs.reduce((sum, [a, b]) => sum + a - b, 0) / n,
        coefficient: n === 0 || coefficientOf === undefined ? null : coefficientOf(pairs),
      }
    }),
  )
}

/** Values by rater and unit; the first one for a unit counts. */
export function valuesPerRater(values: readonly RaterValue[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const perRater = new Map<string, Map<string, number>>()
  for (const { rater, unit, value } of values) {
    if (!Number.isFinite(value)) continue
    const own = perRater.get(rater) ?? new Map<string, number>()
    if (!own.has(unit)) own.set(unit, value)
    perRater.set(rater, own)
  }
  return perRater
}
