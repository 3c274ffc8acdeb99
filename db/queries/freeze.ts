import { first, kept, run, type StudyFile } from '../driver.ts'
import { contentHash } from './dataHash.ts'
import { readRubric } from './rubric.ts'

/** What was fixed when judging opened. `unchanged`: the file still had that content when it was opened. */
export type Freeze = { readonly at: string; readonly hash: string; readonly unchanged: boolean }

/** Fixes items, responses, raters, protocol, rubric and plan under one hash. The plan is stored already. */
export function freeze(file: StudyFile, at: string): void {
  const { version } = readRubric(file)
  const sql = 'INSERT INTO freeze (at, rubric_version, content_hash) VALUES (?, ?, ?)'
  run(file, sql, at, version, contentHash(file, version))
}

/** The last freeze; null before judging opened. */
export function readFreeze(file: StudyFile): Freeze | null {
  const sql = 'SELECT at, rubric_version AS version, content_hash AS hash FROM freeze ORDER BY freeze_no DESC LIMIT 1'
  const row = first<{ at: string; version: number; hash: string }>(file, sql)
  if (!row) return null
  // Read once per opening: an open study's content cannot change after the freeze.
  const hash = kept(file, 'content hash', () => contentHash(file, row.version))
  return { at: row.at, hash: row.hash, unchanged: hash === row.hash }
}
