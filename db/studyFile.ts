import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { StudyWords } from '#contract/coordinator.ts'
import { ExpectedError, fail } from '#contract/errors.ts'
import type { StudyId } from '#contract/ids.ts'
import type { Protocol } from '#contract/protocol.ts'
import { type CipherKey, looksEncrypted } from './cipher.ts'
import { connect, disconnect, isOpen, pragma, run, type StudyFile, script, transaction } from './driver.ts'
import { examine } from './examine.ts'
import { migrate } from './migrate.ts'

export type { StudyFile } from './driver.ts'

/** What a study starts as. */
export type NewStudy = {
  readonly study: StudyId
  readonly words: StudyWords
  readonly protocol: Protocol
  readonly createdAt: string
}

/**
 * Files open in this process, by device and inode. A second look at such a file is refused before it is touched:
 * closing any descriptor of a file drops this process's locks on it (POSIX), and with them the guard against others.
 */
const openHere = new Map<string, StudyFile>()

const identityOf = (path: string): string => {
  const { dev, ino } = statSync(path, { bigint: true })
  return `${dev}:${ino}`
}

/** A new study file at a path where nothing lies yet, opened. It is built beside its place and put there when whole. */
export function createStudyFile(path: string, { study, words, protocol, createdAt }: NewStudy): StudyFile {
  const place = resolve(path)
  if (existsSync(place)) throw new Error('a file already lies where the study should go')
  const draft = `${place}.new`
  rmSync(draft, { force: true })
  try {
    const file = connect(draft, 'create')
    try {
      migrate(file)
      transaction(file, () => {
        run(
          file,
          'INSERT INTO study (only_row, id, words, protocol, created_at, changed_at) VALUES (1, ?, ?, ?, ?, ?)',
          study,
          JSON.stringify(words),
          JSON.stringify(protocol),
          createdAt,
          createdAt,
        )
        run(file, "INSERT INTO stage_event (stage, at) VALUES ('preparing', ?)", createdAt)
        run(file, 'INSERT INTO rubric_version (version, made_at) VALUES (1, ?)', createdAt)
      })
    } finally {
      disconnect(file)
    }
    renameSync(draft, place)
    settle(dirname(place))
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
  return openExclusively(place)
}

/** Has the name of a new file written down too, where the system allows it (Windows does so by itself). */
function settle(folder: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/**
 * Opens the study at a path, bringing an older one up to date. Fails with STUDY_NOT_FOUND, STUDY_DAMAGED,
 * STUDY_TRUNCATED, STUDY_NEWER, STUDY_FOREIGN, STUDY_READ_ONLY or STUDY_IN_USE, and, where it is encrypted, with
 * PASSPHRASE_NEEDED or PASSPHRASE_WRONG; and then has not changed the file.
 */
export function openStudyFile(path: string, cipher: CipherKey | null = null): StudyFile {
  const place = resolve(path)
  if (existsSync(place) && openHere.has(identityOf(place))) fail('STUDY_IN_USE', {})
  const key = cipher && looksEncrypted(place) ? cipher : null
  const wrong = examine(place, key)
  if (wrong) {
    // A file that another process is writing right now can look damaged: say what is really the matter.
    if (wrong.code === 'STUDY_DAMAGED' || wrong.code === 'STUDY_TRUNCATED') refuseIfBusy(place)
    throw new ExpectedError(wrong)
  }
  return openExclusively(place, key)
}

function refuseIfBusy(path: string): void {
  const traces = ['-wal', '-shm'].map((ending) => `${path}${ending}`).filter((trace) => !existsSync(trace))
  const probe = connect(path, 'read')
  try {
    pragma(probe, 'schema_version')
  } catch (error) {
    if (error instanceof ExpectedError && error.failure.code === 'STUDY_IN_USE') throw error
  } finally {
    disconnect(probe)
    for (const trace of traces) rmSync(trace, { force: true })
  }
}

/**
 * One connection that keeps the file to itself until closed: with an exclusive lock held by the operating system no
 * second process can write, or read half a change, and a killed process leaves no lock behind.
 */
function openExclusively(path: string, cipher: CipherKey | null = null): StudyFile {
  const file = connect(path, 'write', cipher)
  try {
    pragma(file, 'locking_mode = EXCLUSIVE')
    pragma(file, 'journal_mode = WAL')
    pragma(file, 'synchronous = FULL')
    pragma(file, 'foreign_keys = ON')
    pragma(file, 'recursive_triggers = ON')
    pragma(file, 'trusted_schema = OFF')
    for (const [name, wanted] of settings) {
      const found = pragma(file, name)
      if (found !== wanted) throw new Error(`${name} is ${String(found)}, not ${wanted}`)
    }
    script(file, 'BEGIN IMMEDIATE; ROLLBACK')
    migrate(file)
  } catch (error) {
    disconnect(file)
    throw error
  }
  openHere.set(identityOf(path), file)
  return file
}

/** What a saved judgement rests on; checked after setting, because SQLite ignores a pragma it cannot obey. */
const settings: readonly (readonly [name: string, wanted: string | number])[] = [
  ['locking_mode', 'exclusive'],
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['foreign_keys', 1],
  ['recursive_triggers', 1],
]

/** Folds the journal into the file, so that the study is one file again, and lets go of it. */
export function closeStudyFile(file: StudyFile): void {
  if (!isOpen(file)) return
  for (const [identity, open] of openHere) if (open === file) openHere.delete(identity)
  try {
    pragma(file, 'wal_checkpoint(TRUNCATE)')
  } finally {
    disconnect(file)
  }
}

/** Everything or nothing. Inside another transaction only the inner part is undone when the work throws. */
export function inTransaction<Answer>(file: StudyFile, work: () => Answer): Answer {
  return transaction(file, work)
}

/** Writes a compact copy of the study to a path where nothing lies yet; the study itself stays open and unchanged. */
export function copyStudyFile(file: StudyFile, toPath: string): void {
  const place = resolve(toPath)
  if (existsSync(place)) throw new Error('a file already lies where the copy should go')
  try {
    run(file, 'VACUUM INTO ?', place)
  } catch (error) {
    rmSync(place, { force: true })
    throw error
  }
}
