import { createHash } from 'node:crypto'
import { fail } from '#contract/errors.ts'
import type { RaterId, StageId, StudyId } from '#contract/ids.ts'
import { readPackets } from '#db/packets/ledger.ts'
import { ratersToDo } from '#db/queries/handOut.ts'
import { systemsOf } from '#db/queries/items.ts'
import { savePin } from '#db/queries/pins.ts'
import { readRaters } from '#db/queries/raters.ts'
import { forgetDeleted, placesOfNames, sealSourceKey, sourceKeyState } from '#db/queries/sourceKey.ts'
import { makePackets, namesShown, packetBytes, summaryOf } from '../packets/makePacket.ts'
import { type HandedIn, merge, tryMerge } from '../packets/takeBack.ts'
import { zipped } from '../packets/zipped.ts'
import { api, type Desk, fileInStage, once } from './base.ts'

/** Handing out, taking back, PINs and the key. */
export function packetHandlers(desk: Desk) {
  return { packets: handOutAndBack(desk), pins: pinHandlers(desk), sourceKey: keyHandlers(desk) }
}

function handOutAndBack(desk: Desk) {
  const { packets } = api.coordinator
  const handedIn = (stages: readonly StageId[]): HandedIn[] =>
    stages.map((stage) => ({ stage, ...desk.stages.get(stage) }))
  const bytesOf = lastMade(desk)
  return {
    list: packets.list.handler(({ input }) => {
      const file = desk.library.file(input.study)
      const raters = ratersToDo(file).map((one) => ({ ...one, rater: one.rater as RaterId }))
      return { packets: readPackets(file).map((packet) => summaryOf(file, packet)), raters }
    }),

    make: packets.make.handler(({ input }) => {
      const file = fileInStage(desk, input.study, 'judging')
      return once(desk, file, input.command, () => {
        const made = makePackets(file, input, desk.around)
        const tasks = made.flatMap((each) => each.tasks)
        return { packets: made.map(({ packet }) => packet), systemNames: namesShown(file, tasks) }
      })
    }),

    read: packets.read.handler(async ({ input }) => {
      const { fileName, bytes } = await bytesOf(input.study, input.packets)
      const piece = bytes.subarray(input.from, input.from + input.count)
      return { fileName, size: bytes.length, base64: piece.toString('base64') }
    }),

    check: packets.check.handler(({ input }) => ({
      files: tryMerge(fileInStage(desk, input.study, 'judging'), handedIn(input.stages)),
    })),

    merge: packets.merge.handler(({ input }) => {
      const file = fileInStage(desk, input.study, 'judging')
      const done = once(desk, file, input.command, () => ({
        files: merge(file, handedIn(input.stages), desk.around.now()),
      }))
      for (const stage of input.stages) desk.stages.release(stage)
      return done
    }),
  }
}

/** Makes the bytes for reading in pieces, and keeps the last ones as long as they are read. */
function lastMade({ library }: Desk) {
  let last: { name: string; made: Promise<{ fileName: string; bytes: Buffer }> } | null = null
  const make = async (study: StudyId, packets: readonly string[]) => {
    const file = library.file(study)
    const [only = '', ...others] = packets
    if (others.length === 0) return packetBytes(file, only)
    return { fileName: 'packets.zip', bytes: await zipped(packets.map((packet) => packetBytes(file, packet))) }
  }
  return (study: StudyId, packets: readonly string[]) => {
    const name = createHash('sha256')
      .update([study, ...packets].join(' '))
      .digest('hex')
    if (last?.name !== name) last = { name, made: make(study, packets) }
    const { made } = last
    made.catch(() => {
      last = null
    })
    return made
  }
}

function pinHandlers(desk: Desk) {
  const { pins } = api.coordinator
  const raterIn = (study: StudyId, rater: RaterId) => {
    const file = desk.library.file(study)
    return readRaters(file).some(({ id }) => id === rater) ? file : fail('RATER_UNKNOWN', {})
  }
  return {
    set: pins.set.handler(({ input }) => {
      const file = raterIn(input.study, input.rater)
      desk.pins.pass(file, input.rater, input.present)
      return once(desk, file, input.command, () => {
        savePin(file, input.rater, input.pin, desk.around.now())
        return {}
      })
    }),
    remove: pins.remove.handler(({ input }) => {
      const file = raterIn(input.study, input.rater)
      return once(desk, file, input.command, () => {
        savePin(file, input.rater, null, desk.around.now())
        return {}
      })
    }),
  }
}

function keyHandlers(desk: Desk) {
  const { sourceKey } = api.coordinator
  return {
    state: sourceKey.state.handler(({ input }) => sourceKeyState(desk.library.file(input.study))),
    seal: sourceKey.seal.handler(({ input }) => {
      const file = fileInStage(desk, input.study, 'judging', 'closed')
      const names = systemsOf(file).map(({ name }) => name)
      const sealed = once(desk, file, input.command, () => {
        sealSourceKey(file, input.passphrase, desk.around.now())
        return { hash: sourceKeyState(file).hash ?? '', left: placesOfNames(file, names) }
      })
      forgetDeleted(file)
      return sealed
    }),
  }
}
