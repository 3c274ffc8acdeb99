import { all, first, type StudyFile } from '../driver.ts'
import type { AnswersWanted, RatingRow } from '../queries/results.ts'
import { onlyAsked } from './onlyAsked.ts'

/**
 * The rows of `ratingRows` as SQL says them: eight joins, and for every row the last answer before the submission that
 * counts. Too slow for a million ratings, and plain enough to be what the quick reading is compared with.
 */
export function ratingRowsBySql(file: StudyFile, wanted: AnswersWanted = {}): RatingRow[] {
  const rows = all<StoredRating>(file, `${countedTasks(wanted)} ${wholeRatings} ORDER BY ${ratingOrder}`)
  const turns = first(file, 'SELECT 1 FROM judgement WHERE turn IS NOT NULL LIMIT 1') !== undefined
  const rated = turns
    ? [...rows, ...all<StoredRating>(file, `${countedTasks(wanted)} ${turnRatings} ORDER BY ${ratingOrder}, turn`)]
    : rows
  return onlyAsked(file, rated)
}

const ratingColumns = `p.presentation_no AS presentationNo, p.rubric_version AS rubricVersion, s.position AS slot,
  t.id AS rater, i.id AS item, r.id AS response, y.id AS system, c.id AS criterion,
  CASE WHEN j.state IS NULL OR j.state = 'cleared' THEN 'missing' ELSE j.state END AS state,
  j.value, j.body, j.reason, j.turn, p.occurrence, a.ordinal`

const ratedPlaces = `counted
  JOIN presentation p USING (presentation_no)
  JOIN assignment a ON a.assignment_no = p.assignment_no AND a.kind = 'rating'
  LEFT JOIN plan_phase f ON f.plan_no = a.plan_no AND f.phase = a.phase
  JOIN rater t USING (rater_no)
  JOIN item i ON i.item_no = a.item_no AND i.role = 'study'
  JOIN presentation_slot s ON s.presentation_no = p.presentation_no
  JOIN response r USING (response_no)
  JOIN system y USING (system_no)
  JOIN rubric_criterion u ON u.version = p.rubric_version
  JOIN criterion_version v USING (criterion_version_no)
  JOIN criterion c USING (criterion_no)`

const slotOf = "CASE WHEN f.settings ->> 'together' THEN s.position END"

const wholeRatings = `SELECT ${ratingColumns} FROM ${ratedPlaces}
  LEFT JOIN judgement j ON j.judgement_no = (
    SELECT max(judgement_no) FROM judgement WHERE presentation_no = p.presentation_no AND kind = 'rating'
      AND criterion_version_no = u.criterion_version_no AND slot IS ${slotOf} AND turn IS NULL
      AND judgement_no < counted.cut)
  WHERE (a.batch_no IS NULL OR j.judgement_no IS NOT NULL)
    AND (f.settings ->> 'only' IS NULL OR c.id IN (SELECT value FROM json_each(f.settings, '$.only')))
    AND (r.turns IS NULL OR (f.settings ->> 'perTurn') IS NULL)`

const turnRatings = `SELECT ${ratingColumns} FROM ${ratedPlaces}
  JOIN judgement j ON j.presentation_no = p.presentation_no AND j.kind = 'rating' AND j.turn IS NOT NULL
    AND j.criterion_version_no = u.criterion_version_no AND j.slot IS ${slotOf} AND j.judgement_no = (
      SELECT max(judgement_no) FROM judgement WHERE presentation_no = p.presentation_no AND kind = 'rating'
        AND criterion_version_no = u.criterion_version_no AND slot IS j.slot AND turn = j.turn
        AND judgement_no < counted.cut)`

const ratingOrder = 'i.key, y.name, r.sample, t.pseudonym, u.version, u.position, p.occurrence, p.presentation_no'

/** A rating with where it was given. */
export type StoredRating = RatingRow & {
  readonly presentationNo: number
  readonly rubricVersion: number
  readonly slot: number
}

const countedTasks = ({ firstAnswers }: AnswersWanted): string =>
  `WITH counted AS (
     SELECT presentation_no, ${firstAnswers ? 'min' : 'max'}(judgement_no) AS cut
     FROM judgement WHERE kind = 'submission' GROUP BY presentation_no)`
