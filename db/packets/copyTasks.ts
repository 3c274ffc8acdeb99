import { all, each, run } from '../driver.ts'
import { type Copying, wantedTasks } from './copying.ts'

/** The rubric versions that the tasks were drawn with, criterion by criterion. Versions keep their numbers. */
export function copyRubric({ from, to, tasks }: Copying): void {
  const versions = all<{ version: number; madeAt: string }>(
    from,
    `SELECT version, made_at AS madeAt FROM rubric_version
     WHERE version IN (SELECT rubric_version FROM presentation WHERE assignment_no IN ${wantedTasks}) ORDER BY version`,
    tasks,
  )
  const copied = new Map<number, number>()
  for (const { version, madeAt } of versions) {
    run(to, 'INSERT INTO rubric_version (version, made_at) VALUES (?, ?)', version, madeAt)
    const criteria = all<{ no: number; position: number; id: string; body: string }>(
      from,
      `SELECT criterion_version_no AS no, position, criterion.id, body
       FROM rubric_criterion JOIN criterion_version USING (criterion_version_no) JOIN criterion USING (criterion_no)
       WHERE version = ? ORDER BY position`,
      version,
    )
    for (const { no, position, id, body } of criteria) {
      const row = copied.get(no) ?? copyCriterion(to, id, body)
      copied.set(no, row)
      const sql = 'INSERT INTO rubric_criterion (version, position, criterion_version_no) VALUES (?, ?, ?)'
      run(to, sql, version, position, row)
    }
  }
}

function copyCriterion(to: Copying['to'], id: string, body: string): number {
  run(to, 'INSERT INTO criterion (id) VALUES (?) ON CONFLICT DO NOTHING', id)
  const sql = `INSERT INTO criterion_version (criterion_no, body)
    VALUES ((SELECT criterion_no FROM criterion WHERE id = ?), ?)`
  return run(to, sql, id, body).row
}

type TaskRow = {
  readonly id: string
  readonly rater: string
  readonly item: string
  readonly kind: string
  readonly planNo: number
  readonly phase: number
  readonly presentationNo: number
  readonly rubricVersion: number
}

/**
 * The tasks in each rater's order, counted anew from 1, each untouched, with what is shown for it. A repeat is not said
 * to be one.
 */
export function copyTasks({ from, to, codeOf, tasks }: Copying): void {
  copyPhases({ from, to, codeOf, tasks })
  const rows = all<TaskRow>(
    from,
    `SELECT a.id, t.id AS rater, i.id AS item, a.kind, a.plan_no AS planNo, a.phase,
       p.presentation_no AS presentationNo, p.rubric_version AS rubricVersion
     FROM assignment a JOIN rater t USING (rater_no) JOIN item i USING (item_no) JOIN presentation p USING (assignment_no)
     WHERE a.assignment_no IN ${wantedTasks} ORDER BY t.rater_no, a.ordinal`,
    tasks,
  )
  const ordinals = new Map<string, number>()
  for (const task of rows) {
    const ordinal = (ordinals.get(task.rater) ?? 0) + 1
    ordinals.set(task.rater, ordinal)
    copyTask({ from, to, codeOf }, task, ordinal)
  }
}

function copyTask({ from, to, codeOf }: Omit<Copying, 'tasks'>, task: TaskRow, ordinal: number): void {
  const rater = codeOf('rater', task.rater)
  const assignmentNo = run(
    to,
    `INSERT INTO assignment (id, rater_no, item_no, kind, plan_no, phase, ordinal)
     VALUES (?, (SELECT rater_no FROM rater WHERE id = ?), (SELECT item_no FROM item WHERE id = ?), ?, ?, ?, ?)`,
    codeOf('assignment', task.id),
    rater,
    codeOf('item', task.item),
    task.kind,
    task.planNo,
    task.phase,
    ordinal,
  ).row
  run(
    to,
    'INSERT INTO task_progress (assignment_no, rater_no, ordinal) VALUES (?, (SELECT rater_no FROM rater WHERE id = ?), ?)',
    assignmentNo,
    rater,
    ordinal,
  )
  const presentationNo = run(
    to,
    'INSERT INTO presentation (assignment_no, rubric_version) VALUES (?, ?)',
    assignmentNo,
    task.rubricVersion,
  ).row
  const slots = each<{ position: number; response: string; blindLabel: string }>(
    from,
    `SELECT position, response.id AS response, blind_label AS blindLabel
     FROM presentation_slot JOIN response USING (response_no) WHERE presentation_no = ? ORDER BY position`,
    task.presentationNo,
  )
  for (const { position, response, blindLabel } of slots) {
    run(
      to,
      `INSERT INTO presentation_slot (presentation_no, position, response_no, blind_label)
       VALUES (?, ?, (SELECT response_no FROM response WHERE id = ?), ?)`,
      presentationNo,
      position,
      codeOf('response', response),
      blindLabel,
    )
  }
}

/** The phases of the plan without its seed, hash and certificate. */
function copyPhases({ from, to, tasks }: Copying): void {
  const wanted = `(SELECT plan_no FROM assignment WHERE assignment_no IN ${wantedTasks})`
  const plans = all<{ no: number }>(from, `SELECT plan_no AS no FROM plan WHERE plan_no IN ${wanted}`, tasks)
  for (const { no } of plans) {
    run(to, "INSERT INTO plan (plan_no, algorithm, seed, hash, certificate) VALUES (?, '', 0, '', '{}')", no)
  }
  const phases = all<{ planNo: number; phase: number; settings: string }>(
    from,
    `SELECT plan_no AS planNo, phase, settings FROM plan_phase WHERE plan_no IN ${wanted} ORDER BY plan_no, phase`,
    tasks,
  )
  for (const { planNo, phase, settings } of phases) {
    const { groups: _, ...shown } = JSON.parse(settings) as Record<string, unknown>
    const sql = 'INSERT INTO plan_phase (plan_no, phase, settings) VALUES (?, ?, ?)'
    run(to, sql, planNo, phase, JSON.stringify(shown))
  }
}
