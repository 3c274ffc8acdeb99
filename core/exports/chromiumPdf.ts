import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ExpectedError } from '#contract/errors.ts'
import type { PrintPdf } from './exportedStudy.ts'

/** How long a browser may take over one report. */
const patienceMs = 120_000

const namesOnPath = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
]

const placesByPlatform: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((folder) =>
    ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map((place) =>
      join(process.env[folder] ?? '', place),
    ),
  ),
}

/** A browser of the Chromium family on this machine: the one EVENHAND_CHROMIUM names, else the first found; null if none. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | null {
  const named = environment['EVENHAND_CHROMIUM']
  if (named !== undefined) return runnable(named) ? named : null
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const candidates = [
    ...namesOnPath.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...(placesByPlatform[process.platform] ?? []),
  ]
  return candidates.find(runnable) ?? null
}

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Prints with a browser found on this machine: headless, with a profile of its own that is thrown away, and no name
 * resolved. The page forbids scripts by its own policy (the browser's switch for that would stop its printing too).
 * null where there is no browser. Fails with `PDF_FAILED` when the browser gives no PDF.
 */
export function chromiumPdf(browser: string | null = findChromium()): PrintPdf {
  if (browser === null) return null
  return async (html) => {
    const folder = await mkdtemp(join(tmpdir(), 'evenhand-print-'))
    try {
      const page = join(folder, 'report.html')
      const pdf = join(folder, 'report.pdf')
      await writeFile(page, html, { mode: 0o600 })
      await run(browser, [...switches(join(folder, 'profile')), `--print-to-pdf=${pdf}`, pathToFileURL(page).href])
      return new Uint8Array(await readFile(pdf))
    } catch {
      throw new ExpectedError({ code: 'PDF_FAILED', data: {} })
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    }
  }
}

const switches = (profile: string): string[] => [
  '--headless',
  '--disable-gpu',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  `--user-data-dir=${profile}`,
  '--no-pdf-header-footer',
  '--export-tagged-pdf',
  '--generate-pdf-document-outline',
  // A browser's sandbox refuses to start for root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

function run(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: 'ignore',
      windowsHide: true,
      timeout: patienceMs,
      killSignal: 'SIGKILL',
    })
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the browser ended with ${code}`))))
  })
}
