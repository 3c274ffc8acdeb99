/**
 * Intraclass correlations from variance components estimated by restricted maximum likelihood (Patterson & Thompson
 * 1971) in the model value = mean + unit + rater + residual, all but the mean random. Works with missing values, using
 * every value; components cannot be negative.
 *
 * The six forms follow from the components as mean squares would be expected (between units k s_u + s_e, between raters
 * n s_r + s_e, within units s_r + s_e), with the F limits of the complete design of n units × k raters, as psych prints
 * them; with much missing data those limits are too narrow, which `approximateLimits` says. Undefined with fewer than two
 * units or raters, or when the residual variance is 0.
 */
import { cholesky, choleskyLogDeterminant, choleskySolve } from '../numeric/linearAlgebra.ts'
import type { Result, UndefinedReason } from '../result.ts'
import { ICC_FORMS, iccFromMeanSquares } from './icc.ts'
import { isComplete, type MeasurementMatrix, measurementCounts } from './measurementMatrix.ts'
import { undefinedResult } from './reasons.ts'

/** Variances of units, raters and residual; `restrictedDeviance` is -2 log restricted likelihood up to a constant. */
export type VarianceComponents = {
  readonly unit: number
  readonly rater: number
  readonly residual: number
  readonly restrictedDeviance: number
}

/** All six forms, ids `icc_reml.<form>`. */
export function iccReml(
  matrix: MeasurementMatrix,
  options: { readonly confidence?: number } = {},
): readonly (Result & {
  readonly components?: VarianceComponents
  readonly approximateLimits?: boolean
})[] {
  const counts = measurementCounts(matrix)
  const components = varianceComponents(matrix)
  if (typeof components === 'string') return ICC_FORMS.map((form) => undefinedResult(`icc_reml.${form}`, components))
  const { unit, rater, residual } = components
  const squares = {
    units: matrix.unitCount,
    raters: matrix.raterCount,
    between: matrix.raterCount * unit + residual,
    betweenRaters: matrix.unitCount * rater + residual,
    residual,
    within: residual + rater,
  }
  const approximateLimits = !isComplete(matrix)
  return iccFromMeanSquares(squares, 'icc_reml', options.confidence ?? 0.95).map((result) => ({
    ...result,
    counts,
    components,
    approximateLimits,
  }))
}

/** REML variance components, or why there are none. */
export function varianceComponents(matrix: MeasurementMatrix): VarianceComponents | UndefinedReason {
  if (matrix.raterCount < 2) return 'fewer-than-two-raters'
  if (matrix.unitCount < 2) return matrix.unitCount === 0 ? 'no-data' : 'one-unit'
  const sums = collectSums(matrix)
  if (sums.ratings < 3) return 'too-few-observations'
  if (!(sums.squares > 0)) return 'no-variation'
  const deviance = (unitRoot: number, raterRoot: number): number =>
    restricted(sums, unitRoot * unitRoot, raterRoot * raterRoot).deviance
  const [unitRoot, raterRoot] = minimise(deviance)
  const { residual } = restricted(sums, unitRoot * unitRoot, raterRoot * raterRoot)
  // A ratio at the edge of the search means that the residual variance is 0 to working precision.
  if (!(residual > 1e-13 * (sums.squares / sums.ratings)) || unitRoot > LARGEST_ROOT / 2) return 'zero-variance'
  return {
    unit: unitRoot * unitRoot * residual,
    rater: raterRoot * raterRoot * residual,
    residual,
    restrictedDeviance: deviance(unitRoot, raterRoot),
  }
}

/** Largest ratio of standard deviations (unit or rater over residual) that is searched. */
const LARGEST_ROOT = 1e5

/** Sums over units grouped by how many ratings they have: all that the likelihood needs, whatever the number of units. */
type Sums = {
  readonly ratings: number
  readonly raters: number
  readonly total: number
  readonly squares: number
  readonly raterTotals: Float64Array
  readonly raterCounts: Float64Array
  readonly groups: readonly Group[]
}
type Group = {
  readonly size: number
  units: number
  unitTotals: number
  unitTotalSquares: number
  /** raters × raters: units in which both occur; per rater: sum of totals of the units it rated. */
  readonly together: Float64Array
  readonly totalsOfRater: Float64Array
}

