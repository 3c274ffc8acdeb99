import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ExpectedError, type Failure, fail, type PacketRefusal } from '#contract/errors.ts'
import type { StageId } from '#contract/ids.ts'
import type { ReturnedFile } from '#contract/packets.ts'
import { looksEncrypted, saltOf } from '#db/cipher.ts'
import { MergeConflict, mergePacket } from '#db/merge/mergePacket.ts'
import { contentHash } from '#db/packets/content.ts'
import {
  enterReturn,
  isMarkedBy,
  type LedgerPacket,
  packetById,
  packetBySalt,
  packetOrigin,
  ratersOfPacket,
  returnsOf,
} from '#db/packets/ledger.ts'
import { packetProgress } from '#db/queries/handOut.ts'
import { readStudy } from '#db/queries/study.ts'
import { verifyChain } from '#db/queries/verifyChain.ts'
import { closeStudyFile, inTransaction, openStudyFile, type StudyFile } from '#db/studyFile.ts'
import { fileHashOf } from './makePacket.ts'

/** A file that came back, as it was handed in. */
export type HandedIn = { readonly stage: StageId; readonly fileName: string; readonly bytes: Uint8Array }

type Refusal = { readonly reason: PacketRefusal; readonly finding: string }
type Read = { readonly packet: StudyFile; readonly ledger: LedgerPacket }

/** Thrown to undo what was only tried. */
class Tried extends Error {
  readonly files: ReturnedFile[]
  constructor(files: ReturnedFile[]) {
    super('tried')
    this.files = files
  }
}

/** What merging these files would bring in, file by file, found by merging them and undoing it. */
export function tryMerge(study: StudyFile, files: readonly HandedIn[]): ReturnedFile[] {
  try {
    inTransaction(study, () => {
      throw new Tried(files.map((file) => takeIn(study, file, null)))
    })
  } catch (error) {
    if (error instanceof Tried) return error.files
    throw error
  }
  return []
}

/** Takes in all files, or none: fails with PACKET_REFUSED at the first that is refused. The caller holds the transaction. */
export function merge(study: StudyFile, files: readonly HandedIn[], at: string): ReturnedFile[] {
  return inTransaction(study, () =>
    files.map((file) => {
      const found = takeIn(study, file, at)
      if (found.reason !== null) fail('PACKET_REFUSED', { fileName: found.fileName, reason: found.reason })
      return found
    }),
  )
}

/** `at` null: the return is not entered in the ledger. */
function takeIn(study: StudyFile, file: HandedIn, at: string | null): ReturnedFile {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-returned-'))
  let read: Read | Refusal | null = null
  try {
    read = readReturned(study, join(folder, 'returned.evenhand'), file.bytes)
    if ('reason' in read) return refused(file, read, null)
    const { ledger } = read
    const people = ratersOfPacket(study, ledger.no).map(({ pseudonym }) => pseudonym)
    const { packet } = read
    const counts = trying(() => mergePacket(study, packet, ledger))
    if ('reason' in counts) return refused(file, counts, people)
    if (at !== null) enter(study, ledger, file, { at, counts })
    const { stage, fileName } = file
    return { stage, fileName, raters: people, reason: null, finding: '', counts, ...packetProgress(study, ledger.no) }
  } finally {
    if (read && 'packet' in read) closeStudyFile(read.packet)
    rmSync(folder, { recursive: true, force: true })
  }
}

const refused = (
  { stage, fileName }: HandedIn,
  { reason, finding }: Refusal,
  raters: string[] | null,
): ReturnedFile => ({
  stage,
  fileName,
  raters,
  reason,
  finding,
  counts: null,
  submitted: 0,
  tasks: 0,
})

function trying<Answer>(work: () => Answer): Answer | Refusal {
  try {
    return work()
  } catch (error) {
    if (error instanceof MergeConflict) return { reason: 'edited', finding: error.finding }
    if (error instanceof ExpectedError && error.failure.code === 'VALUE_NOT_ON_SCALE') {
      return { reason: 'edited', finding: error.failure.data.found }
    }
    throw error
  }
}

/** The same bytes are entered once, however often they come back. */
function enter(
  study: StudyFile,
  { no }: LedgerPacket,
  { fileName, bytes }: HandedIn,
  { at, counts }: Pick<Parameters<typeof enterReturn>[2], 'at' | 'counts'>,
): void {
  const fileHash = fileHashOf(bytes)
  if (returnsOf(study, no).some((known) => known.fileHash === fileHash)) return
  enterReturn(study, no, { at, fileName, fileHash, counts })
}

/** Opens a copy of a returned file and checks all that can be checked before merging. */
function readReturned(study: StudyFile, path: string, bytes: Uint8Array): Read | Refusal {
  writeFileSync(path, bytes)
  const locked = looksEncrypted(path)
  const bySalt = locked ? packetBySalt(study, saltOf(path)) : null
  if (locked && bySalt === null) return { reason: 'passphrase', finding: '' }
  const packet = opened(path, bySalt)
  if ('reason' in packet) return packet
  const checked = checkedAgainstLedger(study, packet)
  if ('reason' in checked) {
    closeStudyFile(packet)
    return checked
  }
  return { packet, ledger: checked }
}

function opened(path: string, ledger: LedgerPacket | null): StudyFile | Refusal {
  try {
    return openStudyFile(path, ledger?.cipher ?? null)
  } catch (error) {
    if (error instanceof ExpectedError) return refusalOf(error.failure)
    throw error
  }
}

function refusalOf(failure: Failure): Refusal {
  const { code, data } = failure
  if (code === 'STUDY_NEWER') return { reason: 'wrong-version', finding: `${data.fileVersion}` }
  if (code === 'PASSPHRASE_NEEDED' || code === 'PASSPHRASE_WRONG') return { reason: 'passphrase', finding: '' }
  if (code !== 'STUDY_DAMAGED') return { reason: 'unreadable', finding: code }
  const inLog = data.finding.startsWith('judgement ')
  return { reason: inLog ? 'broken-chain' : 'unreadable', finding: data.finding }
}

function checkedAgainstLedger(study: StudyFile, packet: StudyFile): LedgerPacket | Refusal {
  const origin = packetOrigin(packet)
  if (origin === null) return { reason: 'not-a-packet', finding: '' }
  const ledger = packetById(study, origin.id)
  if (ledger === null) {
    return { reason: isMarkedBy(origin, readStudy(study).study) ? 'unknown-packet' : 'wrong-study', finding: '' }
  }
  const log = verifyChain(packet)
  if (!log.ok) return { reason: 'broken-chain', finding: `judgement ${log.sequence}: ${log.finding}` }
  if (Buffer.compare(contentHash(packet), ledger.contentHash) !== 0) return { reason: 'edited', finding: 'content' }
  return ledger
}
