import { all, first, run } from '../driver.ts'
import { ratersOfPacket } from '../packets/ledger.ts'
import type { Returned } from './returned.ts'

type Note = {
  readonly id: string
  readonly command: string
  readonly rater: string
  readonly kind: string
  readonly body: string
  readonly at: string
}

/** Brings what raters did beside judging (consent, sittings, the last questions) into the study: by id, once. */
export function mergeNotes({ study, packet, ledger, codeOf }: Returned): void {
  const raters = new Map(ratersOfPacket(study, ledger.no).map(({ id }) => [codeOf('rater', id), id]))
  const notes = all<Note>(
    packet,
    'SELECT n.id, command, rater.id AS rater, n.kind, body, at FROM rater_note n JOIN rater USING (rater_no) ORDER BY n.id',
  )
  for (const { id, command, rater, kind, body, at } of notes) {
    const known = raters.get(rater)
    if (known === undefined) continue
    if (first(study, 'SELECT 1 FROM rater_note WHERE id = ? OR command = ?', id, command)) continue
    run(
      study,
      `INSERT INTO rater_note (id, command, rater_no, kind, body, at)
       VALUES (?, ?, (SELECT rater_no FROM rater WHERE id = ?), ?, ?, ?)`,
      id,
      command,
      known,
      kind,
      body,
      at,
    )
  }
}
