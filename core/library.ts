import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { StudySummary, StudyWords } from '#contract/coordinator.ts'
import { ExpectedError, fail } from '#contract/errors.ts'
import { StudyId } from '#contract/ids.ts'
import type { Protocol } from '#contract/protocol.ts'
import type { CipherKey } from '#db/cipher.ts'
import { packetOrigin } from '#db/packets/ledger.ts'
import { readCounts, readStudy } from '#db/queries/study.ts'
import { closeStudyFile, createStudyFile, openStudyFile, type StudyFile } from '#db/studyFile.ts'
import type { Surroundings } from './context.ts'
import { OpenedElsewhere } from './openedElsewhere.ts'

const extension = '.evenhand'

type Unreadable = { readonly fileName: string; readonly code: string; readonly finding: string }
type Listed = { readonly stamp: string; readonly summary: StudySummary }

/**
 * The studies of this computer: the study folder and files opened where they lie. A study is opened when it is
 * first asked for and stays open until the core closes, so that every later call finds it at once.
 */
export class Library {
  readonly #folder: string
  readonly #around: Surroundings
  readonly #open = new Map<StudyId, StudyFile>()
  readonly #paths = new Map<StudyId, string>()
  readonly #listed = new Map<string, Listed>()
  readonly #elsewhere: OpenedElsewhere

  constructor(folder: string, around: Surroundings) {
    this.#folder = resolve(folder)
    this.#around = around
    mkdirSync(folder, { recursive: true })
    this.#elsewhere = new OpenedElsewhere(this.#folder)
  }

  /** Every study that can be reached: of the folder, and opened elsewhere. */
  known(): Iterable<StudyId> {
    this.list()
    return this.#paths.keys()
  }

