import type { AssignmentId } from '#contract/ids.ts'
import type { JudgementTimes } from '#contract/judgement.ts'
import { ActiveClock } from './activeClock.ts'

type Visit = { readonly openedAt: string; firstInputAt: string | null; readonly clock: ActiveClock }

/** The times of every task seen in this sitting; coming back to a task goes on with its clock. */
export class Visits {
  readonly #now: () => number
  readonly #visits = new Map<AssignmentId, Visit>()
  #current: Visit | null = null

  /** @param now milliseconds since 1970 */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Puts a task in front of the rater. Its clock stands until `start`. */
  open(assignment: AssignmentId): void {
    this.stop()
    this.#current = this.#visits.get(assignment) ?? {
      openedAt: this.#instant(),
      firstInputAt: null,
      clock: new ActiveClock(this.#now),
    }
    this.#visits.set(assignment, this.#current)
  }

  start(): void {
    this.#current?.clock.start()
  }

  stop(): void {
    this.#current?.clock.stop()
  }

  /** A sign of life. */
  sign(): void {
    this.#current?.clock.sign()
  }

  /** The rater did something to the task. */
  touch(): void {
    if (this.#current) this.#current.firstInputAt ??= this.#instant()
    this.sign()
  }

  times(): JudgementTimes {
    const visit = this.#current
    if (visit === null) return { openedAt: this.#instant(), firstInputAt: null, activeMs: 0 }
    return { openedAt: visit.openedAt, firstInputAt: visit.firstInputAt, activeMs: visit.clock.read() }
  }

  #instant(): string {
    return new Date(this.#now()).toISOString()
  }
}
