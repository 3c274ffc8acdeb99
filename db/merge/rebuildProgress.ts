import { all, run, type StudyFile } from '../driver.ts'

type ProgressEvent = {
  readonly no: number
  readonly kind: string
  readonly value: number | null
  readonly activeMs: number | null
  readonly recordedAt: string
}

type Standing = {
  state: 'untouched' | 'started' | 'submitted'
  flagged: number
  submissionNo: number | null
  laterNo: number | null
  activeMs: number | null
  lastAt: string | null
}

/** Derives where a task stands from the log anew, event by event, as appending them would have. */
export function rebuildProgress(file: StudyFile, assignmentNo: number): void {
  const standing: Standing = {
    state: 'untouched',
    flagged: 0,
    submissionNo: null,
    laterNo: null,
    activeMs: null,
    lastAt: null,
  }
  const events = all<ProgressEvent>(
    file,
    `SELECT judgement_no AS no, kind, value, active_ms AS activeMs, recorded_at AS recordedAt
     FROM judgement JOIN presentation USING (presentation_no) WHERE assignment_no = ? ORDER BY judgement_no`,
    assignmentNo,
  )
  for (const event of events) follow(standing, event)
  run(
    file,
    `UPDATE task_progress SET state = ?, flagged = ?, submission_no = ?, later_no = ?, active_ms = ?, last_at = ?
     WHERE assignment_no = ?`,
    standing.state,
    standing.flagged,
    standing.submissionNo,
    standing.laterNo,
    standing.activeMs,
    standing.lastAt,
    assignmentNo,
  )
}

/** What `updateProgress` of `queries/judgements.ts` does for one event; a test holds the two together. */
function follow(standing: Standing, { no, kind, value, activeMs, recordedAt }: ProgressEvent): void {
  standing.lastAt = recordedAt
  switch (kind) {
    case 'submission':
      standing.state = 'submitted'
      standing.submissionNo = no
      standing.laterNo = null
      standing.activeMs = Math.max(standing.activeMs ?? 0, activeMs ?? 0)
      return
    case 'flag':
      standing.flagged = value === 1 ? 1 : 0
      if (standing.state === 'untouched') standing.state = 'started'
      return
    case 'later':
      standing.laterNo = value === 1 ? no : null
      return
    case 'opened':
      if (standing.state === 'untouched') standing.state = 'started'
      return
    default:
      standing.state = 'started'
  }
}
