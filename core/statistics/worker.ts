import { parentPort } from 'node:worker_threads'
import { CancelledError } from '#analysis/resample/bootstrap.ts'
import type { ReportInput } from '../report/input.ts'
import { computePart, type ReportPart } from '../report/parts.ts'
import type { StatisticsAnswer, StatisticsRequest } from './messages.ts'
import { unpacked } from './packed.ts'

/** A statistics thread: one part of a report at a time, numbers in and numbers out, no file and no database. */
const port = parentPort
if (!port) throw new Error('the statistics worker runs as a worker thread only')

type Loaded = Omit<Extract<StatisticsRequest, { kind: 'load' }>, 'input'> & { readonly input: ReportInput }

let loaded: Loaded | null = null
const send = (answer: StatisticsAnswer): void => port.postMessage(answer)

port.on('message', (request: StatisticsRequest) => {
  switch (request.kind) {
    case 'load':
      loaded = { ...request, input: unpacked(request.input) }
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
