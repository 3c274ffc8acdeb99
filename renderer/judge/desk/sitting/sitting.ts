import type { RaterNote } from '#contract/rater.ts'
import { ActiveClock } from '../activeClock.ts'
import type { SittingStore } from './sittingStore.ts'

/** A pause as long as this begins a new sitting. Milliseconds. */
export const restLasts = 30 * 60_000
/** After this long without a sign of life the rater is taken to have left the desk. Milliseconds. */
export const leftAfter = 5 * 60_000

const minute = 60_000

export type SittingEnd = Extract<RaterNote, { kind: 'sitting-ended' }>['why']

export type SittingOptions = {
  /** Milliseconds since 1970 that never go back. */
  readonly now: () => number
  readonly note: (note: RaterNote) => void
  readonly store: SittingStore
}

/**
 * How long a rater has been judging without a rest. Stretches at the desk are noted as they begin and end; those with less than
 * half an hour between them are one sitting, also across a restart.
 */
export class Sitting {
  readonly #options: SittingOptions
  #person: string | null = null
  #clock: ActiveClock
  /** Whether the rater is at the desk: begun and not ended. */
  #atDesk = false
  /** Active milliseconds of this sitting before this stretch. */
  #before = 0
  /** When the last stretch ended. */
  #leftAt = 0
  /** Where of the sitting's time the last break was offered. */
  #breakAt = 0

  constructor(options: SittingOptions) {
    this.#options = options
    this.#clock = new ActiveClock(options.now)
  }

  /** Whose desk it is: goes on with a sitting that has not been rested from. */
  open(person: string): void {
    this.#person = person
    const kept = this.#options.store.find(person)
    if (kept === null || this.#options.now() - kept.lastAt >= restLasts) return
    this.#before = kept.activeMs
    this.#breakAt = kept.breakAt
    this.#leftAt = kept.lastAt
  }

  /** The rater judges: the clock runs. */
  start(): void {
    if (!this.#atDesk) {
      if (this.isRested) this.#forget()
      this.#atDesk = true
      this.#clock = new ActiveClock(this.#options.now)
      this.#options.note({ kind: 'sitting-begun' })
    }
    this.#clock.start()
  }

  /** The clock stands, the rater stays. */
  stop(): void {
    this.#clock.stop()
  }

  sign(): void {
    this.#clock.sign()
  }

  /** The rater leaves the desk. */
  end(why: SittingEnd): void {
    if (!this.#atDesk) return
    this.#clock.stop()
    const activeMs = this.#clock.read()
    this.#options.note({ kind: 'sitting-ended', why, activeMs })
    this.#atDesk = false
    this.#before += activeMs
    this.#leftAt = this.#options.now()
    this.#keep()
  }

  /** To be called every few seconds: sees that the rater has left, and keeps how long it has been. */
  tick(): void {
    if (!this.#atDesk) return
    if (this.#options.now() - this.#clock.lastSign > leftAfter) this.end('idle')
    else this.#keep()
  }

  get atDesk(): boolean {
    return this.#atDesk
  }

  /** Active milliseconds of this sitting. */
  get activeMs(): number {
    return this.#before + (this.#atDesk ? this.#clock.read() : 0)
  }

  /** Whether so many minutes have passed since the sitting began or a break was offered. */
  isBreakDue(minutes: number): boolean {
    return this.activeMs - this.#breakAt >= minutes * minute
  }

  breakOffered(): void {
    this.#breakAt = this.activeMs
    this.#keep()
  }

  /** Until when tasks are locked after so many minutes of judging (milliseconds since 1970); null: they are not. */
  lockedUntil(most: number): number | null {
    if (this.activeMs < most * minute || (!this.#atDesk && this.isRested)) return null
    return (this.#atDesk ? this.#options.now() : this.#leftAt) + restLasts
  }

  /** Whether the last stretch is long enough ago. */
  get isRested(): boolean {
    return this.#options.now() - this.#leftAt >= restLasts
  }

  #forget(): void {
    this.#before = 0
    this.#breakAt = 0
  }

  #keep(): void {
    if (this.#person === null) return
    this.#options.store.keep({
      person: this.#person,
      activeMs: this.activeMs,
      breakAt: this.#breakAt,
      lastAt: this.#options.now(),
    })
  }
}
