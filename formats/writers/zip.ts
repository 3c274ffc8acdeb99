import { ZipFile } from 'yazl'

/** A file to put into an archive. */
export type ArchivedFile = { readonly fileName: string; readonly bytes: Uint8Array }

/** The moment every file in an archive is from: the same content gives the same bytes, on any day in any time zone. */
const noMoment = new Date(1980, 0, 1)

/** A ZIP archive of files in their order. */
export async function zipArchive(files: readonly ArchivedFile[]): Promise<Uint8Array> {
  const archive = new ZipFile()
  for (const { fileName, bytes } of files) {
    archive.addBuffer(Buffer.from(bytes), fileName, { mtime: noMoment, forceDosTimestamp: true, mode: 0o100644 })
  }
  archive.end()
  const pieces: Buffer[] = []
  for await (const piece of archive.outputStream) pieces.push(piece as Buffer)
  return new Uint8Array(Buffer.concat(pieces))
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
/** 1 January 1980, 00:00, as ZIP writes it: two bytes of time, two of date. */
const noDosMoment = 0x0021_0000

/**
 * An archive somebody else wrote (without comment), with every file from `noMoment`. The times stand in each file's own
 * head and in the list at the end; nothing else depends on them.
 */
export function withoutTimes(archive: Uint8Array): Uint8Array {
  const bytes = Buffer.from(archive)
  const end = bytes.length - 22
  if (bytes.readUInt32LE(end) !== endSignature) throw new Error('an archive whose end is not where it should be')
  const entries = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  for (let entry = 0; entry < entries; entry++) {
    if (bytes.readUInt32LE(at) !== entrySignature) throw new Error('an archive whose list is broken')
    bytes.writeUInt32LE(noDosMoment, at + 12)
    bytes.writeUInt32LE(noDosMoment, bytes.readUInt32LE(at + 42) + 10)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return new Uint8Array(bytes)
}
