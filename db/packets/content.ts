import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { each, type StudyFile } from '../driver.ts'

/** The form of what is hashed below; kept in every packet, so that a later form can stand beside it. */
export const packetFormat = 1

/**
 * SHA-256 over everything in a packet that is handed out: words, texts, rubric, tasks and what is shown for each. Not
 * the judgements, which have their own chain. Columns are named one by one, so that the hash outlives a change of schema.
 */
export function contentHash(file: StudyFile): Buffer {
  const hash = createHash('sha256').update(`evenhand packet content ${packetFormat}\n`)
  for (const [part, sql] of parts) {
    hash.update(`${part}\n`)
    for (const row of each<Record<string, unknown>>(file, sql)) hash.update(`${canonicalize(row)}\n`)
  }
  return hash.digest()
}

const parts: readonly (readonly [part: string, sql: string])[] = [
  ['study', 'SELECT id, words, protocol FROM study'],
  ['raters', 'SELECT id, pseudonym FROM rater ORDER BY id'],
  ['items', 'SELECT id, prompt, turns, language, role, expected FROM item ORDER BY id'],
  [
    'context',
    `SELECT item.id, c.position, c.kind, c.heading, c.body, a.id AS attachment
     FROM item_context c JOIN item USING (item_no) LEFT JOIN attachment a USING (attachment_no)
     ORDER BY item.id, c.position`,
  ],
  [
    'responses',
    `SELECT r.id, i.id AS item, r.text, r.turns, lower(hex(r.content_hash)) AS content
     FROM response r JOIN item i USING (item_no) ORDER BY r.id`,
  ],
  ['attachments', 'SELECT id, media_type, words, lower(hex(content_hash)) AS content FROM attachment ORDER BY id'],
  [
    'attached',
    `SELECT r.id, p.position, a.id AS attachment FROM response_attachment p JOIN response r USING (response_no)
     JOIN attachment a USING (attachment_no) ORDER BY r.id, p.position`,
  ],
  [
    'rubric',
    `SELECT u.version, u.position, c.id, v.body FROM rubric_criterion u JOIN criterion_version v USING (criterion_version_no)
     JOIN criterion c USING (criterion_no) ORDER BY u.version, u.position`,
  ],
  ['phases', 'SELECT plan_no, phase, settings FROM plan_phase ORDER BY plan_no, phase'],
  [
    'tasks',
    `SELECT a.id, t.id AS rater, i.id AS item, a.kind, a.phase, a.ordinal, p.rubric_version,
       (SELECT json_group_array(json_array(r.id, s.blind_label) ORDER BY s.position)
        FROM presentation_slot s JOIN response r USING (response_no) WHERE s.presentation_no = p.presentation_no) AS shown
     FROM assignment a JOIN rater t USING (rater_no) JOIN item i USING (item_no) JOIN presentation p USING (assignment_no)
     ORDER BY a.id`,
  ],
]
