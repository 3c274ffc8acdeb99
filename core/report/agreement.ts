import { cohenKappa } from '#analysis/agreement/cohenKappa.ts'
import { krippendorffAlpha } from '#analysis/agreement/krippendorffAlpha.ts'
import { percentAgreement } from '#analysis/agreement/percentAgreement.ts'
import type { CategoryWeights } from '#analysis/distance/agreementWeights.ts'
import { type RatingMatrix, ratingCounts, ratingMatrix, withRaters } from '#analysis/ratingMatrix.ts'
import type { Watched } from '#analysis/resample/bootstrap.ts'
import type { RaterId, SystemId } from '#contract/ids.ts'
import type { CriterionAgreement, Figure, RaterPair, ReportSettings } from '#contract/report.ts'
import { figureOf } from './figures.ts'
import { type GivenRating, type ReportCriterion, type ReportInput, ratingsOn } from './input.ts'

const measurements = ['nominal', 'ordinal', 'interval', 'ratio'] as const

/** Agreement on one criterion. Units are responses (item and system), columns are raters in the order of the input. */
export function criterionAgreement(
  input: ReportInput,
  criterion: ReportCriterion,
  settings: ReportSettings,
  watched: Watched,
): CriterionAgreement {
  const given = ratingsOn(input, criterion.id)
  const { matrix } = unitsByRaters(input, criterion, given)
  const counts = ratingCounts(matrix)
  return {
    criterion: criterion.id,
    name: criterion.name,
    measurement: criterion.measurement,
    counts: {
      units: counts.units,
      pairableUnits: counts.pairableUnits,
      raters: counts.raters,
      ratings: counts.ratings,
      missing: counts.missing,
      notApplicable: criterion.notApplicable,
      cannotJudge: criterion.cannotJudge,
    },
    overall: overallFigures(matrix, settings, watched),
    pairs: raterPairs(matrix, input.raters, ['unweighted', 'linear', 'quadratic'], settings),
    withinOneLevel: criterion.values && withinOneLevel(matrix, settings),
    distribution: distributionOf(given, criterion.values),
  }
}

/** Responses by raters, and the item of each row. */
export function unitsByRaters(
  input: ReportInput,
  criterion: ReportCriterion,
  given: readonly GivenRating[],
): { readonly matrix: RatingMatrix; readonly keys: readonly string[] } {
  const columns = new Map(input.raters.map((rater, column) => [rater, column]))
  const rows = new Map<string, (number | null)[]>()
  for (const { item, system } of input.responses)
    rows.set(
      `${item} ${system}`,
      input.raters.map(() => null),
    )
  for (const { rater, item, system, value } of given) {
    const column = columns.get(rater)
    const row = rows.get(`${item} ${system}`)
    if (row && column !== undefined) row[column] = value
  }
  const matrix = ratingMatrix({
    ratings: [...rows.values()],
    ...(criterion.values ? { categories: criterion.values } : {}),
  })
  return { matrix, keys: input.responses.map(({ item }) => item) }
}

function overallFigures(matrix: RatingMatrix, settings: ReportSettings, watched: Watched): Figure[] {
  const { confidence, resamples, seed } = settings
  const { pairableUnits } = ratingCounts(matrix)
  const agreement = percentAgreement(matrix, { interval: { method: 'analytic', confidence } })
  const reliabilities = measurements.map((measurement, done) =>
    krippendorffAlpha(matrix, {
      measurement,
      interval: { method: 'bca', confidence, resamples, seed },
      signal: watched.signal,
      onProgress: (fraction) => watched.onProgress?.((done + fraction) / measurements.length),
    }),
  )
  return [agreement, ...reliabilities].map((result) => figureOf(result, pairableUnits))
}

