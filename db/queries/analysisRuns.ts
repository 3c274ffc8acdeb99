import { first, run, type StudyFile } from '../driver.ts'

/** Runs kept per file; older ones go, because a study that is mailed should not carry every report ever tried. */
const runsKept = 20

/** The result of an analysis with exactly this input (data, settings, seed and version of the analysis), or null. */
export function cachedRun(file: StudyFile, inputHash: string): unknown {
  const row = first<{ answer: string }>(file, 'SELECT answer FROM analysis_run WHERE input_hash = ?', inputHash)
  return row ? (JSON.parse(row.answer) as unknown) : null
}

/** Keeps the result of an analysis, a JSON value. */
export function rememberRun(file: StudyFile, inputHash: string, answer: unknown, at: string): void {
  const sql = `INSERT INTO analysis_run (input_hash, answer, at) VALUES (?, ?, ?)
    ON CONFLICT (input_hash) DO UPDATE SET answer = excluded.answer, at = excluded.at`
  run(file, sql, inputHash, JSON.stringify(answer), at)
  run(
    file,
    'DELETE FROM analysis_run WHERE input_hash NOT IN (SELECT input_hash FROM analysis_run ORDER BY at DESC LIMIT ?)',
    runsKept,
  )
}
