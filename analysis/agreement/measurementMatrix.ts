/** Real-valued ratings of N units by M raters, for coefficients that compute with the numbers themselves. */
import type { RatingMatrix } from '../ratingMatrix.ts'

/** `values` is N × M row by row; NaN marks a missing value (inside this folder only). */
export type MeasurementMatrix = {
  readonly unitCount: number
  readonly raterCount: number
  readonly values: Float64Array
}

/** Collects `ratings` (units × raters; null or not finite = missing). */
export function measurementMatrix(ratings: readonly (readonly (number | null)[])[]): MeasurementMatrix {
  let raterCount = 0
  for (const row of ratings) raterCount = Math.max(raterCount, row.length)
  const values = new Float64Array(ratings.length * raterCount)
  for (let unit = 0, cell = 0; unit < ratings.length; unit++)
    for (let rater = 0; rater < raterCount; rater++, cell++) {
      const value = ratings[unit]?.[rater]
      values[cell] = value !== null && value !== undefined && Number.isFinite(value) ? value : NaN
    }
  return { unitCount: ratings.length, raterCount, values }
}

/** The numbers behind a coded matrix. */
export function measurementsOf(matrix: RatingMatrix): MeasurementMatrix {
  const values = new Float64Array(matrix.codes.length)
  const { categories, codes } = matrix
  for (let cell = 0; cell < values.length; cell++)
    values[cell] = (codes[cell] as number) < 0 ? NaN : (categories[codes[cell] as number] as number)
  return { unitCount: matrix.unitCount, raterCount: matrix.raterCount, values }
}

/** Units without a missing value (the listwise rule); the same object when nothing is missing. */
export function completeMeasurements(matrix: MeasurementMatrix): MeasurementMatrix {
  const { raterCount, unitCount, values } = matrix
  const kept: number[] = []
  for (let unit = 0; unit < unitCount; unit++) {
    let complete = raterCount > 0
    for (let rater = 0; rater < raterCount && complete; rater++)
      complete = !Number.isNaN(values[unit * raterCount + rater])
    if (complete) kept.push(unit)
  }
  if (kept.length === unitCount) return matrix
  const packed = new Float64Array(kept.length * raterCount)
  kept.forEach((unit, at) => {
    packed.set(values.subarray(unit * raterCount, (unit + 1) * raterCount), at * raterCount)
  })
  return { unitCount: kept.length, raterCount, values: packed }
}

/** True when no value is missing and there is at least one. */
export function isComplete({ values }: MeasurementMatrix): boolean {
  // An iterator over a typed array costs several times the comparison itself.
  for (let cell = 0; cell < values.length; cell++) if (Number.isNaN(values[cell])) return false
  return values.length > 0
}

/** One rater's values, in unit order (NaN where missing). */
export function columnOf(matrix: MeasurementMatrix, rater: number): Float64Array {
  const column = new Float64Array(matrix.unitCount)
  for (let unit = 0; unit < matrix.unitCount; unit++)
    column[unit] = matrix.values[unit * matrix.raterCount + rater] as number
  return column
}

/** The two raters' values over units both rated. */
export function pairOfColumns(
  matrix: MeasurementMatrix,
  raterA: number,
  raterB: number,
): { readonly x: Float64Array; readonly y: Float64Array } {
  const a = columnOf(matrix, raterA)
  const b = columnOf(matrix, raterB)
  const keep = a.map((value, unit) => (Number.isNaN(value) || Number.isNaN(b[unit] as number) ? 0 : 1))
  return { x: a.filter((_, unit) => keep[unit] === 1), y: b.filter((_, unit) => keep[unit] === 1) }
}

/** Counts that stand beside every coefficient on measurements. */
export function measurementCounts({ unitCount, raterCount, values }: MeasurementMatrix) {
  let ratings = 0
  let completeUnits = 0
  for (let unit = 0, cell = 0; unit < unitCount; unit++) {
    let here = 0
    for (let rater = 0; rater < raterCount; rater++, cell++) if (!Number.isNaN(values[cell])) here++
    ratings += here
    if (here === raterCount && here > 0) completeUnits++
  }
  return { units: unitCount, raters: raterCount, ratings, missing: values.length - ratings, completeUnits }
}
