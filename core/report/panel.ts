import { brennanPrediger } from '#analysis/agreement/brennanPrediger.ts'
import { congerKappa } from '#analysis/agreement/congerKappa.ts'
import { fleissKappa } from '#analysis/agreement/fleissKappa.ts'
import { gwetAc } from '#analysis/agreement/gwetAc.ts'
import { icc } from '#analysis/agreement/icc.ts'
import { iccIncomplete } from '#analysis/agreement/iccIncomplete.ts'
import { kendallW } from '#analysis/agreement/kendallW.ts'
import { krippendorffAlpha } from '#analysis/agreement/krippendorffAlpha.ts'
import { lightKappa } from '#analysis/agreement/lightKappa.ts'
import { meanRaterCorrelation } from '#analysis/agreement/meanRaterCorrelation.ts'
import { isComplete, measurementsOf } from '#analysis/agreement/measurementMatrix.ts'
import { percentAgreement, unanimousAgreement } from '#analysis/agreement/percentAgreement.ts'
import { scottPi } from '#analysis/agreement/scottPi.ts'
import type { GwetWeights } from '#analysis/distance/agreementWeights.ts'
import { explainAgreement, type Reason } from '#analysis/explain/explainAgreement.ts'
import { leaveOneOut } from '#analysis/raters/leaveOneOut.ts'
import { type RatingMatrix, ratingCounts, withRaters, withUnits } from '#analysis/ratingMatrix.ts'
import type { Watched } from '#analysis/resample/bootstrap.ts'
import type { Result } from '#analysis/result.ts'
import type { RaterId } from '#contract/ids.ts'
import type { ReportSettings } from '#contract/report.ts'
import type { AgreementPanel, AgreementReason, AgreementSlice } from '#contract/reportSections.ts'
import { distributionOf, preferenceMatrix, unitsByRaters } from './agreement.ts'
import { figureOf } from './figures.ts'
import { contextOf, type GivenRating, type ReportCriterion, type ReportInput, ratingsOn } from './input.ts'

/** More tags than this and the smallest are left out of the slices. */
const mostSlices = 60

/** Every coefficient of one criterion, why they differ, and what it is among groups, tags and without each rater. */
export function agreementPanel(
  input: ReportInput,
  criterion: ReportCriterion,
  settings: ReportSettings,
  watched: Watched,
): AgreementPanel {
  const given = ratingsOn(input, criterion.id)
  const { matrix, keys } = unitsByRaters(input, criterion, given)
  const results = coefficients(matrix, criterion, settings.confidence)
  const n = ratingCounts(matrix).pairableUnits
  return {
    criterion: criterion.id,
    coefficients: results.map((result) => figureOf(result, n)),
    reasons: reasonsOf(matrix, results, input.raters),
    slices: slicesOf(input, criterion, matrix, keys, settings, watched),
    levels: levelCounts(input, criterion, given),
    leaveOneOut: withoutEach(matrix, criterion, input.raters),
  }
}

/** The coefficients of stated preferences: units are pairs of systems on an item, whoever was shown first. */
export function preferencePanel(input: ReportInput, { confidence }: ReportSettings): AgreementPanel[] {
  if (input.preferences.length === 0) return []
  const matrix = preferenceMatrix(input)
  const results = coefficients(matrix, { measurement: 'nominal' }, confidence)
  const n = ratingCounts(matrix).pairableUnits
  return [
    {
      criterion: null,
      coefficients: results.map((result) => figureOf(result, n)),
      reasons: reasonsOf(matrix, results, input.raters),
      slices: [],
      levels: [],
      leaveOneOut: withoutEach(matrix, { measurement: 'nominal' }, input.raters),
    },
  ]
}

type Measured = Pick<ReportCriterion, 'measurement'>

/** What is counted as near: nothing on a nominal scale, squared distance on a numeric one. */
function weightsFor({ measurement }: Measured): GwetWeights | null {
  if (measurement === 'nominal') return null
  return measurement === 'ordinal' ? 'ordinal' : 'quadratic'
}

function coefficients(matrix: RatingMatrix, criterion: Measured, confidence: number): Result[] {
  const interval = { method: 'analytic', confidence } as const
  const weights = weightsFor(criterion)
  const two = matrix.raterCount === 2
  const families = (of: GwetWeights | undefined): Result[] => {
    const options = { interval, ...(of ? { weights: of } : {}) }
    return [
      ...(two ? [scottPi(matrix, options)] : []),
      fleissKappa(matrix, options),
      congerKappa(matrix, options),
      brennanPrediger(matrix, options),
      gwetAc(matrix, options),
    ]
  }
  return [
    unanimousAgreement(matrix, { confidence }),
    ...families(undefined),
    lightKappa(matrix, { missing: 'pairwise', confidence }),
    ...(weights ? [percentAgreement(matrix, { interval, weights }), ...families(weights)] : []),
    ...(weights ? numeric(matrix, confidence) : []),
  ]
}

