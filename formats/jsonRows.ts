import { flattened } from './flattenRecord.ts'
import { limits } from './limits.ts'

/** Rows of JSON objects as a table. Columns in the order first seen; what an object does not have is an empty cell. */
export type JsonTable = {
  readonly columns: readonly string[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
}

/** Why a text is not rows of JSON objects; `line` is 1-based where known. */
export type JsonProblem = { readonly reason: string; readonly line: number | null }

/** True when the text could not be read as JSON rows. */
export const isJsonProblem = (table: JsonTable | JsonProblem): table is JsonProblem => 'reason' in table

type Piece = { readonly line: number; readonly text: string }

/** Reads JSONL: one JSON object per line; blank lines are skipped. See `flattened` for what becomes a column. */
export function readJsonLines(text: string): JsonTable | JsonProblem {
  const gathered = new Gathered()
  let line = 0
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf('\n', at)
    const end = found === -1 ? text.length : found
    line++
    const piece = text.slice(at, end).trim()
    at = end + 1
    const problem = piece === '' ? null : gathered.add({ line, text: piece })
    if (problem) return problem
  }
  return gathered.table()
}

/** Reads one JSON list of objects, or an object with a single list of objects in it; keeps the line of each. */
export function readJsonList(text: string): JsonTable | JsonProblem {
  const pieces = listPieces(text)
  if (!Array.isArray(pieces)) return pieces as JsonProblem
  const gathered = new Gathered()
  for (const piece of pieces as Piece[]) {
    const problem = gathered.add(piece)
    if (problem) return problem
  }
  return gathered.table()
}

/** Rows as they come in, with the columns they brought. */
class Gathered {
  readonly #places = new Map<string, number>()
  readonly #rows: { line: number; cells: string[] }[] = []

  add({ line, text }: Piece): JsonProblem | null {
    const record = parsed(text)
    if (record === undefined) return { reason: 'the text is not JSON', line }
    if (typeof record !== 'object' || record === null || Array.isArray(record)) {
      return { reason: 'the value is not a JSON object', line }
    }
    const cells: string[] = []
    for (const [name, cell] of flattened(record as Readonly<Record<string, unknown>>)) {
      const place = this.#places.get(name) ?? this.#places.size
      if (place === this.#places.size) this.#places.set(name, place)
      cells[place] = cell
    }
    if (this.#places.size > limits.columns) return { reason: `more than ${limits.columns} columns`, line }
    this.#rows.push({ line, cells })
    if (this.#places.size * this.#rows.length > limits.cells) {
      return { reason: `more than ${limits.cells} cells`, line }
    }
    return null
  }

  table(): JsonTable | JsonProblem {
    if (this.#rows.length === 0) return { reason: 'the file is empty', line: null }
    const columns = [...this.#places.keys()]
    for (const { cells } of this.#rows) for (let place = 0; place < columns.length; place++) cells[place] ??= ''
    return { columns, rows: this.#rows }
  }
}

/** The JSON value of a text, or undefined if it is none. Whole numbers too long for a double keep all their digits. */
function parsed(text: string): unknown {
  try {
    return /\d{16}/.test(text) ? JSON.parse(text, keepingDigits) : JSON.parse(text)
  } catch {
    return undefined
  }
}

function keepingDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
  return context?.source !== undefined && /^-?\d+$/.test(context.source) ? context.source : value
}

/** The texts of a list's elements and the line on which each starts, cut without building the list. */
function listPieces(text: string): Piece[] | JsonProblem {
  const open = listStart(text)
  if (open === null) return { reason: 'expected a JSON list of objects', line: 1 }
  const pieces: Piece[] = []
  let line = 1 + countLines(text, 0, open)
  let from = -1
  let fromLine = line
  let depth = 0
  for (let at = open + 1; at < text.length; at++) {
    const char = text[at] as string
    if (char === '\n') line++
    if (from === -1) {
      if (char === ']') return text.slice(at + 1).replace(/^\s*\}?\s*/, '') === '' ? pieces : afterList(line)
      if (char === ',' || /\s/.test(char)) continue
      from = at
      fromLine = line
    }
    if (char === '"') {
      const end = stringEnd(text, at)
      if (end === -1) return { reason: 'a text is not closed', line }
      line += countLines(text, at, end)
      at = end
    } else if (char === '{' || char === '[') {
      if (++depth > limits.depth) return { reason: `nested more than ${limits.depth} deep`, line }
    } else if (char === '}' || char === ']') {
      depth--
    }
    const next = text[at + 1]
    if (depth <= 0 && (next === ',' || next === ']' || next === undefined || /\s/.test(next))) {
      pieces.push({ line: fromLine, text: text.slice(from, at + 1) })
      from = -1
      depth = 0
    }
  }
  return { reason: 'the list is not closed', line }
}

const afterList = (line: number): JsonProblem => ({ reason: 'text follows the list', line })

/** Where the list opens: at once, or as the first value of an object (`{"data": [`). */
function listStart(text: string): number | null {
  const found = /^\uFEFF?\s*(?:\{\s*"[^"\\]{0,200}"\s*:\s*)?\[/.exec(text)
  return found ? found[0].length - 1 : null
}

/** The place of the quote that closes the text opened at `at`, or −1. */
function stringEnd(text: string, at: number): number {
  for (let end = at + 1; end < text.length; end++) {
    const char = text[end]
    if (char === '\\') end++
    else if (char === '"') return end
  }
  return -1
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) lines++
  return lines
}
