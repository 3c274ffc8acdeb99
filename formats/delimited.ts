import { limits } from './limits.ts'

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
type Scan = { readonly rows: Row[]; readonly problem: DelimitedProblem | null }

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
  const from = text.startsWith('\uFEFF') ? 1 : 0
  const announced = /^\uFEFF?sep=(.)(\r\n|\n|\r)/i.exec(text)
  const start = announced ? { at: announced[0].length, line: 2 } : { at: from, line: 1 }
  const used = delimiter ?? announced?.[1] ?? likelyDelimiter(text, start.at)
  const { rows, problem } = scan(text, used, start, Number.POSITIVE_INFINITY)
  if (problem) return problem
  const [head] = rows
  if (!head) return { reason: 'the file is empty', line: null }
  if (header) rows.shift()
  const columns = header ? head.cells.map((name) => name.trim()) : head.cells.map((_, place) => `col${place + 1}`)
  return { columns, rows, delimiter: used }
}

/** True when `readDelimited` could not read the text. */
export const isDelimitedProblem = (table: DelimitedTable | DelimitedProblem): table is DelimitedProblem =>
  'reason' in table

/**
 * The delimiter that cuts the first rows into the most columns of equal number; where none does, the one that occurs
 * most often in the first row.
 */
function likelyDelimiter(text: string, from: number): string {
  let best = { delimiter: ',', width: 1, even: false }
  for (const delimiter of knownDelimiters) {
    const { rows, problem } = scan(text, delimiter, { at: from, line: 1 }, 20)
    const width = rows[0]?.cells.length ?? 1
    const even = width > 1 && problem === null && rows.every(({ cells }) => cells.length === width)
    if ((even && !best.even) || (even === best.even && width > best.width)) best = { delimiter, width, even }
  }
  return best.delimiter
}

const quote = 34
const lineFeed = 10
const carriageReturn = 13

/**
 * Cuts a text into rows and cells. With a finite number of `rowsWanted` it stops there and lets ragged rows pass.
 * Runs in time proportional to the text.
 */
function scan(text: string, delimiter: string, start: { at: number; line: number }, rowsWanted: number): Scan {
  const rows: Row[] = []
  const separator = delimiter.charCodeAt(0)
  const checked = rowsWanted === Number.POSITIVE_INFINITY
  let { at, line } = start
  let cellsLeft = limits.cells
  const stop = (reason: string, where: number): Scan => ({ rows, problem: { reason, line: where } })
  while (at < text.length && rows.length < rowsWanted) {
    const rowLine = line
    const cells: string[] = []
    let quoted = false
    for (;;) {
      if (text.charCodeAt(at) === quote) {
        quoted = true
        const cell = quotedCell(text, at)
        if (cell === null) return stop('a quoted cell is not closed', line)
        cells.push(cell.text)
        line += linesIn(text, at, cell.end)
        at = cell.end
        if (!endsCell(text, at, separator)) return stop('text follows the closing quote of a cell', line)
      } else {
        const end = cellEnd(text, at, separator)
        cells.push(text.slice(at, end))
        at = end
      }
      if (at >= text.length || text.charCodeAt(at) !== separator) break
      at++
      if (cells.length > limits.columns) return stop(`more than ${limits.columns} columns`, rowLine)
    }
    at = afterLineEnd(text, at)
    line++
    if (cells.length === 1 && !quoted && cells[0]?.trim() === '') continue
    const width = rows[0]?.cells.length ?? cells.length
    if (checked && cells.length !== width) {
      return stop(`the row has ${cells.length} cells where the first row has ${width}`, rowLine)
    }
    cellsLeft -= cells.length
    if (cellsLeft < 0) return stop(`more than ${limits.cells} cells`, rowLine)
    rows.push({ line: rowLine, cells })
  }
  return { rows, problem: null }
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
