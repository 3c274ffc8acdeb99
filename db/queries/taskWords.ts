import type { ItemId, RaterId, ResponseId } from '#contract/ids.ts'
import type { TaskKind } from '#contract/protocol.ts'
import { all, type StudyFile } from '../driver.ts'

/** What a rater wrote beside a submitted rating: the comment of the task that showed the response. The list of kinds is the index's. */
export function ratingWords(
  file: StudyFile,
): { readonly rater: RaterId; readonly response: ResponseId; readonly words: string }[] {
  return all(
    file,
    `SELECT t.id AS rater, r.id AS response, j.body AS words
     FROM judgement j
     JOIN presentation p USING (presentation_no) JOIN assignment a USING (assignment_no) JOIN rater t USING (rater_no)
     JOIN presentation_slot s USING (presentation_no) JOIN response r USING (response_no)
     WHERE j.kind IN ('comment', 'confidence', 'guess') AND j.kind = 'comment' AND j.body <> '' AND a.kind = 'rating' AND p.occurrence = 1 AND j.judgement_no = (
       SELECT max(judgement_no) FROM judgement WHERE presentation_no = p.presentation_no AND kind = 'comment')`,
  )
}

/** Items with planned tasks of a kind that are not submitted. */
export function unfinishedItems(file: StudyFile, kind: TaskKind): ReadonlySet<ItemId> {
  const rows = all<{ id: ItemId }>(
    file,
    `SELECT DISTINCT i.id FROM task_progress t JOIN assignment a USING (assignment_no) JOIN item i USING (item_no)
     WHERE t.state <> 'submitted' AND a.kind = ?`,
    kind,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Active milliseconds of every submitted task, with whose it was. */
export function paces(file: StudyFile): { readonly rater: RaterId; readonly activeMs: number }[] {
  return all(
    file,
    `SELECT r.id AS rater, t.active_ms AS activeMs FROM task_progress t JOIN rater r USING (rater_no)
     WHERE t.submission_no IS NOT NULL AND t.active_ms IS NOT NULL ORDER BY t.submission_no`,
  )
}

/** Submitted and planned tasks by item (in import order), by rater group, and by phase. */
export function partProgress(file: StudyFile) {
  const sizes = "count(*) FILTER (WHERE t.state = 'submitted') AS done, count(*) AS total"
  const tasks = 'task_progress t JOIN assignment a USING (assignment_no)'
  type Part = { readonly name: string; readonly done: number; readonly total: number }
  return {
    items: all<Part>(
      file,
      `SELECT CAST(row_number() OVER (ORDER BY i.position, i.item_no) AS TEXT) AS name, ${sizes}
       FROM ${tasks} JOIN item i USING (item_no) GROUP BY i.item_no ORDER BY i.position, i.item_no`,
    ),
    groups: all<Part>(
      file,
      `SELECT g.value AS name, ${sizes} FROM ${tasks} JOIN rater r ON r.rater_no = t.rater_no, json_each(r.groups) g
       GROUP BY g.value ORDER BY g.value`,
    ),
    phases: all<Part & { readonly kind: TaskKind }>(
      file,
      `SELECT CAST(a.phase AS TEXT) AS name, a.kind, ${sizes} FROM ${tasks} GROUP BY a.phase, a.kind ORDER BY a.phase`,
    ),
  }
}
