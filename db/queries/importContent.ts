import type { Expected, ItemRole } from '#contract/expected.ts'
import { ItemId, ResponseId, SystemId } from '#contract/ids.ts'
import type { ContextBlock, Turn } from '#contract/rater.ts'
import { all, each, first, pragma, run, type StudyFile } from '../driver.ts'
import { insertAttachment } from './attachments.ts'
import { nextPosition } from './items.ts'

/** One item with one of its responses (none: null), by the names files use; with the SHA-256 of its content. */
export type StoredContent = {
  readonly item: string
  readonly prompt: string
  readonly turns: string | null
  readonly system: string | null
  readonly digest: Uint8Array | null
}

/**
 * Runs work that writes very many rows with room for the indexes they go into. Codes are random, so each new row lands
 * anywhere in its index: without room every one of them would be read from disk again.
 */
export function withRoomToWrite<Answer>(file: StudyFile, rows: number, work: () => Answer): Answer {
  if (rows < 50_000) return work()
  const before = Number(pragma(file, 'cache_size'))
  pragma(file, `cache_size = ${-Math.min(256, Math.ceil(rows / 5000)) * 1024}`)
  try {
    return work()
  } finally {
    pragma(file, `cache_size = ${before}`)
  }
}

/** Everything the study holds to be compared with a file, item by item. No texts of responses. */
export function* storedContent(file: StudyFile): Generator<StoredContent, void, undefined> {
  yield* each<StoredContent>(
    file,
    `SELECT i.key AS item, i.prompt, i.turns, y.name AS system, r.content_hash AS digest
     FROM item i LEFT JOIN response r USING (item_no) LEFT JOIN system y USING (system_no)
     ORDER BY i.item_no, r.response_no`,
  )
}

/** The text of a response; empty where there is none. */
export const storedText = (file: StudyFile, item: string, system: string): string =>
  first<{ text: string }>(
    file,
    `SELECT text FROM response JOIN item USING (item_no) JOIN system USING (system_no) WHERE key = ? AND name = ?`,
    item,
    system,
  )?.text ?? ''

/** The prompt of an item; empty where there is none. */
export const storedPrompt = (file: StudyFile, item: string): string =>
  first<{ prompt: string }>(file, 'SELECT prompt FROM item WHERE key = ?', item)?.prompt ?? ''

/** A file beside a table that travels inside the study. */
export type ContentFile = { readonly mediaType: string; readonly fileName: string; readonly bytes: Uint8Array }

/** An item with everything a file can say of it. */
export type ContentItem = {
  readonly key: string
  readonly title: string
  readonly prompt: string
  /** The prompt as a conversation; then `prompt` is empty. */
  readonly turns?: readonly Turn[]
  readonly context: readonly (ContextBlock & { readonly attached?: ContentFile })[]
  readonly tags: readonly string[]
  readonly language?: string
  readonly family?: string
  readonly factors?: Readonly<Record<string, string>>
  readonly role?: ItemRole
}

/** A response with everything a file can say of it. `digest` is the SHA-256 of its content. */
export type ContentResponse = {
  readonly item: string
  readonly system: string
  readonly text: string
  readonly turns?: readonly Turn[]
  readonly attached?: ContentFile
  readonly digest: Uint8Array
}

/** Writes items, systems and responses one by one, each with a fresh code. Lives within one transaction. */
export class ContentWriter {
  readonly #file: StudyFile
  readonly #randomCode: () => string
  readonly #items: Map<string, number>
  readonly #systems: Map<string, number>
  #position: number

  constructor(file: StudyFile, randomCode: () => string) {
    this.#file = file
    this.#randomCode = randomCode
    this.#items = numbersOf(file, 'SELECT key AS name, item_no AS no FROM item')
    this.#systems = numbersOf(file, 'SELECT name, system_no AS no FROM system')
    this.#position = nextPosition(file)
  }

  system(name: string): void {
    const id = SystemId.parse(this.#randomCode())
    this.#systems.set(name, run(this.#file, 'INSERT INTO system (id, name) VALUES (?, ?)', id, name).row)
  }

  item({ key, title, prompt, turns, context, tags, ...facts }: ContentItem): void {
    const { row } = run(
      this.#file,
      `INSERT INTO item (id, key, title, prompt, turns, position, language, role, family, factors)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ItemId.parse(this.#randomCode()),
      key,
      title,
      prompt,
      turns === undefined ? null : JSON.stringify(turns),
      this.#position++,
      facts.language ?? null,
      facts.role ?? 'study',
      facts.family ?? null,
      JSON.stringify(facts.factors ?? {}),
    )
    this.#items.set(key, row)
    context.forEach(({ heading, text, kind, attached }, place) => {
      const attachment = attached ? insertAttachment(this.#file, { ...attached, words: '' }) : null
      run(
        this.#file,
        'INSERT INTO item_context (item_no, position, kind, heading, body, attachment_no) VALUES (?, ?, ?, ?, ?, ?)',
        row,
        place + 1,
        kind ?? 'text',
        heading,
        text,
        attachment,
      )
    })
    tags.forEach((path, place) => {
      run(this.#file, 'INSERT INTO item_tag (item_no, position, path) VALUES (?, ?, ?)', row, place + 1, path)
    })
  }

  response({ item, system, text, turns, attached, digest }: ContentResponse): void {
    const { row } = run(
      this.#file,
      'INSERT INTO response (id, item_no, system_no, text, turns, content_hash) VALUES (?, ?, ?, ?, ?, ?)',
      ResponseId.parse(this.#randomCode()),
      known(this.#items, item),
      known(this.#systems, system),
      text,
      turns === undefined ? null : JSON.stringify(turns),
      digest,
    )
    if (attached === undefined) return
    const attachment = insertAttachment(this.#file, { ...attached, words: '' })
    run(
      this.#file,
      'INSERT INTO response_attachment (response_no, position, attachment_no) VALUES (?, 1, ?)',
      row,
      attachment,
    )
  }

  /** Sets what is expected of an item that has nothing set yet. Responses are named by their systems. */
  expected(
    item: string,
    {
      ratings,
      best,
    }: {
      readonly ratings: readonly {
        readonly system: string | null
        readonly criterion: string
        readonly value: number
      }[]
      readonly best: string | null
    },
  ): void {
    const rows = all<{ system: string; id: string }>(
      this.#file,
      'SELECT y.name AS system, r.id FROM response r JOIN system y USING (system_no) WHERE item_no = ?',
      known(this.#items, item),
    )
    const responses = new Map(rows.map(({ system, id }) => [system, ResponseId.parse(id)]))
    const stored: Expected = {
      note: '',
      ratings: ratings.flatMap(({ system, criterion, value }) => {
        const response = system === null ? null : responses.get(system)
        return response === undefined ? [] : [{ response, criterion, value }]
      }),
      best: best === null ? null : (responses.get(best) ?? null),
    }
    run(
      this.#file,
      'UPDATE item SET expected = ? WHERE item_no = ? AND expected IS NULL',
      JSON.stringify(stored),
      known(this.#items, item),
    )
  }
}

const numbersOf = (file: StudyFile, sql: string): Map<string, number> =>
  new Map(all<{ name: string; no: number }>(file, sql).map(({ name, no }) => [name, no]))

function known(numbers: ReadonlyMap<string, number>, name: string): number {
  const number = numbers.get(name)
  if (number === undefined) throw new Error('an import names something that is not in the study')
  return number
}
