import { Unreadable } from './byteSource.ts'
import { limits } from './limits.ts'
import type { TextFeed } from './textFeed.ts'

/** A delimited file as read: column names and rows with the line on which each row starts (1 is the header). */
export type DelimitedTable = {
  readonly columns: readonly string[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
  /** The delimiter that was used. */
  readonly delimiter: string
}

/** Why a text is not a readable table; `line` is 1-based where known. Never holds text of a cell. */
export type DelimitedProblem = { readonly reason: string; readonly line: number | null }

export type DelimitedOptions = {
  /** False: the first row is a row like any other and the columns are called col1, col2, … Default true. */
  readonly header?: boolean
}

type Row = { readonly line: number; readonly cells: string[] }
/** A place in a text. When the text is `complete`, its end is the end of the file. */
type Cursor = { readonly text: string; at: number; line: number; readonly complete: boolean }

/** The delimiters that are looked for, the likelier first. */
export const knownDelimiters = [',', ';', '\t', '|'] as const

/**
 * Reads CSV or TSV text: RFC 4180 quoting, cells over several lines, any line ending, byte order mark, Excel's `sep=`
 * line. The delimiter (comma, semicolon, tab or pipe) is found from the text unless given. Blank lines are skipped.
 * A quote inside an unquoted cell is that character, as in Excel. Ragged rows are a problem, not a guess.
 */
export function readDelimited(
  text: string,
  delimiter?: string,
  { header = true }: DelimitedOptions = {},
): DelimitedTable | DelimitedProblem {
  const cursor: Cursor = { text, ...startOf(text), complete: true }
  const used = delimiter ?? announcedDelimiter(text) ?? likelyDelimiter(cursor)
  let rows: Row[]
  try {
    rows = allRows(cursor, used)
  } catch (error) {
    if (error instanceof Unreadable) return error.problem
    throw error
  }
  const [head] = rows
  if (!head) return { reason: 'the file is empty', line: null }
  if (header) rows.shift()
  const columns = header ? head.cells.map((name) => name.trim()) : placesAsNames(head.cells)
  return { columns, rows, delimiter: used }
}

/** True when `readDelimited` could not read the text. */
export const isDelimitedProblem = (table: DelimitedTable | DelimitedProblem): table is DelimitedProblem =>
  'reason' in table

/** Names for columns that have none: col1, col2, … */
export const placesAsNames = (cells: readonly string[]): string[] => cells.map((_, place) => `col${place + 1}`)

/** The delimiter of a file whose beginning stands in the feed. The feed is not moved. */
export function delimiterOf(feed: TextFeed): string {
  const { text, complete } = feed
  return announcedDelimiter(text) ?? likelyDelimiter({ text, ...startOf(text), complete })
}

/**
 * The rows of a delimited file, one by one, the header among them. Blank lines are skipped. Throws `Unreadable` for a
 * row with another number of cells than the first, and for what cannot be cut into cells.
 */
export function* delimitedRows(feed: TextFeed, delimiter: string): Generator<Row, void, undefined> {
  const start = startOf(feed.text)
  feed.at = start.at
  feed.line = start.line
  const separator = delimiter.charCodeAt(0)
  let width = -1
  let cursor: Cursor = { text: feed.text, at: feed.at, line: feed.line, complete: feed.complete }
  for (;;) {
    const row = nextRow(cursor, separator)
    if (row === 'cut') {
      feed.at = cursor.at
      feed.line = cursor.line
      feed.more()
      cursor = { text: feed.text, at: feed.at, line: feed.line, complete: feed.complete }
      continue
    }
    if (row === null) return
    if (width === -1) width = row.cells.length
    checkWidth(row, width)
    yield row
  }
}

function allRows(cursor: Cursor, delimiter: string): Row[] {
  const rows: Row[] = []
  const separator = delimiter.charCodeAt(0)
  let cellsLeft = limits.cells
  for (;;) {
    const row = nextRow(cursor, separator)
    if (row === null || row === 'cut') return rows
    checkWidth(row, rows[0]?.cells.length ?? row.cells.length)
    cellsLeft -= row.cells.length
    if (cellsLeft < 0) throw new Unreadable(`more than ${limits.cells} cells`, row.line)
    rows.push(row)
  }
}

function checkWidth({ cells, line }: Row, width: number): void {
  if (cells.length === width) return
  throw new Unreadable(`the row has ${cells.length} cells where the first row has ${width}`, line)
}

const announcement = /^\uFEFF?sep=(.)(\r\n|\n|\r)/i

const announcedDelimiter = (text: string): string | undefined => announcement.exec(text)?.[1]

/** Where the first row starts: after a byte order mark and after Excel's announcement of the delimiter. */
function startOf(text: string): { at: number; line: number } {
  const announced = announcement.exec(text)
  return announced ? { at: announced[0].length, line: 2 } : { at: text.startsWith('\uFEFF') ? 1 : 0, line: 1 }
}

/**
 * The delimiter that cuts the first rows into the most columns of equal number; where none does, the one that occurs
 * most often in the first row.
 */
function likelyDelimiter(start: Cursor): string {
  let best = { delimiter: ',', width: 1, even: false }
  for (const delimiter of knownDelimiters) {
    const { rows, broken } = firstRows({ ...start }, delimiter, 20)
    const width = rows[0]?.cells.length ?? 1
    const even = width > 1 && !broken && rows.every(({ cells }) => cells.length === width)
    if ((even && !best.even) || (even === best.even && width > best.width)) best = { delimiter, width, even }
  }
  return best.delimiter
}

function firstRows(cursor: Cursor, delimiter: string, wanted: number): { rows: Row[]; broken: boolean } {
  const rows: Row[] = []
  try {
    while (rows.length < wanted) {
      const row = nextRow(cursor, delimiter.charCodeAt(0))
      if (row === null || row === 'cut') break
      rows.push(row)
    }
    return { rows, broken: false }
  } catch (error) {
    if (error instanceof Unreadable) return { rows, broken: true }
    throw error
  }
}

const quote = 34
const lineFeed = 10
const carriageReturn = 13

/**
 * The next row that is not blank, and the cursor after it; null at the end of the file. 'cut' when the text ends within
 * the row, which then starts at the cursor. Runs in time proportional to the row.
 */
function nextRow(cursor: Cursor, separator: number): Row | null | 'cut' {
  const { text, complete } = cursor
  for (;;) {
    let { at, line } = cursor
    if (at >= text.length) return complete ? null : 'cut'
    const rowLine = line
    const cells: string[] = []
    let quoted = false
    for (;;) {
      if (text.charCodeAt(at) === quote) {
        quoted = true
        const cell = quotedCell(text, at)
        if (cell === null || (!complete && cell.end >= text.length)) {
          if (!complete) return 'cut'
          throw new Unreadable('a quoted cell is not closed', line)
        }
        cells.push(cell.text)
        line += linesIn(text, at, cell.end)
        at = cell.end
        if (!endsCell(text, at, separator)) throw new Unreadable('text follows the closing quote of a cell', line)
      } else {
        const end = cellEnd(text, at, separator)
        cells.push(text.slice(at, end))
        at = end
      }
      if (at >= text.length || text.charCodeAt(at) !== separator) break
      at++
      if (cells.length > limits.columns) throw new Unreadable(`more than ${limits.columns} columns`, rowLine)
    }
    // A carriage return at the edge of the window may be followed by a line feed that belongs to it.
    if (!complete && at >= text.length - 1) return 'cut'
    cursor.at = afterLineEnd(text, at)
    cursor.line = line + 1
    if (cells.length !== 1 || quoted || cells[0]?.trim() !== '') return { line: rowLine, cells }
  }
}

/** The cell that opens with a quote at `at`: its text and the place after its closing quote; null if never closed. */
function quotedCell(text: string, at: number): { text: string; end: number } | null {
  let from = at + 1
  let doubled = false
  for (;;) {
    const close = text.indexOf('"', from)
    if (close === -1) return null
    if (text.charCodeAt(close + 1) !== quote) {
      const inner = text.slice(at + 1, close)
      return { text: doubled ? inner.replaceAll('""', '"') : inner, end: close + 1 }
    }
    doubled = true
    from = close + 2
  }
}

/** Where the unquoted cell that starts at `at` ends. */
function cellEnd(text: string, at: number, separator: number): number {
  let end = at
  while (end < text.length) {
    const code = text.charCodeAt(end)
    if (code === separator || code === lineFeed || code === carriageReturn) break
    end++
  }
  return end
}

function endsCell(text: string, at: number, separator: number): boolean {
  if (at >= text.length) return true
  const code = text.charCodeAt(at)
  return code === separator || code === lineFeed || code === carriageReturn
}

/** The place after one line ending (CR LF, LF or CR), or the same place where there is none. */
function afterLineEnd(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code === carriageReturn) return text.charCodeAt(at + 1) === lineFeed ? at + 2 : at + 1
  return code === lineFeed ? at + 1 : at
}

/** How many line endings lie between two places. */
function linesIn(text: string, from: number, to: number): number {
  let lines = 0
  for (let at = from; at < to; ) {
    const next = afterLineEnd(text, at)
    if (next === at) at++
    else {
      lines++
      at = next
    }
  }
  return lines
}
