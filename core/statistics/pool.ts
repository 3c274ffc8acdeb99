import { Worker } from 'node:worker_threads'
import type { ReportSettings } from '#contract/report.ts'
import type { ReportInput, ReportNumbers } from '../report/input.ts'
import type { StatisticsAnswer, StatisticsRequest } from './messages.ts'

/** How a running computation is watched and stopped. */
export type Watch = {
  readonly signal: AbortSignal | undefined
  readonly onProgress: (step: string, fraction: number) => void
}

/** Milliseconds a cancelled computation has to stop by itself before its thread is ended. */
const patienceMs = 150

/** Runs computations one after another on one worker thread, started when first needed. */
export class StatisticsPool {
  readonly #workerUrl: URL
  #worker: Worker | null = null
  #last: Promise<unknown> = Promise.resolve()

  constructor(workerUrl: URL) {
    this.#workerUrl = workerUrl
  }

  /** Computes the numbers of a report. Rejects with the signal's reason when aborted. */
  run(input: ReportInput, settings: ReportSettings, watch: Watch): Promise<ReportNumbers> {
    const turn = this.#last.then(() => this.#compute(input, settings, watch))
    this.#last = turn.catch(() => undefined)
    return turn
  }

  async close(): Promise<void> {
    await this.#worker?.terminate()
    this.#worker = null
  }

  #compute(input: ReportInput, settings: ReportSettings, { signal, onProgress }: Watch): Promise<ReportNumbers> {
    signal?.throwIfAborted()
    const worker = this.#started()
    const cancelFlag = new SharedArrayBuffer(4)
    const { promise, resolve, reject } = Promise.withResolvers<ReportNumbers>()

    let lastResort: NodeJS.Timeout | undefined
    const onAbort = () => {
      Atomics.store(new Int32Array(cancelFlag), 0, 1)
      lastResort = setTimeout(() => {
        this.#dismiss(worker)
        reject(signal?.reason)
      }, patienceMs)
    }
    const onMessage = (answer: StatisticsAnswer) => {
      if (answer.kind === 'progress') onProgress(answer.step, answer.fraction)
      else if (answer.kind === 'done') resolve(answer.numbers)
      else reject(signal?.reason)
    }
    const onError = (error: Error) => {
      this.#dismiss(worker)
      reject(error)
    }
    const onExit = () => onError(new Error('the statistics thread ended'))

    signal?.addEventListener('abort', onAbort, { once: true })
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    const request: StatisticsRequest = { input, settings, cancelFlag }
    worker.postMessage(request)
    return promise.finally(() => {
      clearTimeout(lastResort)
      signal?.removeEventListener('abort', onAbort)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
    })
  }

  #started(): Worker {
    if (!this.#worker) {
      this.#worker = new Worker(this.#workerUrl)
      this.#worker.unref()
    }
    return this.#worker
  }

  #dismiss(worker: Worker): void {
    if (this.#worker === worker) this.#worker = null
    void worker.terminate()
  }
}
