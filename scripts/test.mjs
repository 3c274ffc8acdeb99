// `npm test`: check, build, unit tests, journeys. The last line is `N passed, N failed, N skipped`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aptInstall, browserForJourneys } from './browser.mjs'

const scratch = mkdtempSync(join(tmpdir(), 'evenhand-test-'))
const total = { passed: 0, failed: 0, skipped: 0 }

function run(title, tool, args, env = {}) {
  console.log(`\n== ${title}`)
  const shell = process.platform === 'win32'
  return spawnSync(tool, args, { stdio: 'inherit', shell, env: { ...process.env, ...env } }).status === 0
}

/** Counts one step that is no test runner of its own: passed or failed. */
const step = (ok) => count(ok ? { passed: 1 } : { failed: 1 })
function count({ passed = 0, failed = 0, skipped = 0 }) {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
}

/** Reads what a runner wrote; a runner that wrote nothing has failed. */
function counted(ok, file, read) {
  if (!existsSync(file)) return count({ failed: 1 })
  const counts = read(JSON.parse(readFileSync(file, 'utf8')))
  count(counts)
  if (!ok && counts.failed === 0) count({ failed: 1 })
}

function unitTests() {
  const file = join(scratch, 'unit.json')
  const ok = run('unit tests', 'vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
  counted(ok, file, (result) => ({
    passed: result.numPassedTests,
    failed: result.numFailedTests,
    skipped: result.numPendingTests + result.numTodoTests,
  }))
}

function journeys() {
  const browser = browserForJourneys()
  if (!browser) return count({ failed: 1 })
  const file = join(scratch, 'journeys.json')
  const env = { EVENHAND_CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: file }
  const [tool, ...args] = [...underDisplay(), 'playwright', 'test', '--reporter=list,json']
  const ok = run('journeys', tool, args, env)
  counted(ok, file, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }))
}

/** Electron needs a display: where there is none, a virtual one. */
function underDisplay() {
  if (!process.env.EVENHAND_ELECTRON || process.env.DISPLAY || process.platform !== 'linux') return []
  if (!existsSync('/usr/bin/xvfb-run')) aptInstall('xvfb', 'xauth')
  return existsSync('/usr/bin/xvfb-run') ? ['xvfb-run', '-a'] : []
}

step(run('check', process.execPath, ['scripts/check.mjs']))
const built = run('build', process.execPath, ['scripts/bootstrap.mjs', '--build', '--quiet'])
step(built)
unitTests()
if (built) journeys()

console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed === 0 ? 0 : 1
