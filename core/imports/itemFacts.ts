import { ItemRole } from '#contract/expected.ts'
import type { ItemFacts } from '#contract/imports.ts'
import { numberIn } from '#formats/cellValue.ts'
import type { TableRow } from '#formats/openTable.ts'
import type { PlannedExpected, PlannedItem } from './importPlan.ts'
import type { Place, Reading } from './reading.ts'

/** What a row says of its item beside its texts. */
export type FoundFacts = Pick<PlannedItem, 'language' | 'family' | 'factors' | 'role'>

/** Words that files use for the roles of items. */
const roleWords: ReadonlyMap<string, ItemRole> = new Map<string, ItemRole>([
  ['', 'study'],
  ['study', 'study'],
  ['main', 'study'],
  ['item', 'study'],
  ['0', 'study'],
  ['false', 'study'],
  ['no', 'study'],
  ['gold', 'gold'],
  ['control', 'gold'],
  ['attention', 'attention'],
  ['attention check', 'attention'],
  ['check', 'attention'],
  ['catch', 'attention'],
  ['1', 'attention'],
  ['true', 'attention'],
  ['yes', 'attention'],
  ['qualification', 'qualification'],
  ['qualify', 'qualification'],
  ['exam', 'qualification'],
  ['practice', 'practice'],
  ['training', 'practice'],
  ['warm-up', 'practice'],
  ['warmup', 'practice'],
])

/** The role that a cell names, or undefined. */
export const roleIn = (cell: string): ItemRole | undefined =>
  roleWords.get(
    cell
      .trim()
      .toLowerCase()
      .replace(/[_\s]+/g, ' '),
  )

/** Reads language, family, factors, role and expected answers of items. */
export class FactColumns {
  readonly #reading: Reading
  readonly #language: Place | null
  readonly #family: Place | null
  readonly #factors: readonly Place[]
  readonly #role: Place | null
  readonly #expected: readonly Place[]
  readonly #best: Place | null

  constructor(reading: Reading, facts: ItemFacts | undefined) {
    this.#reading = reading
    this.#language = reading.maybePlace(facts?.language)
    this.#family = reading.maybePlace(facts?.family)
    this.#factors = reading.places(facts?.factors ?? [])
    this.#role = reading.maybePlace(facts?.role)
    this.#expected = reading.places(facts?.expected ?? [])
    this.#best = reading.maybePlace(facts?.best)
  }

  /** What the row says of its item; null with a problem noted where its role cannot be read. */
  factsIn(row: TableRow): FoundFacts | null {
    const cell = (place: Place | null): string =>
      place === null ? '' : (row.cells[place.at] ?? '').trim().slice(0, 200)
    const role = this.#roleIn(row)
    if (role === null) return null
    const factors = this.#factors.flatMap((place) => (cell(place) === '' ? [] : [[place.name, cell(place)] as const]))
    return {
      ...(cell(this.#language) === '' ? {} : { language: cell(this.#language) }),
      ...(cell(this.#family) === '' ? {} : { family: cell(this.#family) }),
      ...(factors.length === 0 ? {} : { factors: Object.fromEntries(factors) }),
      ...(role === 'study' ? {} : { role }),
    }
  }

  #roleIn(row: TableRow): ItemRole | null {
    if (this.#role === null) return 'study'
    const found = row.cells[this.#role.at] ?? ''
    const role = roleIn(found)
    if (role !== undefined) return role
    const expected = `${ItemRole.options.join(', ')}, or nothing`
    this.#reading.problems.add('not-a-role', row.line, this.#role.name, found, expected)
    return null
  }

  /** What the row expects of its item, or of one system's response to it. */
  expectedIn(row: TableRow, system: string | null): PlannedExpected | null {
    const ratings = this.#expected.flatMap((place) => {
      const cell = (row.cells[place.at] ?? '').trim()
      if (cell === '') return []
      const value = numberIn(cell)
      if (value !== null) return [{ system, criterion: criterionOf(place.name), value }]
      this.#reading.problems.add('not-a-number', row.line, place.name, cell, 'a number, or nothing')
      return []
    })
    const best = this.#best === null ? '' : (row.cells[this.#best.at] ?? '').trim()
    return ratings.length === 0 && best === '' ? null : { ratings, best: best === '' ? null : best }
  }
}

/** "expected_clarity", "gold: clarity" and "clarity" all mean the criterion clarity. */
const criterionOf = (column: string): string =>
  column.replace(/^(expected|gold|correct|key|target)[\s_.:-]+(?=.)/i, '').trim() || column
