import type { CommandId, RaterId } from '#contract/ids.ts'
import type { RaterNote } from '#contract/rater.ts'
import { all, first, run, type StudyFile, transaction } from '../driver.ts'

/** A note with its own random code. */
export type NewRaterNote = {
  readonly id: string
  readonly command: CommandId
  readonly rater: RaterId
  readonly note: RaterNote
  readonly at: string
}

/** Appends what a rater did beside judging; a repeated command appends nothing. Returns when it was recorded. */
export function appendRaterNote(file: StudyFile, { id, command, rater, note, at }: NewRaterNote): string {
  return transaction(file, () => {
    const seen = first<{ at: string }>(file, 'SELECT at FROM rater_note WHERE command = ?', command)
    if (seen) return seen.at
    const { kind, ...body } = note
    run(
      file,
      `INSERT INTO rater_note (id, command, rater_no, kind, body, at)
       VALUES (?, ?, (SELECT rater_no FROM rater WHERE id = ?), ?, ?, ?)`,
      id,
      command,
      rater,
      kind,
      JSON.stringify(body),
      at,
    )
    return at
  })
}

/** When a rater's last note of a kind was made; null if there is none. */
export function lastNoteAt(file: StudyFile, rater: RaterId, kind: RaterNote['kind']): string | null {
  const sql = `SELECT at FROM rater_note WHERE rater_no = (SELECT rater_no FROM rater WHERE id = ?) AND kind = ?
    ORDER BY note_no DESC LIMIT 1`
  return first<{ at: string }>(file, sql, rater, kind)?.at ?? null
}

/** All notes in the order they were made, with whose they are. */
export function readRaterNotes(
  file: StudyFile,
): { readonly rater: RaterId; readonly at: string; readonly note: RaterNote }[] {
  const rows = all<{ rater: RaterId; at: string; kind: string; body: string }>(
    file,
    'SELECT t.id AS rater, n.at, n.kind, n.body FROM rater_note n JOIN rater t USING (rater_no) ORDER BY n.note_no',
  )
  return rows.map(({ rater, at, kind, body }) => ({ rater, at, note: { kind, ...JSON.parse(body) } as RaterNote }))
}
