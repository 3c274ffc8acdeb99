import { randomBytes, scryptSync } from 'node:crypto'
import { closeSync, openSync, readSync, statSync } from 'node:fs'

/** What opens an encrypted file: 32 bytes of key and the 16 bytes of salt it begins with. */
export type CipherKey = { readonly key: Uint8Array; readonly salt: Uint8Array }

/** scrypt (RFC 7914) with N = 2^17, r = 8, p = 1: about a quarter of a second and 128 MiB for each guess. */
export const passphraseCost = 2 ** 17

/** 32 bytes from a passphrase. Typed the same on every keyboard: compatibility characters are folded (NFKC). */
export function stretch(passphrase: string, salt: Uint8Array, cost: number): Buffer {
  return scryptSync(passphrase.normalize('NFKC'), salt, 32, { N: cost, r: 8, p: 1, maxmem: 256 * cost * 8 })
}

/** The key of a new encrypted file, under a salt of its own. */
export function newCipherKey(passphrase: string): CipherKey {
  const salt = randomBytes(16)
  return { key: stretch(passphrase, salt, passphraseCost), salt }
}

/** The key that a passphrase gives for a file that is encrypted. */
export function cipherKeyFor(path: string, passphrase: string): CipherKey {
  const salt = saltOf(path)
  return { key: stretch(passphrase, salt, passphraseCost), salt }
}

/** The first 16 bytes of a file: the salt, if it is encrypted. */
export const saltOf = (path: string): Buffer => startOf(path).subarray(0, 16)

const pageSize = 4096

/**
 * Whether a file looks like an encrypted one: whole pages, and a first page in which every byte is about as frequent as
 * every other (chi-squared over 256 values; 255 is expected, and random bytes stay below 400 but once in a hundred million).
 */
export function looksEncrypted(path: string): boolean {
  if (statSync(path).size % pageSize !== 0) return false
  const start = startOf(path)
  if (start.length < pageSize || start.toString('latin1', 0, 15) === 'SQLite format 3') return false
  const counts = new Uint32Array(256)
  for (const byte of start) counts[byte] = (counts[byte] ?? 0) + 1
  const expected = pageSize / 256
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0) < 400
}

function startOf(path: string): Buffer {
  const start = Buffer.alloc(pageSize)
  const descriptor = openSync(path, 'r')
  try {
    return start.subarray(0, readSync(descriptor, start, 0, pageSize, 0))
  } finally {
    closeSync(descriptor)
  }
}
