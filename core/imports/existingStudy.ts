import { itemsPage, systemsOf } from '#db/queries/items.ts'
import { readRaters } from '#db/queries/raters.ts'
import { preferenceRows, rankingRows, ratingRows } from '#db/queries/results.ts'
import { readRubric } from '#db/queries/rubric.ts'
import type { StudyFile } from '#db/studyFile.ts'
import type { ExistingItem, ExistingStudy, NamedPreference, NamedRanking, NamedRating } from './importPlan.ts'
import { itemKeys } from './itemKeys.ts'

const pageSize = 200

/** What the study holds, under the names that files use. */
export function readExistingStudy(file: StudyFile): ExistingStudy {
  const systems = systemsOf(file)
  const raters = readRaters(file)
  const { criteria } = readRubric(file)
  const names = {
    items: itemKeys(file),
    systems: new Map<string, string>(systems.map(({ id, name }) => [id, name])),
    raters: new Map<string, string>(raters.map(({ id, pseudonym }) => [id, pseudonym])),
    criteria: new Map<string, string>(criteria.map(({ id, name }) => [id, name])),
  }
  return {
    items: existingItems(file, names.systems),
    systems: systems.map(({ name }) => name),
    raters: raters.map(({ pseudonym }) => pseudonym),
    criteria,
    ratings: existingRatings(file, names),
    preferences: existingPreferences(file, names),
    rankings: existingRankings(file, names),
  }
}

type Names = Readonly<Record<'items' | 'systems' | 'raters' | 'criteria', ReadonlyMap<string, string>>>

function existingItems(file: StudyFile, systems: Names['systems']): Map<string, ExistingItem> {
  const found = new Map<string, ExistingItem>()
  for (let from = 0; ; from += pageSize) {
    const { items } = itemsPage(file, from, pageSize)
    for (const { key, prompt, responses } of items) {
      found.set(key, {
        prompt,
        responses: new Map(responses.map(({ system, text }) => [named(systems, system), text])),
      })
    }
    if (items.length < pageSize) return found
  }
}

/** A rating under a criterion that is not in the rubric any more has no name to be compared by. */
const existingRatings = (file: StudyFile, { items, systems, raters, criteria }: Names): NamedRating[] =>
  ratingRows(file).flatMap((row) => {
    const criterion = criteria.get(row.criterion)
    if (row.value === null || criterion === undefined) return []
    const place = { item: named(items, row.item), system: named(systems, row.system), rater: named(raters, row.rater) }
    return [{ ...place, criterion, value: row.value }]
  })

const existingPreferences = (file: StudyFile, { items, systems, raters }: Names): NamedPreference[] =>
  preferenceRows(file).flatMap((row) =>
    row.outcome === null
      ? []
      : [
          {
            item: named(items, row.item),
            left: named(systems, row.firstSystem),
            right: named(systems, row.secondSystem),
            rater: named(raters, row.rater),
            outcome: row.outcome,
          },
        ],
  )

const existingRankings = (file: StudyFile, { items, systems, raters }: Names): NamedRanking[] =>
  rankingRows(file).map((row) => ({
    item: named(items, row.item),
    rater: named(raters, row.rater),
    ranks: row.ranks.flatMap(({ system, rank }) => (rank === null ? [] : [{ system: named(systems, system), rank }])),
  }))

function named(names: ReadonlyMap<string, string>, id: string): string {
  const name = names.get(id)
  if (name === undefined) throw new Error('a judgement names something that is not in the study')
  return name
}
