import type { ItemId, RaterId, SystemId } from '#contract/ids.ts'
import { all, first, type StudyFile } from '../driver.ts'

/** Tags of the study's own items, as they were given. */
export function itemTags(file: StudyFile): { item: string; path: string }[] {
  const sql = `SELECT item.key AS item, path FROM item_tag JOIN item USING (item_no)
    WHERE item.role = 'study' ORDER BY path, item.key`
  return all(file, sql)
}

/** The newest answer of a kind that counts, of each submitted presentation (and slot). The list of kinds is the index's. */
const heads = `SELECT presentation_no, ifnull(slot, 0) AS place, max(judgement_no) AS judgement_no FROM judgement j
  WHERE kind IN ('comment', 'confidence', 'guess') AND kind = ? AND judgement_no < (SELECT max(judgement_no) FROM judgement s
    WHERE s.presentation_no = j.presentation_no AND s.kind = 'submission')
  GROUP BY presentation_no, place`

/** How sure raters said they were of submitted comparisons, 0 to 100. */
export function statedConfidences(
  file: StudyFile,
): { rater: RaterId; item: string; first: SystemId; second: SystemId; percent: number }[] {
  return all(
    file,
    `SELECT t.id AS rater, i.key AS item, y1.id AS first, y2.id AS second, j.value AS percent
     FROM (${heads}) h JOIN judgement j USING (judgement_no)
     JOIN presentation p ON p.presentation_no = h.presentation_no
     JOIN assignment a ON a.assignment_no = p.assignment_no AND a.kind = 'preference'
     JOIN rater t USING (rater_no) JOIN item i ON i.item_no = a.item_no AND i.role = 'study'
     JOIN presentation_slot s1 ON s1.presentation_no = p.presentation_no AND s1.position = 1
     JOIN response r1 ON r1.response_no = s1.response_no JOIN system y1 ON y1.system_no = r1.system_no
     JOIN presentation_slot s2 ON s2.presentation_no = p.presentation_no AND s2.position = 2
     JOIN response r2 ON r2.response_no = s2.response_no JOIN system y2 ON y2.system_no = r2.system_no
     WHERE j.value IS NOT NULL AND p.occurrence = 1
     ORDER BY i.key, t.pseudonym, p.presentation_no`,
    'confidence',
  )
}

/** Which source raters took responses for (null: cannot say), with the name and kind of the system it was. */
export function sourceGuesses(
  file: StudyFile,
): { rater: RaterId; guess: string | null; system: SystemId; systemName: string; systemKind: string | null }[] {
  return all(
    file,
    `SELECT t.id AS rater, j.body AS guess, y.id AS system, y.name AS systemName, y.kind AS systemKind
     FROM (${heads}) h JOIN judgement j USING (judgement_no)
     JOIN presentation p ON p.presentation_no = h.presentation_no
     JOIN assignment a USING (assignment_no)
     JOIN rater t USING (rater_no) JOIN item i ON i.item_no = a.item_no AND i.role = 'study'
     JOIN presentation_slot s ON s.presentation_no = p.presentation_no
       AND (h.place = s.position OR (h.place = 0 AND s.position = 1))
     JOIN response r USING (response_no) JOIN system y USING (system_no)
     WHERE p.occurrence = 1
     ORDER BY t.pseudonym, p.presentation_no, s.position`,
    'guess',
  )
}

/** What a rater wrote beside the submitted rating of a response; empty when nothing. */
export function ratingComments(file: StudyFile, rater: RaterId, item: ItemId, system: SystemId): string {
  const row = first<{ words: string }>(
    file,
    `SELECT j.body AS words FROM judgement j
     JOIN presentation p USING (presentation_no) JOIN assignment a USING (assignment_no)
     JOIN rater t USING (rater_no) JOIN item i ON i.item_no = a.item_no
     JOIN presentation_slot s ON s.presentation_no = p.presentation_no
     JOIN response r USING (response_no) JOIN system y USING (system_no)
     WHERE j.kind = 'comment' AND a.kind = 'rating' AND p.occurrence = 1
       AND t.id = ? AND i.id = ? AND y.id = ?
     ORDER BY j.judgement_no DESC LIMIT 1`,
    rater,
    item,
    system,
  )
  return row?.words ?? ''
}
