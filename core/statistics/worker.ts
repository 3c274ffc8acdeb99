import { parentPort } from 'node:worker_threads'
import { CancelledError } from '#analysis/resample/bootstrap.ts'
import { computeReport } from '../report/compute.ts'
import type { StatisticsAnswer, StatisticsRequest } from './messages.ts'

/** The statistics thread: one request at a time, numbers in and numbers out, no file and no database. */
const port = parentPort
if (!port) throw new Error('the statistics worker runs as a worker thread only')

port.on('message', ({ input, settings, cancelFlag }: StatisticsRequest) => {
  const flag = new Int32Array(cancelFlag)
  const signal = {
    get aborted() {
      return Atomics.load(flag, 0) === 1
    },
  }
  const send = (answer: StatisticsAnswer) => port.postMessage(answer)
  try {
    const numbers = computeReport(input, settings, {
      signal,
      onProgress: (step, fraction) => send({ kind: 'progress', step, fraction }),
    })
    send({ kind: 'done', numbers })
  } catch (error) {
    if (error instanceof CancelledError) send({ kind: 'cancelled' })
    else throw error
  }
})
