import { randomFillSync } from 'node:crypto'

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz'
const length = 20
/** Largest multiple of 36 in a byte: bytes from here on are thrown away, so that every character is equally likely. */
const fair = 252
const pool = new Uint8Array(8192)
let used = pool.length

/**
 * A random code of 20 lower-case letters and digits (about 103 bits), from the operating system's source of
 * randomness. Draws are pooled: an import needs hundreds of thousands.
 */
export function randomCode(): string {
  let code = ''
  while (code.length < length) {
    if (used === pool.length) {
      randomFillSync(pool)
      used = 0
    }
    const byte = pool[used++] as number
    if (byte < fair) code += alphabet[byte % 36]
  }
  return code
}