  /** The studies of the folder and those opened elsewhere, last changed first, and the files that cannot be read, each with its reason. */
  list(): { studies: StudySummary[]; unreadable: Unreadable[] } {
    const studies: StudySummary[] = []
    const unreadable: Unreadable[] = []
    const here = readdirSync(this.#folder).filter((fileName) => fileName.endsWith(extension))
    for (const path of [...here.map((fileName) => join(this.#folder, fileName)), ...this.#elsewhere.paths()]) {
      try {
        studies.push(this.#summaryOf(path))
      } catch (error) {
        if (!(error instanceof ExpectedError)) throw error
        // A rater's packet is no study of this computer; it is opened on its own.
        if (error.failure.code === 'PACKET_FILE' || error.failure.code === 'PASSPHRASE_NEEDED') continue
        unreadable.push({ fileName: basename(path), code: error.failure.code, finding: findingOf(error) })
      }
    }
    studies.sort((one, other) => other.changedAt.localeCompare(one.changedAt) || one.title.localeCompare(other.title))
    return { studies, unreadable }
  }

  /** A new study in the folder. */
  create(words: StudyWords, protocol: Protocol): StudyId {
    const study = StudyId.parse(this.#around.randomCode())
    const file = createStudyFile(this.freePath(words.title), {
      study,
      words,
      protocol,
      createdAt: this.#around.now(),
    })
    this.#open.set(study, file)
    this.#paths.set(study, file.path)
    return study
  }

  /** Opens the study file at a path, wherever it lies. */
  openFile(path: string): StudyId {
    const wanted = resolve(path)
    for (const [study, known] of this.#paths) if (known === wanted && this.#open.has(study)) return study
    const file = openStudyFile(wanted)
    if (packetOrigin(file)) {
      closeStudyFile(file)
      fail('PACKET_FILE', {})
    }
    const { study } = readStudy(file)
    const twin = this.#open.get(study)
    if (twin) {
      closeStudyFile(file)
      return study
    }
    this.#open.set(study, file)
    this.#paths.set(study, wanted)
    if (dirname(wanted) !== this.#folder) this.#elsewhere.remember(wanted)
    return study
  }

  /** Opens the packet at a path for its rater; it never shows among the studies. */
  openPacket(path: string, cipher: CipherKey | null): StudyFile {
    const wanted = resolve(path)
    const open = this.openAt(wanted)
    if (open) return isPacket(open)
    const file = openStudyFile(wanted, cipher)
    try {
      this.#open.set(readStudy(isPacket(file)).study, file)
    } catch (error) {
      closeStudyFile(file)
      throw error
    }
    return file
  }

  /** The file at a path if it is open here. Looking at the disk instead would take this process's lock off it. */
  openAt(path: string): StudyFile | null {
    const wanted = resolve(path)
    for (const file of this.#open.values()) if (file.path === wanted) return file
    return null
  }

  /** Folds an open packet back into one file. */
  closePacket(file: StudyFile): void {
    for (const [study, open] of this.#open) if (open === file) this.#open.delete(study)
    closeStudyFile(file)
  }

  /** Opens a study that never shows in any list, once `prepare` has given it an id of its own. */
  openApart(path: string, prepare: (file: StudyFile) => void): StudyFile {
    const file = openStudyFile(path)
    try {
      prepare(file)
      this.#open.set(readStudy(file).study, file)
    } catch (error) {
      closeStudyFile(file)
      throw error
    }
    return file
  }

  closeApart(file: StudyFile): void {
    this.closePacket(file)
  }

  /** Writes the bytes of a study file into the folder under a free name and opens it; a bad file leaves nothing behind. */
  adopt(fileName: string, bytes: Uint8Array): StudyId {
    const path = this.freePath(basename(fileName, extension))
    writeFileSync(path, bytes, { flag: 'wx' })
    let opened = false
    try {
      const study = this.openFile(path)
      opened = this.#paths.get(study) === path
      return study
    } finally {
      if (!opened) rmSync(path)
    }
  }

  /** The open study; opened from the folder if it was not yet. */
  file(study: StudyId): StudyFile {
    const open = this.#open.get(study)
    if (open) return open
    if (!this.#paths.has(study)) this.list()
    const path = this.#paths.get(study) ?? fail('STUDY_NOT_FOUND', {})
    if (!existsSync(path)) fail('STUDY_NOT_FOUND', {})
    const file = openStudyFile(path)
    this.#open.set(study, file)
    return file
  }

  /** Closes every file; the journal is folded in, so that each study is one file again. */
  close(): void {
    for (const file of this.#open.values()) closeStudyFile(file)
    this.#open.clear()
  }

  /** A path in the folder that no file has yet, readable from the title. */
  freePath(title: string): string {
    const stem =
      title
        .normalize('NFKD')
        .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
        .replace(/^-+|-+$/g, '')
        .toLowerCase()
        .slice(0, 60) || 'study'
    for (let attempt = 1; ; attempt++) {
      const path = join(this.#folder, `${stem}${attempt === 1 ? '' : `-${attempt}`}${extension}`)
      if (!existsSync(path)) return path
    }
  }

  #summaryOf(path: string): StudySummary {
    for (const [study, file] of this.#open) if (file.path === path) return summarise(refusePacket(file), study)
    const { mtimeMs, size } = statSync(path)
    const stamp = `${mtimeMs}:${size}`
    const known = this.#listed.get(path)
    if (known?.stamp === stamp) return known.summary
    const file = openStudyFile(path)
    try {
      const { study } = readStudy(refusePacket(file))
      const summary = summarise(file, study)
      this.#paths.set(study, path)
      this.#listed.set(path, { stamp, summary })
      return summary
    } finally {
      closeStudyFile(file)
    }
  }
}

const isPacket = (file: StudyFile): StudyFile => (packetOrigin(file) ? file : fail('NOT_A_PACKET', {}))

const refusePacket = (file: StudyFile): StudyFile => (packetOrigin(file) ? fail('PACKET_FILE', {}) : file)

function summarise(file: StudyFile, study: StudyId): StudySummary {
  const { words, stage, changedAt } = readStudy(file)
  return { study, title: words.title, stage, counts: readCounts(file), changedAt, fileName: basename(file.path) }
}

function findingOf(error: ExpectedError): string {
  const { data } = error.failure
  return 'finding' in data ? data.finding : ''
}
