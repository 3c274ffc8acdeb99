import type { z } from 'zod'
import type { ImportedRatings } from '#contract/imports.ts'
import type { Criterion } from '#contract/rubric.ts'
import { isMissing, numberIn } from '#formats/cellValue.ts'
import type { Table, TableRow } from '#formats/readTable.ts'
import { type ExistingStudy, type ImportPlan, type NamedRating, planOf } from './importPlan.ts'
import { Interned, Judged } from './judged.ts'
import { misfit, newCriterion } from './newCriterion.ts'
import { type Place, Reading } from './reading.ts'

const mostCriteria = 20
const longestRater = 60
const longestCriterion = 120

type Subject = { readonly item: string; readonly system: string; readonly rater: string }
type Seen = { readonly value: number; readonly line: number | null }

/** Plans ratings: one criterion per row with its value, or one column per criterion. An empty value is missing. */
export function planRatings(
  table: Table,
  fileName: string,
  mapping: z.infer<typeof ImportedRatings>,
  existing: ExistingStudy,
): ImportPlan {
  const reading = new Reading(table, fileName)
  const [item, system, rater] = [mapping.item, mapping.system, mapping.rater].map((name) => reading.place(name)) as [
    Place,
    Place,
    Place,
  ]
  const readValues = valueReader(reading, mapping.values)
  if (!reading.complete) return planOf({}, { ...reading.tally, rowsSkipped: table.rows.length }, reading.found)
  const judged = new Judged(existing, reading)
  const ratings = new GatheredRatings(reading, judged, existing)
  for (const row of table.rows) {
    const values = readValues(row)
    const names = [reading.itemKey(row, item), reading.name(row, system), reading.name(row, rater, longestRater)]
    const [itemName, systemName, raterName] = names
    const readable = values !== null && itemName && systemName && raterName
    const known =
      readable && judged.knowsItem(itemName, row, item) && judged.knowsResponse(itemName, systemName, row, system)
    if (!known || !ratings.take(row, { item: itemName, system: systemName, rater: raterName }, values)) reading.skip()
  }
  return ratings.plan()
}

type Valued = { readonly criterion: string; readonly place: Place }

/** Reads which criteria a row has values for; null with a problem noted when the criterion itself cannot be read. */
function valueReader(
  reading: Reading,
  values: z.infer<typeof ImportedRatings>['values'],
): (row: TableRow) => readonly Valued[] | null {
  if ('criteria' in values) {
    const columns = reading.places(values.criteria).map((place) => ({ criterion: place.name.trim(), place }))
    return () => columns
  }
  const criterion = reading.place(values.criterion)
  const place = reading.place(values.value)
  return (row) => {
    const name = reading.name(row, criterion, longestCriterion)
    return name === null ? null : [{ criterion: name, place }]
  }
}

class GatheredRatings {
  readonly #reading: Reading
  readonly #judged: Judged
  readonly #criteria: ReadonlyMap<string, Criterion>
  readonly #new: NamedRating[] = []
  readonly #newValues = new Map<string, Set<number>>()
  readonly #interned = new Interned()
  readonly #seen = new Map<string, Seen>()

  constructor(reading: Reading, judged: Judged, existing: ExistingStudy) {
    this.#reading = reading
    this.#judged = judged
    this.#criteria = new Map(existing.criteria.map((criterion) => [criterion.name, criterion]))
    for (const known of existing.ratings) this.#seen.set(this.#key(known), { value: known.value, line: null })
  }

  #key({ item, system, rater, criterion }: Subject & { readonly criterion: string }): string {
    return this.#interned.key(item, system, rater, criterion)
  }

  /** Takes the values of a row. False when nothing of it could be taken. */
  take(row: TableRow, subject: Subject, values: readonly Valued[]): boolean {
    let taken = false
    let empty = 0
    for (const valued of values) {
      if (isMissing(row.cells[valued.place.at] ?? '')) empty++
      else taken = this.#takeValue(row, subject, valued) || taken
    }
    if (empty === values.length) {
      const { place } = values[0] as Valued
      this.#reading.problems.add('empty-cell', row.line, place.name, row.cells[place.at] ?? '', 'a number')
    }
    return taken
  }

  #takeValue(row: TableRow, subject: Subject, { criterion, place }: Valued): boolean {
    const { problems } = this.#reading
    const cell = this.#reading.text(row, place)
    if (cell === null) return false
    const value = numberIn(cell)
    const known = this.#criteria.get(criterion)
    const expected = value === null ? 'a number, with a point for decimals' : known ? misfit(known, value) : null
    if (value === null || expected !== null) {
      problems.add('not-a-number', row.line, place.name, cell, expected ?? 'a number')
      return false
    }
    if (!known && !this.#roomFor(row, criterion, place)) return false
    return this.#takeOnce(row, { ...subject, criterion, value }, place)
  }

  /** The first value of a rater on a response and criterion is kept; the same in the study already is no news. */
  #takeOnce(row: TableRow, rating: NamedRating, place: Place): boolean {
    const key = this.#key(rating)
    const seen = this.#seen.get(key)
    if (seen === undefined) {
      this.#seen.set(key, { value: rating.value, line: row.line })
      this.#new.push(rating)
      if (!this.#criteria.has(rating.criterion)) this.#newValues.get(rating.criterion)?.add(rating.value)
      this.#judged.admit({ item: rating.item, systems: [rating.system], rater: rating.rater })
      return true
    }
    if (seen.line === null && seen.value === rating.value) {
      this.#reading.alreadyThere++
      return true
    }
    const where = seen.line === null ? `in the study already: ${seen.value}` : `the one on line ${seen.line} is kept`
    const expected = `one value per rater, response and criterion; ${where}`
    this.#reading.problems.add('duplicate', row.line, place.name, String(rating.value), expected)
    return false
  }

  #roomFor(row: TableRow, criterion: string, place: Place): boolean {
    if (this.#newValues.has(criterion)) return true
    const room = this.#criteria.size + this.#newValues.size < mostCriteria && criterion.length <= longestCriterion
    if (room) this.#newValues.set(criterion, new Set())
    else {
      const expected = `at most ${mostCriteria} criteria with names of at most ${longestCriterion} characters`
      this.#reading.problems.add('too-long', row.line, place.name, criterion, expected)
    }
    return room
  }

  plan(): ImportPlan {
    const { items, systems, responses, raters } = this.#judged
    const used = [...this.#newValues].filter(([, values]) => values.size > 0)
    const criteria = used.map(([name, values]) => newCriterion(name, values))
    const parts = { items, systems, responses, raters, criteria, ratings: this.#new }
    return planOf(parts, this.#reading.tally, this.#reading.found)
  }
}
