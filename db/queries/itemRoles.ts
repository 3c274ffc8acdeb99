import type { Expected, ItemRole } from '#contract/expected.ts'
import type { ResponseId, SystemId } from '#contract/ids.ts'
import type { MarkedItem } from '#contract/planning.ts'
import { all, first, run, type StudyFile } from '../driver.ts'

const nothing: Expected = { note: '', ratings: [], best: null }

/** The items that are there for something else than results, in the order of the file. */
export function markedItems(file: StudyFile): MarkedItem[] {
  const rows = all<Omit<MarkedItem, 'expectedAnswers'> & { expected: string | null }>(
    file,
    "SELECT key, title, role, expected FROM item WHERE role <> 'study' ORDER BY position, item_no",
  )
  return rows.map(({ expected, ...row }) => ({ ...row, expectedAnswers: countOf(readExpected(expected)) }))
}

const readExpected = (stored: string | null): Expected => (stored === null ? nothing : (JSON.parse(stored) as Expected))

const countOf = ({ ratings, best }: Expected): number => ratings.length + (best === null ? 0 : 1)

export type ItemToMark = {
  readonly role: ItemRole
  readonly expected: Expected
  readonly responses: { id: ResponseId; system: SystemId; text: string }[]
}

/** One item by its key with what is expected of it; null if the study has no such item. */
export function itemToMark(file: StudyFile, key: string): ItemToMark | null {
  const row = first<{ no: number; role: ItemRole; expected: string | null }>(
    file,
    'SELECT item_no AS no, role, expected FROM item WHERE key = ?',
    key,
  )
  if (!row) return null
  const responses = all<ItemToMark['responses'][number]>(
    file,
    `SELECT response.id, system.id AS system, response.text FROM response JOIN system USING (system_no)
     WHERE item_no = ? ORDER BY system_no, sample`,
    row.no,
  )
  return { role: row.role, expected: readExpected(row.expected), responses }
}

/** Says what an item is for, and what is expected of it unless that is left as it is. False if there is no such item. */
export function markItem(file: StudyFile, key: string, role: ItemRole, expected: Expected | null | undefined): boolean {
  const marked = run(file, 'UPDATE item SET role = ? WHERE key = ?', role, key).changes > 0
  if (marked && expected !== undefined) {
    const stored = expected === null ? null : JSON.stringify(expected)
    run(file, 'UPDATE item SET expected = ? WHERE key = ?', stored, key)
  }
  return marked
}

/** Qualification items of which nothing is expected. */
export function unansweredQualification(file: StudyFile): { items: number; without: number } {
  const marked = markedItems(file).filter(({ role }) => role === 'qualification')
  return { items: marked.length, without: marked.filter(({ expectedAnswers }) => expectedAnswers === 0).length }
}

/** Gives a copy of a study an id and a title of its own, and frees it of what belongs to the original alone. */
export function makeTrialOf(file: StudyFile, { id, words }: { readonly id: string; readonly words: string }): void {
  run(file, 'UPDATE study SET id = ?, words = ?', id, words)
  run(file, 'DELETE FROM rater_pin')
}