function collectSums(matrix: MeasurementMatrix): Sums {
  const { unitCount, raterCount, values } = matrix
  let ratings = 0
  let mean = 0
  for (const value of values) if (!Number.isNaN(value)) mean += (value - mean) / ++ratings
  const groups = new Map<number, Group>()
  const raterTotals = new Float64Array(raterCount)
  const raterCounts = new Float64Array(raterCount)
  const present: number[] = []
  let total = 0
  let squares = 0
  for (let unit = 0; unit < unitCount; unit++) {
    present.length = 0
    let unitTotal = 0
    for (let rater = 0; rater < raterCount; rater++) {
      const value = values[unit * raterCount + rater] as number
      if (Number.isNaN(value)) continue
      const deviation = value - mean
      present.push(rater)
      unitTotal += deviation
      squares += deviation * deviation
      raterTotals[rater] = (raterTotals[rater] as number) + deviation
      raterCounts[rater] = (raterCounts[rater] as number) + 1
    }
    if (present.length === 0) continue
    total += unitTotal
    const group = groupOf(groups, present.length, raterCount)
    group.units++
    group.unitTotals += unitTotal
    group.unitTotalSquares += unitTotal * unitTotal
    for (const a of present) {
      group.totalsOfRater[a] = (group.totalsOfRater[a] as number) + unitTotal
      for (const b of present) group.together[a * raterCount + b] = (group.together[a * raterCount + b] as number) + 1
    }
  }
  return { ratings, raters: raterCount, total, squares, raterTotals, raterCounts, groups: [...groups.values()] }
}

function groupOf(groups: Map<number, Group>, size: number, raters: number): Group {
  let group = groups.get(size)
  if (!group) {
    const together = new Float64Array(raters * raters)
    group = { size, units: 0, unitTotals: 0, unitTotalSquares: 0, together, totalsOfRater: new Float64Array(raters) }
    groups.set(size, group)
  }
  return group
}

/**
 * Restricted deviance and residual variance for given ratios of unit and rater variance to the residual one. Units are
 * integrated out one by one (each covariance is I + ratio J), raters by one factorisation of raters × raters.
 */
function restricted(sums: Sums, unitRatio: number, raterRatio: number): { deviance: number; residual: number } {
  const { raters, ratings } = sums
  let logDeterminant = 0
  let yy = sums.squares
  let xy = sums.total
  let xx = ratings
  const zy = Float64Array.from(sums.raterTotals)
  const zx = Float64Array.from(sums.raterCounts)
  const zz = new Float64Array(raters * raters)
  for (let j = 0; j < raters; j++) zz[j * raters + j] = sums.raterCounts[j] as number
  for (const group of sums.groups) {
    const shrink = unitRatio / (1 + unitRatio * group.size)
    logDeterminant += group.units * Math.log1p(unitRatio * group.size)
    yy -= shrink * group.unitTotalSquares
    xy -= shrink * group.size * group.unitTotals
    xx -= shrink * group.size * group.size * group.units
    for (let j = 0; j < raters; j++) {
      zy[j] = (zy[j] as number) - shrink * (group.totalsOfRater[j] as number)
      zx[j] = (zx[j] as number) - shrink * group.size * (group.together[j * raters + j] as number)
      for (let l = 0; l < raters; l++)
        zz[j * raters + l] = (zz[j * raters + l] as number) - shrink * (group.together[j * raters + l] as number)
    }
  }
  if (raterRatio > 0) {
    const inner = zz.map((value) => value * raterRatio)
    for (let j = 0; j < raters; j++) inner[j * raters + j] = (inner[j * raters + j] as number) + 1
    const factor = cholesky(inner, raters)
    if (!factor) return { deviance: Infinity, residual: NaN }
    logDeterminant += choleskyLogDeterminant(factor, raters)
    const solvedY = choleskySolve(factor, raters, zy)
    const solvedX = choleskySolve(factor, raters, zx)
    for (let j = 0; j < raters; j++) {
      yy -= raterRatio * (zy[j] as number) * (solvedY[j] as number)
      xy -= raterRatio * (zx[j] as number) * (solvedY[j] as number)
      xx -= raterRatio * (zx[j] as number) * (solvedX[j] as number)
    }
  }
  const residualSum = yy - (xy * xy) / xx
  if (!(residualSum > 0) || !(xx > 0)) return { deviance: Infinity, residual: NaN }
  const residual = residualSum / (ratings - 1)
  return { deviance: logDeterminant + Math.log(xx) + (ratings - 1) * Math.log(residual), residual }
}

