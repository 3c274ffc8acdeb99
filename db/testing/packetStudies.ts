import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { RaterId } from '#contract/ids.ts'
import type { CipherKey } from '../cipher.ts'
import { all, first } from '../driver.ts'
import { enterPacket, type LedgerPacket } from '../packets/ledger.ts'
import { writePacket } from '../packets/writePacket.ts'
import { openTasks } from '../queries/handOut.ts'
import { verifyChain } from '../queries/verifyChain.ts'
import { randomCode } from '../randomCode.ts'
import type { StudyFile } from '../studyFile.ts'
import { instant } from './studyForTest.ts'

/** Hands a packet of raters' open tasks out of a study, as the core does, to a file in a folder. */
export function handOut(
  file: StudyFile,
  raters: readonly RaterId[],
  folder: string,
  cipher: CipherKey | null = null,
): { readonly path: string; readonly ledger: LedgerPacket } {
  const tasks = raters.flatMap((rater) => openTasks(file, rater))
  const packet = { id: randomCode(), secret: randomBytes(32), madeAt: instant(5), tasks, cipher }
  const path = join(folder, `${packet.id}.evenhand`)
  const contentHash = writePacket(file, path, packet)
  const entry = { ...packet, fileName: `${packet.id}.evenhand`, contentHash }
  return { path, ledger: { ...entry, no: enterPacket(file, entry) } }
}

/**
 * All that merging decides, free of row numbers that depend on the order of merging: the events with their chains, their
 * order, where each task stands, what raters did besides.
 */
export function mergedState(file: StudyFile): unknown {
  const order = all<{
    id: string
    hash: string
    place: string
    device: string
    sequence: number
    prior: string | null
  }>(
    file,
    `SELECT j.id, lower(hex(j.hash)) AS hash, p.presentation_no || ' ' || j.kind AS place, j.sequence, h.id AS prior,
       ifnull(k.code, d.id) AS device
     FROM judgement j JOIN presentation p USING (presentation_no) JOIN device d USING (device_no)
     LEFT JOIN packet_device k USING (device_no) LEFT JOIN judgement h ON h.judgement_no = j.supersedes
     ORDER BY p.presentation_no, j.judgement_no`,
  )
  const progress = all(
    file,
    `SELECT assignment_no, t.state, flagged, t.active_ms, last_at, s.id AS submission, l.id AS later
     FROM task_progress t LEFT JOIN judgement s ON s.judgement_no = submission_no
     LEFT JOIN judgement l ON l.judgement_no = later_no ORDER BY assignment_no`,
  )
  const notes = all(file, 'SELECT id, command, rater_no, kind, body, at FROM rater_note ORDER BY id')
  return { order, progress, notes, chain: verifyChain(file) }
}

/** How often a device's log went on in a second way. */
export const branchesIn = (file: StudyFile): number =>
  first<{ branches: number }>(file, 'SELECT count(*) AS branches FROM packet_device WHERE from_sequence > 0')
    ?.branches ?? 0
