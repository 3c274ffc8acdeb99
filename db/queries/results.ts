import type { CriterionId, ItemId, RaterId, ResponseId, SystemId } from '#contract/ids.ts'
import type { CannotJudgeReason } from '#contract/judgement.ts'
import type { TaskKind } from '#contract/protocol.ts'
import { all, each, type StudyFile } from '../driver.ts'
import { ranksOf } from './storedAction.ts'

/**
 * What enters a report: the answers of submitted tasks as they stood at the task's last submission, or with
 * `firstAnswers` at its first. Answers changed after the last submission do not count until they are submitted too.
 * Only items of the study itself enter (no practice, qualification, gold or attention items). Rows come in the order
 * of item key, system name, rater and criterion, so that nothing computed from them depends on the order of storing.
 */
export type AnswersWanted = { readonly firstAnswers?: boolean }

/** `missing`: the task was submitted without this answer, or the answer was taken back. */
export type AnswerState = 'given' | 'not-applicable' | 'cannot-judge' | 'missing'

export type RatingRow = {
  readonly rater: RaterId
  readonly item: ItemId
  readonly response: ResponseId
  readonly system: SystemId
  readonly criterion: CriterionId
  readonly state: AnswerState
  readonly value: number | null
  readonly reason: CannotJudgeReason | null
  /** 1, or 2 and more for planned repeats of the same response. */
  readonly occurrence: number
}

/** One row per submitted rating task and criterion; imported tasks have rows for the criteria of their file only. */
export function ratingRows(file: StudyFile, wanted: AnswersWanted = {}): RatingRow[] {
  return all<RatingRow>(
    file,
    `${countedTasks(wanted)}
     SELECT t.id AS rater, i.id AS item, r.id AS response, y.id AS system, c.id AS criterion,
       CASE WHEN j.state IS NULL OR j.state = 'cleared' THEN 'missing' ELSE j.state END AS state,
       j.value, j.reason, p.occurrence
     FROM counted
     JOIN presentation p USING (presentation_no)
     JOIN assignment a ON a.assignment_no = p.assignment_no AND a.kind = 'rating'
     JOIN rater t USING (rater_no)
     JOIN item i ON i.item_no = a.item_no AND i.role = 'study'
     JOIN presentation_slot s ON s.presentation_no = p.presentation_no AND s.position = 1
     JOIN response r USING (response_no)
     JOIN system y USING (system_no)
     JOIN rubric_criterion u ON u.version = p.rubric_version
     JOIN criterion_version v USING (criterion_version_no)
     JOIN criterion c USING (criterion_no)
     LEFT JOIN judgement j ON j.judgement_no = (
       SELECT max(judgement_no) FROM judgement WHERE presentation_no = p.presentation_no AND kind = 'rating'
         AND criterion_version_no = u.criterion_version_no AND judgement_no < counted.cut)
     WHERE a.batch_no IS NULL OR j.judgement_no IS NOT NULL
     ORDER BY i.key, y.name, r.sample, t.pseudonym, u.version, u.position, p.occurrence, p.presentation_no`,
  )
}

export type PreferenceRow = {
  readonly rater: RaterId
  readonly item: ItemId
  /** The response shown first (left). */
  readonly first: ResponseId
  readonly second: ResponseId
  readonly firstSystem: SystemId
  readonly secondSystem: SystemId
  /** −3 to 3, negative: the first shown is better; null unless given. */
  readonly outcome: number | null
  readonly state: AnswerState
  readonly reason: CannotJudgeReason | null
  readonly comment: string
  readonly occurrence: number
}

/** One row per submitted comparison. */
export function preferenceRows(file: StudyFile, wanted: AnswersWanted = {}): PreferenceRow[] {
  return all<PreferenceRow>(
    file,
    `${countedTasks(wanted)}
     SELECT t.id AS rater, i.id AS item, r1.id AS first, r2.id AS second, y1.id AS firstSystem, y2.id AS secondSystem,
       CAST(j.value AS INTEGER) AS outcome,
       CASE WHEN j.state IS NULL OR j.state = 'cleared' THEN 'missing' ELSE j.state END AS state,
       j.reason, ${commentAtCut} AS comment, p.occurrence
     FROM counted
     JOIN presentation p USING (presentation_no)
     JOIN assignment a ON a.assignment_no = p.assignment_no AND a.kind = 'preference'
     JOIN rater t USING (rater_no)
     JOIN item i ON i.item_no = a.item_no AND i.role = 'study'
     JOIN presentation_slot s1 ON s1.presentation_no = p.presentation_no AND s1.position = 1
     JOIN response r1 ON r1.response_no = s1.response_no JOIN system y1 ON y1.system_no = r1.system_no
     JOIN presentation_slot s2 ON s2.presentation_no = p.presentation_no AND s2.position = 2
     JOIN response r2 ON r2.response_no = s2.response_no JOIN system y2 ON y2.system_no = r2.system_no
     LEFT JOIN judgement j ON j.judgement_no = ${answerAtCut('preference')}
     ORDER BY i.key, min(y1.name, y2.name), max(y1.name, y2.name), t.pseudonym, y1.name, p.occurrence, p.presentation_no`,
  )
}

