/** After this long without a sign of life the clock stands still. Milliseconds. */
export const idleAfter = 60_000

/**
 * How long a task was in front of an active person. It runs while started, stands still while stopped (pause, hidden
 * window, sleep) and from a minute after the last sign of life.
 */
export class ActiveClock {
  readonly #now: () => number
  #total = 0
  /** When the stretch that now counts began; null while stopped. */
  #from: number | null = null
  #lastSign = 0

  /** @param now a clock in milliseconds that never goes back */
  constructor(now: () => number) {
    this.#now = now
  }

  start(): void {
    if (this.#from !== null) return
    this.#from = this.#now()
    this.#lastSign = this.#from
  }

  stop(): void {
    this.#total = this.read()
    this.#from = null
  }

  /** A key, a movement, a scroll. Wakes the clock from idleness, not from a stop. */
  sign(): void {
    const now = this.#now()
    if (this.#from !== null && now - this.#lastSign > idleAfter) {
      this.#total = this.read()
      this.#from = now
    }
    this.#lastSign = now
  }

  /** When the last sign of life was. */
  get lastSign(): number {
    return this.#lastSign
  }

  /** Milliseconds so far. */
  read(): number {
    if (this.#from === null) return Math.round(this.#total)
    const until = Math.min(this.#now(), this.#lastSign + idleAfter)
    return Math.round(this.#total + Math.max(0, until - this.#from))
  }
}
