import { fail } from '#contract/errors.ts'
import { each, first, run, type StudyFile, transaction } from '../driver.ts'
import { freePlace, placeInOrder } from '../logOrder.ts'
import { codesUnder } from '../packets/codes.ts'
import { type LedgerPacket, type ReturnCounts, tasksOfPacket } from '../packets/ledger.ts'
import { countForks, countMissing, countStale } from './mergeCounts.ts'
import { mergeNotes } from './mergeNotes.ts'
import { rebuildProgress } from './rebuildProgress.ts'
import type { Returned } from './returned.ts'

/** An event as it stands in the packet; ids are the packet's codes. */
type PacketEvent = {
  readonly device: string
  readonly judgement: string
  readonly command: string | null
  readonly assignment: string
  readonly kind: string
  readonly criterion: string | null
  readonly slot: number | null
  readonly turn: number | null
  readonly supersedes: string | null
  readonly state: string | null
  readonly value: number | null
  readonly reason: string | null
  readonly body: string | null
  readonly openedAt: string | null
  readonly firstInputAt: string | null
  readonly activeMs: number | null
  readonly recordedAt: string
  readonly appVersion: string
  readonly sequence: number
  readonly previousHash: Uint8Array
  readonly hash: Uint8Array
}

/** Why a packet is not merged: its events do not fit what was handed out, or what is known of them. */
export class MergeConflict extends Error {
  readonly finding: string
  constructor(finding: string) {
    super(finding)
    this.finding = finding
  }
}

/** Where the packet's codes lead in the study. */
type Merging = Returned & {
  /** By the packet's code of the task. */
  readonly places: ReadonlyMap<string, TaskPlace>
}

type TaskPlace = { readonly assignmentNo: number; readonly presentationNo: number; readonly rubricVersion: number }

/**
 * Brings the events of a returned packet into the study, in one transaction: the union of both logs. Events that are
 * there are known by id and hash and nothing happens; new ones keep id, device, sequence and hash, so that their chain can
 * be checked for ever. Where a device's log went on in two ways (a copy of the file was worked in), the second way becomes
 * a branch. The caller has checked chain and content of the packet. Throws a `MergeConflict`, and then nothing has changed.
 */
export function mergePacket(study: StudyFile, packet: StudyFile, ledger: LedgerPacket): ReturnCounts {
  return transaction(study, () => {
    const merging = mergingOf(study, packet, ledger)
    const { added, known, touched } = mergeEvents(merging)
    mergeNotes(merging)
    for (const assignment of touched) rebuildProgress(study, assignment)
    return {
      new: added,
      known,
      forked: countForks(study, ledger.no),
      missing: countMissing(study, packet, ledger.no),
      stale: countStale(merging),
    }
  })
}

function mergingOf(study: StudyFile, packet: StudyFile, ledger: LedgerPacket): Merging {
  const codeOf = codesUnder(ledger.secret)
  const places = new Map<string, TaskPlace>()
  for (const assignmentNo of tasksOfPacket(study, ledger.no)) {
    const row = first<{ id: string; presentationNo: number; rubricVersion: number }>(
      study,
      `SELECT id, presentation_no AS presentationNo, rubric_version AS rubricVersion
       FROM assignment JOIN presentation USING (assignment_no) WHERE assignment_no = ?`,
      assignmentNo,
    )
    if (row) places.set(codeOf('assignment', row.id), { assignmentNo, ...row })
  }
  return { study, packet, ledger, codeOf, places }
}

/**
 * Goes through the packet's events in the order they were recorded in. All that stands before an event in the file is its
 * past, wherever the file went, so each new event gets a place above it.
 */
function mergeEvents(merging: Merging) {
  const { study, packet } = merging
  // By device: the row whose log the next event continues; none where it begins or branches off.
  const tails = new Map<string, number | null>()
  const touched = new Set<number>()
  let added = 0
  let known = 0
  let past = 0
  for (const event of each<PacketEvent>(packet, eventsSql)) {
    const there = knownEvent(study, event)
    if (there) {
      known++
      past = Math.max(past, there.place)
      tails.set(event.device, there.isLast ? there.deviceNo : null)
      continue
    }
    const deviceNo = tails.get(event.device) ?? newDevice(merging, event)
    past = insertMerged(merging, event, deviceNo, past)
    tails.set(event.device, deviceNo)
    touched.add(placeOf(merging, event).assignmentNo)
    added++
  }
  return { added, known, touched }
}

