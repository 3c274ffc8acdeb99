import type { CriterionId, ItemId, RaterId, ResponseId, SystemId } from '#contract/ids.ts'
import type { CannotJudgeReason } from '#contract/judgement.ts'
import type { TaskKind } from '#contract/protocol.ts'
import { all, each, first, type StudyFile } from '../driver.ts'
import { atOnce } from './pieces.ts'
import { ratingRow, readRatingColumns } from './ratingColumns.ts'
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
  /** A number that was given; null when nothing, options or words were. */
  readonly value: number | null
  /** Chosen options as a JSON list, or words as a JSON string; null when a number was given. */
  readonly body: string | null
  readonly reason: CannotJudgeReason | null
  /** The turn of the response that was rated, from 1; null: the whole. */
  readonly turn: number | null
  /** 1, or 2 and more for planned repeats of the same response. */
  readonly occurrence: number
  /** Place of the task in the rater's own order, from 1; null for imported ratings. */
  readonly ordinal: number | null
}

/**
 * One row per submitted rating task, response shown, criterion and rated turn; imported tasks have rows for the
 * criteria of their file only. Criteria that were not asked of the rater, or whose condition was not met, have none.
 * Reads all at once; `readRatingColumns` reads the same piece by piece.
 */
export function ratingRows(file: StudyFile, wanted: AnswersWanted = {}): RatingRow[] {
  const columns = atOnce(readRatingColumns(file, wanted))
  return Array.from({ length: columns.length }, (_, row) => ratingRow(columns, row))
}

/** Those on one criterion. */
export function ratingRowsOn(file: StudyFile, criterion: CriterionId): RatingRow[] {
  const columns = atOnce(readRatingColumns(file))
  const place = columns.names.criteria.indexOf(criterion)
  const rows: RatingRow[] = []
  columns.criterion.forEach((of, row) => {
    if (of === place && row < columns.length) rows.push(ratingRow(columns, row))
  })
  return rows
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
  /** Neither is good enough: `given` as a tie, and more. */
  readonly bothBad: boolean
  readonly state: AnswerState
  readonly reason: CannotJudgeReason | null
  readonly comment: string
  readonly occurrence: number
}

/** One row per submitted comparison, as decided overall. */
export function preferenceRows(file: StudyFile, wanted: AnswersWanted = {}): PreferenceRow[] {
  const answered = `LEFT JOIN judgement j ON j.judgement_no = ${answerAtCut('preference')}`
  return comparisons<PreferenceRow>(file, wanted, answered)
}

/** A comparison by one criterion. */
export type CriterionPreferenceRow = PreferenceRow & { readonly criterion: CriterionId }

/** One row per submitted comparison and criterion it was compared by. */
export function criterionPreferenceRows(file: StudyFile, wanted: AnswersWanted = {}): CriterionPreferenceRow[] {
  const answered = `JOIN rubric_criterion u ON u.version = p.rubric_version
    JOIN criterion_version v USING (criterion_version_no) JOIN criterion c USING (criterion_no)
    JOIN judgement j ON j.judgement_no = (
      SELECT max(judgement_no) FROM judgement WHERE presentation_no = p.presentation_no AND kind = 'preference'
        AND criterion_version_no = u.criterion_version_no AND judgement_no < counted.cut)`
  return comparisons<CriterionPreferenceRow>(file, wanted, answered, 'c.id AS criterion,')
}

function comparisons<Row extends PreferenceRow>(
  file: StudyFile,
  wanted: AnswersWanted,
  answered: string,
  more = '',
): Row[] {
  if (!hasTasks(file, 'preference')) return []
  const rows = all<Omit<Row, 'bothBad'> & { bothBad: number }>(
    file,
    `${countedTasks(wanted)}
     SELECT t.id AS rater, i.id AS item, r1.id AS first, r2.id AS second, y1.id AS firstSystem, y2.id AS secondSystem,
       ${more} CASE j.state WHEN 'both-bad' THEN 0 ELSE CAST(j.value AS INTEGER) END AS outcome,
       j.state IS 'both-bad' AS bothBad,
       CASE WHEN j.state IS NULL OR j.state = 'cleared' THEN 'missing' WHEN j.state = 'both-bad' THEN 'given'
         ELSE j.state END AS state,
       j.reason, ${wordsAtCut} AS comment, p.occurrence
     FROM counted
     JOIN presentation p USING (presentation_no)
     JOIN assignment a ON a.assignment_no = p.assignment_no AND a.kind = 'preference'
     JOIN rater t USING (rater_no)
     JOIN item i ON i.item_no = a.item_no AND i.role = 'study'
     JOIN presentation_slot s1 ON s1.presentation_no = p.presentation_no AND s1.position = 1
     JOIN response r1 ON r1.response_no = s1.response_no JOIN system y1 ON y1.system_no = r1.system_no
     JOIN presentation_slot s2 ON s2.presentation_no = p.presentation_no AND s2.position = 2
     JOIN response r2 ON r2.response_no = s2.response_no JOIN system y2 ON y2.system_no = r2.system_no
     ${answered}
     ORDER BY i.key, min(y1.name, y2.name), max(y1.name, y2.name), t.pseudonym, y1.name, p.occurrence, p.presentation_no`,
  )
  return rows.map((row) => ({ ...row, bothBad: row.bothBad === 1 }) as unknown as Row)
}