export type RankingRow = {
  readonly rater: RaterId
  readonly item: ItemId
  /** In the order shown. 1 is best, equal ranks tie; null unless given. */
  readonly ranks: readonly { readonly response: ResponseId; readonly system: SystemId; readonly rank: number | null }[]
  readonly state: AnswerState
  readonly reason: CannotJudgeReason | null
  readonly comment: string
  readonly occurrence: number
}

type RankingSlot = Omit<RankingRow, 'ranks'> & {
  readonly presentationNo: number
  readonly body: string | null
  readonly response: ResponseId
  readonly system: SystemId
}

/** One row per submitted ranking. */
export function rankingRows(file: StudyFile, wanted: AnswersWanted = {}): RankingRow[] {
  const rankings: RankingRow[] = []
  let open = { presentationNo: -1, given: [] as (number | null)[], ranks: [] as RankingRow['ranks'][number][] }
  for (const slot of each<RankingSlot>(file, rankingSql(wanted))) {
    const { rater, item, state, reason, comment, occurrence } = slot
    if (slot.presentationNo !== open.presentationNo) {
      open = { presentationNo: slot.presentationNo, given: ranksOf(slot.body), ranks: [] }
      rankings.push({ rater, item, ranks: open.ranks, state, reason, comment, occurrence })
    }
    const rank = state === 'given' ? (open.given[open.ranks.length] ?? null) : null
    open.ranks.push({ response: slot.response, system: slot.system, rank })
  }
  return rankings
}

const rankingSql = (wanted: AnswersWanted): string => `${countedTasks(wanted)}
  SELECT p.presentation_no AS presentationNo, t.id AS rater, i.id AS item, r.id AS response, y.id AS system,
    CASE WHEN j.state IS NULL OR j.state = 'cleared' THEN 'missing' ELSE j.state END AS state,
    j.body, j.reason, ${commentAtCut} AS comment, p.occurrence
  FROM counted
  JOIN presentation p USING (presentation_no)
  JOIN assignment a ON a.assignment_no = p.assignment_no AND a.kind = 'ranking'
  JOIN rater t USING (rater_no)
  JOIN item i ON i.item_no = a.item_no AND i.role = 'study'
  JOIN presentation_slot s ON s.presentation_no = p.presentation_no
  JOIN response r USING (response_no)
  JOIN system y USING (system_no)
  LEFT JOIN judgement j ON j.judgement_no = ${answerAtCut('ranking')}
  ORDER BY i.key, t.pseudonym, p.occurrence, p.presentation_no, s.position`

/** Submitted tasks, each with the submission that makes the events before it count. */
const countedTasks = ({ firstAnswers }: AnswersWanted): string =>
  `WITH counted AS (
     SELECT presentation_no, ${firstAnswers ? 'min' : 'max'}(judgement_no) AS cut
     FROM judgement WHERE kind = 'submission' GROUP BY presentation_no)`

const answerAtCut = (kind: TaskKind): string =>
  `(SELECT max(judgement_no) FROM judgement WHERE presentation_no = p.presentation_no AND kind = '${kind}'
     AND criterion_version_no IS NULL AND judgement_no < counted.cut)`

const commentAtCut = `ifnull((SELECT body FROM judgement WHERE presentation_no = p.presentation_no AND kind = 'comment'
  AND criterion_version_no IS NULL AND judgement_no < counted.cut ORDER BY judgement_no DESC LIMIT 1), '')`

/** Planned tasks that are not, or not as they stand, in the results. */
export type UnsubmittedCount = {
  readonly kind: TaskKind
  readonly untouched: number
  readonly started: number
  /** Submitted once and changed since: the submitted answers count, the changes do not. */
  readonly changedSince: number
}

/** By kind of task; kinds without planned tasks are absent. */
export function unsubmittedCounts(file: StudyFile): UnsubmittedCount[] {
  return all<UnsubmittedCount>(
    file,
    `SELECT a.kind, count(*) FILTER (WHERE t.state = 'untouched') AS untouched,
       count(*) FILTER (WHERE t.state = 'started' AND t.submission_no IS NULL) AS started,
       count(*) FILTER (WHERE t.state = 'started' AND t.submission_no IS NOT NULL) AS changedSince
     FROM task_progress t JOIN assignment a USING (assignment_no) GROUP BY a.kind ORDER BY a.kind DESC`,
  )
}
