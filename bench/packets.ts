/**
 * The bars of packets, run once in full: merging 1,000 random histories with copies, forks and duplicates gives one study
 * in every order, and the bytes of packets of 1,000 random studies hold no name, key, file name or id of the study. The
 * same tests as every day (`db/merge`, `db/packets`), with more runs.
 *
 * Usage: node bench/packets.ts [--runs 1000]
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '1000' } } })
const root = join(import.meta.dirname, '..')
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const started = performance.now()
const { status } = spawnSync(process.execPath, [vitest, 'run', 'db/merge', 'db/packets'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, EVENHAND_RUNS: values.runs },
})
console.log(`${values.runs} histories and studies in ${Math.round((performance.now() - started) / 1000)} s`)
process.exit(status ?? 1)
