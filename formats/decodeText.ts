import { analyse } from 'chardet'

/** A file's text and the name of the encoding it was read in (WHATWG name, lower case). */
export type DecodedText = { readonly text: string; readonly encoding: string }

/** Why bytes are not text that can be read. */
export type NotText = { readonly reason: string }

/** Kinds of file that are often picked by mistake, told by their first bytes. */
const otherKinds: readonly { readonly starts: readonly number[]; readonly reason: string }[] = [
  { starts: [0x50, 0x4b, 0x03, 0x04], reason: 'it is a ZIP archive or a spreadsheet; save the sheet as CSV' },
  { starts: [0x50, 0x41, 0x52, 0x31], reason: 'it is a Parquet file; save it as CSV or JSONL' },
  { starts: [0xd0, 0xcf, 0x11, 0xe0], reason: 'it is an old Excel or Word file; save the sheet as CSV' },
  { starts: [0x25, 0x50, 0x44, 0x46], reason: 'it is a PDF' },
  { starts: [0x1f, 0x8b], reason: 'it is compressed with gzip; unpack it first' },
  { starts: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], reason: 'it is an SQLite file' },
]

const startsWith = (bytes: Uint8Array, starts: readonly number[]): boolean =>
  starts.every((byte, place) => bytes[place] === byte)

/**
 * Turns the bytes of a text file into text. A byte order mark decides; without one UTF-16 is told by its zero bytes,
 * then strict UTF-8 is tried, and what is not UTF-8 is read as the legacy encoding that its letters suggest, or as
 * Windows-1252 where they suggest none. The byte order mark is not part of the text.
 */
export function decodeText(bytes: Uint8Array): DecodedText | NotText {
  const other = otherKinds.find(({ starts }) => startsWith(bytes, starts))
  if (other) return { reason: other.reason }
  if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff])) {
    return { reason: 'it is UTF-32 text; save it as UTF-8' }
  }
  if (startsWith(bytes, [0xff, 0xfe])) return decodedAs(bytes, 'utf-16le')
  if (startsWith(bytes, [0xfe, 0xff])) return decodedAs(bytes, 'utf-16be')
  const wide = wideEncoding(bytes)
  if (wide) return decodedAs(bytes, wide)
  try {
    return asText(new TextDecoder('utf-8', { fatal: true }).decode(bytes), 'utf-8')
  } catch {
    return decodedAs(bytes, legacyEncoding(bytes))
  }
}

/** True when `decodeText` could not read the bytes. */
export const isNotText = (decoded: DecodedText | NotText): decoded is NotText => 'reason' in decoded

const decodedAs = (bytes: Uint8Array, encoding: string): DecodedText | NotText =>
  asText(new TextDecoder(encoding).decode(bytes), encoding)

/** Refuses text with zero characters: no spreadsheet or script writes them, and a binary file is full of them. */
const asText = (text: string, encoding: string): DecodedText | NotText =>
  text.includes('\0') ? { reason: 'it is not a text file' } : { text, encoding }

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

/** The eight-bit or East Asian encoding that fits best, as far as the platform can read it. */
function legacyEncoding(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, 65_536)
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
