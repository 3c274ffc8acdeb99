import exifr from 'exifr'

/** Facts a picture carries beside its pixels, in words: who, with what, where. Empty when it carries none. */
export async function pictureFacts(bytes: Uint8Array): Promise<string[]> {
  let found: unknown
  try {
    found = await exifr.parse(Buffer.from(bytes), { iptc: true, xmp: true, icc: false, jfif: false, ihdr: false })
  } catch {
    return []
  }
  if (typeof found !== 'object' || found === null) return []
  return Object.entries(found)
    .filter(([name, value]) => telling.test(name) && (typeof value === 'string' || typeof value === 'number'))
    .map(([name, value]) => `${name}: ${String(value)}`.slice(0, 200))
    .sort()
}

/** Names of fields that say who made a picture, with what, where, or what it is called. */
const telling =
  /artist|author|byline|creator|copyright|credit|software|make|model|owner|serial|host|gps|latitude|longitude|comment|description|title|caption|keyword|subject|source|parameters|prompt|document/i

/** A picture without its facts; JPEG and PNG. Other kinds come back as they are. The pixels are not touched. */
export function withoutFacts(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegWithoutFacts(bytes)
  return isPng(bytes) ? pngWithoutFacts(bytes) : bytes
}

/** Whether the facts of such a picture can be taken out. */
export const canLoseFacts = (mediaType: string): boolean => mediaType === 'image/jpeg' || mediaType === 'image/png'

/** Drops the segments APP1 to APP15 and COM that come before the pixels, except a colour profile. */
function jpegWithoutFacts(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] as number
    if (marker === 0xda) break
    const end = at + 2 + (((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number))
    if (end > bytes.length) return bytes
    const isProfile = marker === 0xe2 && latin1(bytes, at + 4, 11) === 'ICC_PROFILE'
    const isFact = (marker >= 0xe1 && marker <= 0xef && !isProfile) || marker === 0xfe
    if (!isFact) kept.push(bytes.subarray(at, end))
    at = end
  }
  return joined([...kept, bytes.subarray(at)])
}

const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const isPng = (bytes: Uint8Array): boolean => pngStart.every((byte, place) => bytes[place] === byte)
const pngFacts: ReadonlySet<string> = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'])

function pngWithoutFacts(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return bytes
    if (!pngFacts.has(latin1(bytes, at + 4, 4))) kept.push(bytes.subarray(at, end))
    at = end
  }
  return joined(kept)
}

const latin1 = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length))

const joined = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))
