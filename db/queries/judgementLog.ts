import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { JudgementAction, JudgementTimes } from '#contract/judgement.ts'
import { first, run, type StudyFile } from '../driver.ts'
import { lastPlace, placeInOrder } from '../logOrder.ts'
import { columnsOf } from './storedAction.ts'

/** The end of a device's log: where the next event is chained on. */
export type ChainEnd = { readonly sequence: number; readonly hash: Uint8Array }

/** What the first event of a device is chained to. */
export const chainStart: ChainEnd = { sequence: 0, hash: new Uint8Array(32) }

/**
 * One event with all that its hash covers: who judged what was shown, when, on which device, and after which event.
 * `shown` are response ids in the order shown; `supersedes` is the id of the event it corrects.
 */
export type LoggedEvent = {
  readonly judgement: string
  readonly command: string | null
  readonly rater: string
  readonly assignment: string
  readonly rubricVersion: number
  readonly shown: readonly string[]
  readonly action: JudgementAction
  readonly times: JudgementTimes | null
  readonly supersedes: string | null
  readonly recordedAt: string
  readonly appVersion: string
  readonly device: string
  readonly sequence: number
}

/** SHA-256 over the canonical JSON (RFC 8785) of an event and the hash of the event before it. */
export function hashOf(event: LoggedEvent, previousHash: Uint8Array): Uint8Array {
  const text = canonicalize({ ...event, previousHash: Buffer.from(previousHash).toString('hex') }) ?? ''
  return createHash('sha256').update(text).digest()
}

/** Row numbers an event refers to. */
export type EventPlace = {
  readonly presentationNo: number
  readonly criterionVersionNo: number | null
  readonly supersedesNo: number | null
  readonly deviceNo: number
}

/** A device's chain with one more event: its new end, and the row of the event. */
export type Appended = ChainEnd & { readonly row: number }

/** Appends an event to its device's chain. The caller holds the transaction. */
export function insertEvent(file: StudyFile, event: LoggedEvent, place: EventPlace, end: ChainEnd): Appended {
  const hash = hashOf(event, end.hash)
  const { kind, slot, turn, state, value, reason, body } = columnsOf(event.action)
  const { row } = run(
    file,
    `INSERT INTO judgement (judgement_no, id, command, presentation_no, kind, criterion_version_no, slot, turn, supersedes, state, value, reason,
       body, opened_at, first_input_at, active_ms, recorded_at, app_version, device_no, sequence, previous_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    placeInOrder(event.recordedAt, hash, lastPlace(file)),
    event.judgement,
    event.command,
    place.presentationNo,
    kind,
    place.criterionVersionNo,
    slot,
    turn,
    place.supersedesNo,
    state,
    value,
    reason,
    body,
    event.times?.openedAt ?? null,
    event.times?.firstInputAt ?? null,
    event.times?.activeMs ?? null,
    event.recordedAt,
    event.appVersion,
    place.deviceNo,
    event.sequence,
    end.hash,
    hash,
  )
  return { sequence: event.sequence, hash, row }
}

/** The end of a device's chain as it is in the file. */
export function chainEndOf(file: StudyFile, deviceNo: number): ChainEnd {
  const sql = 'SELECT sequence, hash FROM judgement WHERE device_no = ? ORDER BY sequence DESC LIMIT 1'
  return first<ChainEnd>(file, sql, deviceNo) ?? chainStart
}
