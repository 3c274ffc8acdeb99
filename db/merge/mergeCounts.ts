import { createHash } from 'node:crypto'
import { all, first, type StudyFile } from '../driver.ts'
import type { Returned } from './returned.ts'

/**
 * Tasks of a packet that were answered in two places, none of which knew of the other: an answer with two last events. It
 * counts until somebody answers again in the study itself. Until then the later of the two is the answer.
 */
export function countForks(study: StudyFile, packetNo: number): number {
  const row = first<{ tasks: number }>(
    study,
    `WITH head AS (
       SELECT j.presentation_no, j.kind, j.criterion_version_no, j.slot, j.turn, count(*) AS heads,
         max(j.judgement_no) AS last
       FROM judgement j JOIN presentation USING (presentation_no) JOIN packet_task t USING (assignment_no)
       WHERE t.packet_no = ? AND j.kind <> 'submission'
         AND NOT EXISTS (SELECT 1 FROM judgement later WHERE later.supersedes = j.judgement_no)
       GROUP BY 1, 2, 3, 4, 5)
     SELECT count(DISTINCT head.presentation_no) AS tasks
     FROM head JOIN judgement j ON j.judgement_no = head.last
     WHERE heads > 1 AND j.device_no IN (SELECT device_no FROM packet_device)`,
    packetNo,
  )
  return row?.tasks ?? 0
}

/** Events the study has from a packet that this file of it lacks. */
export function countMissing(study: StudyFile, packet: StudyFile, packetNo: number): number {
  const inFile = new Set(all<{ id: string }>(packet, 'SELECT id FROM judgement').map(({ id }) => id))
  const inStudy = all<{ id: string }>(
    study,
    'SELECT id FROM judgement WHERE device_no IN (SELECT device_no FROM packet_device WHERE packet_no = ?)',
    packetNo,
  )
  return inStudy.filter(({ id }) => !inFile.has(id)).length
}

type Shown = { readonly assignment: string; readonly content: string }

/** What is shown for a task, text by text; bind the ids of nothing: it is compared between two files. */
const shownSql = `SELECT a.id AS assignment, json_array(i.prompt, i.turns,
    (SELECT json_group_array(json_array(c.heading, c.body, lower(hex(m.content_hash))) ORDER BY c.position)
     FROM item_context c LEFT JOIN attachment m USING (attachment_no) WHERE c.item_no = i.item_no AND c.visible = 1),
    (SELECT json_group_array(json_array(r.text, r.turns) ORDER BY s.position)
     FROM presentation_slot s JOIN response r USING (response_no) WHERE s.presentation_no = p.presentation_no)) AS content
  FROM assignment a JOIN item i USING (item_no) JOIN presentation p USING (assignment_no)`

/** Tasks of a packet whose texts are no longer, in the study, what was handed out. */
export function countStale({ study, packet, ledger, codeOf }: Returned): number {
  const digest = (text: string): string => createHash('sha256').update(text).digest('base64')
  const handedOut = new Map(
    all<Shown>(packet, shownSql).map(({ assignment, content }) => [assignment, digest(content)]),
  )
  const wanted = `${shownSql} WHERE a.assignment_no IN (SELECT assignment_no FROM packet_task WHERE packet_no = ?)`
  return all<Shown>(study, wanted, ledger.no).filter(
    ({ assignment, content }) => handedOut.get(codeOf('assignment', assignment)) !== digest(content),
  ).length
}
