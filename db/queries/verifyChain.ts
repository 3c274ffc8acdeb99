import { all, each, type StudyFile } from '../driver.ts'
import { type PacketDevice, packetDevice } from '../packets/ledger.ts'
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
  readonly shown: string | null
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
 * event, or what was shown for it, differs from what was written. `kind` leaves out the devices of the other kind:
 * what people judged here can be checked at every opening, what came from files can be brought in again.
 */
export function verifyChain(file: StudyFile, kind: 'computer' | 'all' = 'all'): ChainFinding {
  let events = 0
  for (const device of all<Device>(file, deviceSql)) {
    if (kind !== 'all' && device.kind !== kind) continue
    const found = verifyDevice(file, device)
    if (!found.ok) return found
    events += found.events
  }
  return { ok: true, events }
}

type Device = {
  readonly no: number
  readonly id: string
  readonly kind: 'computer' | 'import'
  readonly events: number
}

const deviceSql = `SELECT device_no AS no, id, kind,
    (SELECT count(*) FROM judgement WHERE judgement.device_no = device.device_no) AS events
  FROM device ORDER BY device_no`

/**
 * A log that was merged from a packet speaks in the packet's codes: what the study stores is coded again, so that the
 * hashes made on the rater's computer are checked as they are. A branch goes on where its device's log stood.
 */
function verifyDevice(file: StudyFile, { no, id: device, events }: Device): ChainFinding {
  const packet = packetDevice(file, no)
  const from = packet ? { sequence: packet.fromSequence, hash: packet.fromHash } : chainStart
  let end = from
  for (const row of each<LogRow>(file, logSql, no)) {
    const sequence = end.sequence + 1
    if (row.sequence !== sequence) return { ok: false, device, sequence, finding: 'gap' }
    const hash = rehashed(packet ? asInPacket(row, packet) : row)
    if (!same(row.previousHash, end.hash) || hash === null || !same(row.hash, hash)) {
      return { ok: false, device, sequence, finding: 'changed' }
    }
    end = { sequence, hash }
  }
  // An event whose rater, task or presentation is gone does not come up in the loop.
  if (end.sequence !== from.sequence + events)
    return { ok: false, device, sequence: end.sequence + 1, finding: 'changed' }
  return { ok: true, events }
}

const asInPacket = (row: LogRow, { code, codeOf }: PacketDevice): LogRow => ({
  ...row,
  rater: codeOf('rater', row.rater),
  assignment: codeOf('assignment', row.assignment),
  shown:
    row.shown
      ?.split(' ')
      .map((id) => codeOf('response', id))
      .join(' ') ?? null,
  device: code,
})

/** The hash an event should have; null when what is stored is not even readable. */
function rehashed(row: LogRow): Uint8Array | null {
  try {
    return hashOf(eventOf(row), row.previousHash)
  } catch {
    return null
  }
}

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

/** SQL of the log of a device, in order; for the test that reads its query plan too. */
export const logSql = `
  SELECT j.id AS judgement, j.command, t.id AS rater, a.id AS assignment, p.rubric_version AS rubricVersion,
    (SELECT group_concat(r.id, ' ' ORDER BY s.position) FROM presentation_slot s JOIN response r USING (response_no)
      WHERE s.presentation_no = j.presentation_no) AS shown,
    c.id AS criterion, h.id AS supersedes, j.kind, j.slot, j.turn, j.state, j.value, j.reason, j.body,
    j.opened_at AS openedAt, j.first_input_at AS firstInputAt, j.active_ms AS activeMs, j.recorded_at AS recordedAt,
    j.app_version AS appVersion, d.id AS device, j.sequence, j.previous_hash AS previousHash, j.hash
  FROM judgement j
  CROSS JOIN device d USING (device_no)
  CROSS JOIN presentation p USING (presentation_no)
  CROSS JOIN assignment a USING (assignment_no)
  CROSS JOIN rater t USING (rater_no)
  LEFT JOIN criterion_version v USING (criterion_version_no)
  LEFT JOIN criterion c USING (criterion_no)
  LEFT JOIN judgement h ON h.judgement_no = j.supersedes
  WHERE j.device_no = ?
  ORDER BY j.sequence`

function eventOf(row: LogRow) {
  const { openedAt, firstInputAt, activeMs } = row
  return {
    judgement: row.judgement,
    command: row.command,
    rater: row.rater,
    assignment: row.assignment,
    rubricVersion: row.rubricVersion,
    shown: row.shown?.split(' ') ?? [],
    action: actionOf(row, row.criterion),
    times: openedAt === null ? null : { openedAt, firstInputAt, activeMs: activeMs ?? 0 },
    supersedes: row.supersedes,
    recordedAt: row.recordedAt,
    appVersion: row.appVersion,
    device: row.device,
    sequence: row.sequence,
  }
}
