import { parentPort } from 'node:worker_threads'
import { CancelledError } from '#analysis/resample/bootstrap.ts'
import { computePart, type ReportPart } from '../report/parts.ts'
import type { StatisticsAnswer, StatisticsRequest } from './messages.ts'

/** A statistics thread: one part of a report at a time, numbers in and numbers out, no file and no database. */
const port = parentPort
if (!port) throw new Error('the statistics worker runs as a worker thread only')

type Loaded = Extract<StatisticsRequest, { kind: 'load' }>

let loaded: Loaded | null = null
const send = (answer: StatisticsAnswer): void => port.postMessage(answer)

port.on('message', (request: StatisticsRequest) => {
  switch (request.kind) {
    case 'load':
      loaded = request
      send({ kind: 'ready', turn: request.turn })
      break
    case 'compute':
      if (!loaded) throw new Error('the statistics thread was asked for a part before it had the report')
      send(computed(request.part, loaded))
      break
    case 'forget':
      loaded = null
      break
  }
})

function computed(part: ReportPart, { input, settings, cancelFlag }: Loaded): StatisticsAnswer {
  const flag = new Int32Array(cancelFlag)
  const signal = {
    get aborted() {
      return Atomics.load(flag, 0) === 1
    },
  }
  try {
    const onProgress = (fraction: number): void => send({ kind: 'progress', fraction })
    return { kind: 'done', numbers: computePart(part, input, settings, { signal, onProgress }) }
  } catch (error) {
    if (error instanceof CancelledError) return { kind: 'cancelled' }
    throw error
  }
}
