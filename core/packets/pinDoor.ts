import { fail } from '#contract/errors.ts'
import { hasPin, pinFits } from '#db/queries/pins.ts'
import type { StudyFile } from '#db/studyFile.ts'

/** Wrong PINs after which the next ones have to wait, and how long: twice as long each time, up to five minutes. */
const free = 5
const firstWaitMs = 15_000
const longestWaitMs = 300_000

type Tries = { wrong: number; waitUntil: number }

/** Lets raters through to their own desks. Wrong PINs are counted as long as the core runs. */
export class PinDoor {
  readonly #tries = new Map<string, Tries>()
  readonly #nowMs: () => number

  constructor(now: () => string) {
    this.#nowMs = () => Date.parse(now())
  }

  /** Passes where there is no PIN or it is right; else fails with PIN_NEEDED, PIN_WRONG or PIN_WAIT. */
  pass(file: StudyFile, rater: string, pin: string | null): void {
    if (!hasPin(file, rater)) return
    const tries = this.#tries.get(rater) ?? { wrong: 0, waitUntil: 0 }
    const waitMs = tries.waitUntil - this.#nowMs()
    if (waitMs > 0) fail('PIN_WAIT', { seconds: Math.ceil(waitMs / 1000) })
    if (pin === null || pin === '') fail('PIN_NEEDED', {})
    if (pinFits(file, rater, pin)) {
      this.#tries.delete(rater)
      return
    }
    tries.wrong++
    if (tries.wrong >= free) {
      tries.waitUntil = this.#nowMs() + Math.min(longestWaitMs, firstWaitMs * 2 ** (tries.wrong - free))
    }
    this.#tries.set(rater, tries)
    fail('PIN_WRONG', {})
  }
}