/** A choice of the best and the worst among the responses shown. */
export type BestWorstRow = {
  readonly rater: RaterId
  readonly item: ItemId
  /** In the order shown. */
  readonly shown: readonly { readonly response: ResponseId; readonly system: SystemId }[]
  /** Places shown, from 1; null unless given. */
  readonly best: number | null
  readonly worst: number | null
  readonly state: AnswerState
  readonly reason: CannotJudgeReason | null
  readonly comment: string
  readonly occurrence: number
}

/** One row per submitted choice of best and worst. */
export function bestWorstRows(file: StudyFile, wanted: AnswersWanted = {}): BestWorstRow[] {
  return shownAtOnce(file, wanted, 'best-worst').map(({ slots, body, ...row }) => {
    const { best, worst } = JSON.parse(body ?? '{"best":null,"worst":null}') as Pick<BestWorstRow, 'best' | 'worst'>
    return { ...row, shown: slots, best, worst }
  })
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

/** One row per submitted ranking. */
export function rankingRows(file: StudyFile, wanted: AnswersWanted = {}): RankingRow[] {
  return shownAtOnce(file, wanted, 'ranking').map(({ slots, body, ...row }) => {
    const given = ranksOf(body)
    return { ...row, ranks: slots.map((slot, place) => ({ ...slot, rank: given[place] ?? null })) }
  })
}

/** A submitted task that shows several responses, with what was answered as it is stored. */
type ShownAtOnce = Omit<RankingRow, 'ranks'> & {
  readonly body: string | null
  readonly slots: { readonly response: ResponseId; readonly system: SystemId }[]
}

type Slot = Omit<ShownAtOnce, 'slots'> & {
  readonly presentationNo: number
  readonly response: ResponseId
  readonly system: SystemId
}

function shownAtOnce(file: StudyFile, wanted: AnswersWanted, kind: 'ranking' | 'best-worst'): ShownAtOnce[] {
  if (!hasTasks(file, kind)) return []
  const tasks: ShownAtOnce[] = []
  let open = -1
  for (const { presentationNo, response, system, ...task } of each<Slot>(file, slotsSql(wanted, kind))) {
    if (presentationNo !== open) {
      open = presentationNo
      tasks.push({ ...task, slots: [] })
    }
    tasks.at(-1)?.slots.push({ response, system })
  }
  return tasks
}

const slotsSql = (wanted: AnswersWanted, kind: 'ranking' | 'best-worst'): string => `${countedTasks(wanted)}
  SELECT p.presentation_no AS presentationNo, t.id AS rater, i.id AS item, r.id AS response, y.id AS system,
    CASE WHEN j.state IS NULL OR j.state = 'cleared' THEN 'missing' ELSE j.state END AS state,
    j.body, j.reason, ${wordsAtCut} AS comment, p.occurrence
  FROM counted
  JOIN presentation p USING (presentation_no)
  JOIN assignment a ON a.assignment_no = p.assignment_no AND a.kind = '${kind}'
  JOIN rater t USING (rater_no)
  JOIN item i ON i.item_no = a.item_no AND i.role = 'study'
  JOIN presentation_slot s ON s.presentation_no = p.presentation_no
  JOIN response r USING (response_no)
  JOIN system y USING (system_no)
  LEFT JOIN judgement j ON j.judgement_no = ${answerAtCut(kind)}
  ORDER BY i.key, t.pseudonym, p.occurrence, p.presentation_no, s.position`

/** Whether anybody has tasks of a kind: without any there is nothing to look for among all that was submitted. */
const hasTasks = (file: StudyFile, kind: TaskKind): boolean =>
  first(file, 'SELECT 1 FROM assignment WHERE kind = ? LIMIT 1', kind) !== undefined

/** Submitted tasks, each with the submission that makes the events before it count. */
const countedTasks = ({ firstAnswers }: AnswersWanted): string =>
  `WITH counted AS (
     SELECT presentation_no, ${firstAnswers ? 'min' : 'max'}(judgement_no) AS cut
     FROM judgement WHERE kind = 'submission' GROUP BY presentation_no)`

const answerAtCut = (kind: TaskKind): string =>
  `(SELECT max(judgement_no) FROM judgement WHERE presentation_no = p.presentation_no AND kind = '${kind}'
     AND criterion_version_no IS NULL AND slot IS NULL AND turn IS NULL AND judgement_no < counted.cut)`

/** The rater's words on a task: the reason asked for, then the comment. */
const wordsAtCut = `trim(${textAtCut('justification')} || char(10) || ${textAtCut('comment')}, char(10))`

function textAtCut(kind: 'comment' | 'justification'): string {
  return `ifnull((SELECT body FROM judgement WHERE presentation_no = p.presentation_no AND kind = '${kind}'
    AND criterion_version_no IS NULL AND slot IS NULL AND turn IS NULL AND judgement_no < counted.cut
    ORDER BY judgement_no DESC LIMIT 1), '')`
}

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
