import { implement } from '@orpc/server'
import { fail } from '#contract/errors.ts'
import type { CommandId, SeatId, StudyId } from '#contract/ids.ts'
import { contract } from '#contract/index.ts'
import { commandAnswer, readStudy, rememberCommand } from '#db/queries/study.ts'
import { inTransaction, type StudyFile } from '#db/studyFile.ts'
import type { Surroundings } from '../context.ts'
import type { PrintPdf } from '../exports/exportedStudy.ts'
import type { StageStore } from '../imports/stageStore.ts'
import type { Library } from '../library.ts'
import type { PacketEntry } from '../packets/packetEntry.ts'
import type { PinDoor } from '../packets/pinDoor.ts'
import type { Seats } from '../seats.ts'
import type { StatisticsPool } from '../statistics/pool.ts'

/** Who is at the other end: a rater's connection carries its seat, a coordinator's none. */
export type Connection = {
  readonly seat: SeatId | null
  /** Of a window that was opened on one packet. */
  readonly entry?: PacketEntry
}

/** What every handler can reach. */
export type Desk = {
  readonly library: Library
  readonly seats: Seats
  readonly stages: StageStore
  readonly pins: PinDoor
  readonly statistics: StatisticsPool
  readonly around: Surroundings
  readonly appVersion: string
  readonly printPdf: PrintPdf
}

/** The contract to implement. Expected failures are thrown and turned into typed errors at the door of the wire. */
export const api = implement(contract).$context<Connection>()

/** Runs a command once: a repeat with the same id changes nothing and gets the first answer again. */
export function once<Answer>(desk: Desk, file: StudyFile, command: CommandId, work: () => Answer): Answer {
  return inTransaction(file, () => {
    const known = commandAnswer(file, command)
    if (known !== null) return known as Answer
    const answer = work()
    rememberCommand(file, command, answer, desk.around.now())
    return answer
  })
}

/** The study's file, refused unless the study is in one of the stages. */
export function fileInStage(desk: Desk, study: StudyId, ...stages: readonly string[]): StudyFile {
  const file = desk.library.file(study)
  const { stage } = readStudy(file)
  if (!stages.includes(stage)) fail('WRONG_STAGE', { stage, needed: stages.join(' or ') })
  return file
}
