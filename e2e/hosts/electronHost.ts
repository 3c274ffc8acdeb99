import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'
import { appFolder, electronMajor } from './electronBinary.ts'
import type { RunningHost } from './host.ts'
import { type Watched, watchPage } from './watchPage.ts'

const root = join(import.meta.dirname, '../..')

/** Under a display without a window manager Chromium may take the window for hidden and let its page sleep. */
const alwaysAwake = [
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
]

/** The app in real Electron. */
export async function startElectronHost(binary: string, dataFolder: string, scratch: string): Promise<RunningHost> {
  const major = electronMajor(binary)
  const away: { readonly app: ElectronApplication; readonly watched: Watched }[] = []
  const { app, window, watched } = await started(binary, major, { dataFolder, userFolder: join(scratch, 'user') })
  let output = ''
  for (const stream of [app.process().stdout, app.process().stderr])
    stream?.on('data', (chunk) => void (output += String(chunk)))
  return {
    window,
    ops: {
      chooseFile: async (path, act) => {
        await app.evaluate(({ dialog }, chosen) => {
          dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
        }, path)
        // A native dialog answers for the menu; a file input in the page asks Chromium itself.
        window.once('filechooser', (chooser) => void chooser.setFiles(path))
        await act()
      },
      savedFiles: (count, act) => savedFiles(app, count, act, join(scratch, 'saved')),
      killCore: () => killCore(app),
      output: () => output,
      tolerate: watched.tolerate,
      launchRater: null,
      launchPacket: async (packetFile) => {
        const userFolder = join(scratch, `away-${away.length}`)
        const other = await started(binary, major, { dataFolder: join(userFolder, 'studies'), userFolder, packetFile })
        away.push(other)
        return other.window
      },
    },
    close: async () => {
      for (const other of away) await end(other.app, major)
      await end(app, major)
      return [watched, ...away.map((other) => other.watched)].flatMap((each) => each.complaints())
    },
  }
}

type Start = { readonly dataFolder: string; readonly userFolder: string; readonly packetFile?: string }

/** One Electron with folders of its own; with a packet, as a double click on it starts one. */
async function started(binary: string, major: number, { dataFolder, userFolder, packetFile }: Start) {
  const app = await _electron.launch({
    executablePath: binary,
    args: [appFolder(root, major), ...(packetFile === undefined ? [] : [packetFile]), ...alwaysAwake],
    ...(process.getuid?.() === 0 ? {} : { chromiumSandbox: true }),
    env: {
      ...(process.env as Record<string, string>),
      EVENHAND_USER_DATA: userFolder,
      EVENHAND_DATA: dataFolder,
      // For an old Electron only; see e2e/electron25.
      EVENHAND_NODE: process.execPath,
      EVENHAND_CORE_ADAPTER: join(root, 'e2e/electron25/coreBeside.mjs'),
    },
  })
  const window = await app.firstWindow()
  const watched = watchPage(window, null)
  // An old Electron that is asked for anything while its first page still loads may never answer.
  await window.getByRole('heading').first().waitFor({ state: 'attached' })
  return { app, window, watched }
}

/** Ends the app. An old Electron now and then misses the end of the process beside it and waits for ever: it is killed. */
async function end(app: ElectronApplication, major: number): Promise<void> {
  const program = app.process()
  let overdue = false
  const timer = setTimeout(() => {
    overdue = true
    program.kill('SIGKILL')
  }, 5000)
  await app.close()
  clearTimeout(timer)
  if (overdue && major >= 28) throw new Error('Electron did not end within 5 seconds')
}

/** Each saving gets a folder of its own: the same name saved twice would write over the first. */
async function savedFiles(app: ElectronApplication, count: number, act: () => Promise<void>, within: string) {
  mkdirSync(within, { recursive: true })
  const folder = mkdtempSync(join(within, 'saved-'))
  await app.evaluate(({ dialog }, target) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [target] })
    dialog.showSaveDialog = (async (_window: unknown, options: { defaultPath: string }) => ({
      canceled: false,
      filePath: `${target}/${options.defaultPath.split(/[\\/]/).at(-1)}`,
    })) as unknown as typeof dialog.showSaveDialog
  }, folder)
  await act()
  const fresh = () => readdirSync(folder).filter((name) => !name.endsWith('.part'))
  await until(() => fresh().length >= count, 'files were not saved')
  return fresh().map((name) => join(folder, name))
}

async function killCore(app: ElectronApplication): Promise<void> {
  const old = await corePid(app)
  if (old === null) throw new Error('no core to kill')
  process.kill(old, 'SIGKILL')
  await until(async () => {
    const now = await corePid(app)
    return now !== null && now !== old
  }, 'the core did not come back')
}

async function corePid(app: ElectronApplication): Promise<number | null> {
  return app.evaluate(({ app: main }) => main.getAppMetrics().find(({ name }) => name === 'Evenhand core')?.pid ?? null)
}

async function until(met: () => boolean | Promise<boolean>, otherwise: string): Promise<void> {
  const deadline = Date.now() + 10_000
  while (!(await met())) {
    if (Date.now() > deadline) throw new Error(otherwise)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
