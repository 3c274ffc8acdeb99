import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fail } from '#contract/errors.ts'
import { type PacketId, PacketId as PacketIdSchema, type PacketSummary } from '#contract/packets.ts'
import { newCipherKey } from '#db/cipher.ts'
import {
  enterPacket,
  type LedgerPacket,
  packetById,
  ratersOfPacket,
  readPackets,
  returnsOf,
  tasksOfPacket,
} from '#db/packets/ledger.ts'
import { type PacketToWrite, writePacket } from '#db/packets/writePacket.ts'
import { openTasks, packetProgress, ratersToDo, textsShown } from '#db/queries/handOut.ts'
import { systemsOf } from '#db/queries/items.ts'
import { sourceKeyState } from '#db/queries/sourceKey.ts'
import { readStudy } from '#db/queries/study.ts'
import type { StudyFile } from '#db/studyFile.ts'
import type { Surroundings } from '../context.ts'

/** What is handed out: the open tasks of these raters, in one file or one each, locked or not. */
export type HandOut = {
  readonly raters: readonly string[]
  readonly together: boolean
  readonly passphrase: string | null
}

/** Makes the packets and enters them in the study's ledger; the caller holds the transaction. */
export function makePackets(file: StudyFile, { raters, together, passphrase }: HandOut, around: Surroundings) {
  const known = new Map(ratersToDo(file).map((rater) => [rater.rater, rater]))
  const wanted = raters.map((rater) => known.get(rater) ?? fail('RATER_UNKNOWN', {}))
  const groups = together ? [wanted] : wanted.map((one) => [one])
  return groups.map((people) => {
    const tasks = people.flatMap(({ rater }) => openTasks(file, rater))
    if (tasks.length === 0) fail('PACKET_EMPTY', {})
    const packet: PacketToWrite = {
      id: around.randomCode(),
      secret: randomBytes(32),
      madeAt: around.now(),
      tasks,
      cipher: passphrase === null ? null : newCipherKey(passphrase),
    }
    const contentHash = written(file, packet, ({ hash }) => hash)
    const fileName = freeFileName(
      file,
      people.map(({ pseudonym }) => pseudonym),
    )
    const no = enterPacket(file, { ...packet, fileName, contentHash })
    return { tasks, packet: summaryOf(file, { ...packet, no, fileName, contentHash }) }
  })
}

/** Writes a packet where nobody looks, hands it over, and leaves nothing behind. */
function written<Answer>(
  file: StudyFile,
  packet: PacketToWrite,
  take: (made: { readonly path: string; readonly hash: Buffer }) => Answer,
): Answer {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-packet-'))
  try {
    const path = join(folder, 'packet.evenhand')
    return take({ path, hash: writePacket(file, path, packet) })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The bytes of a packet that was made: the same content each time. Fails with NOT_A_PACKET for an unknown one. */
export function packetBytes(file: StudyFile, id: string): { readonly fileName: string; readonly bytes: Buffer } {
  const ledger = packetById(file, id) ?? fail('NOT_A_PACKET', {})
  const packet = { ...ledger, tasks: tasksOfPacket(file, ledger.no) }
  return { fileName: ledger.fileName, bytes: written(file, packet, ({ path }) => readFileSync(path)) }
}

/** Title and pseudonyms as one plain file name; never a name of a system, since neither is one. */
function freeFileName(file: StudyFile, people: readonly string[]): string {
  const [only, ...others] = people
  const whose = others.length === 0 ? (only ?? '') : `${people.length}-raters`
  const stem = [readStudy(file).words.title.slice(0, 40), whose].map(plain).filter(Boolean).join('-') || 'packet'
  const taken = new Set(readPackets(file).map(({ fileName }) => fileName))
  for (let attempt = 1; ; attempt++) {
    const fileName = `${stem}${attempt === 1 ? '' : `-${attempt}`}.evenhand`
    if (!taken.has(fileName)) return fileName
  }
}

const plain = (words: string): string =>
  words
    .normalize('NFC')
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()

export function summaryOf(file: StudyFile, packet: LedgerPacket): PacketSummary {
  return {
    packet: PacketIdSchema.parse(packet.id) satisfies PacketId,
    fileName: packet.fileName,
    madeAt: packet.madeAt,
    encrypted: packet.cipher !== null,
    raters: ratersOfPacket(file, packet.no).map(({ pseudonym }) => pseudonym),
    ...packetProgress(file, packet.no),
    returns: returnsOf(file, packet.no).map(({ at, fileName, counts }) => ({ at, fileName, counts })),
  }
}

/** Systems whose name stands, as a word of its own, in a text that raters are shown, with the number of texts. */
export function namesShown(file: StudyFile, tasks: readonly number[]): { system: string; texts: number }[] {
  // Sealed, the study knows no names to look for.
  if (sourceKeyState(file).sealed) return []
  const systems = systemsOf(file).filter(({ name }) => name.length >= 3)
  const found = new Map(systems.map(({ name }) => [name, 0]))
  const patterns = systems.map(({ name }) => ({ name, pattern: asWord(name) }))
  for (const text of textsShown(file, tasks)) {
    for (const { name, pattern } of patterns) if (pattern.test(text)) found.set(name, (found.get(name) ?? 0) + 1)
  }
  return [...found].filter(([, texts]) => texts > 0).map(([system, texts]) => ({ system, texts }))
}

const asWord = (name: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'iu')

/** SHA-256 (hex) of the bytes of a file. */
export const fileHashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
