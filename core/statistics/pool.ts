import { availableParallelism } from 'node:os'
import type { ReportSettings } from '#contract/report.ts'
import { mergedProgress, type OnProgress, workOrder } from '../report/compute.ts'
import type { ReportInput, ReportNumbers } from '../report/input.ts'
import { assembled, type PartNumbers, partsOf, type ReportPart } from '../report/parts.ts'
import { type PackedInput, packed, shapeOf } from './packed.ts'
import { StatisticsThread } from './thread.ts'

/** How a running computation is watched and stopped. */
export type Watch = {
  readonly signal: AbortSignal | undefined
  readonly onProgress: OnProgress
  /** Told each part as soon as it is computed, in no particular order. */
  readonly onPart?: (numbers: PartNumbers) => void
}

/** Milliseconds a cancelled computation has to stop by itself before its threads are ended. */
const patienceMs = 150
/** More threads than this gain little: a report has a dozen parts, and the people at the machine want their share. */
const mostThreads = 4

/**
 * Computes reports one after another, the parts of one report on several worker threads at once. Threads start when
 * first needed and stay; which thread computes which part changes no number.
 */
export class StatisticsPool {
  readonly #workerUrl: URL
  readonly #width: number
  #threads: StatisticsThread[] = []
  #last: Promise<unknown> = Promise.resolve()

  /** `width` is the largest number of threads; by default as many as the machine computes at once, at most four. */
  constructor(workerUrl: URL, width = Math.min(availableParallelism(), mostThreads)) {
    this.#workerUrl = workerUrl
    this.#width = width
  }

  /**
   * The numbers of a report, the same that `computeReport` gives. Rejects with the signal's reason as soon as it is
   * aborted, waiting or running, and with the error of a thread that died; the next report is not touched by either.
   */
  run(input: ReportInput, settings: ReportSettings, watch: Watch): Promise<ReportNumbers> {
    return this.#inTurn(watch, async () => this.#compute(await packed(input), settings, watch))
  }

  /** The same of an input that is packed already. */
  runPacked(input: PackedInput, settings: ReportSettings, watch: Watch): Promise<ReportNumbers> {
    return this.#inTurn(watch, () => this.#compute(input, settings, watch))
  }

  /** Starts the threads, so that they are up when a report that is still being read is there. */
  prepare(): void {
    this.#threadsFor(this.#width)
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.splice(0).map((thread) => thread.end()))
  }

  #inTurn(watch: Watch, work: () => Promise<ReportNumbers>): Promise<ReportNumbers> {
    const turn = this.#last.then(() => {
      watch.signal?.throwIfAborted()
      return work()
    })
    this.#last = turn.catch(() => undefined)
    return orAborted(turn, watch.signal)
  }

  async #compute(input: PackedInput, settings: ReportSettings, watch: Watch): Promise<ReportNumbers> {
    watch.signal?.throwIfAborted()
    const shape = shapeOf(input)
    const parts = partsOf(shape)
    const threads = this.#threadsFor(parts.length)
    const work = new SharedWork(parts, watch)
    const onAbort = (): void => work.fail(watch.signal?.reason)
    watch.signal?.addEventListener('abort', onAbort, { once: true })
    try {
      for (const thread of threads) void work.takeTurns(thread, thread.load(input, settings))
      return assembled(shape, await work.finished)
    } catch (error) {
      await Promise.all(threads.map((thread) => thread.cancel(patienceMs)))
      throw error
    } finally {
      watch.signal?.removeEventListener('abort', onAbort)
      for (const thread of threads) thread.rest()
    }
  }

  /** As many threads as there are parts, at most. */
  #threadsFor(parts: number): readonly StatisticsThread[] {
    const alive = this.#threads.filter((thread) => thread.alive)
    const wanted = Math.min(this.#width, parts)
    while (alive.length < wanted) alive.push(new StatisticsThread(this.#workerUrl))
    this.#threads = alive
    return alive.slice(0, wanted)
  }
}

/** The parts of one report, handed to whichever thread is free; whoever is not up in time finds nothing left to do. */
class SharedWork {
  readonly #parts: readonly ReportPart[]
  readonly #waiting: number[]
  readonly #numbers: PartNumbers[] = []
  readonly #progress: (place: number, fraction: number) => void
  readonly #onPart: Watch['onPart']
  readonly #whole = Promise.withResolvers<readonly PartNumbers[]>()
  #left: number
  #over = false

  constructor(parts: readonly ReportPart[], { onProgress, onPart }: Watch) {
    this.#onPart = onPart
    this.#parts = parts
    this.#waiting = workOrder(parts)
    this.#left = parts.length
    this.#progress = mergedProgress(parts, (step, fraction) => {
      if (!this.#over) onProgress(step, fraction)
    })
  }

  /** The numbers of all parts in their order; rejects as soon as one part fails. */
  get finished(): Promise<readonly PartNumbers[]> {
    return this.#whole.promise
  }

  /** Has a thread compute one waiting part after another once it is loaded. */
  async takeTurns(thread: StatisticsThread, loaded: Promise<void>): Promise<void> {
    try {
      await loaded
      for (let place = this.#waiting.shift(); place !== undefined; place = this.#waiting.shift()) {
        await this.#compute(thread, place)
      }
    } catch (error) {
      this.fail(error)
    }
  }

  /** Hands out nothing more and makes `finished` reject. */
  fail(reason: unknown): void {
    this.#over = true
    this.#waiting.length = 0
    this.#whole.reject(reason)
  }

  async #compute(thread: StatisticsThread, place: number): Promise<void> {
    const part = this.#parts[place]
    if (!part) return
    const numbers = await thread.compute(part, (fraction) => this.#progress(place, fraction))
    this.#numbers[place] = numbers
    if (!this.#over) this.#onPart?.(numbers)
    this.#progress(place, 1)
    if (--this.#left === 0) this.#whole.resolve(this.#numbers)
  }
}

async function orAborted<Answer>(work: Promise<Answer>, signal: AbortSignal | undefined): Promise<Answer> {
  if (!signal) return work
  const aborted = Promise.withResolvers<never>()
  const onAbort = (): void => aborted.reject(signal.reason)
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    signal.throwIfAborted()
    return await Promise.race([work, aborted.promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