const eventsSql = `SELECT d.id AS device, j.id AS judgement, j.command, a.id AS assignment, j.kind, c.id AS criterion, j.slot, j.turn,
    h.id AS supersedes, j.state, j.value, j.reason, j.body, j.opened_at AS openedAt, j.first_input_at AS firstInputAt,
    j.active_ms AS activeMs, j.recorded_at AS recordedAt, j.app_version AS appVersion, j.sequence,
    j.previous_hash AS previousHash, j.hash
  FROM judgement j JOIN device d USING (device_no) JOIN presentation p USING (presentation_no) JOIN assignment a USING (assignment_no)
  LEFT JOIN criterion_version v USING (criterion_version_no) LEFT JOIN criterion c USING (criterion_no)
  LEFT JOIN judgement h ON h.judgement_no = j.supersedes
  ORDER BY j.judgement_no`

type Known = { readonly place: number; readonly deviceNo: number; readonly isLast: boolean }

function knownEvent(study: StudyFile, { judgement, hash }: PacketEvent): Known | null {
  const row = first<{ place: number; deviceNo: number; hash: Uint8Array; later: number }>(
    study,
    `SELECT judgement_no AS place, device_no AS deviceNo, hash, EXISTS (SELECT 1 FROM judgement later
       WHERE later.device_no = judgement.device_no AND later.sequence = judgement.sequence + 1) AS later
     FROM judgement WHERE id = ?`,
    judgement,
  )
  if (!row) return null
  if (Buffer.compare(row.hash, hash) !== 0) throw new MergeConflict(`event ${judgement} differs from the one known`)
  return { place: row.place, deviceNo: row.deviceNo, isLast: row.later === 0 }
}

/** A row for a device that the study hears of, or for the second way its log went on. */
function newDevice({ study, ledger }: Merging, event: PacketEvent): number {
  const code = event.device
  const branch =
    first<{ rows: number }>(study, 'SELECT count(*) AS rows FROM packet_device WHERE code = ?', code)?.rows ?? 0
  const id = branch === 0 ? code : `${code}.${event.judgement}`
  const computer = `packet ${ledger.id} ${id}`
  const { row } = run(study, "INSERT INTO device (id, kind, computer) VALUES (?, 'computer', ?)", id, computer)
  run(
    study,
    'INSERT INTO packet_device (device_no, packet_no, code, from_sequence, from_hash) VALUES (?, ?, ?, ?, ?)',
    row,
    ledger.no,
    code,
    event.sequence - 1,
    event.previousHash,
  )
  return row
}

function placeOf({ places }: Merging, { assignment }: PacketEvent): TaskPlace {
  const place = places.get(assignment)
  if (!place) throw new MergeConflict('an event of a task that was not handed out')
  return place
}

function insertMerged(merging: Merging, event: PacketEvent, deviceNo: number, previousPlace: number): number {
  const { study } = merging
  const { presentationNo, rubricVersion } = placeOf(merging, event)
  const corrected = event.supersedes === null ? null : rowOf(study, event.supersedes)
  if (event.command !== null && first(study, 'SELECT 1 FROM judgement WHERE command = ?', event.command)) {
    throw new MergeConflict('a command that was carried out by another event')
  }
  const floor = Math.max(previousPlace, corrected ?? 0)
  const place = freePlace(study, placeInOrder(event.recordedAt, event.hash, floor))
  run(
    study,
    `INSERT INTO judgement (judgement_no, id, command, presentation_no, kind, criterion_version_no, slot, turn, supersedes,
       state, value, reason, body, opened_at, first_input_at, active_ms, recorded_at, app_version, device_no, sequence,
       previous_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    place,
    event.judgement,
    event.command,
    presentationNo,
    event.kind,
    event.criterion === null ? null : criterionRow(study, event.criterion, rubricVersion),
    event.slot,
    event.turn,
    corrected,
    event.state,
    event.value,
    event.reason,
    event.body,
    event.openedAt,
    event.firstInputAt,
    event.activeMs,
    event.recordedAt,
    event.appVersion,
    deviceNo,
    event.sequence,
    event.previousHash,
    event.hash,
  )
  return place
}

function rowOf(study: StudyFile, judgement: string): number {
  const row = first<{ no: number }>(study, 'SELECT judgement_no AS no FROM judgement WHERE id = ?', judgement)
  if (!row) throw new MergeConflict('an event that corrects one that is missing')
  return row.no
}

function criterionRow(study: StudyFile, criterion: string, rubricVersion: number): number {
  const row = first<{ no: number }>(
    study,
    `SELECT criterion_version_no AS no FROM rubric_criterion JOIN criterion_version USING (criterion_version_no)
     JOIN criterion USING (criterion_no) WHERE version = ? AND criterion.id = ?`,
    rubricVersion,
    criterion,
  )
  return row?.no ?? fail('VALUE_NOT_ON_SCALE', { found: 'another criterion', expected: 'a criterion of this task' })
}
