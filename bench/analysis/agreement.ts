/**
 * Agreement coefficients against their bars and against numpy doing the same work in the same run.
 *   node bench/analysis/agreement.ts
 * Times are medians after parsing, in one process; "from nested rows" and "from typed values" include
 * coding, "from codes" starts at the integer code matrix. Values are checked, so that a fast wrong answer is noticed. Exit code 1 when a value is wrong.
 */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cohenKappa } from '#analysis/agreement/cohenKappa.ts'
import { fleissKappa } from '#analysis/agreement/fleissKappa.ts'
import { icc } from '#analysis/agreement/icc.ts'
import { krippendorffAlpha } from '#analysis/agreement/krippendorffAlpha.ts'
import { type RatingMatrix, ratingMatrix, ratingMatrixOfValues } from '#analysis/ratingMatrix.ts'
import { GENERATOR, generateInputs, nested, readNumbers } from './agreementInputs.ts'

type Peer = Readonly<Record<string, { readonly value: number; readonly ms: number }>>

const CATEGORIES = [1, 2, 3, 4, 5]
let wrong = 0

const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] as number

/** Median time of `work` over fresh inputs (a matrix remembers its patterns, so each run gets its own). */
function timed<Input>(
  fresh: () => Input,
  work: (input: Input) => number | null,
  repeats: number,
): { ms: number; value: number | null } {
  const times: number[] = []
  let value: number | null = null
  for (let run = 0; run < repeats; run++) {
    const input = fresh()
    const start = performance.now()
    value = work(input)
    times.push(performance.now() - start)
  }
  return { ms: median(times), value }
}

function line(
  task: string,
  { ms, value }: { ms: number; value: number | null },
  bar: number | null,
  check: number | null,
  peer?: { ms: number },
): void {
  const right =
    check === null || (value !== null && Math.abs(value - check) <= 1e-9 * Math.max(1, Math.abs(check)) + 5e-10)
  if (!right) wrong++
  const against = peer ? `numpy ${peer.ms.toFixed(2)} ms, ratio ${(peer.ms / ms).toFixed(1)}×` : 'no peer'
  const barText = bar === null ? '' : `bar ${bar} ms ${ms <= bar ? 'met' : 'MISSED'}`
  console.log(
    `${task.padEnd(46)} ${ms.toFixed(2).padStart(9)} ms  ${barText.padEnd(18)} ${against.padEnd(34)} ${right ? '' : `WRONG VALUE ${value}`}`,
  )
}

function peers(folder: string): Peer {
  const script = fileURLToPath(new URL('agreementPeer.py', import.meta.url))
  for (const python of ['/usr/bin/python3', 'python3'])
    try {
      return JSON.parse(
        execFileSync(python, [script, folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
      ) as Peer
    } catch {
      continue
    }
  console.log('PEER SKIPPED: no python3 with numpy here (Debian: python3-numpy)')
  return {}
}

/** The same codes in a new matrix object, without remembered patterns. */
const copyOf = (matrix: RatingMatrix): RatingMatrix => ({ ...matrix })

function run(folder: string): void {
  const peer = peers(folder)
  const krippendorff = (matrix: RatingMatrix) => krippendorffAlpha(matrix, { measurement: 'ordinal' }).estimate
  const bars = [
    ['1e3x5', 0.25, 0.697170285],
    ['1e4x10', 2, 0.676201333],
    ['1e5x10', 15, 0.679574656],
    ['1e6x5', 120, 0.679986025],
  ] as const
  const growth: string[] = []
  for (const [name, bar, check] of bars) {
    const read = readNumbers(join(folder, `ratings_${name}.csv`))
    const rows = nested(read)
    const coded = ratingMatrix({ ratings: rows, categories: CATEGORIES })
    const repeats = name === '1e6x5' ? 5 : name === '1e3x5' ? 200 : 15
    line(
      `alpha ordinal ${name}, from nested rows`,
      timed(
        () => rows,
        (ratings) => krippendorff(ratingMatrix({ ratings, categories: CATEGORIES })),
        repeats,
      ),
      bar,
      check,
      peer[`alpha ${name}`],
    )
    const typed = { values: read.values, unitCount: read.rows, raterCount: read.columns, categories: CATEGORIES }
    const fromValues = timed(
      () => typed,
      (values) => krippendorff(ratingMatrixOfValues(values)),
      repeats,
    )
    line(`alpha ordinal ${name}, from typed values`, fromValues, bar, check, peer[`alpha ${name}`])
    const fromCodes = timed(() => copyOf(coded), krippendorff, repeats)
    growth.push(`${name} ${((fromCodes.ms * 1e6) / coded.codes.length).toFixed(2)} ns`)
    line(`alpha ordinal ${name}, from codes`, fromCodes, bar, check, peer[`alpha ${name}`])
    const interval = { method: 'percentile', resamples: 1000, seed: 1 } as const
    const resampled = timed(
      () => copyOf(coded),
      (matrix) => krippendorffAlpha(matrix, { measurement: 'ordinal', interval }).estimate,
      5,
    )
    line(
      `  with 1,000 unit resamples ${name}`,
      resampled,
      name === '1e3x5' ? 20 : null,
      check,
      name === '1e3x5' ? peer['bootstrap'] : undefined,
    )
  }
  rest(folder, peer)
  console.log(`growth of alpha, cost per rating: ${growth.join(', ')}`)
}

function rest(folder: string, peer: Peer): void {
  const pairRows = nested(readNumbers(join(folder, 'pairs_1e6.csv')))
  const pairs = ratingMatrix({ ratings: pairRows, categories: CATEGORIES })
  const kappa = (weights: 'quadratic' | 'unweighted') => (matrix: RatingMatrix) =>
    cohenKappa(matrix, { weights }).estimate
  line(
    'Cohen quadratic 1e6 pairs, error and interval',
    timed(() => pairs, kappa('quadratic'), 15),
    5,
    0.678836623,
    peer['kappa'],
  )
  line(
    'Cohen unweighted 1e6 pairs',
    timed(() => pairs, kappa('unweighted'), 15),
    null,
    0.390408741,
  )
  const rated = ratingMatrix({
    ratings: nested(readNumbers(join(folder, 'fleiss_1e5x10.csv'))),
    categories: CATEGORIES,
  })
  line(
    'Fleiss 1e5x10 with interval',
    timed(
      () => copyOf(rated),
      (matrix) => fleissKappa(matrix).estimate,
      15,
    ),
    15,
    0.388935893,
    peer['fleiss'],
  )
  const { rows, columns, values } = readNumbers(join(folder, 'icc_1e4x10.csv'))
  const measured = { unitCount: rows, raterCount: columns, values }
  const six = timed(
    () => measured,
    (matrix) => icc(matrix)[1]?.estimate ?? null,
    15,
  )
  line('ICC 1e4x10, all six with intervals', six, 10, 0.787165629, peer['icc'])
  console.log('(numpy: no intervals but for ICC where scipy is installed; its bootstrap is by units, from counts)')
}

{
  using inputs = generateInputs()
  if (inputs) run(inputs.folder)
  else console.log(`SKIPPED: no generator at ${GENERATOR}`)
}
if (wrong > 0) process.exit(1)
