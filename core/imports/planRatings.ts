import type { z } from 'zod'
import type { ImportedRatings } from '#contract/imports.ts'
import type { Criterion } from '#contract/rubric.ts'
import { isMissing, numberIn } from '#formats/cellValue.ts'
import type { TableRow } from '#formats/openTable.ts'
import { besideReader } from './beside.ts'
import { type Beside, type ExistingStudy, type ImportPlan, type NamedRating, planOf } from './importPlan.ts'
import { Interned, Judged } from './judged.ts'
import { nearNames } from './nearNames.ts'
import { misfit, newCriterion } from './newCriterion.ts'
import type { ProblemLog } from './problemLog.ts'
import { type Place, type PlannableTable, Reading } from './reading.ts'

const mostCriteria = 20
const longestRater = 60
const longestCriterion = 120

type Subject = Beside & { readonly item: string; readonly system: string; readonly turn?: number }
type Seen = { readonly value: number; readonly line: number | null }

/** Who wants to hear of every problem, not only of those that a check shows. */
export type Listening = { readonly listen?: Parameters<ProblemLog['listen']>[0] }

/**
 * Plans ratings: one criterion per row with its value, one column per criterion, or one column per rater. An empty
 * value is missing.
 */
export function planRatings(
  table: PlannableTable,
  fileName: string,
  mapping: z.infer<typeof ImportedRatings>,
  existing: ExistingStudy,
  { listen }: Listening = {},
): ImportPlan {
  const reading = new Reading(table, fileName)
  if (listen) reading.problems.listen(listen)
  const item = reading.maybePlace(mapping.item)
  const system = reading.namePlace(mapping.system)
  const turn = reading.maybePlace(mapping.turn)
  const readValues = valueReader(reading, mapping)
  const beside = besideReader(reading, mapping)
  if (!reading.complete) return planOf({}, { ...reading.tally, rowsSkipped: table.rows.length }, reading.found)
  const judged = new Judged(existing, reading)
  const ratings = new GatheredRatings(reading, judged, existing)
  for (const [row, number] of reading.rows()) {
    const values = readValues(row)
    const itemName = reading.itemKey(row, item, number)
    const systemName = reading.name(row, system)
    const ofTurn = turnIn(reading, row, turn)
    const readable = values !== null && itemName !== null && systemName !== null && ofTurn !== 'unreadable'
    const known =
      readable && judged.knowsItem(itemName, row, item) && judged.knowsResponse(itemName, systemName, row, system)
    if (!known || !ratings.take(row, { item: itemName, system: systemName, ...ofTurn, ...beside(row) }, values)) {
      reading.skip()
    }
  }
  return ratings.plan(mapping.machine === true)
}

type Valued = { readonly criterion: string; readonly rater: string; readonly place: Place }

/** Reads which values a row has, of whom and by which criterion; null with a problem noted when that cannot be read. */
function valueReader(
  reading: Reading,
  { values, rater }: z.infer<typeof ImportedRatings>,
): (row: TableRow) => readonly Valued[] | null {
  if ('raters' in values) {
    const named = reading.namePlace(values.criterion)
    const columns = values.raters.map(({ column, rater: name }) => ({ rater: name, place: reading.place(column) }))
    return (row) => {
      const criterion = reading.name(row, named, longestCriterion)
      return criterion === null ? null : columns.map((column) => ({ ...column, criterion }))
    }
  }
  const who = reading.namePlace(rater ?? { name: 'rater' })
  if ('criteria' in values) {
    const columns = reading.places(values.criteria).map((place) => ({ criterion: place.name.trim(), place }))
    return (row) => {
      const name = reading.name(row, who, longestRater)
      return name === null ? null : columns.map((column) => ({ ...column, rater: name }))
    }
  }
  const criterion = reading.place(values.criterion)
  const place = reading.place(values.value)
  return (row) => {
    const [name, by] = [reading.name(row, criterion, longestCriterion), reading.name(row, who, longestRater)]
    return name === null || by === null ? null : [{ criterion: name, rater: by, place }]
  }
}

function turnIn(reading: Reading, row: TableRow, place: Place | null): { readonly turn?: number } | 'unreadable' {
  const cell = place === null ? '' : (row.cells[place.at] ?? '').trim()
  if (place === null || cell === '') return {}
  const turn = numberIn(cell)
  if (turn !== null && Number.isInteger(turn) && turn >= 1 && turn <= 500) return { turn }
  reading.problems.add('not-a-number', row.line, place.name, cell, 'the number of a turn, from 1')
  return 'unreadable'
}

class GatheredRatings {
  readonly #reading: Reading
  readonly #judged: Judged
  readonly #criteria: ReadonlyMap<string, Criterion>
  readonly #new: NamedRating[] = []
  readonly #newValues = new Map<string, Set<number>>()
  readonly #criterionCounts = new Map<string, number>()
  readonly #interned = new Interned()
  readonly #seen = new Map<number, Seen>()

  constructor(reading: Reading, judged: Judged, existing: ExistingStudy) {
    this.#reading = reading
    this.#judged = judged
    this.#criteria = new Map(existing.criteria.map((criterion) => [criterion.name, criterion]))
    for (const known of existing.ratings) this.#seen.set(this.#key(known), { value: known.value, line: null })
  }

  #key({ item, system, rater, criterion, turn = 0 }: NamedRating): number {
    return this.#interned.number(item, system, rater, criterion, turn)
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

  #takeValue(row: TableRow, subject: Subject, { criterion, rater, place }: Valued): boolean {
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
    this.#criterionCounts.set(criterion, (this.#criterionCounts.get(criterion) ?? 0) + 1)
    return this.#takeOnce(row, { ...subject, rater, criterion, value }, place)
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

  plan(machine: boolean): ImportPlan {
    const { items, systems, responses, raters, systemCounts, raterCounts } = this.#judged
    const names = [
      ...nearNames('system', systemCounts),
      ...nearNames('rater', raterCounts),
      ...nearNames('criterion', this.#criterionCounts),
    ].slice(0, 20)
    const used = [...this.#newValues].filter(([, values]) => values.size > 0)
    const criteria = used.map(([name, values]) => newCriterion(name, values))
    const parts = { items, systems, responses, raters, machine, criteria, ratings: this.#new, nearNames: names }
    return planOf(parts, this.#reading.tally, this.#reading.found)
  }
}
