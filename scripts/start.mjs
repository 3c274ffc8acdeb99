// `npm start`: Evenhand in Electron where its program is there or can be fetched, else the same app on 127.0.0.1.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ownNode, root } from './bootstrap.mjs'

const args = process.argv.slice(2)
const electronFolder = join(root, 'node_modules', 'electron')
/** Milliseconds for fetching Electron, some 110 MB, before the browser is taken instead. */
const fetchPatienceMs = 180_000
/** An Electron that ends sooner than this with a failure did not start. */
const startPatienceMs = 8000

ensureBuilt(false)
const reason = whyNotElectron()
if (reason) serveInBrowser(reason)
else startElectron()

/** Null: Electron can be tried. */
function whyNotElectron() {
  const flag = ['--browser', '--port', '--no-open', '--study', '--rater'].find((name) =>
    args.some((argument) => argument === name || argument.startsWith(`${name}=`)),
  )
  if (flag) return `you asked for it with ${flag}`
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return 'there is no screen here'
  if (electronProgram()) return null
  process.stdout.write('Fetching Electron, once …\n')
  spawnSync(ownNode, [join(electronFolder, 'install.js')], { stdio: 'ignore', timeout: fetchPatienceMs })
  return electronProgram() ? null : 'Electron is not installed and could not be fetched'
}

/** The path of Electron's program, looked up without loading its package, which would start a download. */
function electronProgram() {
  const pathFile = join(electronFolder, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron'
  const program = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronFolder, 'dist'), name)
  return existsSync(program) ? program : null
}

function startElectron() {
  // Chromium refuses its sandbox to root.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  if (asRoot) process.stdout.write('You are root, so Electron runs without its sandbox. Prefer an ordinary user.\n')
  const { data, rest } = withoutData(args)
  const env = { ...process.env, ...(data ? { EVENHAND_DATA: data } : {}) }
  const startedAt = Date.now()
  const app = spawn(electronProgram(), [root, ...(asRoot ? ['--no-sandbox'] : []), ...rest], { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => app.kill(signal))
  let failed = false
  app.on('error', () => {
    failed = true
    serveInBrowser('Electron could not be started')
  })
  app.on('exit', (code) => {
    if (failed) return
    if (code !== 0 && Date.now() - startedAt < startPatienceMs)
      serveInBrowser('Electron ended as soon as it was started')
    else process.exit(code ?? 0)
  })
}

function serveInBrowser(why) {
  process.stdout.write(`Evenhand opens in your browser, not in a window of its own: ${why}.\n`)
  process.stdout.write('Nothing leaves this computer: it is served to 127.0.0.1 only. Ctrl+C ends it.\n')
  const passed = args.filter((argument) => argument !== '--browser')
  const host = spawn(ownNode, [join(root, 'out', 'main', 'loopback.js'), ...passed], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => host.kill(signal))
  host.on('exit', (code) => process.exit(code ?? 0))
}

function withoutData(given) {
  const at = given.indexOf('--data')
  if (at === -1) return { data: null, rest: given }
  return { data: given[at + 1] ?? null, rest: [...given.slice(0, at), ...given.slice(at + 2)] }
}
