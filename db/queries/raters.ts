import type { RaterId } from '#contract/ids.ts'
import type { Rater } from '#contract/protocol.ts'
import { all, run, type StudyFile } from '../driver.ts'

/** The raters in the order they were added. */
export function readRaters(file: StudyFile): Rater[] {
  return all<Rater>(file, 'SELECT id, pseudonym, kind FROM rater ORDER BY rater_no')
}

export function insertRater(file: StudyFile, { id, pseudonym, kind }: Rater): void {
  run(file, 'INSERT INTO rater (id, pseudonym, kind) VALUES (?, ?, ?)', id, pseudonym, kind)
}

/**
 * Removes the raters that are not in `keep` and have no assignment, planned or imported. Returns those that should
 * have gone and had to stay.
 */
export function removeUnusedRaters(file: StudyFile, keep: readonly RaterId[]): Rater[] {
  const wanted = new Set<string>(keep)
  const leaving = readRaters(file).filter(({ id }) => !wanted.has(id))
  const sql = `DELETE FROM rater WHERE id = ?
    AND NOT EXISTS (SELECT 1 FROM assignment WHERE assignment.rater_no = rater.rater_no)`
  return leaving.filter(({ id }) => run(file, sql, id).changes === 0)
}
