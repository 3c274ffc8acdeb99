import type { AssignmentId, CommandId, Instant } from '#contract/ids.ts'
import type { JudgementAction, JudgementTimes } from '#contract/judgement.ts'
import type { RaterNote } from '#contract/rater.ts'
import type { Trouble } from '#lib/failures.ts'

/** One thing a rater did at a task, on its way to disk. Sent again under the same command id until it is there. */
export type Saving = {
  readonly command: CommandId
  readonly assignment: AssignmentId
  readonly action: JudgementAction
  readonly times: JudgementTimes
}

/** What a rater did beside the tasks: it waits in the same line. */
export type Noting = { readonly command: CommandId; readonly note: RaterNote }

export type SaveState =
  | { readonly kind: 'saved'; readonly at: Instant | null }
  | { readonly kind: 'saving'; readonly lastAt: Instant | null }
  | { readonly kind: 'failed'; readonly trouble: Trouble; readonly lastAt: Instant | null }

/** What sending came to. `refused`: sending it again cannot help, the core said no. */
export type SendResult =
  /** `at` is null for what is not an answer. */
  | { readonly kind: 'saved'; readonly at: Instant | null }
  | { readonly kind: 'failed'; readonly trouble: Trouble }
  | { readonly kind: 'refused'; readonly trouble: Trouble }

export type SaveQueueOptions = {
  readonly send: (saving: Saving | Noting) => Promise<SendResult>
  readonly onState: (state: SaveState) => void
  readonly onRefused: (saving: Saving | Noting, trouble: Trouble) => void
  /** Calls back after milliseconds; returns what cancels it. */
  readonly later: (callBack: () => void, milliseconds: number) => () => void
}

/** Pauses between attempts, in milliseconds; the last repeats. */
const pauses = [500, 1000, 2000, 5000, 10_000] as const

/**
 * Saves one after the other, in the order they were done. A failure holds the line: it is tried again by itself and on
 * request, and nothing that waits behind it is lost or overtakes it.
 */
export class SaveQueue {
  readonly #options: SaveQueueOptions
  readonly #waiting: (Saving | Noting)[] = []
  readonly #idle: (() => void)[] = []
  #sending = false
  #attempts = 0
  #lastAt: Instant | null = null
  #cancelRetry: (() => void) | null = null
  #ending = false

  constructor(options: SaveQueueOptions) {
    this.#options = options
  }

  get length(): number {
    return this.#waiting.length
  }

  add(saving: Saving | Noting): void {
    this.#waiting.push(saving)
    if (this.#cancelRetry === null) void this.#run()
  }

  /** Tries now instead of later. Does nothing when nothing failed. */
  retry(): void {
    if (this.#cancelRetry === null) return
    this.#cancelRetry()
    this.#cancelRetry = null
    void this.#run()
  }

  /** Becomes true when everything is on disk; false as soon as something holds the line. */
  settled(): Promise<boolean> {
    if (this.#cancelRetry !== null) return Promise.resolve(false)
    if (this.#waiting.length === 0) return Promise.resolve(true)
    return new Promise((resolve) => this.#idle.push(() => resolve(this.#waiting.length === 0)))
  }

  /** Holds on to what fails, until `end`. */
  begin(): void {
    this.#ending = false
  }

  /** Sends what still waits, and stops at the first failure. What is lost then was never called saved. */
  end(): void {
    this.#ending = true
    if (this.#cancelRetry !== null) this.retry()
  }

  async #run(): Promise<void> {
    if (this.#sending) return
    this.#sending = true
    this.#options.onState({ kind: 'saving', lastAt: this.#lastAt })
    let refused: Trouble | null = null
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const result = await this.#options.send(next)
      if (result.kind === 'failed') {
        this.#hold(result.trouble)
        break
      }
      this.#attempts = 0
      if (this.#waiting[0] === next) this.#waiting.shift()
      if (result.kind === 'saved') {
        this.#lastAt = result.at ?? this.#lastAt
      } else {
        refused = result.trouble
        this.#options.onRefused(next, result.trouble)
      }
    }
    this.#sending = false
    if (this.#cancelRetry === null) {
      this.#options.onState(
        refused ? { kind: 'failed', trouble: refused, lastAt: this.#lastAt } : { kind: 'saved', at: this.#lastAt },
      )
    }
    this.#wake()
  }

  #hold(trouble: Trouble): void {
    if (this.#ending) {
      this.#waiting.length = 0
      return
    }
    const pause = pauses[Math.min(this.#attempts, pauses.length - 1)] ?? 0
    this.#attempts += 1
    this.#cancelRetry = this.#options.later(() => {
      this.#cancelRetry = null
      void this.#run()
    }, pause)
    this.#options.onState({ kind: 'failed', trouble, lastAt: this.#lastAt })
  }

  #wake(): void {
    for (const resolve of this.#idle.splice(0)) resolve()
  }
}
