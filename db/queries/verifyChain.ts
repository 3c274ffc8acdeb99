import { each, first, type StudyFile } from '../driver.ts'
import { chainStart, hashOf } from './judgementLog.ts'
import { type ActionColumns, actionOf } from './storedAction.ts'

/** Why a device's log does not hold: an event is missing, or its content is not what was hashed. */
export type ChainFinding =
  | { readonly ok: true; readonly events: number }
  | { readonly ok: false; readonly device: string; readonly sequence: number; readonly finding: 'gap' | 'changed' }

type LogRow = ActionColumns & {
  readonly judgement: string
  readonly command: string | null
  readonly rater: string
  readonly assignment: string
  readonly rubricVersion: number
  readonly shown: string
  readonly criterion: string | null
  readonly supersedes: string | null
  readonly openedAt: string | null
  readonly firstInputAt: string | null
  readonly activeMs: number | null
  readonly recordedAt: string
  readonly appVersion: string
  readonly device: string
  readonly sequence: number
  readonly previousHash: Uint8Array
  readonly hash: Uint8Array
}

/**
 * Recomputes every hash of the log, device by device, and returns the first place where a number is missing or an
 * event, or what was shown for it, differs from what was written.
 */
export function verifyChain(file: StudyFile): ChainFinding {
  let device = ''
  let end = chainStart
  let events = 0
  for (const row of each<LogRow>(file, logSql)) {
    if (row.device !== device) {
      device = row.device
      end = chainStart
    }
    if (row.sequence !== end.sequence + 1) return { ok: false, device, sequence: end.sequence + 1, finding: 'gap' }
    const hash = hashOf(eventOf(row), row.previousHash)
    if (!same(row.previousHash, end.hash) || !same(row.hash, hash)) {
      return { ok: false, device, sequence: row.sequence, finding: 'changed' }
    }
    end = { sequence: row.sequence, hash }
    events++
  }
  const stored = first<{ events: number }>(file, 'SELECT count(*) AS events FROM judgement')?.events ?? 0
  if (events !== stored) return { ok: false, device, sequence: end.sequence + 1, finding: 'changed' }
  return { ok: true, events }
}

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

const logSql = `
  SELECT j.id AS judgement, j.command, t.id AS rater, a.id AS assignment, p.rubric_version AS rubricVersion,
    (SELECT group_concat(r.id, ' ' ORDER BY s.position) FROM presentation_slot s JOIN response r USING (response_no)
      WHERE s.presentation_no = j.presentation_no) AS shown,
    c.id AS criterion, h.id AS supersedes, j.kind, j.state, j.value, j.reason, j.body,
    j.opened_at AS openedAt, j.first_input_at AS firstInputAt, j.active_ms AS activeMs, j.recorded_at AS recordedAt,
    j.app_version AS appVersion, d.id AS device, j.sequence, j.previous_hash AS previousHash, j.hash
  FROM judgement j
  JOIN device d USING (device_no)
  JOIN presentation p USING (presentation_no)
  JOIN assignment a USING (assignment_no)
  JOIN rater t USING (rater_no)
  LEFT JOIN criterion_version v USING (criterion_version_no)
  LEFT JOIN criterion c USING (criterion_no)
  LEFT JOIN judgement h ON h.judgement_no = j.supersedes
  ORDER BY j.device_no, j.sequence`

function eventOf(row: LogRow) {
  const { openedAt, firstInputAt, activeMs } = row
  return {
    judgement: row.judgement,
    command: row.command,
    rater: row.rater,
    assignment: row.assignment,
    rubricVersion: row.rubricVersion,
    shown: row.shown.split(' '),
    action: actionOf(row, row.criterion),
    times: openedAt === null ? null : { openedAt, firstInputAt, activeMs: activeMs ?? 0 },
    supersedes: row.supersedes,
    recordedAt: row.recordedAt,
    appVersion: row.appVersion,
    device: row.device,
    sequence: row.sequence,
  }
}
