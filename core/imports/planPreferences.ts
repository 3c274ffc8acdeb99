import type { z } from 'zod'
import type { ImportedPreferences } from '#contract/imports.ts'
import { isMissing } from '#formats/cellValue.ts'
import type { Table, TableRow } from '#formats/readTable.ts'
import { type ExistingStudy, type ImportPlan, type NamedPreference, planOf } from './importPlan.ts'
import { Interned, Judged } from './judged.ts'
import { expectedOutcome, type OutcomeCoding, outcomeCoding, outcomeOf } from './outcome.ts'
import { type Place, Reading } from './reading.ts'

type Places = {
  readonly item: Place
  readonly left: Place
  readonly right: Place
  readonly rater: Place
  readonly outcome: Place
}
/** What was said of a pair, from the side of the system whose name sorts first. */
type Seen = { readonly advantage: number; readonly line: number | null }

/** Plans comparisons of two responses. Which of the two stands on the left may differ from row to row. */
export function planPreferences(
  table: Table,
  fileName: string,
  mapping: z.infer<typeof ImportedPreferences>,
  existing: ExistingStudy,
): ImportPlan {
  const reading = new Reading(table, fileName)
  const places: Places = {
    item: reading.place(mapping.item),
    left: reading.place(mapping.left),
    right: reading.place(mapping.right),
    rater: reading.place(mapping.rater),
    outcome: reading.place(mapping.outcome),
  }
  if (!reading.complete) return planOf({}, { ...reading.tally, rowsSkipped: table.rows.length }, reading.found)
  const judged = new Judged(existing, reading)
  const gathered = new GatheredPreferences(reading, judged, existing, places, outcomeCoding(numbersIn(table, places)))
  for (const row of table.rows) if (!gathered.take(row)) reading.skip()
  const { items, systems, responses, raters } = judged
  return planOf({ items, systems, responses, raters, preferences: gathered.taken }, reading.tally, reading.found)
}

/** The outcome cells that are not the name of one of their row's own systems. */
function* numbersIn({ rows }: Table, { left, right, outcome }: Places): Generator<string> {
  for (const { cells } of rows) {
    const cell = (cells[outcome.at] ?? '').trim()
    if (cell.length <= 20 && cell !== (cells[left.at] ?? '').trim() && cell !== (cells[right.at] ?? '').trim())
      yield cell
  }
}

class GatheredPreferences {
  readonly taken: NamedPreference[] = []
  readonly #reading: Reading
  readonly #judged: Judged
  readonly #places: Places
  readonly #coding: OutcomeCoding
  readonly #interned = new Interned()
  readonly #seen = new Map<string, Seen>()

  constructor(reading: Reading, judged: Judged, existing: ExistingStudy, places: Places, coding: OutcomeCoding) {
    this.#reading = reading
    this.#judged = judged
    this.#places = places
    this.#coding = coding
    for (const known of existing.preferences) {
      this.#seen.set(this.#key(known), { advantage: advantageOf(known), line: null })
    }
  }

  #key({ item, rater, left, right }: NamedPreference): string {
    return left < right ? this.#interned.key(item, rater, left, right) : this.#interned.key(item, rater, right, left)
  }

  /** Takes the comparison of a row. False when it could not be taken. */
  take(row: TableRow): boolean {
    const preference = this.#read(row)
    if (preference === null) return false
    const key = this.#key(preference)
    const seen = this.#seen.get(key)
    const advantage = advantageOf(preference)
    if (seen === undefined) {
      this.#seen.set(key, { advantage, line: row.line })
      this.taken.push(preference)
      this.#judged.admit({ ...preference, systems: [preference.left, preference.right] })
      return true
    }
    if (seen.line === null && seen.advantage === advantage) {
      this.#reading.alreadyThere++
      return true
    }
    const where = seen.line === null ? 'the study has one already' : `the one on line ${seen.line} is kept`
    const found = row.cells[this.#places.outcome.at] ?? ''
    const expected = `one comparison per rater, item and pair; ${where}`
    this.#reading.problems.add('duplicate', row.line, this.#places.outcome.name, found, expected)
    return false
  }

  #read(row: TableRow): NamedPreference | null {
    const { item, left, right, rater, outcome } = this.#places
    const names = {
      item: this.#reading.itemKey(row, item),
      left: this.#reading.name(row, left),
      right: this.#reading.name(row, right),
      rater: this.#reading.name(row, rater, 60),
    }
    if (names.item === null || names.left === null || names.right === null || names.rater === null) return null
    if (names.left === names.right) {
      const expected = 'the response of another system than on the left'
      this.#reading.problems.add('same-response-twice', row.line, right.name, names.right, expected)
      return null
    }
    const known =
      this.#judged.knowsItem(names.item, row, item) &&
      this.#judged.knowsResponse(names.item, names.left, row, left) &&
      this.#judged.knowsResponse(names.item, names.right, row, right)
    if (!known) return null
    const value = this.#outcomeIn(row, names.left, names.right, outcome)
    return value === null
      ? null
      : { item: names.item, left: names.left, right: names.right, rater: names.rater, outcome: value }
  }

  #outcomeIn(row: TableRow, left: string, right: string, place: Place): number | null {
    const cell = this.#reading.text(row, place)
    if (cell === null) return null
    const sides = { left, right, leftColumn: this.#places.left.name, rightColumn: this.#places.right.name }
    const value = outcomeOf(cell, this.#coding, sides)
    if (value !== null) return value
    const cause = isMissing(cell) ? 'empty-cell' : 'not-an-outcome'
    this.#reading.problems.add(cause, row.line, place.name, cell, expectedOutcome(this.#coding, sides))
    return null
  }
}

/** The outcome turned to the side of the system whose name sorts first. */
const advantageOf = ({ left, right, outcome }: NamedPreference): number => (left < right ? -outcome : outcome) || 0
