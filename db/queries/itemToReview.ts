import type { ItemId, ResponseId } from '#contract/ids.ts'
import type { ContextBlock } from '#contract/rater.ts'
import { all, first, type StudyFile } from '../driver.ts'
import { contextOf } from './items.ts'

/** An item to read in review: its words, tags, and the texts of its responses by their codes. No system. */
export type ItemToReview = {
  readonly title: string
  readonly prompt: string
  readonly context: ContextBlock[]
  readonly tags: readonly string[]
  readonly texts: ReadonlyMap<ResponseId, string>
}

/** The title is the item's own, else how its prompt begins. Turns of a conversation are told one under the other. */
export function itemToReview(file: StudyFile, id: ItemId): ItemToReview {
  const sql = 'SELECT item_no AS no, title, prompt FROM item WHERE id = ?'
  const item = first<{ no: number; title: string; prompt: string }>(file, sql, id)
  if (!item) throw new Error('a case about an item that is not in the study')
  const responses = all<{ id: ResponseId; text: string; turns: string | null }>(
    file,
    'SELECT id, text, turns FROM response WHERE item_no = ?',
    item.no,
  )
  return {
    title: item.title || opening(item.prompt),
    prompt: item.prompt,
    context: contextOf(file, item.no),
    tags: all<{ path: string }>(file, 'SELECT path FROM item_tag WHERE item_no = ? ORDER BY position', item.no).map(
      ({ path }) => path,
    ),
    texts: new Map(responses.map((response) => [response.id, response.turns ? told(response.turns) : response.text])),
  }
}

const opening = (prompt: string): string => {
  const line = prompt.replace(/\s+/g, ' ').trim()
  return line.length <= 80 ? line : `${line.slice(0, 79).trimEnd()}…`
}

const told = (turns: string): string =>
  (JSON.parse(turns) as { role: string; text: string }[]).map(({ role, text }) => `**${role}**: ${text}`).join('\n\n')
