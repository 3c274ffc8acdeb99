import { krippendorffAlpha } from '#analysis/agreement/krippendorffAlpha.ts'
import { ratingCounts, ratingMatrix } from '#analysis/ratingMatrix.ts'
import type { CriterionDrift } from '#contract/review.ts'
import type { Criterion } from '#contract/rubric.ts'
import { criterionLineages } from '#db/queries/lineages.ts'
import { readRaters } from '#db/queries/raters.ts'
import { type RatingRow, ratingRowsOn } from '#db/queries/results.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { figureOf } from '../report/figures.ts'

/** Resamples of the intervals here: fewer than a report's, because this is a look on the way. */
const interval = { method: 'bca', confidence: 0.95, resamples: 300, seed: 1 } as const

/** Criteria that were changed after somebody was asked them, with the agreement reached under each version. */
export function criteriaDrift(file: StudyFile): CriterionDrift[] {
  const people = readRaters(file)
    .filter(({ kind }) => kind === 'human')
    .map(({ id }) => id)
  return criterionLineages(file).map((lineage) => ({
    name: lineage.at(-1)?.criterion.name ?? '',
    versions: lineage.map(({ rubricVersion, criterion }) => {
      const own = ratingRowsOn(file, criterion.id).filter(
        ({ state, value, occurrence }) => state === 'given' && value !== null && occurrence === 1,
      )
      return {
        rubricVersion,
        name: criterion.name,
        ratings: own.length,
        agreement: agreementOf(criterion, own, people),
      }
    }),
  }))
}

function agreementOf(criterion: Criterion, rows: readonly RatingRow[], people: readonly string[]) {
  const units = Map.groupBy(rows, ({ response, turn }) => `${response} ${turn ?? ''}`)
  const ratings = [...units.values()].map((unit) =>
    people.map((rater) => unit.find((row) => row.rater === rater)?.value ?? null),
  )
  const matrix = ratingMatrix({
    ratings,
    ...(criterion.kind === 'ordinal' ? { categories: criterion.levels.map(({ value }) => value) } : {}),
  })
  const result = krippendorffAlpha(matrix, { measurement: criterion.measurement, interval })
  return figureOf(result, ratingCounts(matrix).pairableUnits)
}
