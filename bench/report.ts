/**
 * A whole report of a finished study: in this thread, on one statistics thread, and on as many as the machine computes
 * at once, by turns in one run, so that ratios mean something on a busy machine. Then: how long a stop takes.
 *
 * Usage: node bench/report.ts [--items 417] [--resamples 1000] [--rounds 9]
 */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { computeReport } from '#core/report/compute.ts'
import { StatisticsPool } from '#core/statistics/pool.ts'
import { reportInput } from './reportInput.ts'

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '417' },
    resamples: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '9' },
  },
})
const input = reportInput({ items: Number(values.items), systems: 4, raters: 4, criteria: 3 })
const settings = { seed: 1, resamples: Number(values.resamples), confidence: 0.95 }
const unwatched = { signal: undefined, onProgress: () => undefined }
const workerUrl = new URL('../core/statistics/worker.ts', import.meta.url)
const widest = Math.min(4, availableParallelism())
const one = new StatisticsPool(workerUrl, 1)
const all = new StatisticsPool(workerUrl, widest)

const ways: readonly (readonly [string, () => unknown])[] = [
  ['this thread', () => computeReport(input, settings, { ...unwatched, signal: { aborted: false } })],
  ['1 thread', () => one.run(input, settings, unwatched)],
  [`${widest} threads`, () => all.run(input, settings, unwatched)],
]
console.log(
  `${input.ratings.length} ratings, ${input.preferences.length} comparisons, ${input.criteria.length} criteria, ` +
    `${settings.resamples} resamples; medians of ${values.rounds} rounds`,
)

/** The first round starts the threads and warms everything up. */
const first = await round()
const rounds: number[][] = []
for (let turn = 0; turn < Number(values.rounds); turn++) rounds.push(await round())
const base = median(rounds.map(([, single]) => single ?? 0))
ways.forEach(([name], place) => {
  const time = median(rounds.map((times) => times[place] ?? 0))
  const cold = first[place] ?? 0
  console.log(
    `${name.padEnd(12)} ${time.toFixed(0).padStart(6)} ms   ${(base / time).toFixed(2)} × 1 thread   first time ${cold.toFixed(0)} ms`,
  )
})

const stops: number[] = []
for (let turn = 0; turn < Number(values.rounds); turn++) stops.push(await stopAfter(20 + 25 * turn))
console.log(`stop to answered: median ${median(stops).toFixed(1)} ms, longest ${Math.max(...stops).toFixed(1)} ms`)
await Promise.all([one.close(), all.close()])

async function round(): Promise<number[]> {
  const times: number[] = []
  for (const [, way] of ways) {
    const start = performance.now()
    await way()
    times.push(performance.now() - start)
  }
  return times
}

async function stopAfter(delay: number): Promise<number> {
  const stop = new AbortController()
  const report = all.run(input, settings, { ...unwatched, signal: stop.signal }).catch(() => undefined)
  await new Promise((resolve) => setTimeout(resolve, delay))
  const start = performance.now()
  stop.abort(new Error('stopped'))
  await report
  return performance.now() - start
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}
