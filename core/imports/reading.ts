import type { ImportCheck } from '#contract/imports.ts'
import { limits } from '#formats/limits.ts'
import type { Table, TableRow } from '#formats/readTable.ts'
import { knownNames } from './nearestName.ts'
import { ProblemLog } from './problemLog.ts'

/** A column of the mapping found in the file. */
export type Place = { readonly name: string; readonly at: number }

/** A file being planned: finds columns, reads cells, and notes what is wrong with them. */
export class Reading {
  readonly rows: readonly TableRow[]
  readonly problems: ProblemLog
  readonly #places: ReadonlyMap<string, number>
  #missing = 0
  #skipped = 0
  /** Values that the study holds already, exactly as they are in the file. */
  alreadyThere = 0

  constructor(table: Table, fileName: string) {
    this.rows = table.rows
    this.problems = new ProblemLog(fileName)
    this.#places = new Map(table.columns.map((name, at) => [name, at]))
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
  name(row: TableRow, place: Place, longest = 1000): string | null {
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
    return cell
  }

  /** The key of an item: a name, or a whole prompt where items have no other. */
  itemKey(row: TableRow, place: Place): string | null {
    return this.name(row, place, 100_000)
  }

  /** Nothing was taken from the row. */
  skip(): void {
    this.#skipped++
  }

  get tally(): { rowsRead: number; rowsSkipped: number; alreadyThere: number } {
    return { rowsRead: this.rows.length, rowsSkipped: this.#skipped, alreadyThere: this.alreadyThere }
  }

  get found(): ImportCheck['problems'] {
    return this.problems.list()
  }
}
