import { createHash } from 'node:crypto'
import { ImportPartKind } from '#contract/imports.ts'
import { isRecord } from '../jsonRecords.ts'

/** An object of a file. */
export type Dict = Readonly<Record<string, unknown>>

/** The tables that a file of a known shape holds. Machines' and merged judgements stand apart from people's own. */
export const shapeParts = ImportPartKind.exclude(['table']).options
export type ShapePart = (typeof shapeParts)[number]

/**
 * A row of such a table, by fixed column names. Responses: item, system, response, prompt, title, tag (several with
 * semicolons), language, split; any other column is context. Ratings: item, system, rater, criterion, value, turn,
 * comment. Preferences: item, left, right, rater, outcome, criterion, comment. Rankings: item, rater, system, rank.
 */
export type Statement = Readonly<Record<string, string>>

export type Emit = (part: ShapePart, statement: Statement) => void

/** A known layout of records: how to tell it, and what each record says. */
export type Shape = {
  readonly id: string
  /** True when a record has this layout. */
  readonly fits: (record: Dict) => boolean
  /** Starts reading a file from its first record; what it returns says what the next record holds. */
  readonly reader: () => (record: Dict, emit: Emit) => void
}

export const has = (record: Dict, ...keys: readonly string[]): boolean => keys.every((key) => key in record)

/** The text of a plain value; empty for nothing, and JSON for lists and objects. */
export function words(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  try {
    return JSON.stringify(value)
  } catch {
    // Nested beyond what can be written again: no real file holds such a value.
    return ''
  }
}

export const dictOf = (value: unknown): Dict => (isRecord(value) ? value : {})

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Only what is not empty, so that a table has no columns that nothing fills. */
export const filled = (cells: Readonly<Record<string, unknown>>): Statement =>
  Object.fromEntries(
    Object.entries(cells).flatMap(([name, value]) => {
      const text = words(value)
      return text === '' ? [] : [[name, text]]
    }),
  )

/** Gives each different text a number, from 1 in the order first met, and keeps only its hash. */
export class Numbered {
  readonly #numbers = new Map<string, number>()

  of(text: string): number {
    const key = createHash('sha256').update(text).digest('base64')
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#numbers.set(key, this.#numbers.size + 1)
    return this.#numbers.size
  }
}

const answerKey =
  /^(answer|response|output|completion|text|summary|translation|reply|candidate|generation)[\s_.:-]?(a|b|c|d|e|f|g|h|one|two|\d{1,2})?$/i

/** The fields of a task that hold responses to be judged: numbered or lettered ones, or the only one there is. */
export function candidatesIn(fields: Dict): readonly string[] {
  const keys = Object.keys(fields).filter((key) => answerKey.test(key) && fields[key] !== null && fields[key] !== '')
  const marked = keys.filter((key) => answerKey.exec(key)?.[2] !== undefined)
  return marked.length >= 2 ? marked : keys.slice(0, 1)
}

const systemKeys = ['system', 'model', 'generator', 'source', 'team', 'engine'] as const

/** The system that gave a candidate: a field such as `model_a` beside `response_a`, else the candidate's own name. */
export function systemOf(fields: Dict, candidate: string, alone: boolean): string {
  const mark = answerKey.exec(candidate)?.[2] ?? ''
  for (const key of systemKeys) {
    for (const name of alone ? [key, `${key}_name`] : [`${key}_${mark}`, `${key}${mark}`, `${candidate}_${key}`]) {
      if (typeof fields[name] === 'string' && fields[name] !== '') return fields[name] as string
    }
  }
  return candidate
}

const promptKeys = [
  'prompt',
  'question',
  'instruction',
  'query',
  'input',
  'context',
  'document',
  'source_text',
] as const

/** What the task asked: the likeliest field that is none of the candidates. */
export const promptKeyIn = (fields: Dict, candidates: readonly string[]): string | null =>
  promptKeys.find((key) => key in fields && !candidates.includes(key) && words(fields[key]) !== '') ?? null
