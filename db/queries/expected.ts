import type { Expected } from '#contract/expected.ts'
import type { AssignmentId, RaterId, ResponseId } from '#contract/ids.ts'
import { all, first, type StudyFile } from '../driver.ts'

/** What is expected of a task's item, with the responses the task shows, in the order shown. */
export type ExpectedOfTask = {
  readonly assignment: AssignmentId
  readonly ordinal: number
  readonly submitted: boolean
  readonly expected: Expected
  readonly shown: readonly ResponseId[]
}

type Row = Omit<ExpectedOfTask, 'expected' | 'shown' | 'submitted'> & {
  readonly expected: string | null
  readonly shown: string
  readonly submitted: number
}

const sql = `
  SELECT a.id AS assignment, a.ordinal, i.expected, t.submission_no IS NOT NULL AS submitted,
    (SELECT group_concat(r.id, ' ' ORDER BY s.position) FROM presentation p JOIN presentation_slot s USING (presentation_no)
      JOIN response r USING (response_no) WHERE p.assignment_no = a.assignment_no) AS shown
  FROM assignment a JOIN task_progress t USING (assignment_no) JOIN item i ON i.item_no = a.item_no
  WHERE a.rater_no = (SELECT rater_no FROM rater WHERE id = ?) AND `

const nothing: Expected = { note: '', ratings: [], best: null }

const taskOf = ({ expected, shown, submitted, ...row }: Row): ExpectedOfTask => ({
  ...row,
  submitted: submitted === 1,
  expected: expected === null ? nothing : (JSON.parse(expected) as Expected),
  shown: shown.split(' ') as ResponseId[],
})

/** What is expected of one of a rater's own tasks; null if it is not the rater's. */
export function expectedOf(file: StudyFile, rater: RaterId, assignment: AssignmentId): ExpectedOfTask | null {
  const row = first<Row>(file, `${sql} a.id = ?`, rater, assignment)
  return row ? taskOf(row) : null
}

/** A rater's tasks of one role, in their order. */
export function expectedByRole(
  file: StudyFile,
  rater: RaterId,
  role: 'qualification' | 'gold' | 'attention' | 'practice',
): ExpectedOfTask[] {
  return all<Row>(file, `${sql} i.role = ? AND a.ordinal IS NOT NULL ORDER BY a.ordinal`, rater, role).map(taskOf)
}
