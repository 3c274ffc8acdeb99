import type { StudyWords } from '#contract/coordinator.ts'
import type { Protocol } from '#contract/protocol.ts'
import type { CipherKey } from '../cipher.ts'
import { all, connect, disconnect, first, pragma, run, type StudyFile, transaction } from '../driver.ts'
import { migrate } from '../migrate.ts'
import { codesUnder, studyMark } from './codes.ts'
import { contentHash, packetFormat } from './content.ts'
import { type Copying, wantedTasks } from './copying.ts'
import { copyRubric, copyTasks } from './copyTasks.ts'
import { copyAttachments, copyItems, copyResponses } from './copyTexts.ts'

/** What goes into a packet, and under which code and secret. */
export type PacketToWrite = {
  readonly id: string
  readonly secret: Uint8Array
  readonly madeAt: string
  /** Rows of the tasks inside; all of planned tasks. */
  readonly tasks: readonly number[]
  readonly cipher: CipherKey | null
}

/**
 * Writes a packet to a path where nothing lies: a fresh study file, row by row, holding the tasks and what their raters
 * are shown, nothing else. No system, no key, no name or key of an imported file, no other rater, no title, tag, family or
 * factor of an item, no seed and no certificate; rows are in the order of their codes, so that no place tells anything.
 * The same packet is written the same each time. Returns the hash of its content.
 */
export function writePacket(from: StudyFile, path: string, packet: PacketToWrite): Buffer {
  const to = connect(path, 'create', packet.cipher)
  try {
    migrate(to)
    pragma(to, 'foreign_keys = ON')
    transaction(to, () => {
      const copying: Copying = { from, to, codeOf: codesUnder(packet.secret), tasks: JSON.stringify(packet.tasks) }
      writeStudy(copying, packet)
      copyRubric(copying)
      copyRaters(copying)
      copyAttachments(copying)
      copyItems(copying)
      copyResponses(copying)
      copyTasks(copying)
    })
    return contentHash(to)
  } finally {
    disconnect(to)
  }
}

function writeStudy({ from, to, tasks }: Copying, { id, madeAt }: PacketToWrite): void {
  const study = first<{ id: string; words: string; protocol: string }>(from, 'SELECT id, words, protocol FROM study')
  if (!study) throw new Error('a study file without its study')
  const qualification = `SELECT 1 FROM item JOIN assignment USING (item_no)
    WHERE role = 'qualification' AND assignment_no IN ${wantedTasks}`
  const qualifies = first(from, qualification, tasks) !== undefined
  const words: StudyWords = { ...(JSON.parse(study.words) as StudyWords), description: '' }
  run(
    to,
    'INSERT INTO study (only_row, id, words, protocol, created_at, changed_at) VALUES (1, ?, ?, ?, ?, ?)',
    id,
    JSON.stringify(words),
    JSON.stringify(protocolForRaters(JSON.parse(study.protocol) as Protocol, qualifies)),
    madeAt,
    madeAt,
  )
  run(
    to,
    'INSERT INTO packet_origin (only_row, study_mark, format, made_at) VALUES (1, ?, ?, ?)',
    studyMark(study.id, id),
    packetFormat,
    madeAt,
  )
  for (const stage of ['preparing', 'judging']) {
    run(to, 'INSERT INTO stage_event (stage, at) VALUES (?, ?)', stage, madeAt)
  }
}

/** Only what a rater's desk follows: no seed, no groups, nothing that tells repeats or how items were shared out. */
function protocolForRaters(protocol: Protocol, qualifies: boolean): Protocol {
  const { phases, seed: _s, ratersPerItem: _r, overlap: _o, repeats: _p, counterbalancedPhases: _c, ...rest } = protocol
  const { passMark, ...others } = rest
  return {
    ...others,
    ...(qualifies && passMark !== undefined ? { passMark } : {}),
    seed: 0,
    phases: phases.map(({ groups: _, ...phase }) => phase),
  }
}

function copyRaters({ from, to, codeOf, tasks }: Copying): void {
  const raters = all<{
    id: string
    pseudonym: string
    pin: Uint8Array | null
    salt: Uint8Array
    cost: number
    at: string
  }>(
    from,
    `SELECT r.id, r.pseudonym, p.hash AS pin, p.salt, p.cost, p.set_at AS at FROM rater r LEFT JOIN rater_pin p USING (rater_no)
     WHERE rater_no IN (SELECT rater_no FROM assignment WHERE assignment_no IN ${wantedTasks}) ORDER BY r.rater_no`,
    tasks,
  )
  // A packet for one is opened by whoever has the file; among several each has the own desk behind the own PIN.
  const among = raters.length > 1
  for (const { id, pseudonym, pin, salt, cost, at } of raters) {
    const { row } = run(
      to,
      "INSERT INTO rater (id, pseudonym, kind) VALUES (?, ?, 'human')",
      codeOf('rater', id),
      pseudonym,
    )
    if (!among || pin === null) continue
    run(
      to,
      'INSERT INTO rater_pin (rater_no, salt, hash, cost, set_at) VALUES (?, ?, ?, ?, ?)',
      row,
      salt,
      pin,
      cost,
      at,
    )
  }
}
