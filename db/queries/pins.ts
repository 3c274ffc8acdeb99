import { randomBytes, timingSafeEqual } from 'node:crypto'
import { stretch } from '../cipher.ts'
import { first, run, type StudyFile } from '../driver.ts'

/** scrypt with N = 2^15, r = 8, p = 1: about 60 ms and 32 MiB. A PIN is short; guesses are slowed down at the door too. */
const pinCost = 2 ** 15

type StoredPin = { readonly salt: Uint8Array; readonly hash: Uint8Array; readonly cost: number }

/** Sets a rater's PIN; null takes it away. */
export function savePin(file: StudyFile, rater: string, pin: string | null, at: string): void {
  const ofRater = '(SELECT rater_no FROM rater WHERE id = ?)'
  run(file, `DELETE FROM rater_pin WHERE rater_no = ${ofRater}`, rater)
  if (pin === null) return
  const salt = randomBytes(16)
  run(
    file,
    `INSERT INTO rater_pin (rater_no, salt, hash, cost, set_at) VALUES (${ofRater}, ?, ?, ?, ?)`,
    rater,
    salt,
    stretch(pin, salt, pinCost),
    pinCost,
    at,
  )
}

const storedPin = (file: StudyFile, rater: string): StoredPin | undefined =>
  first<StoredPin>(file, 'SELECT salt, hash, cost FROM rater_pin JOIN rater USING (rater_no) WHERE rater.id = ?', rater)

/** Whether a rater's desk is behind a PIN. */
export const hasPin = (file: StudyFile, rater: string): boolean => storedPin(file, rater) !== undefined

/** Whether a PIN is the rater's; true too where there is none to be right about. */
export function pinFits(file: StudyFile, rater: string, pin: string): boolean {
  const stored = storedPin(file, rater)
  return stored === undefined || timingSafeEqual(stretch(pin, stored.salt, stored.cost), stored.hash)
}