function raterPairs(
  matrix: RatingMatrix,
  raters: readonly RaterId[],
  weightings: readonly ('unweighted' | 'linear' | 'quadratic')[],
  { confidence }: ReportSettings,
): RaterPair[] {
  const interval = { method: 'analytic', confidence } as const
  return raters.flatMap((raterA, a) =>
    raters.slice(a + 1).map((raterB, offset) => {
      const b = a + 1 + offset
      const kappas = weightings.map((weights) => cohenKappa(matrix, { weights, raterA: a, raterB: b, interval }))
      const both = withRaters(matrix, [a, b])
      const shared = ratingCounts(both).pairableUnits
      const agreement = percentAgreement(both, { interval })
      return { raterA, raterB, figures: [agreement, ...kappas].map((result) => figureOf(result, shared)) }
    }),
  )
}

/** Share of rating pairs at most one scale level apart, by place on the scale. */
function withinOneLevel(matrix: RatingMatrix, { confidence }: ReportSettings): Figure {
  const size = matrix.categories.length
  const cells = Float64Array.from({ length: size * size }, (_, cell) =>
    Math.abs(Math.floor(cell / size) - (cell % size)) <= 1 ? 1 : 0,
  )
  const weights: CategoryWeights = { name: 'within_one_level', size, cells }
  const result = percentAgreement(matrix, { weights, interval: { method: 'analytic', confidence } })
  return figureOf(result, ratingCounts(matrix).pairableUnits)
}

/** How often each value was given, in rising order; values of a scale that nobody gave with 0. */
export function distributionOf(given: readonly GivenRating[], values: readonly number[] | null) {
  const counts = new Map((values ?? []).map((value) => [value, 0]))
  for (const { value } of given) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([one], [other]) => one - other).map(([value, count]) => ({ value, count }))
}

/**
 * Agreement on stated preferences: units are pairs of systems on an item, the value says which of the two was
 * preferred (orientation taken out), so that raters who saw the pair the other way round still agree.
 */
export function preferenceAgreement(
  input: ReportInput,
  settings: ReportSettings,
  watched: Watched,
): { readonly figures: Figure[]; readonly pairs: RaterPair[] } {
  if (input.preferences.length === 0) return { figures: [], pairs: [] }
  const matrix = preferenceMatrix(input)
  const { pairableUnits } = ratingCounts(matrix)
  const { confidence, resamples, seed } = settings
  const results = [
    percentAgreement(matrix, { interval: { method: 'analytic', confidence } }),
    krippendorffAlpha(matrix, {
      measurement: 'nominal',
      interval: { method: 'bca', confidence, resamples, seed },
      ...watched,
    }),
  ]
  return {
    figures: results.map((result) => figureOf(result, pairableUnits)),
    pairs: raterPairs(matrix, input.raters, ['unweighted'], settings),
  }
}

/** Pairs of systems on an item by raters; 1 is the system listed first, −1 the other, 0 neither. */
export const preferenceMatrix = (input: ReportInput): RatingMatrix =>
  ratingMatrix({ ratings: pairsByRaters(input).map(({ values }) => values), categories: [-1, 0, 1] })

/** Two responses to an item, the system listed first in front, and what each rater of the input stated of them. */
export type ComparedResponses = {
  readonly item: string
  readonly one: SystemId
  readonly other: SystemId
  /** −1: the first in front is better; null: this rater did not compare them. */
  readonly values: (number | null)[]
}

/** One row per item and pair of systems, in that order. */
export function pairsByRaters({ preferences, raters, systems }: ReportInput): ComparedResponses[] {
  const columns = new Map(raters.map((rater, column) => [rater, column]))
  const places = new Map(systems.map((system, place) => [system, place]))
  const rows = new Map<string, ComparedResponses>()
  for (const { rater, item, first, second, outcome } of preferences) {
    const column = columns.get(rater)
    const [one, other] = [places.get(first) ?? 0, places.get(second) ?? 0]
    if (column === undefined) continue
    const key = JSON.stringify([item, Math.min(one, other), Math.max(one, other)])
    const inOrder = one < other
    const row = rows.get(key) ?? {
      item,
      one: inOrder ? first : second,
      other: inOrder ? second : first,
      values: raters.map(() => null),
    }
    row.values[column] = Math.sign(inOrder ? outcome : -outcome)
    rows.set(key, row)
  }
  return [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row)
}
