import { median } from '#analysis/numeric/quantile.ts'
import { drift } from '#analysis/raters/drift.ts'
import { intraRater } from '#analysis/raters/intraRater.ts'
import type { RaterId } from '#contract/ids.ts'
import type { ReportSettings } from '#contract/report.ts'
import type { IntraRater, RaterDrift, RaterPace } from '#contract/reportSections.ts'
import { contextOf, type ReportCriterion, type ReportInput, ratingsOn } from './input.ts'
import { testFigure } from './pairedTests.ts'
import { inOrderOf } from './placeKeys.ts'

const tenths = 10

/** Cuts a rater's work, in its order, into tenths. */
function inTenths<Point extends { readonly position: number }>(points: readonly Point[]): Point[][] {
  const ordered = points.toSorted((one, other) => one.position - other.position)
  const parts: Point[][] = Array.from({ length: tenths }, () => [])
  ordered.forEach((point, place) => parts[Math.floor((place * tenths) / ordered.length)]?.push(point))
  return parts
}

/** Does a rater grow milder or more severe on one criterion while working? Slope and curve against the others. */
export function raterDrift(input: ReportInput, { id }: ReportCriterion, { confidence }: ReportSettings): RaterDrift[] {
  const positions = new Map(
    contextOf(input).places.map(({ rater, item, system, position }) => [`${rater} ${item} ${system}`, position]),
  )
  if (positions.size === 0) return []
  const placed = ratingsOn(input, id).flatMap(({ rater, item, system, value }) => {
    const position = positions.get(`${rater} ${item} ${system}`)
    return position === undefined ? [] : [{ rater, unit: `${item} ${system}`, value, position }]
  })
  const totals = new Map<string, { sum: number; count: number }>()
  for (const { unit, value } of placed) {
    const total = totals.get(unit) ?? { sum: 0, count: 0 }
    totals.set(unit, { sum: total.sum + value, count: total.count + 1 })
  }
  const byRater = Map.groupBy(placed, ({ rater }) => rater)
  return inOrderOf(input.raters, drift(placed, confidence)).map((made) => {
    const rater = made.rater as RaterId
    const residuals = (byRater.get(rater) ?? []).flatMap(({ unit, value, position }) => {
      const { sum, count } = totals.get(unit) ?? { sum: 0, count: 0 }
      return count < 2 ? [] : [{ position, residual: value - (sum - value) / (count - 1) }]
    })
    return { rater, criterion: id, slope: testFigure(made, made.n), curve: curveOf(residuals) }
  })
}

function curveOf(residuals: readonly { readonly position: number; readonly residual: number }[]): RaterDrift['curve'] {
  return inTenths(residuals).flatMap((part, tenth) =>
    part.length === 0
      ? []
      : [{ tenth, n: part.length, residual: part.reduce((sum, { residual }) => sum + residual, 0) / part.length }],
  )
}

/** How long tasks took over the rater's order of work: a rater who tires, or hurries, shows. */
export function raterPace(input: ReportInput): RaterPace[] {
  const byRater = Map.groupBy(contextOf(input).pace, ({ rater }) => rater)
  return input.raters.flatMap((rater) => {
    const own = byRater.get(rater) ?? []
    if (own.length === 0) return []
    const curve = inTenths(own).flatMap((part, tenth) =>
      part.length === 0 ? [] : [{ tenth, n: part.length, seconds: medianSeconds(part) }],
    )
    return [{ rater, tasks: own.length, median: medianSeconds(own), curve }]
  })
}

const medianSeconds = (tasks: readonly { readonly ms: number }[]): number =>
  (median(tasks.map(({ ms }) => ms)) ?? 0) / 1000

/** The same response twice, hidden: how often a rater gives the same value again. */
export function sameAgain(input: ReportInput, { id }: ReportCriterion, { confidence }: ReportSettings): IntraRater[] {
  const repeats = contextOf(input)
    .repeats.filter(({ criterion }) => criterion === id)
    .map(({ rater, item, system, first, second }) => ({ rater, unit: `${item} ${system}`, first, second }))
  if (repeats.length === 0) return []
  const { pooled, perRater } = intraRater(repeats, { confidence })
  return inOrderOf(input.raters, [pooled, ...perRater]).map((made) => ({
    criterion: id,
    rater: made.rater as RaterId | null,
    same: testFigure(made, made.n),
    shift: testFigure(made.shift, made.n),
  }))
}
