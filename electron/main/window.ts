import { join } from 'node:path'
import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron'
import { pageOrigin } from './sender.ts'
import { firstSize, readWindowState, visibleBounds, writeWindowState } from './windowState.ts'
import { words } from './words.ts'

/** Opens the one window, where and as large as it was left. */
export function openWindow(preload: string): BrowserWindow {
  const stateFile = join(app.getPath('userData'), 'window.json')
  const { bounds, maximised } = readWindowState(stateFile)
  const screens = screen.getAllDisplays().map((display) => display.workArea)
  const window = new BrowserWindow({
    ...firstSize,
    ...visibleBounds(bounds, screens),
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: words.appName,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1a17' : '#fbfaf6',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: !app.isPackaged,
    },
  })
  if (maximised) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    writeWindowState(stateFile, { bounds: window.getNormalBounds(), maximised: window.isMaximized() })
  })
  reloadOnceIfGone(window)
  askBeforeLosing(window)
  void window.loadURL(`${pageOrigin}/`).catch(() => dialog.showErrorBox(words.appName, words.pageLost))
  return window
}

/** A page that crashed comes back once; every judgement it showed as saved is on disk. */
function reloadOnceIfGone(window: BrowserWindow): void {
  let reloaded = false
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || reloaded) return
    reloaded = true
    window.webContents.reload()
  })
}

/** A page that still has something to save holds the window back; without a question that would look like a dead button. */
function askBeforeLosing(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const choice = dialog.showMessageBoxSync(window, {
      type: 'warning',
      message: words.unsaved,
      detail: words.unsavedDetail,
      buttons: [words.stay, words.leave],
      defaultId: 0,
      cancelId: 0,
    })
    if (choice === 1) event.preventDefault()
  })
}
