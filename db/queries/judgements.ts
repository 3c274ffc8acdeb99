import { createHash } from 'node:crypto'
import { hostname, userInfo } from 'node:os'
import { fail } from '#contract/errors.ts'
import type { AssignmentId, CommandId, JudgementId, RaterId } from '#contract/ids.ts'
import type { JudgementAction, JudgementTimes } from '#contract/judgement.ts'
import { all, first, kept, run, type Stored, type StudyFile, transaction } from '../driver.ts'
import { chainEndOf, insertEvent } from './judgementLog.ts'
import { columnsOf } from './storedAction.ts'

/** An event to append. `device` is from `deviceOf`. */
export type JudgementEvent = {
  readonly judgement: JudgementId
  readonly command: CommandId
  readonly rater: RaterId
  readonly assignment: AssignmentId
  readonly action: JudgementAction
  readonly times: JudgementTimes
  readonly recordedAt: string
  readonly appVersion: string
  readonly device: string
}

/** What an append answers: the event's place in its device's log and when it was recorded. */
export type Saved = { readonly sequence: number; readonly savedAt: string }

/** SQL of this file, for the test that reads its query plans. */
export const appendQueries = {
  seen: 'SELECT sequence, recorded_at AS savedAt FROM judgement WHERE command = ?',
  place: `SELECT p.presentation_no AS presentationNo, p.rubric_version AS rubricVersion
    FROM assignment a JOIN presentation p USING (assignment_no)
    WHERE a.id = ? AND a.rater_no = (SELECT rater_no FROM rater WHERE id = ?)`,
  shown: `SELECT r.id FROM presentation_slot s JOIN response r USING (response_no)
    WHERE s.presentation_no = ? ORDER BY s.position`,
  criterion: `SELECT v.criterion_version_no AS no FROM criterion c JOIN criterion_version v USING (criterion_no)
    JOIN rubric_criterion r USING (criterion_version_no) WHERE c.id = ? AND r.version = ?`,
  head: `SELECT judgement_no AS no, id FROM judgement
    WHERE presentation_no = ? AND kind = ? AND criterion_version_no IS ? AND slot IS ? AND turn IS ?
    ORDER BY judgement_no DESC LIMIT 1`,
} as const

/**
 * Appends one action to the log in one transaction; when it returns the row is on disk (unless the caller opened a
 * transaction of its own around it). The event supersedes the last one of the same assignment, kind, criterion, response and turn. A
 * repeated command appends nothing and gets the first answer. Fails with NOT_YOUR_TASK if the assignment is not the
 * rater's, VALUE_NOT_ON_SCALE if the criterion is not in the rubric that was shown.
 */
export function appendJudgement(file: StudyFile, event: JudgementEvent): Saved {
  return transaction(file, () => {
    const seen = first<Saved>(file, appendQueries.seen, event.command)
    if (seen) return seen
    const place = first<{ presentationNo: number; rubricVersion: number }>(
      file,
      appendQueries.place,
      event.assignment,
      event.rater,
    )
    if (!place) fail('NOT_YOUR_TASK', {})
    const { presentationNo, rubricVersion } = place
    const criterionVersionNo = criterionVersionShown(file, event.action, rubricVersion)
    const head = first<{ no: number; id: string }>(
      file,
      appendQueries.head,
      presentationNo,
      event.action.kind,
      criterionVersionNo,
      ...placeWithin(event.action),
    )
    const deviceNo = numberOfDevice(file, event.device)
    const end = chainEndOf(file, deviceNo)
    const shown = all<{ id: string }>(file, appendQueries.shown, presentationNo).map(({ id }) => id)
    const { sequence, row } = insertEvent(
      file,
      {
        judgement: event.judgement,
        command: event.command,
        rater: event.rater,
        assignment: event.assignment,
        rubricVersion,
        shown,
        action: event.action,
        times: event.times,
        supersedes: head?.id ?? null,
        recordedAt: event.recordedAt,
        appVersion: event.appVersion,
        device: event.device,
        sequence: end.sequence + 1,
      },
      { presentationNo, criterionVersionNo, supersedesNo: head?.no ?? null, deviceNo },
      end,
    )
    updateProgress(file, event, row)
    return { sequence, savedAt: event.recordedAt }
  })
}

/** Which response shown and which turn of it an action is about; null: the only one, the whole. */
const placeWithin = (action: JudgementAction): [slot: number | null, turn: number | null] => {
  const { slot, turn } = columnsOf(action)
  return [slot, turn]
}

/**
 * Where the task stands after an event. An answer or comment opens a submitted task again: what changed counts only
 * when it is submitted too, and must not be forgotten. A flag changes nothing but the flag, and so on.
 */
function updateProgress(file: StudyFile, { assignment, action, times, recordedAt }: JudgementEvent, row: number): void {
  const set = (columns: string, ...bound: Stored[]) =>
    run(
      file,
      `UPDATE task_progress SET ${columns}, last_at = ? WHERE assignment_no = ${ofAssignment}`,
      ...bound,
      recordedAt,
      assignment,
    )
  switch (action.kind) {
    case 'submission':
      set(
        "state = 'submitted', submission_no = ?, later_no = NULL, active_ms = max(ifnull(active_ms, 0), ?)",
        row,
        times.activeMs,
      )
      return
    case 'flag':
      set(`flagged = ?, ${touched}`, action.flagged ? 1 : 0)
      return
    case 'later':
      set('later_no = ?', action.later ? row : null)
      return
    case 'opened':
      set(touched)
      return
    default:
      set("state = 'started'")
  }
}

const touched = "state = CASE state WHEN 'untouched' THEN 'started' ELSE state END"

const ofAssignment = '(SELECT assignment_no FROM assignment WHERE id = ?)'

function criterionVersionShown(file: StudyFile, action: JudgementAction, rubricVersion: number): number | null {
  if (!('criterion' in action) || action.criterion === undefined) return null
  const row = first<{ no: number }>(file, appendQueries.criterion, action.criterion, rubricVersion)
  return row?.no ?? fail('VALUE_NOT_ON_SCALE', { found: 'another criterion', expected: 'a criterion of this task' })
}

function numberOfDevice(file: StudyFile, device: string): number {
  const row = first<{ no: number }>(file, 'SELECT device_no AS no FROM device WHERE id = ?', device)
  if (!row) throw new Error('a judgement from a device that is not in the file')
  return row.no
}

/**
 * The code under which this computer writes into this file, drawn when it first does. The computer is recognised by a
 * hash of its and its user's name, salted with the study: the names themselves never enter the file.
 */
export function deviceOf(file: StudyFile, randomCode: () => string): string {
  const computer = kept(file, 'computer', () => {
    const study = first<{ id: string }>(file, 'SELECT id FROM study')?.id ?? ''
    return createHash('sha256').update(`${study}\n${hostname()}\n${userName()}`).digest('hex')
  })
  const known = first<{ id: string }>(file, 'SELECT id FROM device WHERE computer = ?', computer)
  if (known) return known.id
  const id = randomCode()
  run(file, "INSERT INTO device (id, kind, computer) VALUES (?, 'computer', ?)", id, computer)
  return id
}

/** Some systems know no name for the user (a container without a password file). */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return ''
  }
}
