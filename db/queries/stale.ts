import type { CriterionId, ItemId, RaterId, ResponseId } from '#contract/ids.ts'
import type { Phase } from '#contract/protocol.ts'
import { all, run, type StudyFile } from '../driver.ts'

/** A rating task begun under an earlier version of the rubric, with what it showed and was asked. */
export type BegunTask = {
  readonly rater: RaterId
  readonly item: ItemId
  readonly phase: Phase
  readonly responses: readonly ResponseId[]
  readonly blindLabels: readonly string[]
  /** Criteria this rater was asked about these responses, in this task or another. */
  readonly asked: ReadonlySet<CriterionId>
}

type Row = {
  readonly rater: RaterId
  readonly item: ItemId
  readonly settings: string
  readonly responses: string
  readonly blindLabels: string
  readonly asked: string
}

/** Begun rating tasks of the study's own items, planned repeats apart, by rater in their order. */
export function begunRatingTasks(file: StudyFile): BegunTask[] {
  const rows = all<Row>(
    file,
    `SELECT r.id AS rater, i.id AS item, f.settings,
       (SELECT group_concat(y.id, ' ' ORDER BY s.position) FROM presentation_slot s JOIN response y USING (response_no)
         WHERE s.presentation_no = p.presentation_no) AS responses,
       (SELECT json_group_array(s.blind_label ORDER BY s.position) FROM presentation_slot s
         WHERE s.presentation_no = p.presentation_no) AS blindLabels,
       (SELECT json_group_array(c.id) FROM rubric_criterion u JOIN criterion_version v USING (criterion_version_no)
         JOIN criterion c USING (criterion_no) WHERE u.version = p.rubric_version
           AND (f.settings ->> 'only' IS NULL OR c.id IN (SELECT value FROM json_each(f.settings, '$.only')))) AS asked
     FROM assignment a JOIN task_progress t USING (assignment_no) JOIN presentation p USING (assignment_no)
     JOIN rater r ON r.rater_no = a.rater_no JOIN item i ON i.item_no = a.item_no AND i.role = 'study'
     JOIN plan_phase f ON f.plan_no = a.plan_no AND f.phase = a.phase
     WHERE a.kind = 'rating' AND p.occurrence = 1 AND t.state <> 'untouched' ORDER BY a.rater_no, a.ordinal`,
  )
  const asked = new Map<string, Set<CriterionId>>()
  for (const row of rows) {
    const place = `${row.rater} ${row.responses}`
    const own = asked.get(place) ?? new Set()
    for (const criterion of JSON.parse(row.asked) as CriterionId[]) own.add(criterion)
    asked.set(place, own)
  }
  const seen = new Set<string>()
  return rows.flatMap((row) => {
    const place = `${row.rater} ${row.responses}`
    if (seen.has(place)) return []
    seen.add(place)
    return {
      rater: row.rater,
      item: row.item,
      phase: JSON.parse(row.settings) as Phase,
      responses: row.responses.split(' ') as ResponseId[],
      blindLabels: JSON.parse(row.blindLabels) as string[],
      asked: asked.get(place) ?? new Set(),
    }
  })
}

/** Rating tasks that wait untouched and already ask a criterion, by rater and responses: nothing is queued twice. */
export function waitingFor(file: StudyFile): ReadonlySet<string> {
  const rows = all<{ rater: string; responses: string; criterion: string }>(
    file,
    `SELECT r.id AS rater, c.id AS criterion,
       (SELECT group_concat(y.id, ' ' ORDER BY s.position) FROM presentation_slot s JOIN response y USING (response_no)
         WHERE s.presentation_no = p.presentation_no) AS responses
     FROM assignment a JOIN task_progress t USING (assignment_no) JOIN presentation p USING (assignment_no)
     JOIN rater r ON r.rater_no = a.rater_no JOIN plan_phase f ON f.plan_no = a.plan_no AND f.phase = a.phase
     JOIN rubric_criterion u ON u.version = p.rubric_version JOIN criterion_version v USING (criterion_version_no)
     JOIN criterion c USING (criterion_no)
     WHERE a.kind = 'rating' AND p.occurrence = 1 AND t.state = 'untouched'
       AND (f.settings ->> 'only' IS NULL OR c.id IN (SELECT value FROM json_each(f.settings, '$.only')))`,
  )
  return new Set(rows.map(({ rater, responses, criterion }) => `${rater} ${responses} ${criterion}`))
}

/** Moves tasks in which nothing was judged yet to the newest version of the rubric. Returns how many moved. */
export function moveUntouched(file: StudyFile): number {
  return run(
    file,
    `UPDATE presentation SET rubric_version = (SELECT max(version) FROM rubric_version)
     WHERE rubric_version < (SELECT max(version) FROM rubric_version) AND assignment_no IN (
       SELECT assignment_no FROM task_progress WHERE state = 'untouched' AND later_no IS NULL)
       AND NOT EXISTS (SELECT 1 FROM judgement WHERE judgement.presentation_no = presentation.presentation_no)`,
  ).changes
}
