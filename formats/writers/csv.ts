import { stringify } from 'csv-stringify/sync'

/** A cell to write: null is an empty cell. */
export type Cell = string | number | null

/** A table to write. Text of the columns named in `freeText` came from people and may look like a formula. */
export type WrittenTable = {
  readonly columns: readonly string[]
  readonly rows: Iterable<readonly Cell[]>
  readonly freeText?: readonly string[]
}

/**
 * A CSV text (RFC 4180, UTF-8, LF, no byte order mark) with names in the first row. Numbers are written so that reading
 * them gives the same number. Names of items, systems, raters and criteria are keys and stay as they are; only in columns
 * of free text a cell that a spreadsheet would take for a formula gets a leading apostrophe.
 */
export function csvText({ columns, rows, freeText = [] }: WrittenTable): string {
  const escaped = columns.map((column) => freeText.includes(column))
  const cells = Array.from(rows, (row) =>
    row.map((cell, place) => (escaped[place] && typeof cell === 'string' ? withoutFormula(cell) : cell)),
  )
  return stringify([[...columns], ...cells], { cast: { number: String } })
}

const withoutFormula = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