function numeric(matrix: RatingMatrix, confidence: number): Result[] {
  const values = measurementsOf(matrix)
  const complete = isComplete(values)
  return [
    ...(complete ? icc(values, { confidence }) : [iccIncomplete(values, confidence)]),
    kendallW(values),
    meanRaterCorrelation(values, 'pearson'),
    meanRaterCorrelation(values, 'spearman'),
  ]
}

/** Each kind of reason once, as the first coefficient that has it gives it. */
function reasonsOf(matrix: RatingMatrix, results: readonly Result[], raters: readonly RaterId[]): AgreementReason[] {
  const found = new Map<Reason['kind'], AgreementReason>()
  for (const { reasons } of explainAgreement(matrix, results)) {
    for (const reason of reasons) {
      if (found.has(reason.kind)) continue
      const named = 'raters' in reason ? reason.raters.flatMap((place) => raters[place] ?? []) : []
      const values = Object.entries(reason).filter((entry): entry is [string, number] => typeof entry[1] === 'number')
      found.set(reason.kind, { kind: reason.kind, values: Object.fromEntries(values), raters: named })
    }
  }
  return [...found.values()]
}

function slicesOf(
  input: ReportInput,
  { measurement }: ReportCriterion,
  matrix: RatingMatrix,
  keys: readonly string[],
  { confidence, resamples, seed }: ReportSettings,
  { signal, onProgress }: Watched,
): AgreementSlice[] {
  const { groups, tags } = contextOf(input)
  const interval = { method: 'bca', confidence, resamples, seed } as const
  const slice = (by: AgreementSlice['by'], name: string, part: RatingMatrix): AgreementSlice => {
    const counts = ratingCounts(part)
    const figure = figureOf(krippendorffAlpha(part, { measurement, interval, signal }), counts.pairableUnits)
    return { by, name, raters: ratersIn(part), ratings: counts.ratings, figure }
  }
  const shown = tags.toSorted((one, other) => other.items.length - one.items.length).slice(0, mostSlices)
  const parts = [
    ...groups.map(({ name, raters }) => {
      const columns = raters.map((rater) => input.raters.indexOf(rater)).filter((column) => column >= 0)
      return () => slice('group', name, withRaters(matrix, columns))
    }),
    ...tags
      .filter((tag) => shown.includes(tag))
      .map(({ path, items }) => {
        const within = new Set(items)
        return () =>
          slice(
            'tag',
            path,
            withUnits(
              matrix,
              keys.flatMap((item, unit) => (within.has(item) ? [unit] : [])),
            ),
          )
      }),
  ]
  return parts.map((make, place) => {
    const made = make()
    onProgress?.((place + 1) / parts.length)
    return made
  })
}

/** More different values than this are numbers, not levels. */
const mostLevels = 15

function levelCounts(
  input: ReportInput,
  { values }: ReportCriterion,
  given: readonly GivenRating[],
): AgreementPanel['levels'] {
  const levels = distributionOf(given, values).map(({ value }) => value)
  if (levels.length > mostLevels) return []
  const places = new Map(levels.map((value, place) => [value, place]))
  const tally = (by: 'rater' | 'system', ids: readonly string[]) => {
    const counts = new Map(ids.map((id) => [id, levels.map(() => 0)]))
    for (const rating of given) {
      const row = counts.get(rating[by])
      const place = places.get(rating.value)
      if (row && place !== undefined) row[place] = (row[place] ?? 0) + 1
    }
    return ids.map((id) => ({ by, id, counts: counts.get(id) ?? [] }))
  }
  return [...tally('rater', input.raters), ...tally('system', input.systems)]
}

function ratersIn({ raterCount, codes }: RatingMatrix): number {
  const seen = new Set<number>()
  for (let cell = 0; cell < codes.length && seen.size < raterCount; cell++)
    if ((codes[cell] ?? -1) >= 0) seen.add(cell % raterCount)
  return seen.size
}

function withoutEach(matrix: RatingMatrix, { measurement }: Measured, raters: readonly RaterId[]) {
  if (raters.length < 3) return []
  const made = new Map<string, Result>()
  const units = new Map<string, number>()
  const { influences } = leaveOneOut(raters, (without) => {
    const columns = raters.flatMap((rater, column) => (rater === without ? [] : [column]))
    const part = without === null ? matrix : withRaters(matrix, columns)
    const result = krippendorffAlpha(part, { measurement })
    made.set(without ?? '', result)
    units.set(without ?? '', ratingCounts(part).pairableUnits)
    return result
  })
  return raters.map((rater, place) => ({
    rater,
    without: figureOf(made.get(rater) as Result, units.get(rater) ?? 0),
    change: influences[place]?.change ?? null,
  }))
}
