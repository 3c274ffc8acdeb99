import { isUtf8 } from 'node:buffer'
import { analyse } from 'chardet'
import { type ByteSource, Unreadable } from './byteSource.ts'

/** Kinds of file that are often picked by mistake, told by their first bytes. */
const otherKinds: readonly { readonly starts: readonly number[]; readonly reason: string }[] = [
  { starts: [0xd0, 0xcf, 0x11, 0xe0], reason: 'it is an old Excel or Word file; save the sheet as XLSX or CSV' },
  { starts: [0x25, 0x50, 0x44, 0x46], reason: 'it is a PDF' },
  { starts: [0x1f, 0x8b], reason: 'it is compressed with gzip; unpack it first' },
  { starts: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], reason: 'it is an SQLite file' },
]

/** True when the bytes begin with these. */
export const startsWith = (bytes: Uint8Array, starts: readonly number[]): boolean =>
  starts.every((byte, place) => bytes[place] === byte)

const pieceBytes = 1024 * 1024

/**
 * The encoding of a text file (WHATWG name, lower case). A byte order mark decides; without one UTF-16 is told by its
 * zero bytes, then the whole file is tried as strict UTF-8, and what is not UTF-8 is the legacy encoding that its
 * letters suggest, or Windows-1252 where they suggest none. Throws `Unreadable` for what is no text.
 */
export function encodingOf(source: ByteSource): string {
  const first = Uint8Array.from(source.read(0, 65_536))
  const other = otherKinds.find(({ starts }) => startsWith(first, starts))
  if (other) throw new Unreadable(other.reason)
  if (startsWith(first, [0xff, 0xfe, 0, 0]) || startsWith(first, [0, 0, 0xfe, 0xff])) {
    throw new Unreadable('it is UTF-32 text; save it as UTF-8')
  }
  if (startsWith(first, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(first, [0xfe, 0xff])) return 'utf-16be'
  return wideEncoding(first) ?? narrowEncoding(source)
}

/** UTF-16 without a mark: text with Latin punctuation and line ends has zero bytes on one side only. */
function wideEncoding(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, 4096)
  let even = 0
  let odd = 0
  for (let at = 0; at + 1 < length; at += 2) {
    if (bytes[at] === 0) even++
    if (bytes[at + 1] === 0) odd++
  }
  const pairs = Math.floor(length / 2)
  if (odd > pairs * 0.3 && even === 0) return 'utf-16le'
  if (even > pairs * 0.3 && odd === 0) return 'utf-16be'
  return null
}

/** UTF-8 if every byte of the file fits, else what the first piece that does not fit looks like. */
function narrowEncoding(source: ByteSource): string {
  for (let from = 0; from < source.size; ) {
    const bytes = source.read(from, from + pieceBytes)
    if (bytes.length === 0) break
    if (bytes.includes(0)) throw new Unreadable('it is not a text file')
    const whole = from + bytes.length >= source.size ? bytes.length : characterEnd(bytes)
    if (!isUtf8(bytes.subarray(0, whole))) return legacyEncoding(bytes)
    from += whole
  }
  return 'utf-8'
}

/** Where the last whole character of a piece of UTF-8 ends. */
function characterEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back < bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) return bytes.length - back
  }
  return bytes.length
}

/** The eight-bit or East Asian encoding that fits best, as far as the platform can read it. */
function legacyEncoding(bytes: Uint8Array): string {
  // What is not UTF-8 may stand far down a file that is otherwise plain: the sample is taken around it.
  const at = bytes.findIndex((byte) => byte >= 0x80)
  const sample = bytes.subarray(Math.max(0, at - 1024), Math.max(0, at - 1024) + 65_536)
  for (const { name, confidence } of analyse(sample)) {
    if (confidence < 30) break
    // ISO-8859-1 and Windows-1252 differ only in characters that nobody types; browsers read both as the latter.
    const encoding = name === 'ISO-8859-1' ? 'windows-1252' : name.toLowerCase()
    if (encoding.startsWith('utf') || encoding === 'ascii') continue
    try {
      return new TextDecoder(encoding).encoding
    } catch {
      // The platform does not know this one; the next best may do.
    }
  }
  return 'windows-1252'
}
