import { createHash, createHmac } from 'node:crypto'

/** What has a code of its own in a packet. */
export type CodedKind = 'rater' | 'item' | 'response' | 'assignment' | 'attachment'

/** The code of a row of the study inside one packet. */
export type CodeOf = (kind: CodedKind, id: string) => string

const length = 20
const codes = 36n ** BigInt(length)

/**
 * Codes under a packet's secret: the first 128 bits of HMAC-SHA-256 over kind and id, as 20 lower-case letters and digits.
 * Without the secret, which never leaves the coordinator's file, they are random: they say nothing about the ids, and
 * nothing ties the codes of two packets together.
 */
export function codesUnder(secret: Uint8Array): CodeOf {
  const known = new Map<string, string>()
  return (kind, id) => {
    const text = `${kind} ${id}`
    const seen = known.get(text)
    if (seen !== undefined) return seen
    const digest = createHmac('sha256', secret).update(text).digest('hex').slice(0, 32)
    const code = (BigInt(`0x${digest}`) % codes).toString(36).padStart(length, '0')
    known.set(text, code)
    return code
  }
}

/** Shows the study that made a packet that it is one of its own, and shows nobody else which study that is. */
export const studyMark = (study: string, packet: string): Buffer =>
  createHash('sha256').update(`evenhand packet ${packet} of ${study}`).digest()
