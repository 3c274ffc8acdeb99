import { Worker } from 'node:worker_threads'
import { CancelledError } from '#analysis/resample/bootstrap.ts'
import type { ReportSettings } from '#contract/report.ts'
import type { PartNumbers, ReportPart } from '../report/parts.ts'
import type { StatisticsAnswer, StatisticsRequest } from './messages.ts'
import type { PackedInput } from './packed.ts'

type Computing = {
  readonly onProgress: (fraction: number) => void
  readonly resolve: (numbers: PartNumbers) => void
  readonly reject: (error: Error) => void
}
type Loading = { readonly resolve: () => void; readonly reject: (error: Error) => void }

const ended = 'the statistics thread ended'

/** One worker thread as seen from outside: loaded with a report, then asked for parts, one at a time. */
export class StatisticsThread {
  readonly #worker: Worker
  readonly #loading = new Map<number, Loading>()
  #computing: Computing | null = null
  #cancelFlag: Int32Array | null = null
  #turns = 0
  #alive = true

  constructor(workerUrl: URL) {
    this.#worker = new Worker(workerUrl)
    this.#worker.unref()
    this.#worker.on('message', (answer: StatisticsAnswer) => this.#hear(answer))
    this.#worker.on('error', (error) => this.#die(error instanceof Error ? error : new Error(String(error))))
    this.#worker.on('exit', () => this.#die(new Error(ended)))
  }

  /** False once the thread has died or was ended; it takes no work any more. */
  get alive(): boolean {
    return this.#alive
  }

  /** Hands over a report. Resolves when the thread runs and has it; rejects when the thread dies before. */
  load(input: PackedInput, settings: ReportSettings): Promise<void> {
    if (!this.#alive) return Promise.reject(new Error(ended))
    this.#worker.ref()
    const cancelFlag = new SharedArrayBuffer(4)
    this.#cancelFlag = new Int32Array(cancelFlag)
    const turn = ++this.#turns
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.#loading.set(turn, { resolve, reject })
    this.#post({ kind: 'load', turn, input, settings, cancelFlag })
    return promise
  }

  /** Computes one part of the report. Rejects with CancelledError after `cancel`, and when the thread dies. */
  compute(part: ReportPart, onProgress: (fraction: number) => void): Promise<PartNumbers> {
    if (!this.#alive) return Promise.reject(new Error(ended))
    const { promise, resolve, reject } = Promise.withResolvers<PartNumbers>()
    this.#computing = { onProgress, resolve, reject }
    this.#post({ kind: 'compute', part })
    return promise
  }

  /** Asks the part at work to stop. Resolves when the thread has nothing to do; ends it when that takes too long. */
  async cancel(patienceMs: number): Promise<void> {
    if (this.#cancelFlag) Atomics.store(this.#cancelFlag, 0, 1)
    const until = performance.now() + patienceMs
    while (this.#computing && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 5))
    if (this.#computing) await this.end()
  }

  /** Lets the report go; a resting thread does not keep the process alive. */
  rest(): void {
    if (!this.#alive) return
    this.#post({ kind: 'forget' })
    this.#worker.unref()
  }

  async end(): Promise<void> {
    this.#die(new CancelledError('the statistics thread was ended'))
    await this.#worker.terminate()
  }

  #post(request: StatisticsRequest): void {
    this.#worker.postMessage(request)
  }

  #hear(answer: StatisticsAnswer): void {
    if (answer.kind === 'ready') {
      this.#loading.get(answer.turn)?.resolve()
      this.#loading.delete(answer.turn)
      return
    }
    const computing = this.#computing
    if (!computing) return
    if (answer.kind === 'progress') return computing.onProgress(answer.fraction)
    this.#computing = null
    if (answer.kind === 'done') computing.resolve(answer.numbers)
    else computing.reject(new CancelledError('cancelled'))
  }

  #die(error: Error): void {
    this.#alive = false
    this.#computing?.reject(error)
    this.#computing = null
    for (const { reject } of this.#loading.values()) reject(error)
    this.#loading.clear()
  }
}
