import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ExpectedError, fail } from '#contract/errors.ts'
import { StageId } from '#contract/ids.ts'
import { type ByteSource, fileSource } from '#formats/byteSource.ts'
import { limits } from '#formats/limits.ts'
import type { Spool } from '#formats/spool.ts'
import { randomCode } from '../context.ts'

/** One file handed in and not yet imported, whole. */
export type StagedFile = {
  readonly bytes: Uint8Array
  readonly fileName: string
  /** Whether the first row of a delimited file names the columns; left out, it is told from that row. */
  readonly header?: boolean
}

/** The files of one import, to be read piece by piece, with room to unpack them in and a memory for what they hold. */
export type StagedFiles = {
  /** The name of the file, or of the folder they came in. */
  readonly fileName: string
  readonly files: readonly ByteSource[]
  readonly spool: Spool
  /** What was found out about the files; forgotten when another piece comes. */
  readonly memory: Map<string, unknown>
}

type Stage = {
  readonly folder: string
  readonly fileName: string
  /** Where the pieces of each name go. */
  readonly paths: Map<string, string>
  size: number
  tooLarge: boolean
  memory: Map<string, unknown>
}

/** Files handed in, on disk. What is released, or pushed out by newer files, is unknown afterwards. */
export type StageStore = {
  /** Appends a piece; without a stage it begins one. Fails with STAGE_UNKNOWN for a stage that is not held. */
  add(stage: StageId | null, fileName: string, piece: Uint8Array): StageId
  /** The first file, whole. Fails with STAGE_UNKNOWN, or with FILE_UNREADABLE for one that is too large for that. */
  get(stage: StageId): StagedFile
  /** All files. Fails with STAGE_UNKNOWN, or with FILE_UNREADABLE for files larger than the store. */
  files(stage: StageId): StagedFiles
  /** Lets go of a stage; one that is not held is no error. */
  release(stage: StageId): void
  /** Bytes held now. */
  readonly size: number
}

const dayMs = 24 * 3600 * 1000

/**
 * A store in a folder of its own that holds at most `capacity` bytes in all. What is handed in never gets a path from
 * its name. Files that grow beyond the capacity alone are dropped and named as too large when asked for; otherwise
 * those touched longest ago make room. Without a folder the system's folder for temporary files is used.
 */
export const createStageStore = (capacity: number = limits.stagedBytes, dataFolder?: string): StageStore =>
  new DiskStages(capacity, dataFolder)

class DiskStages implements StageStore {
  readonly #capacity: number
  readonly #dataFolder: string | undefined
  /** In the order in which they were last touched. */
  readonly #stages = new Map<StageId, Stage>()
  #home: string | null = null
  #held = 0

  constructor(capacity: number, dataFolder: string | undefined) {
    this.#capacity = capacity
    this.#dataFolder = dataFolder
  }

  get size(): number {
    return this.#held
  }

  add(known: StageId | null, fileName: string, piece: Uint8Array): StageId {
    const id = known ?? this.#begin(fileName)
    const stage = this.#touch(id)
    if (stage.tooLarge) return id
    if (stage.paths.size >= limits.files && !stage.paths.has(fileName)) throw new ExpectedError(tooMany)
    const path = stage.paths.get(fileName) ?? join(stage.folder, `${stage.paths.size}`)
    stage.paths.set(fileName, path)
    appendFileSync(path, piece)
    stage.memory = new Map()
    stage.size += piece.length
    this.#held += piece.length
    this.#makeRoom(id)
    return id
  }

  get(id: StageId): StagedFile {
    const stage = this.#wanted(id)
    const path = stage.paths.get(stage.fileName) ?? ''
    if (statSync(path).size > limits.bytes) throw new ExpectedError(tooLarge(limits.bytes))
    return { bytes: new Uint8Array(readFileSync(path)), fileName: stage.fileName }
  }

  files(id: StageId): StagedFiles {
    const { paths, fileName, folder, memory } = this.#wanted(id)
    const files = [...paths].map(([name, path]) => fileSource(name, path))
    return { fileName: groupName(fileName, paths.size), files, spool: folderSpool(folder), memory }
  }

  release(id: StageId): void {
    const stage = this.#stages.get(id)
    if (stage) this.#drop(stage)
    this.#stages.delete(id)
  }

  #begin(fileName: string): StageId {
    const id = StageId.parse(randomCode())
    this.#home ??= ownFolder(this.#dataFolder)
    const folder = mkdtempSync(join(this.#home, 'stage-'))
    this.#stages.set(id, { folder, fileName, paths: new Map(), size: 0, tooLarge: false, memory: new Map() })
    return id
  }

  #touch(id: StageId): Stage {
    const stage = this.#stages.get(id) ?? fail('STAGE_UNKNOWN', {})
    this.#stages.delete(id)
    this.#stages.set(id, stage)
    return stage
  }

  #wanted(id: StageId): Stage {
    const stage = this.#touch(id)
    if (stage.tooLarge) throw new ExpectedError(tooLarge(this.#capacity))
    return stage
  }

  #drop(stage: Stage): void {
    this.#held -= stage.size
    stage.size = 0
    stage.paths.clear()
    rmSync(stage.folder, { recursive: true, force: true })
  }

  #makeRoom(newest: StageId): void {
    for (const [id, stage] of this.#stages) {
      if (this.#held <= this.#capacity) return
      this.#drop(stage)
      if (id === newest) stage.tooLarge = true
      else this.#stages.delete(id)
    }
  }
}

/** Several files go by the folder in which they lie. */
const groupName = (fileName: string, files: number): string =>
  files > 1 && fileName.includes('/') ? fileName.slice(0, fileName.indexOf('/')) : fileName

/** A spool whose files lie beside the staged ones, under numbers. */
export function folderSpool(folder: string): Spool {
  return {
    create(name) {
      const path = join(mkdtempSync(join(folder, 'unpacked-')), '0')
      appendFileSync(path, '')
      return { write: (bytes) => appendFileSync(path, bytes), close: () => fileSource(name, path) }
    },
  }
}

/** A folder of this process; what processes that died left behind for a day is removed. */
function ownFolder(dataFolder: string | undefined): string {
  const home = dataFolder === undefined ? join(tmpdir(), 'evenhand-incoming') : join(dataFolder, '.incoming')
  mkdirSync(home, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(home)) {
    const path = join(home, name)
    const age = existsSync(path) ? Date.now() - statSync(path).mtimeMs : 0
    if (age > dayMs) rmSync(path, { recursive: true, force: true })
  }
  const own = mkdtempSync(join(home, 'core-'))
  if (ownFolders.size === 0) process.once('exit', removeOwnFolders)
  ownFolders.add(own)
  return own
}

const ownFolders = new Set<string>()

function removeOwnFolders(): void {
  for (const folder of ownFolders) rmSync(folder, { recursive: true, force: true })
}

const unreadable = (reason: string) => ({ code: 'FILE_UNREADABLE', data: { reason, line: null } }) as const

const tooLarge = (capacity: number) => unreadable(`the file is larger than ${Math.floor(capacity / 1024 / 1024)} MB`)

const tooMany = unreadable(`more than ${limits.files} files`)
