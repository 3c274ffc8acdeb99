// Everything that can be checked without running the app: format, lint and import rules, types, dead code.
import { spawnSync } from 'node:child_process'

const projects = ['pure', 'report', 'node', 'electron', 'preload', 'web', 'e2e']
const checks = [
  ['format', 'biome', ['ci', '--colors=off', '.']],
  ['lint', 'oxlint', ['--type-aware', '--deny-warnings', '--format=unix']],
  ...projects.map((project) => [`types of ${project}`, 'tsc', ['-p', `tsconfig.${project}.json`, '--pretty', 'false']]),
  ['dead code', 'knip', ['--no-progress']],
]

const failed = []
for (const [what, tool, args] of checks) {
  const started = Date.now()
  const { status, stdout, stderr, error } = spawnSync(tool, args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  if (status === 0) {
    console.log(`  ok    ${what} (${seconds} s)`)
    continue
  }
  failed.push(what)
  console.log(`  FAIL  ${what} (${seconds} s)`)
  console.log(error ? String(error) : `${stdout}${stderr}`.trimEnd())
}
if (failed.length > 0) {
  console.log(`check: ${failed.join(', ')} failed`)
  process.exit(1)
}
