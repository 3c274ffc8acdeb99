import type { z } from 'zod'
import type { ImportedPreferences } from '#contract/imports.ts'
import { isMissing } from '#formats/cellValue.ts'
import type { TableRow } from '#formats/openTable.ts'
import { besideReader } from './beside.ts'
import { type Beside, type ExistingStudy, type ImportPlan, type NamedPreference, planOf } from './importPlan.ts'
import { Interned, Judged } from './judged.ts'
import { nearNames } from './nearNames.ts'
import { expectedOutcome, type OutcomeCoding, outcomeCoding, outcomeOf } from './outcome.ts'
import type { Listening } from './planRatings.ts'
import { type NamePlace, type Place, type PlannableTable, Reading } from './reading.ts'

type Places = {
  readonly item: Place | null
  readonly left: NamePlace
  readonly right: NamePlace
  /** Who says what: one column for all raters with a column that names them, or a column for each. */
  readonly verdicts: readonly { readonly rater: NamePlace; readonly outcome: Place }[]
}
/** What was said of a pair, from the side of the system whose name sorts first. */
type Seen = { readonly advantage: number | 'both-bad'; readonly line: number | null }

/** Plans comparisons of two responses. Which of the two stands on the left may differ from row to row. */
export function planPreferences(
  table: PlannableTable,
  fileName: string,
  mapping: z.infer<typeof ImportedPreferences>,
  existing: ExistingStudy,
  { listen }: Listening = {},
): ImportPlan {
  const reading = new Reading(table, fileName)
  if (listen) reading.problems.listen(listen)
  const places: Places = {
    item: reading.maybePlace(mapping.item),
    left: reading.namePlace(mapping.left),
    right: reading.namePlace(mapping.right),
    verdicts: verdictsOf(reading, mapping),
  }
  const beside = besideReader(reading, mapping)
  if (!reading.complete) return planOf({}, { ...reading.tally, rowsSkipped: table.rows.length }, reading.found)
  const judged = new Judged(existing, reading)
  const coding = outcomeCoding(numbersIn(reading, places))
  const gathered = new GatheredPreferences(reading, judged, existing, places, coding)
  for (const [row, place] of reading.rows()) if (!gathered.take(row, place, beside(row))) reading.skip()
  const { items, systems, responses, raters } = judged
  const names = [...nearNames('system', judged.systemCounts), ...nearNames('rater', judged.raterCounts)]
  const parts = { items, systems, responses, raters, machine: mapping.machine === true, nearNames: names }
  return planOf({ ...parts, preferences: gathered.taken }, reading.tally, reading.found)
}

function verdictsOf(
  reading: Reading,
  { outcome, rater }: z.infer<typeof ImportedPreferences>,
): { readonly rater: NamePlace; readonly outcome: Place }[] {
  if (typeof outcome !== 'string') {
    return outcome.raters.map(({ column, rater: name }) => ({
      rater: { always: name, name: column },
      outcome: reading.place(column),
    }))
  }
  return [{ rater: reading.namePlace(rater ?? { name: 'rater' }), outcome: reading.place(outcome) }]
}

/** The outcome cells that are not the name of one of their row's own systems. Each different one once. */
function numbersIn(reading: Reading, { left, right, verdicts }: Places): Set<string> {
  const found = new Set<string>()
  for (const [{ cells }] of reading.rows()) {
    for (const { outcome } of verdicts) {
      const cell = (cells[outcome.at] ?? '').trim()
      if (cell.length > 20 || found.size > 1000) continue
      const isName = [left, right].some(
        (side) => ('always' in side ? side.always : (cells[side.at] ?? '').trim()) === cell,
      )
      if (!isName) found.add(cell)
    }
  }
  return found
}

type Pair = { readonly item: string; readonly left: string; readonly right: string }

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

  /** Takes the comparisons of a row. False when none could be taken. */
  take(row: TableRow, place: number, beside: Beside): boolean {
    const pair = this.#pairIn(row, place)
    if (pair === null) return false
    let taken = false
    let empty = 0
    const { verdicts } = this.#places
    for (const { rater, outcome } of verdicts) {
      if (verdicts.length > 1 && isMissing(row.cells[outcome.at] ?? '')) empty++
      else taken = this.#takeVerdict(row, pair, { rater, outcome }, beside) || taken
    }
    if (empty === verdicts.length) {
      const { name } = (verdicts[0] as Places['verdicts'][0]).outcome
      this.#reading.problems.add('empty-cell', row.line, name, '', 'an outcome')
    }
    return taken
  }

  #takeVerdict(row: TableRow, pair: Pair, { rater, outcome }: Places['verdicts'][0], beside: Beside): boolean {
    const name = this.#reading.name(row, rater, 60)
    if (name === null) return false
    const value = this.#outcomeIn(row, pair.left, pair.right, outcome)
    if (value === null) return false
    const preference = { ...pair, rater: name, outcome: value, ...beside }
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
    const found = row.cells[outcome.at] ?? ''
    const expected = `one comparison per rater, item and pair; ${where}`
    this.#reading.problems.add('duplicate', row.line, outcome.name, found, expected)
    return false
  }

  #pairIn(row: TableRow, place: number): Pair | null {
    const { item, left, right } = this.#places
    const names = {
      item: this.#reading.itemKey(row, item, place),
      left: this.#reading.name(row, left),
      right: this.#reading.name(row, right),
    }
    if (names.item === null || names.left === null || names.right === null) return null
    if (names.left === names.right) {
      const expected = 'the response of another system than on the left'
      this.#reading.problems.add('same-response-twice', row.line, right.name, names.right, expected)
      return null
    }
    const known =
      this.#judged.knowsItem(names.item, row, item) &&
      this.#judged.knowsResponse(names.item, names.left, row, left) &&
      this.#judged.knowsResponse(names.item, names.right, row, right)
    return known ? { item: names.item, left: names.left, right: names.right } : null
  }

  #outcomeIn(row: TableRow, left: string, right: string, place: Place): number | 'both-bad' | null {
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
const advantageOf = ({ left, right, outcome }: NamedPreference): number | 'both-bad' =>
  outcome === 'both-bad' ? outcome : (left < right ? -outcome : outcome) || 0
