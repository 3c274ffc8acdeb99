import { AssignmentId } from '#contract/ids.ts'
import type { Phase, PlanCertificate } from '#contract/protocol.ts'
import { first, run, type StudyFile, transaction } from '../driver.ts'
import { randomCode } from '../randomCode.ts'
import { readRubric } from './rubric.ts'

/** One task of a plan: which responses of an item are shown, in which order, under which blind labels. */
export type TaskToStore = {
  /** 1-based place of the phase. */
  readonly phase: number
  readonly item: string
  readonly responses: readonly string[]
  readonly blindLabels: readonly string[]
  /** 2 and more for a planned repeat; absent: 1. */
  readonly occurrence?: number
}

/** A plan as `protocol/plan.ts` draws it. `tasks(r)` are the tasks of the r-th rater in order. */
export type PlanToStore = {
  readonly algorithm: string
  readonly seed: number
  readonly phases: readonly Phase[]
  readonly raters: readonly string[]
  readonly tasks: (rater: number) => Iterable<TaskToStore>
}

/**
 * Stores what was drawn: assignments in each rater's order, and for each the presentation with its positions, blind
 * labels and rubric version. Ids of assignments are random codes: a rater sees them, so they are not drawn from the seed.
 */
export function storePlan(file: StudyFile, plan: PlanToStore, certificate: PlanCertificate): void {
  transaction(file, () => {
    const rubricVersion = readRubric(file).version
    const planNo = run(
      file,
      'INSERT INTO plan (algorithm, seed, hash, certificate) VALUES (?, ?, ?, ?)',
      plan.algorithm,
      plan.seed,
      certificate.hash,
      JSON.stringify(certificate),
    ).row
    plan.phases.forEach((phase, place) => {
      const sql = 'INSERT INTO plan_phase (plan_no, phase, settings) VALUES (?, ?, ?)'
      run(file, sql, planNo, place + 1, JSON.stringify(phase))
    })
    plan.raters.forEach((rater, place) => {
      const raterNo = numberOfRow(file, 'SELECT rater_no AS no FROM rater WHERE id = ?', rater)
      let ordinal = numberOfRow(
        file,
        'SELECT ifnull(max(ordinal), 0) AS no FROM assignment WHERE rater_no = ?',
        raterNo,
      )
      for (const task of plan.tasks(place)) {
        ordinal++
        storeTask(file, task, plan.phases[task.phase - 1]?.kind ?? '', { planNo, raterNo, ordinal, rubricVersion })
      }
    })
  })
}

type Place = {
  readonly planNo: number
  readonly raterNo: number
  readonly ordinal: number
  readonly rubricVersion: number
}

function storeTask(file: StudyFile, task: TaskToStore, kind: string, place: Place): void {
  const assignmentNo = run(
    file,
    `INSERT INTO assignment (id, rater_no, item_no, kind, plan_no, phase, ordinal)
     VALUES (?, ?, (SELECT item_no FROM item WHERE id = ?), ?, ?, ?, ?)`,
    AssignmentId.parse(randomCode()),
    place.raterNo,
    task.item,
    kind,
    place.planNo,
    task.phase,
    place.ordinal,
  ).row
  run(
    file,
    'INSERT INTO task_progress (assignment_no, rater_no, ordinal) VALUES (?, ?, ?)',
    assignmentNo,
    place.raterNo,
    place.ordinal,
  )
  const presentationNo = run(
    file,
    'INSERT INTO presentation (assignment_no, occurrence, rubric_version) VALUES (?, ?, ?)',
    assignmentNo,
    task.occurrence ?? 1,
    place.rubricVersion,
  ).row
  task.responses.forEach((response, position) => {
    run(
      file,
      `INSERT INTO presentation_slot (presentation_no, position, response_no, blind_label)
       VALUES (?, ?, (SELECT response_no FROM response WHERE id = ?), ?)`,
      presentationNo,
      position + 1,
      response,
      task.blindLabels[position] ?? '',
    )
  })
}

function numberOfRow(file: StudyFile, sql: string, bound: string | number): number {
  const row = first<{ no: number }>(file, sql, bound)
  if (!row) throw new Error('a plan for somebody who is not in the study')
  return row.no
}

/** Plans that only add tasks to another: for one more rater of a case, or for rating anew under another rubric. */
export const addedPlans = ['asked-for-1', 'rated-anew-1'] as const

/** The certificate of the plan that was stored last, tasks added later apart; null before any was. */
export function readCertificate(file: StudyFile): PlanCertificate | null {
  const sql = `SELECT certificate FROM plan WHERE algorithm NOT IN (?, ?) ORDER BY plan_no DESC LIMIT 1`
  const row = first<{ certificate: string }>(file, sql, ...addedPlans)
  return row ? (JSON.parse(row.certificate) as PlanCertificate) : null
}
