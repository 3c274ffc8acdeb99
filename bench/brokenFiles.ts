/**
 * Breaks files of every format in many ways and brings them in: each is read or refused with a reason, none hangs, and
 * nothing is written unless all of it is. The seeds are the files of `fixtures/files/`.
 *
 * Usage: node bench/brokenFiles.ts [--files 10000] [--seed 1] [--only csv]
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { brokenFile, type Seeds, seedsIn } from '#core/imports/testing/brokenFile.ts'
import { triedToBringIn } from '#core/imports/testing/triedToBringIn.ts'

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
})
const folder = join(import.meta.dirname, '../fixtures/files')
const seeds: Seeds = seedsIn((name) => readFileSync(join(folder, name)))
const longestMs = 2000
let failures = 0

for (const [format, files] of Object.entries(seeds)) {
  if (values.only !== undefined && values.only !== format) continue
  await formatTried(format, files)
}
process.exitCode = failures === 0 ? 0 : 1

async function formatTried(format: string, files: Seeds[string]): Promise<void> {
  const outcomes = new Map<string, number>()
  let slowest = 0
  using tries = triedToBringIn()
  for (let number = 0; number < Number(values.files); number++) {
    const seed = Number(values.seed) * 1_000_003 + number
    const broken = brokenFile(files, seed)
    const started = performance.now()
    const outcome = await tries.bringIn(broken)
    const took = performance.now() - started
    slowest = Math.max(slowest, took)
    outcomes.set(outcome.kind, (outcomes.get(outcome.kind) ?? 0) + 1)
    if (outcome.kind !== 'failed' && took <= longestMs) continue
    failures++
    console.log(`${format}, seed ${seed}: ${outcome.kind === 'failed' ? outcome.what : `${took.toFixed(0)} ms`}`)
  }
  const told = [...outcomes].map(([kind, count]) => `${kind} ${count}`).join(', ')
  console.log(`${format}: ${told}; slowest ${slowest.toFixed(0)} ms`)
}
