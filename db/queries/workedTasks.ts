import type { RaterId, SystemId } from '#contract/ids.ts'
import type { TaskKind } from '#contract/protocol.ts'
import { all, first, type StudyFile } from '../driver.ts'

/** A submitted task in the order of the rater's own work, with the time it was in front of an active rater. */
export type WorkedTask = {
  readonly rater: RaterId
  readonly kind: TaskKind
  readonly item: string
  /** From 1, in the rater's queue. */
  readonly position: number
  readonly activeMs: number | null
  /** 1, or 2 and more for planned repeats. */
  readonly occurrence: number
  /** The only response shown; null where several were. */
  readonly system: SystemId | null
}

type Row = Omit<WorkedTask, 'rater'> & { readonly presentationNo: number; readonly submissionNo: number }

/** Tasks read before others get their turn: some five milliseconds. */
const atATime = 1000

/** The tasks submitted by an event of the log, rater by rater by pseudonym, each in the order of the own work; in pieces. */
export function* workedTasks(file: StudyFile, asOf: number): Generator<WorkedTask[], void> {
  const raters = all<{ no: number; id: RaterId }>(file, 'SELECT rater_no AS no, id FROM rater ORDER BY pseudonym')
  for (const { no, id } of raters) {
    let after = 0
    for (let rows = worked(file, no, after); rows.length > 0; rows = worked(file, no, after)) {
      after = rows.at(-1)?.position ?? after
      yield rows.flatMap(({ presentationNo, submissionNo, ...row }) => {
        const task = { rater: id, ...row }
        return submissionNo <= asOf ? [task] : asItWas(file, task, presentationNo, asOf)
      })
    }
  }
}

const worked = (file: StudyFile, raterNo: number, after: number): Row[] =>
  all<Row>(
    file,
    `SELECT a.kind, i.key AS item, a.ordinal AS position, g.active_ms AS activeMs, p.occurrence,
       (SELECT CASE WHEN count(*) = 1 THEN max(y.id) END FROM presentation_slot s JOIN response r USING (response_no)
        JOIN system y USING (system_no) WHERE s.presentation_no = p.presentation_no) AS system,
       p.presentation_no AS presentationNo, g.submission_no AS submissionNo
     FROM assignment a
     JOIN task_progress g USING (assignment_no)
     JOIN presentation p USING (assignment_no)
     JOIN item i USING (item_no)
     WHERE a.rater_no = ? AND a.ordinal > ? AND g.submission_no IS NOT NULL AND i.role = 'study'
     ORDER BY a.ordinal LIMIT ?`,
    raterNo,
    after,
    atATime,
  )

/** A task that was submitted since: as it had been before, if it had. */
function asItWas(file: StudyFile, task: WorkedTask, presentationNo: number, asOf: number): WorkedTask[] {
  const before = first<{ submissions: number; activeMs: number | null }>(
    file,
    `SELECT count(*) AS submissions, max(active_ms) AS activeMs FROM judgement
     WHERE presentation_no = ? AND kind = 'submission' AND judgement_no <= ?`,
    presentationNo,
    asOf,
  )
  return before && before.submissions > 0 ? [{ ...task, activeMs: before.activeMs }] : []
}
