import { stringify } from 'csv-stringify/sync'

/** A cell to write: null is an empty cell. */
export type WrittenCell = string | number | null

/**
 * A CSV text (RFC 4180, LF, no byte order mark) with names in the first row. Texts that a spreadsheet would take for a
 * formula get a leading apostrophe; numbers, negative ones too, are written as they are.
 */
export function writeDelimited(columns: readonly string[], rows: Iterable<readonly WrittenCell[]>): string {
  const cells = Array.from(rows, (row) => row.map((cell) => (typeof cell === 'string' ? withoutFormula(cell) : cell)))
  return stringify([columns, ...cells], { cast: { number: String } })
}

const withoutFormula = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
