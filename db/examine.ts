import { accessSync, constants, copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ExpectedError, type Failure } from '#contract/errors.ts'
import { type CipherKey, looksEncrypted } from './cipher.ts'
import { connect, connectBytes, disconnect, first, pragma, type StudyFile } from './driver.ts'
import { applicationId, hasItsSchema, versionOf } from './migrate.ts'
import { newestVersion } from './migrations/all.ts'
import { verifyChain } from './queries/verifyChain.ts'
import { sqliteCode } from './sqliteError.ts'

/**
 * Looks at a study file before it is opened for real, without changing a byte of it: SQLite checks a copy of its bytes
 * in memory. A file whose last process died (its journal still lies beside it) is checked in a copy on disk together
 * with the journal, because opening the original would fold the journal in. An encrypted file is opened with its key.
 * Returns what is wrong, or null.
 */
export function examine(path: string, cipher: CipherKey | null = null): Failure | null {
  if (!existsSync(path) || !statSync(path).isFile()) return { code: 'STUDY_NOT_FOUND', data: {} }
  const journal = `${path}-wal`
  const journaled = existsSync(journal) && statSync(journal).size > 0
  if (looksEncrypted(path))
    return cipher ? examineEncrypted(path, journaled, cipher) : { code: 'PASSPHRASE_NEEDED', data: {} }
  const bytes = readFileSync(path)
  const wrongHeader = examineHeader(bytes, journaled)
  if (wrongHeader) return wrongHeader
  if (!writable(path)) return { code: 'STUDY_READ_ONLY', data: {} }
  if (!journaled) return examineContent(() => connectBytes(withoutJournal(bytes)))
  return inCopy(path, journaled, (copy) => examineContent(() => connect(copy, 'write')))
}

/** An encrypted file shows nothing before it is opened, so all is looked at in a copy, which is encrypted as well. */
function examineEncrypted(path: string, journaled: boolean, cipher: CipherKey): Failure | null {
  if (!writable(path)) return { code: 'STUDY_READ_ONLY', data: {} }
  return inCopy(path, journaled, (copy) => {
    const wrongKey = examineKey(copy, cipher)
    return wrongKey ?? examineContent(() => connect(copy, 'write', cipher))
  })
}

/** The first page can be read with the right key only; what can be read may still be newer, or no study. */
function examineKey(copy: string, cipher: CipherKey): Failure | null {
  const file = connect(copy, 'write', cipher)
  try {
    const fileVersion = versionOf(file)
    if (Number(pragma(file, 'application_id')) !== applicationId) return { code: 'STUDY_FOREIGN', data: {} }
    if (fileVersion > newestVersion) return { code: 'STUDY_NEWER', data: { fileVersion, appVersion: newestVersion } }
    return null
  } catch (error) {
    if (error instanceof ExpectedError) return { code: 'PASSPHRASE_WRONG', data: {} }
    throw error
  } finally {
    disconnect(file)
  }
}

/** Works on a copy of a file and its journal, which is gone afterwards. */
function inCopy<Answer>(path: string, journaled: boolean, work: (copy: string) => Answer): Answer {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-'))
  try {
    const copy = join(folder, 'study.evenhand')
    copyFileSync(path, copy)
    if (journaled) copyFileSync(`${path}-wal`, `${copy}-wal`)
    return work(copy)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const magic = 'SQLite format 3\0'

/** SQLite's file format: magic at 0, page size at 16, pages at 28, user version at 60, application id at 68. */
function examineHeader(bytes: Buffer, journaled: boolean): Failure | null {
  const start = bytes.toString('latin1', 0, Math.min(bytes.length, magic.length))
  if (bytes.length < 100) {
    return magic.startsWith(start) ? { code: 'STUDY_TRUNCATED', data: {} } : { code: 'STUDY_FOREIGN', data: {} }
  }
  if (bytes.readUInt32BE(68) !== applicationId) return { code: 'STUDY_FOREIGN', data: {} }
  if (start !== magic) return { code: 'STUDY_DAMAGED', data: { finding: 'header' } }
  const fileVersion = bytes.readUInt32BE(60)
  if (fileVersion > newestVersion) return { code: 'STUDY_NEWER', data: { fileVersion, appVersion: newestVersion } }
  const pageSize = bytes.readUInt16BE(16) === 1 ? 65536 : bytes.readUInt16BE(16)
  if (!journaled && bytes.length < bytes.readUInt32BE(28) * pageSize) return { code: 'STUDY_TRUNCATED', data: {} }
  return null
}

/** Marks bytes in memory (offsets 18 and 19) as a database without write-ahead log: memory has none. */
function withoutJournal(bytes: Buffer): Buffer {
  bytes[18] = 1
  bytes[19] = 1
  return bytes
}

/** Whether the file may be written, as far as its permissions say; SQLite has the last word when it is opened. */
function writable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function examineContent(open: () => StudyFile): Failure | null {
  try {
    const file = open()
    try {
      return findingIn(file)
    } finally {
      disconnect(file)
    }
  } catch (error) {
    if (error instanceof ExpectedError) return error.failure
    const code = sqliteCode(error)
    if (code === null) throw error
    return damaged(code)
  }
}

function findingIn(file: StudyFile): Failure | null {
  if (pragma(file, 'application_id') !== applicationId) return { code: 'STUDY_FOREIGN', data: {} }
  const fileVersion = versionOf(file)
  if (fileVersion > newestVersion) return { code: 'STUDY_NEWER', data: { fileVersion, appVersion: newestVersion } }
  const pages = first<{ quick_check: string }>(file, 'PRAGMA quick_check(1)')?.quick_check ?? 'no answer'
  if (pages !== 'ok') return damaged(pages)
  if (!hasItsSchema(file)) return damaged('schema')
  if (first(file, 'PRAGMA foreign_key_check')) return damaged('rows that point nowhere')
  if (first(file, 'SELECT 1 FROM study') === undefined) return damaged('no study inside')
  return fileVersion === newestVersion ? findingInLog(file) : null
}

/** What people judged is checked event by event; the log of an older study can be read after it was brought up to date. */
function findingInLog(file: StudyFile): Failure | null {
  const log = verifyChain(file, 'computer')
  return log.ok ? null : damaged(`judgement ${log.sequence}: ${log.finding}`)
}

const damaged = (finding: string): Failure => ({ code: 'STUDY_DAMAGED', data: { finding } })
