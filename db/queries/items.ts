import type { ItemRole } from '#contract/expected.ts'
import type { ItemId, ResponseId, SystemId } from '#contract/ids.ts'
import type { Attachment, ContextBlock } from '#contract/rater.ts'
import { all, each, first, run, type StudyFile } from '../driver.ts'
import { contentHash } from './contentHash.ts'

/** An item to store. `key` is its id in the imported file; `position` its place there. */
export type NewItem = {
  readonly id: ItemId
  readonly key: string
  readonly title: string
  readonly prompt: string
  readonly context: readonly ContextBlock[]
  readonly tags: readonly string[]
  readonly position: number
}

export function insertItem(file: StudyFile, { id, key, title, prompt, context, tags, position }: NewItem): void {
  const { row } = run(
    file,
    'INSERT INTO item (id, key, title, prompt, position) VALUES (?, ?, ?, ?, ?)',
    id,
    key,
    title,
    prompt,
    position,
  )
  context.forEach(({ heading, text }, place) => {
    const sql = 'INSERT INTO item_context (item_no, position, heading, body) VALUES (?, ?, ?, ?)'
    run(file, sql, row, place + 1, heading, text)
  })
  tags.forEach((path, place) => {
    run(file, 'INSERT INTO item_tag (item_no, position, path) VALUES (?, ?, ?)', row, place + 1, path)
  })
}

export function insertSystem(file: StudyFile, { id, name }: { readonly id: SystemId; readonly name: string }): void {
  run(file, 'INSERT INTO system (id, name) VALUES (?, ?)', id, name)
}

export type NewResponse = {
  readonly id: ResponseId
  readonly item: ItemId
  readonly system: SystemId
  readonly text: string
}

/** Stores a response with the SHA-256 of its text. One response per item and system. */
export function insertResponse(file: StudyFile, { id, item, system, text }: NewResponse): void {
  run(
    file,
    `INSERT INTO response (id, item_no, system_no, text, content_hash) VALUES (?,
       (SELECT item_no FROM item WHERE id = ?), (SELECT system_no FROM system WHERE id = ?), ?, ?)`,
    id,
    item,
    system,
    text,
    contentHash(text),
  )
}

export type ItemRow = {
  readonly key: string
  readonly title: string
  readonly prompt: string
  readonly context: ContextBlock[]
  readonly tags: string[]
  readonly responses: { system: SystemId; text: string }[]
}

/** Items in import order with context, tags and who answered. */
export function itemsPage(file: StudyFile, from: number, count: number): { total: number; items: ItemRow[] } {
  const total = first<{ items: number }>(file, 'SELECT count(*) AS items FROM item')?.items ?? 0
  const rows = all<{ no: number; key: string; title: string; prompt: string }>(
    file,
    'SELECT item_no AS no, key, title, prompt FROM item ORDER BY position, item_no LIMIT ? OFFSET ?',
    count,
    from,
  )
  const items = rows.map(({ no, key, title, prompt }) => ({
    key,
    title,
    prompt,
    context: contextOf(file, no),
    tags: all<{ path: string }>(file, 'SELECT path FROM item_tag WHERE item_no = ? ORDER BY position', no).map(
      ({ path }) => path,
    ),
    responses: responsesOf(file, no),
  }))
  return { total, items }
}

/** The context of an item that a rater may see, by the item's row number. */
export function contextOf(file: StudyFile, itemNo: number): ContextBlock[] {
  const rows = all<ContextRow>(file, contextSql, itemNo)
  return rows.map(({ heading, text, kind, id, mediaType, words }) => ({
    heading,
    text,
    ...(kind === 'text' ? {} : { kind }),
    ...(id === null ? {} : { attachment: { id, mediaType, words } }),
  }))
}

type ContextRow = Omit<Attachment, 'id'> & {
  readonly heading: string
  readonly text: string
  readonly kind: 'text' | NonNullable<ContextBlock['kind']>
  /** Of the attachment; null when there is none, and then its other columns are too. */
  readonly id: Attachment['id'] | null
}

const contextSql = `SELECT c.heading, c.body AS text, c.kind, t.id, t.media_type AS mediaType, t.words
  FROM item_context c LEFT JOIN attachment t USING (attachment_no)
  WHERE c.item_no = ? AND c.visible = 1 ORDER BY c.position`

/** An item for planning: what it is for, and its responses in the order their systems were first imported. */
export type PlannableItem = {
  readonly id: ItemId
  readonly key: string
  readonly role: ItemRole
  readonly responses: { readonly id: ResponseId; readonly system: SystemId }[]
}

/** Every item in import order with its responses, without texts. */
export function allItems(file: StudyFile): PlannableItem[] {
  const items: PlannableItem[] = []
  let current: PlannableItem | undefined
  const rows = each<{ item: string; key: string; role: ItemRole; response: string | null; system: string | null }>(
    file,
    `SELECT item.id AS item, item.key, item.role, response.id AS response, system.id AS system
     FROM item LEFT JOIN response USING (item_no) LEFT JOIN system USING (system_no)
     ORDER BY item.position, item.item_no, response.system_no, response.sample`,
  )
  for (const { item, key, role, response, system } of rows) {
    if (current?.id !== item) {
      current = { id: item as ItemId, key, role, responses: [] }
      items.push(current)
    }
    if (response !== null && system !== null) {
      current.responses.push({ id: response as ResponseId, system: system as SystemId })
    }
  }
  return items
}

/** A system with its name and the code that stands for it while it is hidden. */
export type SystemRow = {
  readonly id: SystemId
  readonly code: string
  readonly name: string
  readonly responses: number
}

/**
 * Every system in import order. Codes (S1, S2, …) follow the random ids, so that they say nothing about the order of
 * the file; they stay as they are once no system is added any more.
 */
export function systemsOf(file: StudyFile): SystemRow[] {
  return all<SystemRow>(
    file,
    `SELECT id, 'S' || row_number() OVER (ORDER BY id) AS code, name,
       (SELECT count(*) FROM response WHERE response.system_no = system.system_no) AS responses
     FROM system ORDER BY system_no`,
  )
}

/** An item to read, with the texts of its responses by system; null if there is none of that id. */
export function itemWithResponses(
  file: StudyFile,
  id: string,
): { title: string; prompt: string; responses: ReadonlyMap<SystemId, string> } | null {
  const sql = 'SELECT item_no AS no, title, prompt FROM item WHERE id = ?'
  const row = first<{ no: number; title: string; prompt: string }>(file, sql, id)
  if (!row) return null
  const responses = responsesOf(file, row.no).map(({ system, text }): [SystemId, string] => [system, text])
  return { title: row.title, prompt: row.prompt, responses: new Map(responses) }
}

const responsesOf = (file: StudyFile, itemNo: number): { system: SystemId; text: string }[] =>
  all(
    file,
    `SELECT system.id AS system, response.text FROM response JOIN system USING (system_no)
     WHERE item_no = ? ORDER BY system_no, sample`,
    itemNo,
  )

/** The next free place in the import order. */
export function nextPosition(file: StudyFile): number {
  return first<{ next: number }>(file, 'SELECT ifnull(max(position), 0) + 1 AS next FROM item')?.next ?? 1
}

/** Every response of the study. */
export const responseIds = (file: StudyFile): ResponseId[] =>
  all<{ id: ResponseId }>(file, 'SELECT id FROM response').map(({ id }) => id)
