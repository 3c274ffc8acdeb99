import type { StudyFile } from '../driver.ts'
import { readRaters } from '../queries/raters.ts'
import type { RatingRow } from '../queries/results.ts'
import { criteriaOf } from '../queries/rubric.ts'
import type { StoredRating } from './ratingRowsBySql.ts'

/** Leaves out missing answers to what was never asked: other groups' criteria, conditions that were not met. */
export function onlyAsked(file: StudyFile, rows: readonly StoredRating[]): RatingRow[] {
  const versions = new Set(rows.map(({ rubricVersion }) => rubricVersion))
  const criteria = new Map(
    [...versions].flatMap((version) =>
      criteriaOf(file, version).map((criterion) => [criterion.id, criterion] as const),
    ),
  )
  const bare = ({ presentationNo: _, rubricVersion: __, slot: ___, ...row }: StoredRating): RatingRow => row
  if (![...criteria.values()].some(({ shownIf, groups }) => shownIf || groups)) return rows.map(bare)
  const groupsOf = new Map(readRaters(file).map(({ id, groups = [] }) => [id, groups]))
  const place = ({ presentationNo, slot, turn }: StoredRating) => `${presentationNo} ${slot} ${turn}`
  const byPlace = Map.groupBy(rows, place)
  return rows
    .filter((row) => {
      if (row.state !== 'missing') return true
      const { shownIf, groups } = criteria.get(row.criterion) ?? {}
      if (groups && !groups.some((group) => groupsOf.get(row.rater)?.includes(group))) return false
      if (!shownIf) return true
      const cause = byPlace.get(place(row))?.find(({ criterion }) => criterion === shownIf.criterion)
      return cause !== undefined && chosen(cause).some((value) => shownIf.values.includes(value))
    })
    .map(bare)
}

function chosen({ value, body }: RatingRow): number[] {
  if (value !== null) return [value]
  const said: unknown = body === null ? [] : JSON.parse(body)
  return Array.isArray(said) ? said : []
}
