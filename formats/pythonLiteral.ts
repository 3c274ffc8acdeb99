import { limits } from './limits.ts'

/** What a Python or JSON literal can hold here. A dictionary is a list of entries: its keys are text from a file. */
export type LiteralValue =
  | string
  | number
  | boolean
  | null
  | { readonly list: readonly LiteralValue[] }
  | { readonly entries: readonly (readonly [string, LiteralValue])[] }

/** Why a text is not a literal; `at` is the place of the first character that does not fit. */
export type LiteralProblem = { readonly reason: string; readonly at: number }

/** True when a text could not be read as a literal. */
export const isLiteralProblem = (value: LiteralValue | LiteralProblem): value is LiteralProblem =>
  typeof value === 'object' && value !== null && 'reason' in value

const words: ReadonlyMap<string, LiteralValue> = new Map([
  ['None', null],
  ['null', null],
  ['nan', null],
  ['NaN', null],
  ['True', true],
  ['true', true],
  ['False', false],
  ['false', false],
])
const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['a', '\x07'],
  ['0', '\0'],
  ['\n', ''],
])
const hexadecimal: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
])

class Misfit extends Error {
  readonly at: number
  constructor(reason: string, at: number) {
    super(reason)
    this.at = at
  }
}

/**
 * Reads what Python's `repr` (or JSON) writes for dictionaries, lists, tuples, texts, numbers, True, False and None.
 * Keys that are numbers become text. Anything else in the cell (calls, names, operators) is refused, never evaluated.
 */
export function readLiteral(text: string): LiteralValue | LiteralProblem {
  const reader = new Reader(text)
  try {
    return reader.whole()
  } catch (error) {
    if (error instanceof Misfit) return { reason: error.message, at: error.at }
    throw error
  }
}

class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  whole(): LiteralValue {
    const value = this.#value(0)
    this.#skip()
    if (this.#at < this.#text.length) throw new Misfit('text follows the value', this.#at)
    return value
  }

  #value(depth: number): LiteralValue {
    if (depth > limits.depth) throw new Misfit('nested too deeply', this.#at)
    this.#skip()
    const char = this.#text[this.#at]
    if (char === '{') return this.#dictionary(depth)
    if (char === '[') return { list: this.#list(']', depth) }
    if (char === '(') return { list: this.#list(')', depth) }
    if (char === '"' || char === "'") return this.#string(char)
    return this.#scalar()
  }

  #dictionary(depth: number): LiteralValue {
    const entries: [string, LiteralValue][] = []
    this.#at++
    for (;;) {
      this.#skip()
      if (this.#take('}')) return { entries }
      const from = this.#at
      const key = this.#value(depth + 1)
      if (typeof key === 'object') throw new Misfit('a key is not a plain value', from)
      this.#skip()
      if (!this.#take(':')) throw new Misfit('expected a colon', this.#at)
      entries.push([String(key), this.#value(depth + 1)])
      this.#skip()
      if (this.#take(',')) continue
      if (this.#take('}')) return { entries }
      throw new Misfit('expected a comma or a closing brace', this.#at)
    }
  }

  #list(close: string, depth: number): LiteralValue[] {
    const values: LiteralValue[] = []
    this.#at++
    for (;;) {
      this.#skip()
      if (this.#take(close)) return values
      values.push(this.#value(depth + 1))
      this.#skip()
      if (this.#take(',')) continue
      if (this.#take(close)) return values
      throw new Misfit('expected a comma or a closing bracket', this.#at)
    }
  }

  #string(quote: string): string {
    let read = ''
    let from = ++this.#at
    for (;;) {
      const char = this.#text[this.#at]
      if (char === undefined) throw new Misfit('a text is not closed', from)
      if (char === quote) {
        read += this.#text.slice(from, this.#at++)
        return read
      }
      if (char !== '\\') {
        this.#at++
        continue
      }
      read += this.#text.slice(from, this.#at) + this.#escape()
      from = this.#at
    }
  }

  /** The character an escape stands for; an unknown escape keeps its backslash, as in Python. */
  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? ''
    const digits = hexadecimal.get(letter)
    if (digits !== undefined) {
      const code = this.#text.slice(this.#at + 2, this.#at + 2 + digits)
      const point = /^[0-9a-fA-F]+$/.test(code) && code.length === digits ? Number.parseInt(code, 16) : -1
      if (point < 0 || point > 0x10ffff) throw new Misfit('an escape is not a character', this.#at)
      this.#at += 2 + digits
      return String.fromCodePoint(point)
    }
    this.#at += 2
    if (letter === '\\' || letter === '"' || letter === "'" || letter === '/') return letter
    return escapes.get(letter) ?? `\\${letter}`
  }

  #scalar(): LiteralValue {
    const found = /^[^\s,:[\](){}'"]+/.exec(this.#text.slice(this.#at, this.#at + 64))?.[0]
    if (found === undefined) throw new Misfit('expected a value', this.#at)
    const word = words.get(found)
    if (word === undefined && !/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/.test(found)) {
      throw new Misfit('expected a value', this.#at)
    }
    const value = word === undefined ? Number(found) : word
    if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) {
      throw new Misfit('a number is too large', this.#at)
    }
    this.#at += found.length
    return value
  }

  #take(char: string): boolean {
    if (this.#text[this.#at] !== char) return false
    this.#at++
    return true
  }

  #skip(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++
  }
}
