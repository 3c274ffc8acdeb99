import { ExpectedError, fail } from '#contract/errors.ts'
import { StageId } from '#contract/ids.ts'
import { limits } from '#formats/limits.ts'
import { randomCode } from '../context.ts'

/** A file handed in and not yet imported. */
export type StagedFile = {
  readonly bytes: Uint8Array
  readonly fileName: string
  /** Whether the first row of a delimited file names the columns; left out, it is told from that row. */
  readonly header?: boolean
}

type Stage = {
  readonly fileName: string
  readonly pieces: Uint8Array[]
  whole: Uint8Array | null
  size: number
  tooLarge: boolean
}

/** Files handed in, in memory. What is released, or pushed out by newer files, is unknown afterwards. */
export type StageStore = {
  /** Appends a piece; without a stage it begins one. Fails with STAGE_UNKNOWN for a stage that is not held. */
  add(stage: StageId | null, fileName: string, piece: Uint8Array): StageId
  /** The whole file. Fails with STAGE_UNKNOWN, or with FILE_UNREADABLE for a file larger than the store. */
  get(stage: StageId): StagedFile
  /** Lets go of a file; one that is not held is no error. */
  release(stage: StageId): void
  /** Bytes held now. */
  readonly size: number
}

/**
 * A store that holds at most `capacity` bytes in all. A file that grows beyond it alone is dropped and named as too
 * large when asked for; otherwise the files that were touched longest ago make room.
 */
export function createStageStore(capacity: number = limits.bytes): StageStore {
  // In the order in which they were last touched.
  const stages = new Map<StageId, Stage>()
  let held = 0

  const touch = (id: StageId): Stage => {
    const stage = stages.get(id) ?? fail('STAGE_UNKNOWN', {})
    stages.delete(id)
    stages.set(id, stage)
    return stage
  }
  const drop = (stage: Stage): void => {
    held -= stage.size
    stage.size = 0
    stage.pieces.length = 0
    stage.whole = null
  }
  const makeRoom = (newest: StageId): void => {
    for (const [id, stage] of stages) {
      if (held <= capacity) return
      drop(stage)
      if (id === newest) stage.tooLarge = true
      else stages.delete(id)
    }
  }

  return {
    add(known, fileName, piece) {
      const id = known ?? StageId.parse(randomCode())
      if (known === null) stages.set(id, { fileName, pieces: [], whole: null, size: 0, tooLarge: false })
      const stage = touch(id)
      if (stage.tooLarge) return id
      if (stage.whole) stage.pieces.push(stage.whole)
      stage.whole = null
      stage.pieces.push(piece)
      stage.size += piece.length
      held += piece.length
      makeRoom(id)
      return id
    },
    get(id) {
      const stage = touch(id)
      if (stage.tooLarge) throw new ExpectedError(tooLarge(capacity))
      if (!stage.whole) {
        stage.whole = stage.pieces.length === 1 ? (stage.pieces[0] as Uint8Array) : joined(stage.pieces, stage.size)
        stage.pieces.length = 0
      }
      return { bytes: stage.whole, fileName: stage.fileName }
    },
    release(id) {
      const stage = stages.get(id)
      if (stage) drop(stage)
      stages.delete(id)
    },
    get size() {
      return held
    },
  }
}

const tooLarge = (capacity: number) =>
  ({
    code: 'FILE_UNREADABLE',
    data: { reason: `the file is larger than ${Math.floor(capacity / 1024 / 1024)} MB`, line: null },
  }) as const

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
