import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fail } from '#contract/errors.ts'
import { StageId } from '#contract/ids.ts'
import type { PacketSummary, ReturnedFile } from '#contract/packets.ts'
import { packetOrigin } from '#db/packets/ledger.ts'
import { ratersToDo } from '#db/queries/handOut.ts'
import { readStudy } from '#db/queries/study.ts'
import { closeStudyFile, inTransaction, openStudyFile, type StudyFile } from '#db/studyFile.ts'
import { randomCode, type Surroundings } from '../context.ts'
import { makePackets, packetBytes } from './makePacket.ts'
import { merge, tryMerge } from './takeBack.ts'

/** Opens the study at a path for handing out and taking back; refuses a packet, and a study that is not being judged. */
function withJudgedStudy<Answer>(path: string, work: (file: StudyFile) => Answer): Answer {
  const file = openStudyFile(path)
  try {
    if (packetOrigin(file)) fail('PACKET_FILE', {})
    const { stage } = readStudy(file)
    if (stage !== 'judging') fail('WRONG_STAGE', { stage, needed: 'judging' })
    return work(file)
  } finally {
    closeStudyFile(file)
  }
}

/** Which raters' packets are wanted: these by pseudonym, in one file, or one file for everyone who has something to do. */
export type WantedPackets = { readonly together: readonly string[] } | 'one-each'

export type MadePacket = { readonly packet: PacketSummary; readonly bytes: Buffer }

/** Makes packets from the study at a path, and hands over their bytes. Fails with RATER_UNKNOWN or PACKET_EMPTY. */
export function packetsFromStudyAt(
  path: string,
  wanted: WantedPackets,
  passphrase: string | null,
  around: Surroundings,
): MadePacket[] {
  return withJudgedStudy(path, (file) => {
    const known = ratersToDo(file)
    const raters =
      wanted === 'one-each'
        ? known.filter(({ open }) => open > 0)
        : wanted.together.map((name) => known.find(({ pseudonym }) => pseudonym === name) ?? fail('RATER_UNKNOWN', {}))
    if (raters.length === 0) fail('PACKET_EMPTY', {})
    const handOut = { raters: raters.map(({ rater }) => rater), together: wanted !== 'one-each', passphrase }
    const made = inTransaction(file, () => makePackets(file, handOut, around))
    return made.map(({ packet }) => ({ packet, bytes: packetBytes(file, packet.packet).bytes }))
  })
}

/** Merges returned files into the study at a path, or only says what merging would bring in. */
export function mergeIntoStudyAt(
  path: string,
  returned: readonly string[],
  how: 'check' | 'merge',
  around: Surroundings,
): ReturnedFile[] {
  return withJudgedStudy(path, (file) => {
    const files = returned.map((each) => {
      if (!existsSync(each)) fail('FILE_UNREADABLE', { reason: `${each} is not there`, line: null })
      return { stage: StageId.parse(randomCode()), fileName: basename(each), bytes: readFileSync(each) }
    })
    const tried = tryMerge(file, files)
    if (how === 'check' || tried.some(({ reason }) => reason !== null)) return tried
    return merge(file, files, around.now())
  })
}
