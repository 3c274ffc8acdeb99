import { answersAfter, type PastAction } from '#contract/answers.ts'
import type { ItemRole } from '#contract/expected.ts'
import type { AssignmentId, RaterId } from '#contract/ids.ts'
import type { Phase, TaskKind } from '#contract/protocol.ts'
import type { Round, ShownResponse, TaskView, Turn } from '#contract/rater.ts'
import { all, first, type StudyFile } from '../driver.ts'
import { attachmentsOf } from './attachments.ts'
import { contextOf } from './items.ts'
import { criteriaOf } from './rubric.ts'
import { actionsOf } from './taskAnswers.ts'

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
  readonly turns: string | null
  readonly role: ItemRole
  readonly groups: string
}

const taskSql = `
  SELECT a.id, a.ordinal, a.kind, a.item_no AS itemNo, p.presentation_no AS presentationNo,
    p.rubric_version AS rubricVersion, f.settings, i.prompt, i.turns, i.role, t.groups
  FROM assignment a
  JOIN presentation p USING (assignment_no)
  JOIN plan_phase f ON f.plan_no = a.plan_no AND f.phase = a.phase
  JOIN item i ON i.item_no = a.item_no
  JOIN rater t ON t.rater_no = a.rater_no
  WHERE a.rater_no = (SELECT rater_no FROM rater WHERE id = ?) AND `

/** SQL of this file, for the test that reads its query plans. */
export const taskQueries = {
  byOrdinal: `${taskSql} a.ordinal = ?`,
  byAssignment: `${taskSql} a.id = ? AND a.ordinal IS NOT NULL`,
  firstOpen: `WITH who AS (SELECT rater_no FROM rater WHERE id = ?)
    SELECT min(ordinal) AS ordinal FROM (
      SELECT min(ordinal) AS ordinal FROM task_progress
        WHERE rater_no = (SELECT rater_no FROM who) AND state = 'untouched' AND later_no IS NULL
      UNION ALL
      SELECT min(ordinal) FROM task_progress
        WHERE rater_no = (SELECT rater_no FROM who) AND state = 'started' AND later_no IS NULL)`,
  firstLater: `SELECT ordinal FROM task_progress
    WHERE rater_no = (SELECT rater_no FROM rater WHERE id = ?) AND later_no IS NOT NULL ORDER BY later_no LIMIT 1`,
  sizes: `SELECT count(*) AS total, count(*) FILTER (WHERE state = 'submitted') AS done FROM task_progress
    WHERE rater_no = (SELECT rater_no FROM rater WHERE id = ?)`,
  pace: `SELECT active_ms AS activeMs FROM task_progress
    WHERE rater_no = (SELECT rater_no FROM rater WHERE id = ?) AND submission_no IS NOT NULL
    ORDER BY submission_no DESC LIMIT ?`,
  page: `SELECT a.ordinal, a.kind, i.role, t.state, t.flagged, t.later_no IS NOT NULL AS later,
      substr(i.prompt, 1, 240) AS opening
    FROM assignment a JOIN task_progress t USING (assignment_no) JOIN item i ON i.item_no = a.item_no
    WHERE a.rater_no = (SELECT rater_no FROM rater WHERE id = ?) AND a.ordinal >= ? ORDER BY a.ordinal LIMIT ?`,
  slots: `SELECT s.blind_label AS blindLabel, r.text, r.turns, r.response_no AS responseNo,
      EXISTS (SELECT 1 FROM response_attachment t WHERE t.response_no = r.response_no) AS attached
    FROM presentation_slot s JOIN response r USING (response_no)
    WHERE s.presentation_no = ? ORDER BY s.position`,
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

/**
 * The first task in the rater's order that is not submitted, or was changed since; then those put off, in the order of
 * putting off; null when all is done.
 */
export function firstOpenTask(file: StudyFile, rater: RaterId): TaskView | null {
  const ordinal =
    first<{ ordinal: number | null }>(file, taskQueries.firstOpen, rater)?.ordinal ??
    first<{ ordinal: number }>(file, taskQueries.firstLater, rater)?.ordinal ??
    null
  return ordinal === null ? null : taskByOrdinal(file, rater, ordinal)
}

/** What the rater did at the task of a 1-based place, oldest first; null if there is no such task. */
export function historyOf(file: StudyFile, rater: RaterId, ordinal: number): PastAction[] | null {
  const row = first<TaskRow>(file, taskQueries.byOrdinal, rater, ordinal)
  return row ? actionsOf(file, row.presentationNo) : null
}

function viewOf(file: StudyFile, row: TaskRow): TaskView {
  return {
    assignment: row.id,
    ordinal: row.ordinal,
    prompt: row.prompt,
    ...(row.turns === null ? {} : { promptTurns: JSON.parse(row.turns) as Turn[] }),
    context: contextOf(file, row.itemNo),
    responses: all<SlotRow>(file, taskQueries.slots, row.presentationNo).map((slot) => shownResponse(file, slot)),
    round: roundOf(row.role),
    task: taskOf(file, row),
    answers: answersAfter(actionsOf(file, row.presentationNo)),
  }
}

/** Gold and attention items are not told apart from the others. */
const roundOf = (role: ItemRole): Round => (role === 'practice' || role === 'qualification' ? role : 'study')

type SlotRow = {
  readonly blindLabel: string
  readonly text: string
  readonly turns: string | null
  readonly responseNo: number
  readonly attached: number
}

const shownResponse = (file: StudyFile, { blindLabel, text, turns, responseNo, attached }: SlotRow): ShownResponse => ({
  blindLabel,
  text,
  ...(turns === null ? {} : { turns: JSON.parse(turns) as Turn[] }),
  ...(attached === 0 ? {} : { attachments: attachmentsOf(file, responseNo) }),
})

/** The phase as its task states it, with the criteria asked of this rater. */
function taskOf(file: StudyFile, { settings, rubricVersion, groups }: TaskRow): TaskView['task'] {
  const { groups: _, ...phase } = JSON.parse(settings) as Phase
  if (phase.kind !== 'rating' && phase.kind !== 'preference') return phase
  const { only, ...asks } = phase
  const own = new Set(JSON.parse(groups) as string[])
  const criteria = criteriaOf(file, rubricVersion).filter(
    (criterion) =>
      (criterion.groups?.some((group) => own.has(group)) ?? true) && (only?.includes(criterion.id) ?? true),
  )
  if (asks.kind === 'rating') return { ...asks, criteria }
  return { ...asks, criteria: asks.perCriterion ? criteria : [] }
}

export type TaskListing = {
  readonly ordinal: number
  readonly kind: TaskKind
  readonly round: Round
  readonly state: 'untouched' | 'started' | 'submitted'
  readonly flagged: boolean
  readonly later: boolean
  readonly opening: string
}

type ListedRow = Omit<TaskListing, 'flagged' | 'later' | 'round'> & {
  readonly flagged: number
  readonly later: number
  readonly role: ItemRole
}

/** A page of a rater's tasks from a 1-based place on; `opening` is how the prompt begins. */
export function tasksPage(
  file: StudyFile,
  rater: RaterId,
  from: number,
  count: number,
): { total: number; tasks: TaskListing[] } {
  const total = first<{ total: number }>(file, taskQueries.sizes, rater)?.total ?? 0
  const tasks = all<ListedRow>(file, taskQueries.page, rater, from, count).map(({ role, ...row }) => ({
    ...row,
    round: roundOf(role),
    flagged: row.flagged === 1,
    later: row.later === 1,
    opening: openingOf(row.opening),
  }))
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
