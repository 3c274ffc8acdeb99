import { all, each, first, type StudyFile } from '../driver.ts'

/** A rater as handing out sees them: how much is left to do. Only people with planned tasks. */
export type RaterToDo = {
  readonly rater: string
  readonly pseudonym: string
  readonly open: number
  readonly total: number
  readonly pin: boolean
  readonly groups: string[]
}

export function ratersToDo(file: StudyFile): RaterToDo[] {
  return all<Omit<RaterToDo, 'pin' | 'groups'> & { pin: number; groups: string }>(
    file,
    `SELECT r.id AS rater, r.pseudonym, r.groups, count(*) AS total,
       count(*) FILTER (WHERE t.state <> 'submitted') AS open, EXISTS (SELECT 1 FROM rater_pin p
         WHERE p.rater_no = r.rater_no) AS pin
     FROM rater r JOIN task_progress t USING (rater_no) WHERE r.kind = 'human' GROUP BY r.rater_no ORDER BY r.rater_no`,
  ).map((row) => ({ ...row, pin: row.pin === 1, groups: JSON.parse(row.groups) as string[] }))
}

/** Rows of a rater's tasks that are not submitted, in the rater's order. */
export const openTasks = (file: StudyFile, rater: string): number[] =>
  all<{ no: number }>(
    file,
    `SELECT assignment_no AS no FROM task_progress JOIN rater USING (rater_no)
     WHERE rater.id = ? AND state <> 'submitted' ORDER BY ordinal`,
    rater,
  ).map(({ no }) => no)

/** How many of a packet's tasks there are, and are submitted as the study knows them. */
export const packetProgress = (file: StudyFile, packetNo: number): { tasks: number; submitted: number } =>
  first<{ tasks: number; submitted: number }>(
    file,
    `SELECT count(*) AS tasks, count(*) FILTER (WHERE state = 'submitted') AS submitted
     FROM packet_task JOIN task_progress USING (assignment_no) WHERE packet_no = ?`,
    packetNo,
  ) ?? { tasks: 0, submitted: 0 }

/** Every text that the raters of some tasks are shown, once each. */
export function* textsShown(file: StudyFile, tasks: readonly number[]): Generator<string, void, undefined> {
  const rows = each<{ text: string }>(
    file,
    `WITH wanted AS (SELECT value FROM json_each(?)),
       shown AS (SELECT item_no FROM assignment WHERE assignment_no IN wanted),
       answers AS (SELECT response_no FROM presentation_slot JOIN presentation USING (presentation_no)
         WHERE assignment_no IN wanted)
     SELECT words AS text FROM study
     UNION ALL SELECT prompt || ' ' || ifnull(turns, '') FROM item WHERE item_no IN shown
     UNION ALL SELECT heading || ' ' || body FROM item_context WHERE visible = 1 AND item_no IN shown
     UNION ALL SELECT text || ' ' || ifnull(turns, '') FROM response WHERE response_no IN answers`,
    JSON.stringify(tasks),
  )
  for (const { text } of rows) yield text
}
