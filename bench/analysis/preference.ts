/**
 * Preference models against their bars and against numpy doing the same work in the same run.
 *   node bench/analysis/preference.ts
 * Times are medians after parsing, in one process, counting of comparisons included. Values are checked, so that a fast
 * wrong answer is noticed. Exit code 1 when a value is wrong.
 */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bootstrapStrengths } from '#analysis/preference/bootstrapStrengths.ts'
import { bradleyTerry, bradleyTerryStrengths } from '#analysis/preference/bradleyTerry.ts'
import type { Comparisons } from '#analysis/preference/comparisons.ts'
import { davidson, davidsonParameters } from '#analysis/preference/davidson.ts'
import { elo } from '#analysis/preference/elo.ts'
import { GENERATOR, generateInputs, readNumbers } from './agreementInputs.ts'

type Peer = Readonly<Record<string, { readonly value: number; readonly ms: number } | undefined>>

/** Centred log-strengths of items 0, 1, 2 as stated with the generator. */
const CHECKS = {
  'bradley_terry 1e5': [-0.573578284, 0.776740657, -0.179755354],
  'bradley_terry 1e6': [0.772123902, 0.66313589, -0.775164287],
  'davidson 1e5': [-0.666554371, 0.902564194, -0.208846703],
  'davidson 1e6': [0.89738292, 0.770447567, -0.900580568],
  'no ties 1e5': [-0.655741971],
} as const
const SYSTEMS = Array.from({ length: 100 }, (_, index) => String(index))
let wrong = 0

const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] as number

/** Reads "left,right,outcome" with outcome 1 = left won, 2 = right won, 0 = tie. */
function load(path: string, rowsWanted = Number.POSITIVE_INFINITY): Comparisons {
  const { rows, values } = readNumbers(path)
  const count = Math.min(rows, rowsWanted)
  const column = (offset: number) => Int32Array.from({ length: count }, (_, row) => values[row * 3 + offset] as number)
  const said = column(2)
  return {
    systems: SYSTEMS,
    left: column(0),
    right: column(1),
    outcome: Int8Array.from(said, (value) => [0, 1, -1][value] as number),
  }
}

function timed<Value>(work: () => Value, repeats: number): { readonly ms: number; readonly value: Value } {
  const times: number[] = []
  let value = work()
  for (let run = 0; run < repeats; run++) {
    const start = performance.now()
    value = work()
    times.push(performance.now() - start)
  }
  return { ms: median(times), value }
}

function line(
  task: string,
  ms: number,
  bar: number | null,
  got: ArrayLike<number | null> | null,
  checks: readonly number[],
  peer?: { readonly ms: number },
): void {
  const right = checks.every((check, index) => Math.abs((got?.[index] ?? Number.NaN) - check) <= 1e-8)
  if (!right) wrong++
  const against = peer ? `numpy ${peer.ms.toFixed(1)} ms, ratio ${(peer.ms / ms).toFixed(1)}×` : 'no peer in this run'
  const barText = bar === null ? '' : `bar ${bar} ms ${ms <= bar ? 'met' : 'MISSED'}`
  const verdict = right
    ? ''
    : `WRONG VALUE ${Array.from(got ?? [])
        .slice(0, 3)
        .join(', ')}`
  console.log(
    `${task.padEnd(52)} ${ms.toFixed(2).padStart(9)} ms  ${barText.padEnd(18)} ${against.padEnd(34)} ${verdict}`,
  )
}

function peers(folder: string): Peer {
  const script = fileURLToPath(new URL('preferencePeer.py', import.meta.url))
  for (const python of ['/usr/bin/python3', 'python3']) {
    try {
      const printed = execFileSync(python, [script, folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      return JSON.parse(printed) as Peer
    } catch {}
  }
  console.log('PEER SKIPPED: no python3 with numpy here (Debian: python3-numpy)')
  return {}
}

function run(folder: string): void {
  const peer = peers(folder)
  const first = (result: { readonly systems: readonly { readonly estimate: number | null }[] }) =>
    result.systems.map((entry) => entry.estimate)
  for (const [size, fitBar, tieBar] of [
    ['1e5', 1.2, 3],
    ['1e6', 8, 10],
  ] as const) {
    const votes = load(join(folder, `bt_${size}.csv`))
    const repeats = size === '1e5' ? 51 : 15
    const task = (model: 'bradley_terry' | 'davidson') => `${model} ${size}` as const
    const strengths = timed(() => bradleyTerryStrengths(votes), repeats)
    line(
      `Bradley–Terry ${size}, strengths`,
      strengths.ms,
      fitBar,
      strengths.value,
      CHECKS[task('bradley_terry')],
      peer[task('bradley_terry')],
    )
    const full = timed(() => bradleyTerry(votes), repeats)
    line(`  with standard errors and intervals`, full.ms, null, first(full.value), CHECKS[task('bradley_terry')])
    const tied = timed(() => davidsonParameters(votes), repeats)
    line(
      `Davidson ${size}, strengths and tie parameter`,
      tied.ms,
      tieBar,
      tied.value,
      CHECKS[task('davidson')],
      peer[task('davidson')],
    )
    const tiedFull = timed(() => davidson(votes), repeats)
    line(`  with standard errors and intervals`, tiedFull.ms, null, first(tiedFull.value), CHECKS[task('davidson')])
    const boot = timed(() => bootstrapStrengths(votes, { resamples: 100, seed: 1, confidence: 0.95 }), 7)
    const bootBar = size === '1e5' ? 60 : null
    line(
      `  100 bootstrap refits, places and groups`,
      boot.ms,
      bootBar,
      first(boot.value),
      CHECKS[task('bradley_terry')],
      peer[`bootstrap ${size}`],
    )
    const replay = timed(() => elo(votes, { k: 4 }), 7)
    const expected = peer[`elo ${size}`]
    line(
      `Elo replay ${size}`,
      replay.ms,
      size === '1e5' ? 5 : 50,
      first(replay.value),
      expected ? [expected.value] : [],
      expected,
    )
  }
  const decided = load(join(folder, 'bt_1e5_noties.csv'))
  const plain = timed(() => bradleyTerryStrengths(decided), 51)
  line('Bradley–Terry 1e5 without ties', plain.ms, null, plain.value, CHECKS['no ties 1e5'])
  const growth = [1e3, 1e4, 1e5, 1e6].map((rows) => {
    const votes = load(join(folder, 'bt_1e6.csv'), rows)
    const { ms, value } = timed(() => bradleyTerryStrengths(votes), 15)
    return `${rows} rows ${ms.toFixed(2)} ms${value === null ? ' (no strengths: not every system has won and lost)' : ''}`
  })
  console.log(`growth of Bradley–Terry, 100 systems: ${growth.join(', ')}`)
  console.log('(numpy: fixed-point iteration to 1e-12, no standard errors, no check that strengths exist)')
}

{
  using inputs = generateInputs()
  if (inputs) run(inputs.folder)
  else console.log(`SKIPPED: no generator at ${GENERATOR}`)
}
if (wrong > 0) process.exit(1)
