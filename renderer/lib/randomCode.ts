import type { CommandId } from '#contract/ids.ts'

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz'
const length = 20
/** Bytes at or above this would favour the first letters; they are drawn again. */
const fair = 256 - (256 % alphabet.length)

/** A random code of 20 lower-case letters and digits, from the browser's source of randomness. */
export function randomCode(): string {
  let code = ''
  while (code.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length * 2))) {
      if (byte < fair && code.length < length) code += alphabet[byte % alphabet.length]
    }
  }
  return code
}

/** The id a client gives a command, so that sending it again does nothing twice. */
export const newCommand = (): CommandId => randomCode() as CommandId
