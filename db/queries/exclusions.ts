import type { RaterId } from '#contract/ids.ts'
import { all, run, type StudyFile } from '../driver.ts'

/** A recorded decision to leave a rater's judgements out of results, or to take them in again. */
export type RaterExclusion = {
  readonly rater: RaterId
  readonly excluded: boolean
  readonly reason: string
  readonly by: string
  readonly at: string
}

export function appendExclusion(file: StudyFile, { rater, excluded, reason, by, at }: RaterExclusion): void {
  const sql = `INSERT INTO exclusion (rater_no, excluded, reason, by, at)
    VALUES ((SELECT rater_no FROM rater WHERE id = ?), ?, ?, ?, ?)`
  run(file, sql, rater, excluded ? 1 : 0, reason, by, at)
}

/** Every decision in the order it was made. */
export function readExclusions(file: StudyFile): RaterExclusion[] {
  return all<Omit<RaterExclusion, 'excluded'> & { excluded: number }>(
    file,
    'SELECT r.id AS rater, e.excluded, e.reason, e.by, e.at FROM exclusion e JOIN rater r USING (rater_no) ORDER BY exclusion_no',
  ).map((row) => ({ ...row, excluded: row.excluded === 1 }))
}

/** Who is left out now, by the last decision about each rater. */
export function excludedNow(file: StudyFile): ReadonlyMap<RaterId, RaterExclusion> {
  const last = new Map(readExclusions(file).map((decision) => [decision.rater, decision]))
  return new Map([...last].filter(([, { excluded }]) => excluded))
}
