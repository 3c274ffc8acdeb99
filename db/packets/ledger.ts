import type { Instant, RaterId } from '#contract/ids.ts'
import type { CipherKey } from '../cipher.ts'
import { all, first, run, type StudyFile, transaction } from '../driver.ts'
import { type CodeOf, codesUnder, studyMark } from './codes.ts'

/** A packet as the coordinator's file keeps it. */
export type LedgerPacket = {
  readonly no: number
  readonly id: string
  readonly secret: Uint8Array
  readonly madeAt: Instant
  readonly fileName: string
  readonly contentHash: Uint8Array
  readonly cipher: CipherKey | null
}

export type NewPacket = Omit<LedgerPacket, 'no'> & {
  /** Rows of the tasks inside. */
  readonly tasks: readonly number[]
}

/** Enters a packet with its tasks; returns its number. */
export function enterPacket(file: StudyFile, packet: NewPacket): number {
  return transaction(file, () => {
    const { row } = run(
      file,
      `INSERT INTO packet (id, secret, made_at, file_name, content_hash, cipher_key, cipher_salt)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      packet.id,
      packet.secret,
      packet.madeAt,
      packet.fileName,
      packet.contentHash,
      packet.cipher?.key ?? null,
      packet.cipher?.salt ?? null,
    )
    for (const task of packet.tasks) {
      run(file, 'INSERT INTO packet_task (packet_no, assignment_no) VALUES (?, ?)', row, task)
    }
    return row
  })
}

type LedgerRow = Omit<LedgerPacket, 'cipher'> & { readonly key: Uint8Array | null; readonly salt: Uint8Array | null }

const ledgerSql = `SELECT packet_no AS no, id, secret, made_at AS madeAt, file_name AS fileName,
  content_hash AS contentHash, cipher_key AS key, cipher_salt AS salt FROM packet`

const fromRow = ({ key, salt, ...row }: LedgerRow): LedgerPacket => ({
  ...row,
  cipher: key && salt ? { key, salt } : null,
})

/** The packets in the order they were made. */
export const readPackets = (file: StudyFile): LedgerPacket[] =>
  all<LedgerRow>(file, `${ledgerSql} ORDER BY packet_no`).map(fromRow)

export function packetById(file: StudyFile, id: string): LedgerPacket | null {
  const row = first<LedgerRow>(file, `${ledgerSql} WHERE id = ?`, id)
  return row ? fromRow(row) : null
}

/** The packet whose encrypted file begins with a salt. */
export function packetBySalt(file: StudyFile, salt: Uint8Array): LedgerPacket | null {
  const row = first<LedgerRow>(file, `${ledgerSql} WHERE cipher_salt = ?`, salt)
  return row ? fromRow(row) : null
}

/** Rows of the tasks that a packet holds. */
export const tasksOfPacket = (file: StudyFile, packetNo: number): number[] =>
  all<{ no: number }>(file, 'SELECT assignment_no AS no FROM packet_task WHERE packet_no = ?', packetNo).map(
    ({ no }) => no,
  )

/** The raters whose tasks a packet holds, by pseudonym. */
export const ratersOfPacket = (file: StudyFile, packetNo: number): { id: RaterId; pseudonym: string }[] =>
  all(
    file,
    `SELECT id, pseudonym FROM rater WHERE rater_no IN (
       SELECT rater_no FROM packet_task JOIN assignment USING (assignment_no) WHERE packet_no = ?) ORDER BY rater_no`,
    packetNo,
  )

/** What a merge found, as it is kept of every file that came back. */
export type ReturnCounts = {
  /** Events that were not in the study. */
  readonly new: number
  /** Events that were there already. */
  readonly known: number
  /** Tasks answered in two places, none of which knew of the other. */
  readonly forked: number
  /** Events the study has from this packet that the file lacks: it is an older copy. */
  readonly missing: number
  /** Tasks whose texts were changed in the study since they were handed out. */
  readonly stale: number
}

export type PacketReturn = {
  readonly at: Instant
  readonly fileName: string
  readonly fileHash: string
  readonly counts: ReturnCounts
}

export function enterReturn(file: StudyFile, packetNo: number, { at, fileName, fileHash, counts }: PacketReturn): void {
  run(
    file,
    'INSERT INTO packet_return (packet_no, at, file_name, file_hash, counts) VALUES (?, ?, ?, ?, ?)',
    packetNo,
    at,
    fileName,
    fileHash,
    JSON.stringify(counts),
  )
}

/** What came back of a packet, oldest first. */
export const returnsOf = (file: StudyFile, packetNo: number): PacketReturn[] =>
  all<Omit<PacketReturn, 'counts'> & { counts: string }>(
    file,
    `SELECT at, file_name AS fileName, file_hash AS fileHash, counts FROM packet_return
     WHERE packet_no = ? ORDER BY return_no`,
    packetNo,
  ).map((row) => ({ ...row, counts: JSON.parse(row.counts) as ReturnCounts }))

/** Which packet a device of the log wrote in, where its piece of the log begins, and how the study's ids are coded there. */
export type PacketDevice = {
  readonly code: string
  readonly fromSequence: number
  readonly fromHash: Uint8Array
  readonly codeOf: CodeOf
}

/** null for a device of the study's own. */
export function packetDevice(file: StudyFile, deviceNo: number): PacketDevice | null {
  const row = first<{ code: string; fromSequence: number; fromHash: Uint8Array; secret: Uint8Array }>(
    file,
    `SELECT d.code, d.from_sequence AS fromSequence, d.from_hash AS fromHash, p.secret
     FROM packet_device d JOIN packet p USING (packet_no) WHERE device_no = ?`,
    deviceNo,
  )
  if (!row) return null
  const { secret, ...device } = row
  return { ...device, codeOf: codesUnder(secret) }
}

/** Where a packet comes from; null if the file is no packet. */
export type PacketOrigin = { readonly id: string; readonly studyMark: Uint8Array; readonly format: number }

export const packetOrigin = (file: StudyFile): PacketOrigin | null =>
  first<PacketOrigin>(file, 'SELECT study.id, study_mark AS studyMark, format FROM packet_origin, study') ?? null

/** Whether a packet was made by a study of this id. */
export const isMarkedBy = (origin: PacketOrigin, study: string): boolean =>
  Buffer.compare(origin.studyMark, studyMark(study, origin.id)) === 0
