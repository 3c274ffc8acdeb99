import type { Readable } from 'node:stream'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { type ByteSource, Unreadable } from './byteSource.ts'
import { startsWith } from './encoding.ts'
import { limits } from './limits.ts'
import type { Spool } from './spool.ts'

/** True for a ZIP archive, which a workbook is too. */
export const isArchive = (source: ByteSource): boolean => startsWith(source.read(0, 4), [0x50, 0x4b, 0x03, 0x04])

/** An archive's entry as its directory declares it. */
export type ArchiveEntry = { readonly name: string; readonly unpackedSize: number }

/**
 * What an archive holds, folders aside. Throws `Unreadable` for a damaged archive, for one whose names lead out of it,
 * for too many files, and for one that would become unreasonably large (a "bomb").
 */
export async function archiveEntries(source: ByteSource): Promise<ArchiveEntry[]> {
  const found: ArchiveEntry[] = []
  await eachEntry(source, async (entry) => {
    found.push({ name: entry.fileName, unpackedSize: entry.uncompressedSize })
  })
  return found
}

/** Unpacks an archive: every file under its name in it. Names never become paths. Throws like `archiveEntries`. */
export async function unpacked(source: ByteSource, spool: Spool): Promise<ByteSource[]> {
  await archiveEntries(source)
  const files: ByteSource[] = []
  await eachEntry(source, async (entry, archive) => {
    if (isClutter(entry.fileName)) return
    const target = spool.create(entry.fileName)
    const stream: Readable = await archive.openReadStreamPromise(entry)
    for await (const piece of stream) target.write(piece as Uint8Array)
    files.push(target.close())
  })
  return files
}

/** What file managers leave behind. */
const isClutter = (name: string): boolean =>
  /(^|\/)(__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)/i.test(name) || /(^|\/)\.[^/]+\//.test(name)

async function eachEntry(source: ByteSource, visit: (entry: Entry, archive: ZipFile) => Promise<void>): Promise<void> {
  try {
    const archive = await yauzl.fromBufferPromise(Buffer.from(source.read(0, source.size)), {})
    if (archive.entryCount > limits.files) throw new Unreadable(`it holds more than ${limits.files} files`)
    let unpackedBytes = 0
    for await (const entry of archive.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue
      if (entry.isEncrypted()) throw new Unreadable('the archive is locked with a password')
      unpackedBytes += entry.uncompressedSize
      if (unpackedBytes > source.size * limits.unpackedRatio + 16 * 1024 * 1024) {
        throw new Unreadable(`unpacked it would be more than ${limits.unpackedRatio} times as large`)
      }
      if (unpackedBytes > limits.stagedBytes)
        throw new Unreadable(`unpacked it is larger than ${limits.stagedBytes >>> 20} MB`)
      await visit(entry, archive)
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable(reasonOf(error))
  }
}

/** The library's words may hold names of files: only what kind of damage it is goes on. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  return /relative path|absolute path|invalid characters in fileName/i.test(message)
    ? 'the archive names a file outside of itself'
    : 'the archive is damaged'
}
