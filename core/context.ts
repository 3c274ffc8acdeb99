import { randomInt } from 'node:crypto'

/** What the core takes from the outside world, so that tests can hold it still. */
export type Surroundings = {
  /** Now, as an ISO 8601 instant in UTC with milliseconds. */
  readonly now: () => string
  /** A fresh random code: 20 lower-case letters and digits, about 103 bits. */
  readonly randomCode: () => string
  /** One line without item text. */
  readonly log: (line: string) => void
}

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz'

/** 20 characters drawn from the operating system's source of randomness. */
export const randomCode = (): string => Array.from({ length: 20 }, () => alphabet[randomInt(alphabet.length)]).join('')

export const surroundings: Surroundings = {
  now: () => new Date().toISOString(),
  randomCode,
  log: (line) => process.stderr.write(`${line}\n`),
}
