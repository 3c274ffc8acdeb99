import { each, type StudyFile } from '../driver.ts'
import { ranksOf } from './storedAction.ts'

/**
 * Judgements that came from files, by the names files use (item key, system, rater, criterion): an import compares
 * with them, so that bringing in a file twice brings nothing new.
 */
export type ImportedRating = {
  readonly item: string
  readonly system: string
  readonly rater: string
  readonly criterion: string
  readonly value: number
  /** The turn that was rated, from 1; null: the whole. */
  readonly turn: number | null
}

export function* importedRatings(file: StudyFile): Generator<ImportedRating, void, undefined> {
  yield* each<ImportedRating>(
    file,
    `SELECT i.key AS item, y.name AS system, t.pseudonym AS rater, v.body ->> 'name' AS criterion, j.value,
       j.turn
     FROM ${importedEvents}
     JOIN presentation_slot s ON s.presentation_no = p.presentation_no AND s.position = 1
     JOIN response r USING (response_no) JOIN system y USING (system_no)
     JOIN criterion_version v USING (criterion_version_no)
     WHERE a.batch_no IS NOT NULL AND j.kind = 'rating' AND j.state = 'given' ORDER BY j.judgement_no`,
  )
}

/** `outcome` is −3 to 3, negative: the left response is better; null: both bad. */
export type ImportedPreference = {
  readonly item: string
  readonly left: string
  readonly right: string
  readonly rater: string
  readonly outcome: number | null
}

export function* importedPreferences(file: StudyFile): Generator<ImportedPreference, void, undefined> {
  yield* each<ImportedPreference>(
    file,
    `SELECT i.key AS item, y1.name AS left, y2.name AS right, t.pseudonym AS rater, j.value AS outcome
     FROM ${importedEvents}
     JOIN presentation_slot s1 ON s1.presentation_no = p.presentation_no AND s1.position = 1
     JOIN response r1 ON r1.response_no = s1.response_no JOIN system y1 ON y1.system_no = r1.system_no
     JOIN presentation_slot s2 ON s2.presentation_no = p.presentation_no AND s2.position = 2
     JOIN response r2 ON r2.response_no = s2.response_no JOIN system y2 ON y2.system_no = r2.system_no
     WHERE a.batch_no IS NOT NULL AND j.kind = 'preference' AND j.state IN ('given', 'both-bad')
       AND j.criterion_version_no IS NULL
     ORDER BY j.judgement_no`,
  )
}

export type ImportedRanking = {
  readonly item: string
  readonly rater: string
  readonly ranks: readonly { readonly system: string; readonly rank: number }[]
}

/** Only placed responses are listed. */
export function* importedRankings(file: StudyFile): Generator<ImportedRanking, void, undefined> {
  const rows = each<{ item: string; rater: string; body: string; systems: string }>(
    file,
    `SELECT i.key AS item, t.pseudonym AS rater, j.body,
       (SELECT json_group_array(y.name ORDER BY s.position) FROM presentation_slot s
         JOIN response r USING (response_no) JOIN system y USING (system_no)
         WHERE s.presentation_no = p.presentation_no) AS systems
     FROM ${importedEvents}
     WHERE a.batch_no IS NOT NULL AND j.kind = 'ranking' AND j.state = 'given' ORDER BY j.judgement_no`,
  )
  for (const { item, rater, body, systems } of rows) {
    const ranks = ranksOf(body)
    const placed = (JSON.parse(systems) as string[]).flatMap((system, place) => {
      const rank = ranks[place]
      return rank === null || rank === undefined ? [] : [{ system, rank }]
    })
    yield { item, rater, ranks: placed }
  }
}

const importedEvents = `judgement j JOIN presentation p USING (presentation_no) JOIN assignment a USING (assignment_no)
     JOIN rater t USING (rater_no) JOIN item i USING (item_no)`
