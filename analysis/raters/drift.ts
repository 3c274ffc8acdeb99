import { studentQuantile, studentTwoSided } from '../numeric/distributions.ts'
import type { Result } from '../result.ts'
import { inIdOrder } from './labels.ts'

/** A rating with its place in the rater's own order of work (1, 2, 3, …). */
export type PlacedValue = {
  readonly rater: string
  readonly unit: string
  readonly value: number
  readonly position: number
}

/** One rater's drift. `estimate` is the change of value per hundred tasks. */
export type Drift = Result & {
  readonly rater: string
  readonly n: number
  /** Mean residual over the first and over the second half of the rater's work. */
  readonly firstHalf: number | null
  readonly secondHalf: number | null
}

/**
 * Drift over serial position: does a rater grow milder or more severe while working? Each value is taken less the mean
 * that the other raters gave the same unit (units nobody else rated are left out), and that residual is regressed on the
 * position by least squares; the slope per hundred tasks with its t interval and p-value.
 * Undefined: `too-few-observations` for fewer than three shared units, `zero-variance` when all have one position.
 */
export function drift(values: readonly PlacedValue[], confidence = 0.95): readonly Drift[] {
  const totals = new Map<string, { sum: number; count: number }>()
  const finite = values.filter(({ value, position }) => Number.isFinite(value) && Number.isFinite(position))
  for (const { unit, value } of finite) {
    const total = totals.get(unit) ?? { sum: 0, count: 0 }
    totals.set(unit, { sum: total.sum + value, count: total.count + 1 })
  }
  const perRater = Map.groupBy(finite, (row) => row.rater)
  return inIdOrder(perRater.keys()).map((rater) => {
    const points = (perRater.get(rater) as PlacedValue[])
      .flatMap(({ unit, value, position }) => {
        const { sum, count } = totals.get(unit) as { sum: number; count: number }
        return count < 2 ? [] : [{ position, residual: value - (sum - value) / (count - 1) }]
      })
      .sort((one, other) => one.position - other.position)
    return slopeOf(rater, points, confidence)
  })
}

type Point = { readonly position: number; readonly residual: number }

function slopeOf(rater: string, points: readonly Point[], confidence: number): Drift {
  const n = points.length
  const mean = (of: readonly Point[]): number | null =>
    of.length === 0 ? null : of.reduce((sum, point) => sum + point.residual, 0) / of.length
  const half = n >> 1
  const about = { rater, n, firstHalf: mean(points.slice(0, half)), secondHalf: mean(points.slice(n - half)) }
  const coefficient = 'drift'
  if (n < 3) return { coefficient, estimate: null, undefined: 'too-few-observations', ...about }
  const centre = points.reduce((sum, point) => sum + point.position, 0) / n
  const centreValue = mean(points) as number
  let spread = 0
  let product = 0
  for (const { position, residual } of points) {
    spread += (position - centre) ** 2
    product += (position - centre) * (residual - centreValue)
  }
  if (!(spread > 0)) return { coefficient, estimate: null, undefined: 'zero-variance', ...about }
  const slope = product / spread
  const rest = points.reduce(
    (sum, point) => sum + (point.residual - centreValue - slope * (point.position - centre)) ** 2,
    0,
  )
  const standardError = 100 * Math.sqrt(rest / (n - 2) / spread)
  const estimate = 100 * slope
  const reach = (studentQuantile(1 - (1 - confidence) / 2, n - 2) as number) * standardError
  if (!(standardError > 0))
    return { coefficient, estimate, undefined: null, interval: null, intervalUndefined: 'zero-variance', ...about }
  const statistic = estimate / standardError
  return {
    coefficient,
    estimate,
    undefined: null,
    standardError,
    interval: { low: estimate - reach, high: estimate + reach, confidence, method: 'student t' },
    statistic,
    df: n - 2,
    p: studentTwoSided(statistic, n - 2),
    ...about,
  }
}
