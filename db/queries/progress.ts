import type { RaterProgress } from '#contract/coordinator.ts'
import type { Rater } from '#contract/protocol.ts'
import { all, type StudyFile } from '../driver.ts'
import { readRaters } from './raters.ts'

/** How far every rater is, for the coordinator. */
export function readProgress(file: StudyFile): RaterProgress[] {
  const raters = new Map(readRaters(file).map((rater) => [rater.id, rater]))
  const rows = all<Omit<RaterProgress, 'rater'> & Pick<Rater, 'id'>>(
    file,
    `SELECT r.id, count(t.assignment_no) AS total,
       count(t.assignment_no) FILTER (WHERE t.state = 'submitted') AS done,
       count(t.assignment_no) FILTER (WHERE t.flagged = 1) AS flagged,
       max(t.last_at) AS lastAt, ifnull(n.tasks, 0) AS cannotJudge
     FROM rater r LEFT JOIN task_progress t USING (rater_no) LEFT JOIN (
       SELECT a.rater_no, count(DISTINCT j.presentation_no) AS tasks
       FROM judgement j JOIN presentation p USING (presentation_no) JOIN assignment a USING (assignment_no)
       WHERE j.state = 'cannot-judge' AND a.ordinal IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM judgement later WHERE later.presentation_no = j.presentation_no AND later.kind = j.kind
           AND later.criterion_version_no IS j.criterion_version_no
           AND later.slot IS j.slot AND later.turn IS j.turn AND later.judgement_no > j.judgement_no)
       GROUP BY a.rater_no) n USING (rater_no)
     GROUP BY r.rater_no ORDER BY r.rater_no`,
  )
  return rows.flatMap(({ id, ...sizes }) => {
    const rater = raters.get(id)
    return rater ? [{ rater, ...sizes }] : []
  })
}
