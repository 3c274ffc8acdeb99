import { type FacetMeasure, manyFacet } from '#analysis/raters/manyFacet.ts'
import type { SystemId } from '#contract/ids.ts'
import type { Figure, ReportSettings } from '#contract/report.ts'
import type { CriterionSeverity } from '#contract/reportSections.ts'
import { intervalOf } from './figures.ts'
import { type GivenRating, type ReportCriterion, type ReportInput, ratingsOn } from './input.ts'
import { testFigure } from './pairedTests.ts'

/** A key for a response that sorts as text, whatever the item is called. */
const unitOf = ({ item, system }: Pick<GivenRating, 'item' | 'system'>): string => `${item}\u0000${system}`

/**
 * How severe each rater is on one criterion (many-facet model, items being responses), and what each system's mean would
 * be had raters of average severity judged everything.
 */
export function criterionSeverity(
  input: ReportInput,
  { id }: ReportCriterion,
  { confidence }: ReportSettings,
): CriterionSeverity {
  const given = ratingsOn(input, id)
  const made = manyFacet(
    given.map((rating) => ({ item: unitOf(rating), rater: rating.rater, criterion: id, value: rating.value })),
    confidence,
  )
  const measures = new Map<string, FacetMeasure>(made.raters.map((measure) => [measure.id, measure]))
  const extreme = new Set(made.extremeRaters)
  const adjusted = new Map(made.items.map((item) => [item.id, item.adjustedValue]))
  const byRater = Map.groupBy(given, ({ rater }) => rater)
  return {
    criterion: id,
    spread: testFigure(made, given.length),
    raters: input.raters.map((rater) => {
      const own = byRater.get(rater) ?? []
      const measure = measures.get(rater)
      return {
        rater,
        ratings: own.length,
        meanValue: meanOf(own.map(({ value }) => value)),
        severity: severityFigure(measure, own.length, extreme.has(rater) ? 'no-variation' : made.undefined),
        infit: measure?.infit ?? null,
        outfit: measure?.outfit ?? null,
      }
    }),
    systems: systemMeans(input, given, adjusted),
  }
}

function severityFigure(measure: FacetMeasure | undefined, n: number, reason: string | null): Figure {
  return {
    coefficient: 'rater_severity',
    estimate: measure?.estimate ?? null,
    undefined: measure?.estimate == null ? (reason ?? (n === 0 ? 'no-data' : 'not-applicable')) : null,
    standardError: measure?.standardError ?? null,
    interval: intervalOf(measure?.interval),
    n,
    counts: {},
  }
}

function systemMeans(
  input: ReportInput,
  given: readonly GivenRating[],
  adjusted: ReadonlyMap<string, number | null>,
): CriterionSeverity['systems'] {
  const bySystem = Map.groupBy(given, ({ system }) => system)
  return input.systems.map((system: SystemId) => {
    const units = Map.groupBy(bySystem.get(system) ?? [], unitOf)
    const raw = [...units.values()].flatMap((unit) => meanOf(unit.map(({ value }) => value)) ?? [])
    const fair = [...units.keys()].flatMap((unit) => adjusted.get(unit) ?? [])
    return { system, given: meanOf(raw), adjusted: fair.length === units.size ? meanOf(fair) : null }
  })
}

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
