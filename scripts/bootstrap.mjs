// Brings a fresh checkout to the point where everything else runs: packages as the lockfile says, Node 24, and with
// --build an up-to-date out/. Runs on whatever Node the machine has (20 or newer) and needs no package itself.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const installStamp = join(root, 'node_modules', '.evenhand-lockfile')
const buildStamp = join(root, 'out', '.evenhand-sources')
const buildLock = join(root, 'node_modules', '.evenhand-building')

/** What goes into out/. Folders that are not there are left out. */
const sources = [
  ...['analysis', 'cli', 'contract', 'core', 'db', 'electron', 'formats', 'loopback', 'protocol', 'renderer', 'report'],
  ...['samples', 'electron.vite.config.ts', 'package.json', 'package-lock.json'],
]

/** The project's own Node: better-sqlite3-multiple-ciphers ends older ones without an error. */
export const ownNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

const sha256 = (...pieces) => pieces.reduce((hash, piece) => hash.update(piece), createHash('sha256')).digest('hex')
const stampIn = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null)

/** Installs the packages of the lockfile unless they are there. */
export function ensureInstalled(quiet) {
  const wanted = sha256(readFileSync(join(root, 'package-lock.json')))
  if (stampIn(installStamp) === wanted && existsSync(ownNode)) return
  say(quiet, 'Installing packages (npm ci) …')
  // Not on the project's Node, which npm ci is about to take away.
  const node = process.env.npm_node_execpath ?? process.execPath
  const npm = process.env.npm_execpath
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const done = npm
    ? spawnSync(node, [npm, ...args], outputs(quiet))
    : spawnSync('npm', args, { ...outputs(quiet), shell: true })
  if (done.status !== 0) giveUp(`npm ci failed.`, done)
  writeFileSync(installStamp, wanted)
}

/** The packages bring Node 24; anything else means that they are not what the lockfile says. */
export function ensureNode24() {
  const version = String(spawnSync(ownNode, ['--version']).stdout ?? '').trim()
  if (!version.startsWith('v24.')) {
    giveUp(
      `Evenhand needs Node 24 from its own packages, found ${version || 'none'}. Delete node_modules and run again.`,
    )
  }
}

/** Builds out/ unless it was built from these very sources. */
export function ensureBuilt(quiet) {
  if (stampIn(buildStamp) === sourcesHash()) return
  const release = lockBuild()
  try {
    const wanted = sourcesHash()
    if (stampIn(buildStamp) === wanted) return
    say(quiet, 'Building …')
    const vite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
    const built = spawnSync(ownNode, [vite, 'build', '--logLevel', 'warn'], outputs(true))
    if (built.status !== 0) giveUp('The build failed.', built)
    writeFileSync(buildStamp, wanted)
  } finally {
    release()
  }
}

/** One hash over every source file's path and content; tests are no part of what is built. */
export function sourcesHash() {
  const files = sources.flatMap((name) => filesUnder(join(root, name))).sort()
  return sha256(...files.flatMap((path) => [relative(root, path).split(sep).join('/'), '\0', readFileSync(path), '\0']))
}

function filesUnder(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  const entries = readdirSync(path).filter((name) => !/\.test\.tsx?$/.test(name) && name !== 'testing')
  return entries.flatMap((name) => filesUnder(join(path, name)))
}

/**
 * Two commands at once must not build into the same folder: the second waits and then finds everything built. A lock
 * whose process is gone (killed in the middle) holds nobody up.
 */
function lockBuild() {
  const owner = join(buildLock, 'pid')
  for (;;) {
    try {
      mkdirSync(buildLock)
      writeFileSync(owner, String(process.pid))
      return () => rmSync(buildLock, { recursive: true, force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (isGone(Number(stampIn(owner)))) rmSync(buildLock, { recursive: true, force: true })
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
    }
  }
}

/** True when no process of that number runs. Zero: the owner has not said its number yet. */
function isGone(pid) {
  if (!pid) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

/** Never to standard output: that belongs to the command that follows. */
function say(quiet, line) {
  if (!quiet) process.stderr.write(`${line}\n`)
}

function outputs(quiet) {
  return {
    cwd: root,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', process.stderr, process.stderr],
    maxBuffer: 1 << 26,
  }
}

function giveUp(reason, { stdout, stderr } = {}) {
  process.stderr.write(`${[stdout, stderr].filter(Boolean).join('')}${reason}\n`)
  process.exit(1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const quiet = process.argv.includes('--quiet')
  ensureInstalled(quiet)
  ensureNode24()
  if (process.argv.includes('--build')) ensureBuilt(quiet)
}
