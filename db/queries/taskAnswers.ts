import type { PastAction } from '#contract/answers.ts'
import { all, type StudyFile } from '../driver.ts'
import { type ActionColumns, actionOf } from './storedAction.ts'

/** SQL of this file, for the test that reads its query plans. */
export const eventsSql = `
  SELECT j.kind, j.slot, j.turn, j.state, j.value, j.reason, j.body, j.recorded_at AS recordedAt, c.id AS criterion
  FROM judgement j
  LEFT JOIN criterion_version v USING (criterion_version_no) LEFT JOIN criterion c USING (criterion_no)
  WHERE j.presentation_no = ? ORDER BY j.judgement_no`

type EventRow = ActionColumns & { readonly recordedAt: string; readonly criterion: string | null }

/** What was done in a presentation, oldest first. */
export function actionsOf(file: StudyFile, presentationNo: number): PastAction[] {
  return all<EventRow>(file, eventsSql, presentationNo).map((row) => ({
    at: row.recordedAt,
    action: actionOf(row, row.criterion),
  }))
}
