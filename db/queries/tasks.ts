import type { AssignmentId, RaterId } from '#contract/ids.ts'
import type { TaskAnswers } from '#contract/judgement.ts'
import type { Phase, Rater, TaskKind } from '#contract/protocol.ts'
import type { TaskView } from '#contract/rater.ts'
import { all, first, type StudyFile } from '../driver.ts'
import { contextOf } from './items.ts'
import { criteriaOf } from './rubric.ts'
import { type ActionColumns, actionOf } from './storedAction.ts'

/**
 * The rater's side: what a rater may see of the own tasks. No query here reads the table of systems, another rater's
 * judgement, or an id of an imported file.
 */

type TaskRow = {
  readonly id: AssignmentId
  readonly ordinal: number
  readonly kind: TaskKind
  readonly itemNo: number
  readonly presentationNo: number
  readonly rubricVersion: number
  readonly settings: string
  readonly prompt: string
}

const taskSql = `
  SELECT a.id, a.ordinal, a.kind, a.item_no AS itemNo, p.presentation_no AS presentationNo,
    p.rubric_version AS rubricVersion, f.settings, i.prompt
  FROM assignment a
  JOIN presentation p USING (assignment_no)
  JOIN plan_phase f ON f.plan_no = a.plan_no AND f.phase = a.phase
  JOIN item i ON i.item_no = a.item_no
  WHERE a.rater_no = (SELECT rater_no FROM rater WHERE id = ?) AND `

/** SQL of this file, for the test that reads its query plans. */
export const taskQueries = {
  byOrdinal: `${taskSql} a.ordinal = ?`,
  byAssignment: `${taskSql} a.id = ? AND a.ordinal IS NOT NULL`,
  firstOpen: `WITH who AS (SELECT rater_no FROM rater WHERE id = ?)
    SELECT min(ordinal) AS ordinal FROM (
      SELECT min(ordinal) AS ordinal FROM task_progress WHERE rater_no = (SELECT rater_no FROM who) AND state = 'untouched'
      UNION ALL
      SELECT min(ordinal) FROM task_progress WHERE rater_no = (SELECT rater_no FROM who) AND state = 'started')`,
  sizes: `SELECT count(*) AS total, count(*) FILTER (WHERE state = 'submitted') AS done FROM task_progress
    WHERE rater_no = (SELECT rater_no FROM rater WHERE id = ?)`,
  pace: `SELECT active_ms AS activeMs FROM task_progress
    WHERE rater_no = (SELECT rater_no FROM rater WHERE id = ?) AND submission_no IS NOT NULL
    ORDER BY submission_no DESC LIMIT ?`,
  page: `SELECT a.ordinal, a.kind, t.state, t.flagged, substr(i.prompt, 1, 240) AS opening
    FROM assignment a JOIN task_progress t USING (assignment_no) JOIN item i ON i.item_no = a.item_no
    WHERE a.rater_no = (SELECT rater_no FROM rater WHERE id = ?) AND a.ordinal >= ? ORDER BY a.ordinal LIMIT ?`,
  slots: `SELECT s.blind_label AS blindLabel, r.text FROM presentation_slot s JOIN response r USING (response_no)
    WHERE s.presentation_no = ? ORDER BY s.position`,
  events: `SELECT j.kind, j.state, j.value, j.reason, j.body, j.recorded_at AS recordedAt, c.id AS criterion
    FROM judgement j
    LEFT JOIN criterion_version v USING (criterion_version_no) LEFT JOIN criterion c USING (criterion_no)
    WHERE j.presentation_no = ? ORDER BY j.judgement_no`,
} as const

/** A rater's task by its 1-based place, or null if there is none there. */
export function taskByOrdinal(file: StudyFile, rater: RaterId, ordinal: number): TaskView | null {
  const row = first<TaskRow>(file, taskQueries.byOrdinal, rater, ordinal)
  return row ? viewOf(file, row) : null
}

/** A rater's task by its id, or null if it is not this rater's. */
export function taskByAssignment(file: StudyFile, rater: RaterId, assignment: AssignmentId): TaskView | null {
  const row = first<TaskRow>(file, taskQueries.byAssignment, rater, assignment)
  return row ? viewOf(file, row) : null
}

/** The first task in the rater's order that is not submitted, or was changed since; null when all is done. */
export function firstOpenTask(file: StudyFile, rater: RaterId): TaskView | null {
  const ordinal = first<{ ordinal: number | null }>(file, taskQueries.firstOpen, rater)?.ordinal ?? null
  return ordinal === null ? null : taskByOrdinal(file, rater, ordinal)
}

function viewOf(file: StudyFile, row: TaskRow): TaskView {
  const phase = JSON.parse(row.settings) as Phase
  return {
    assignment: row.id,
    ordinal: row.ordinal,
    prompt: row.prompt,
    context: contextOf(file, row.itemNo),
    responses: all<{ blindLabel: string; text: string }>(file, taskQueries.slots, row.presentationNo),
    task: phase.kind === 'rating' ? { kind: 'rating', criteria: [...criteriaOf(file, row.rubricVersion)] } : phase,
    answers: answersOf(file, row.presentationNo),
  }
}

