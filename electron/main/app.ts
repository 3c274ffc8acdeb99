import { join } from 'node:path'
import { app, BrowserWindow, dialog, powerMonitor } from 'electron'
import { shellChannels } from '#contract/shell.ts'
import { CoreKeeper, type CoreRun } from './coreKeeper.ts'
import { FileWindows } from './fileWindows.ts'
import { answerPage } from './ipc.ts'
import { lockDown } from './lockDown.ts'
import { showFirstMenu } from './menu.ts'
import { OpenedFiles, studyFilesIn } from './openedFiles.ts'
import { registerPageScheme, servePage } from './pageScheme.ts'
import type { CoreOrder } from './utilityCore.ts'
import { openWindow } from './window.ts'
import { words } from './words.ts'

export type AppParts = {
  readonly launchCore: (order: CoreOrder) => CoreRun
  readonly pageFolder: string
  readonly preload: string
}

/**
 * The app from its first line: one instance, one locked-down window on app://, one core beside it. What differs between
 * runtimes (how the core is run) is handed in.
 */
export function startApp(parts: AppParts): void {
  if (process.env.EVENHAND_USER_DATA) app.setPath('userData', process.env.EVENHAND_USER_DATA)
  // enableSandbox would take --no-sandbox away, and as root no child could start.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  registerPageScheme()
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  const opened = new OpenedFiles()
  for (const path of studyFilesIn(process.argv.slice(1), process.cwd())) opened.add(path)
  app.on('open-file', (event, path) => {
    event.preventDefault()
    opened.add(path)
  })
  app.on('second-instance', (_event, args, folder) => {
    for (const path of studyFilesIn(args.slice(1), folder)) opened.add(path)
    const [window] = BrowserWindow.getAllWindows()
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  void app.whenReady().then(() => run(parts, opened))
}

function run({ launchCore, pageFolder, preload }: AppParts, opened: OpenedFiles): void {
  lockDown()
  servePage(pageFolder)
  showFirstMenu()
  const tellPages = (channel: string) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channel)
  }
  const order: CoreOrder = {
    dataFolder: process.env.EVENHAND_DATA || join(app.getPath('userData'), 'studies'),
    appVersion: app.getVersion(),
  }
  const keeper = new CoreKeeper(() => launchCore(order), {
    restarted: () => tellPages(shellChannels.coreRestarted),
    lost: () => {
      tellPages(shellChannels.coreLost)
      sayCoreLost()
    },
  })
  const windows = new FileWindows(() => openWindow(preload))
  answerPage(keeper, opened, windows)
  // Nobody judges at a computer that sleeps or is locked: the page stops its clock.
  powerMonitor.on('suspend', () => tellPages(shellChannels.asleep))
  powerMonitor.on('lock-screen', () => tellPages(shellChannels.asleep))
  // The first window is opened on the file the app was started with: of a packet it shows the rater's desk alone.
  if (opened.first === null) openWindow(preload)
  else windows.open(opened.first)
  opened.whenNobodyListens((path) => windows.open(path))
  quitAfterCore(keeper)
}

/**
 * Quitting closes the windows first (a page may hold them back), then the core with its studies, then the app. Done by
 * hand from the first event on: an Electron whose `will-quit` is held back has been seen to stop listening to the core.
 */
function quitAfterCore(keeper: CoreKeeper): void {
  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    void keeper.stop().finally(() => app.exit(0))
  }
  app.on('before-quit', (event) => {
    event.preventDefault()
    const windows = BrowserWindow.getAllWindows()
    for (const window of windows) window.close()
    if (windows.length === 0) end()
  })
  app.on('window-all-closed', end)
}

function sayCoreLost(): void {
  const [window] = BrowserWindow.getAllWindows()
  const message = {
    type: 'error',
    message: words.coreLost,
    detail: words.coreLostDetail,
    buttons: [words.close],
  } as const
  const shown = window
    ? dialog.showMessageBox(window, { ...message, buttons: [...message.buttons] })
    : dialog.showMessageBox({ ...message, buttons: [...message.buttons] })
  void shown.then(() => app.quit())
}
