import type { RaterId } from '#contract/ids.ts'
import type { Rater } from '#contract/protocol.ts'
import { all, run, type StudyFile } from '../driver.ts'

/** The raters in the order they were added. */
export function readRaters(file: StudyFile): Rater[] {
  const rows = all<Omit<Rater, 'groups'> & { groups: string }>(
    file,
    'SELECT id, pseudonym, kind, groups FROM rater ORDER BY rater_no',
  )
  return rows.map(({ groups, ...rater }) => {
    const names = JSON.parse(groups) as string[]
    return names.length === 0 ? rater : { ...rater, groups: names }
  })
}

export function insertRater(file: StudyFile, { id, pseudonym, kind, groups = [] }: Rater): void {
  const sql = 'INSERT INTO rater (id, pseudonym, kind, groups) VALUES (?, ?, ?, ?)'
  run(file, sql, id, pseudonym, kind, JSON.stringify(groups))
}

/** Sets the groups a rater belongs to. */
export function saveGroups(file: StudyFile, rater: RaterId, groups: readonly string[]): void {
  run(file, 'UPDATE rater SET groups = ? WHERE id = ?', JSON.stringify(groups), rater)
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