type EventRow = ActionColumns & { readonly recordedAt: string; readonly criterion: string | null }

/**
 * What a presentation holds now: the last event of each kind and criterion. `submittedAt` is null again once an
 * answer or comment changed after the submission: the change counts only when it is submitted too.
 */
function answersOf(file: StudyFile, presentationNo: number): TaskAnswers {
  const ratings = new Map<string, TaskAnswers['ratings'][number]>()
  let answers: Omit<TaskAnswers, 'ratings'> = {
    preference: null,
    ranking: null,
    comment: '',
    flagged: false,
    submittedAt: null,
  }
  for (const row of all<EventRow>(file, taskQueries.events, presentationNo)) {
    const action = actionOf(row, row.criterion)
    if (action.kind === 'flag') answers = { ...answers, flagged: action.flagged }
    else if (action.kind === 'submission') answers = { ...answers, submittedAt: row.recordedAt }
    else {
      answers = { ...answers, submittedAt: null }
      if (action.kind === 'comment') answers.comment = action.text
      else if (action.kind === 'preference') answers.preference = action.value
      else if (action.kind === 'ranking') answers.ranking = action.value
      else ratings.set(action.criterion, { criterion: action.criterion, value: action.value })
    }
  }
  return { ratings: [...ratings.values()], ...answers }
}

export type TaskListing = {
  readonly ordinal: number
  readonly kind: TaskKind
  readonly state: 'untouched' | 'started' | 'submitted'
  readonly flagged: boolean
  readonly opening: string
}

/** A page of a rater's tasks from a 1-based place on; `opening` is how the prompt begins. */
export function tasksPage(
  file: StudyFile,
  rater: RaterId,
  from: number,
  count: number,
): { total: number; tasks: TaskListing[] } {
  const total = first<{ total: number }>(file, taskQueries.sizes, rater)?.total ?? 0
  const rows = all<Omit<TaskListing, 'flagged'> & { flagged: number }>(file, taskQueries.page, rater, from, count)
  const tasks = rows.map((row) => ({ ...row, flagged: row.flagged === 1, opening: openingOf(row.opening) }))
  return { total, tasks }
}

const openingOf = (prompt: string): string => {
  const line = prompt.replace(/\s+/g, ' ').trim()
  return line.length <= 120 ? line : `${line.slice(0, 119).trimEnd()}…`
}

/** Tasks whose pace is looked at for the estimate of the time left. */
const paceOf = 20

/** Where a rater stands. `medianActiveMs` is over the rater's last 20 submitted tasks; null before the first. */
export function progressOf(
  file: StudyFile,
  rater: RaterId,
): { done: number; total: number; medianActiveMs: number | null } {
  const { done, total } = first<{ done: number; total: number }>(file, taskQueries.sizes, rater) ?? {
    done: 0,
    total: 0,
  }
  const paces = all<{ activeMs: number | null }>(file, taskQueries.pace, rater, paceOf)
    .map(({ activeMs }) => activeMs ?? 0)
    .sort((one, other) => one - other)
  const middle = paces.length / 2
  const low = paces[Math.ceil(middle) - 1]
  const high = paces[Math.floor(middle)]
  return { done, total, medianActiveMs: low === undefined || high === undefined ? null : (low + high) / 2 }
}

/** How far every rater is, without content: for the coordinator. `cannotJudge` counts tasks, `flagged` too. */
export type RaterProgress = {
  readonly rater: Rater
  readonly done: number
  readonly total: number
  readonly flagged: number
  readonly cannotJudge: number
  readonly lastAt: string | null
}

export function readProgress(file: StudyFile): RaterProgress[] {
  const rows = all<Omit<RaterProgress, 'rater'> & Rater>(
    file,
    `SELECT r.id, r.pseudonym, r.kind, count(t.assignment_no) AS total,
       count(t.assignment_no) FILTER (WHERE t.state = 'submitted') AS done,
       count(t.assignment_no) FILTER (WHERE t.flagged = 1) AS flagged,
       max(t.last_at) AS lastAt, ifnull(n.tasks, 0) AS cannotJudge
     FROM rater r LEFT JOIN task_progress t USING (rater_no) LEFT JOIN (
       SELECT a.rater_no, count(DISTINCT j.presentation_no) AS tasks
       FROM judgement j JOIN presentation p USING (presentation_no) JOIN assignment a USING (assignment_no)
       WHERE j.state = 'cannot-judge' AND a.ordinal IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM judgement later WHERE later.presentation_no = j.presentation_no AND later.kind = j.kind
           AND later.criterion_version_no IS j.criterion_version_no AND later.judgement_no > j.judgement_no)
       GROUP BY a.rater_no) n USING (rater_no)
     GROUP BY r.rater_no ORDER BY r.rater_no`,
  )
  return rows.map(({ id, pseudonym, kind, ...sizes }) => ({ rater: { id, pseudonym, kind }, ...sizes }))
}
