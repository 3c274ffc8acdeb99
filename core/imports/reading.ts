import type { ImportCheck, NamedColumn } from '#contract/imports.ts'
import { limits } from '#formats/limits.ts'
import type { Rows, TableRow } from '#formats/openTable.ts'
import { knownNames } from './nearestName.ts'
import { ProblemLog } from './problemLog.ts'

/** A column of the mapping found in the file. */
export type Place = { readonly name: string; readonly at: number }

/** What a plan needs of a file: its columns, and rows that can be gone through any number of times. */
export type PlannableTable = { readonly columns: readonly string[]; readonly rows: Rows }

/** What a mapping names: a column, or one name that holds for every row. */
export type NamePlace = Place | { readonly always: string; readonly name: string }

/** A file being planned: finds columns, reads cells, and notes what is wrong with them. */
export class Reading {
  readonly #rows: Rows
  readonly problems: ProblemLog
  readonly #places: ReadonlyMap<string, number>
  readonly #names = new Map<string, string>()
  #missing = 0
  #skipped = 0
  /** Values that the study holds already, exactly as they are in the file. */
  alreadyThere = 0

  constructor(table: PlannableTable, fileName: string) {
    this.#rows = table.rows
    this.problems = new ProblemLog(fileName)
    this.#places = new Map(table.columns.map((name, at) => [name, at]))
  }

  /** The rows with their number among all, from 0. Problems noted meanwhile are those of the row's file. */
  *rows(): Generator<readonly [row: TableRow, place: number], void, undefined> {
    let place = 0
    for (const row of this.#rows) {
      this.problems.inFile(row.file)
      yield [row, place++]
    }
    this.problems.inFile(undefined)
  }

  /** Finds a column; a missing one is a problem and makes `complete` false. */
  place(name: string): Place {
    const at = this.#places.get(name)
    if (at === undefined) {
      this.#missing++
      this.problems.add('column-missing', 1, name, 'no such column', () =>
        knownNames('a column of the file', name, this.#places.keys()),
      )
    }
    return { name, at: at ?? -1 }
  }

  places(names: readonly string[]): Place[] {
    return names.map((name) => this.place(name))
  }

  /** Finds a column, or takes the name that holds for every row. */
  namePlace(wanted: NamedColumn): NamePlace {
    return typeof wanted === 'string' ? this.place(wanted) : { always: wanted.name, name: '' }
  }

  /** Finds a column where the mapping names one. */
  maybePlace(wanted: string | null | undefined): Place | null {
    return wanted === null || wanted === undefined ? null : this.place(wanted)
  }

  /** False when a column of the mapping is not in the file: then no row can be read. */
  get complete(): boolean {
    return this.#missing === 0
  }

  /** The cell as it stands, or null with a problem noted when it is longer than a cell may be. */
  text(row: TableRow, { name, at }: Place): string | null {
    const cell = row.cells[at] ?? ''
    if (cell.length <= limits.cellLength) return cell
    const expected = `at most ${limits.cellLength} characters`
    this.problems.add('too-long', row.line, name, `${cell.length} characters`, expected)
    return null
  }

  /** A name or key without outer spaces, or null with a problem noted when it is empty or longer than `longest`. */
  name(row: TableRow, place: NamePlace, longest = 1000): string | null {
    if ('always' in place) return place.always
    const cell = this.text(row, place)?.trim()
    if (cell === undefined) return null
    if (cell === '') {
      this.problems.add('empty-cell', row.line, place.name, '', 'a name')
      return null
    }
    if (cell.length > longest) {
      this.problems.add('too-long', row.line, place.name, cell, `at most ${longest} characters`)
      return null
    }
    return this.#kept(cell)
  }

  /** The key of an item: a name, a whole prompt where items have no other, or the number of the row. */
  itemKey(row: TableRow, place: Place | null, number: number): string | null {
    return place === null ? String(number + 1) : this.name(row, place, 100_000)
  }

  /** One copy of each short text that is kept, so that a name does not keep the piece of the file it was cut from. */
  #kept(text: string): string {
    if (text.length > 1000) return text
    const known = this.#names.get(text)
    if (known !== undefined) return known
    const copy = Buffer.from(text, 'utf16le').toString('utf16le')
    this.#names.set(copy, copy)
    return copy
  }

  /** Nothing was taken from the row. */
  skip(): void {
    this.#skipped++
  }

  get tally(): { rowsRead: number; rowsSkipped: number; alreadyThere: number } {
    return { rowsRead: this.#rows.length, rowsSkipped: this.#skipped, alreadyThere: this.alreadyThere }
  }

  get found(): ImportCheck['problems'] {
    return this.problems.list()
  }
}
