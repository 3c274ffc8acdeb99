import type { SeatId } from '#contract/ids.ts'
import type { Feedback, Progress, TaskView } from '#contract/rater.ts'
import type { RaterClient } from '#lib/client.ts'
import { type Trouble, troubleOf } from '#lib/failures.ts'
import type { Noting, Saving, SendResult } from './saveQueue.ts'

/** After this long without an answer the core is taken to be gone; the command is sent again under the same id. */
const patience = 15_000

/** Codes after which sending the same thing again cannot help. */
const final = new Set(['VALUE_NOT_ON_SCALE', 'NOT_YOUR_TASK', 'TASK_INCOMPLETE', 'WRONG_STAGE'])

export type Submitted = {
  readonly progress: Progress
  readonly next: TaskView | null
  readonly feedback: Feedback | null
  readonly qualified: boolean | null
}

/** A rater's seat and the way to it. A core that cannot find the seat again is asked for it anew through `renew`. */
export class SeatLine {
  readonly #client: RaterClient
  readonly #renew: () => Promise<SeatId>
  #seat: SeatId

  constructor(client: RaterClient, seat: SeatId, renew: () => Promise<SeatId>) {
    this.#client = client
    this.#seat = seat
    this.#renew = renew
  }

  /** Calls with the seat, and once more with a new one when the core forgot it. */
  async call<Answer>(
    work: (client: RaterClient, seat: SeatId, signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer> {
    try {
      return await work(this.#client, this.#seat, AbortSignal.timeout(patience))
    } catch (error) {
      if (!forgotten(troubleOf(error))) throw error
      this.#seat = await this.#renew()
      return await work(this.#client, this.#seat, AbortSignal.timeout(patience))
    }
  }

  /** Sends one saving; a submission's answer goes to `onSubmitted`. */
  async send(saving: Saving | Noting, onSubmitted: (saving: Saving, answer: Submitted) => void): Promise<SendResult> {
    try {
      if ('note' in saving) {
        await this.call((client, seat, signal) => client.note({ seat, ...saving }, { signal }))
        return { kind: 'saved', at: null }
      }
      const { command, assignment, action, times } = saving
      if (action.kind === 'submission') {
        const answer = await this.call((client, seat, signal) =>
          client.submit({ seat, command, assignment, times }, { signal }),
        )
        onSubmitted(saving, answer)
        return { kind: 'saved', at: answer.saved.savedAt }
      }
      const { savedAt } = await this.call((client, seat, signal) =>
        client.record({ seat, command, assignment, action, times }, { signal }),
      )
      return { kind: 'saved', at: savedAt }
    } catch (error) {
      const trouble = troubleOf(error)
      const refused = trouble.kind === 'expected' && final.has(trouble.failure.code)
      return { kind: refused ? 'refused' : 'failed', trouble }
    }
  }
}

const forgotten = (trouble: Trouble): boolean => trouble.kind === 'expected' && trouble.failure.code === 'SEAT_UNKNOWN'