/** Minimum over both roots >= 0: coordinate-wise golden sections to find the valley, then Nelder & Mead (1965). */
function minimise(deviance: (unitRoot: number, raterRoot: number) => number): readonly [number, number] {
  let unit = 1
  let rater = 0.3
  for (let round = 0; round < 4; round++) {
    unit = goldenMinimum((root) => deviance(root, rater))
    rater = goldenMinimum((root) => deviance(unit, root))
  }
  const best = nelderMead((point) => deviance(Math.abs(point[0]), Math.abs(point[1])), [unit, rater])
  const candidates: (readonly [number, number])[] = [
    [Math.abs(best[0]), Math.abs(best[1])],
    [goldenMinimum((root) => deviance(root, 0)), 0],
    [0, goldenMinimum((root) => deviance(0, root))],
    [0, 0],
  ]
  return candidates.reduce((least, next) =>
    deviance(...next) <= deviance(...least) + 1e-10 && next.includes(0) ? next : least,
  )
}

/** Golden section over root = tan(angle), angle in 0..pi/2, which covers every ratio. */
function goldenMinimum(f: (root: number) => number): number {
  const shrink = (Math.sqrt(5) - 1) / 2
  const at = (angle: number): number => Math.min(LARGEST_ROOT, Math.tan(angle))
  let low = 0
  let high = Math.PI / 2
  let left = high - shrink * (high - low)
  let right = low + shrink * (high - low)
  let fLeft = f(at(left))
  let fRight = f(at(right))
  for (let step = 0; step < 60; step++) {
    if (fLeft <= fRight) {
      high = right
      right = left
      fRight = fLeft
      left = high - shrink * (high - low)
      fLeft = f(at(left))
    } else {
      low = left
      left = right
      fLeft = fRight
      right = low + shrink * (high - low)
      fRight = f(at(right))
    }
  }
  const inside = at((low + high) / 2)
  return f(0) <= f(inside) ? 0 : inside
}

type Point = readonly [number, number]

function nelderMead(f: (point: Point) => number, start: Point): Point {
  const step = (value: number): number => 0.05 * Math.max(0.02, Math.abs(value))
  let simplex = [
    start,
    [start[0] + step(start[0]), start[1]] as Point,
    [start[0], start[1] + step(start[1])] as Point,
  ].map((point) => ({ point, value: f(point) }))
  const blend = (a: Point, b: Point, share: number): Point => [
    a[0] + share * (b[0] - a[0]),
    a[1] + share * (b[1] - a[1]),
  ]
  for (let round = 0; round < 400; round++) {
    simplex.sort((a, b) => a.value - b.value)
    const [best, middle, worst] = simplex as [Vertex, Vertex, Vertex]
    const width = Math.max(Math.abs(worst.point[0] - best.point[0]), Math.abs(worst.point[1] - best.point[1]))
    if (width < 1e-9 * Math.max(1, Math.abs(best.point[0]), Math.abs(best.point[1]))) break
    const centre = blend(best.point, middle.point, 0.5)
    const tryAt = (share: number): Vertex => {
      const point = blend(worst.point, centre, share)
      return { point, value: f(point) }
    }
    const reflected = tryAt(2)
    let next: Vertex | null = reflected
    if (reflected.value < best.value) {
      const expanded = tryAt(3)
      next = expanded.value < reflected.value ? expanded : reflected
    } else if (reflected.value >= middle.value) {
      const contracted = tryAt(reflected.value < worst.value ? 1.5 : 0.5)
      next = contracted.value < Math.min(worst.value, reflected.value) ? contracted : null
    }
    if (next) simplex = [best, middle, next]
    else
      simplex = [best, middle, worst].map(({ point }) => {
        const moved = blend(best.point, point, 0.5)
        return { point: moved, value: f(moved) }
      })
  }
  return simplex.reduce((least, vertex) => (vertex.value < least.value ? vertex : least)).point
}
type Vertex = { readonly point: Point; readonly value: number }
