/**
 * A whole report of a finished study: in this thread, on one statistics thread, and on as many as the machine computes
 * at once, by turns in one run, so that ratios mean something on a busy machine. Then: how long a stop takes.
 *
 * Usage: node bench/report.ts [--items 417] [--raters 4] [--criteria 3] [--resamples 1000] [--rounds 9] [--from-file]
 *
 * A million ratings by 20 raters on 10 criteria: --items 1250 --raters 20 --criteria 10 --rounds 1 --only-threads.
 * The first figures are the first finished part; the longest pause is how long this thread answered nobody meanwhile.
 * With --from-file the same from a study file of these sizes (and four systems), asked of a core by a client: a stop, the
 * first opening, and an opening from the cache, each in a process of its own. Storing a million ratings takes two minutes.
 */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { computeReport } from '#core/report/compute.ts'
import { StatisticsPool } from '#core/statistics/pool.ts'
import { benchFromFile } from './fromFile.ts'
import { reportInput } from './reportInput.ts'

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '417' },
    raters: { type: 'string', default: '4' },
    criteria: { type: 'string', default: '3' },
    'only-threads': { type: 'boolean', default: false },
    'from-file': { type: 'boolean', default: false },
    resamples: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '9' },
  },
})
const sizes = {
  items: Number(values.items),
  systems: 4,
  raters: Number(values.raters),
  criteria: Number(values.criteria),
}
const settings = { seed: 1, resamples: Number(values.resamples), confidence: 0.95 }
if (values['from-file']) {
  benchFromFile(sizes, settings)
  process.exit()
}
const input = reportInput(sizes)
const unwatched = { signal: undefined, onProgress: () => undefined }
const workerUrl = new URL('../core/statistics/worker.ts', import.meta.url)
const widest = Math.min(4, availableParallelism())
const one = new StatisticsPool(workerUrl, 1)
const all = new StatisticsPool(workerUrl, widest)

const alone: readonly (readonly [string, () => unknown])[] = [
  ['this thread', () => computeReport(input, settings, { ...unwatched, signal: { aborted: false } })],
  ['1 thread', () => one.run(input, settings, unwatched)],
]
const ways: readonly (readonly [string, () => unknown])[] = [
  ...(values['only-threads'] ? [] : alone),
  [`${widest} threads`, () => all.run(input, settings, unwatched)],
]
console.log(
  `${input.ratings.length} ratings, ${input.preferences.length} comparisons, ${input.criteria.length} criteria, ` +
    `${settings.resamples} resamples; medians of ${values.rounds} rounds`,
)

await firstFigures()

/** The first round starts the threads and warms everything up. */
const first = await round()
const rounds: number[][] = []
for (let turn = 0; turn < Number(values.rounds); turn++) rounds.push(await round())
const base = median(rounds.map((times) => times[1] ?? times[0] ?? 0))
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

/** A whole report on fresh threads: when its first part is told, when it is there, the longest pause of this thread. */
async function firstFigures(): Promise<void> {
  const fresh = new StatisticsPool(workerUrl, widest)
  const cpu = process.cpuUsage()
  const start = performance.now()
  let [first, longest, last] = [0, 0, start]
  const ticking = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last - 5)
    last = now
  }, 5)
  const onPart = (): void => void (first ||= performance.now() - start)
  await fresh.run(input, settings, { ...unwatched, onPart })
  clearInterval(ticking)
  const whole = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  console.log(
    `first figures ${first.toFixed(0)} ms, whole report ${whole.toFixed(0)} ms, longest pause ${longest.toFixed(0)} ms; ` +
      `${((user + system) / 1e6).toFixed(1)} s of one processor`,
  )
  await fresh.close()
}

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
