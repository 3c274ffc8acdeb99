import { BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, MessageChannelMain } from 'electron'
import { shellChannels } from '#contract/shell.ts'
import type { CoreKeeper } from './coreKeeper.ts'
import { openImportDialog, openStudyDialog, saveFiles } from './files.ts'
import type { FileWindows } from './fileWindows.ts'
import { showMenu } from './menu.ts'
import type { OpenedFiles } from './openedFiles.ts'
import { isOurPage } from './sender.ts'

/** Everything main does for the page. Whoever else asks gets nothing. */
export function answerPage(keeper: CoreKeeper, opened: OpenedFiles, windows: FileWindows): void {
  answer(shellChannels.openStudyDialog, openStudyDialog)
  answer(shellChannels.openImportDialog, openImportDialog)
  answer(shellChannels.saveFiles, saveFiles)

  hear(shellChannels.setMenu, (event, model) => {
    showMenu(model, (command) => event.sender.send(shellChannels.menuCommand, command))
  })
  hear(shellChannels.openFileReady, (event) => {
    opened.listen((path) => event.sender.send(shellChannels.openFile, path))
    event.sender.once('destroyed', () => opened.listen(null))
  })
  hear(shellChannels.openPacket, (_event, path) => {
    if (typeof path === 'string') windows.open(path)
  })
  hear(shellChannels.coreRequest, (event) => {
    if (keeper.lost) return event.sender.send(shellChannels.coreLost)
    const { port1, port2 } = new MessageChannelMain()
    keeper.serve(port1, windows.pathOf(event.sender.id))
    event.senderFrame?.postMessage(shellChannels.corePort, null, [port2])
  })
}

function answer(channel: string, work: (window: BrowserWindow, content: unknown) => Promise<unknown>): void {
  ipcMain.handle(channel, (event: IpcMainInvokeEvent, content: unknown) => {
    const window = BrowserWindow.fromWebContents(event.sender)
    if (!isOurPage(event.senderFrame) || !window) throw new Error('not answered')
    return work(window, content)
  })
}

function hear(channel: string, act: (event: IpcMainEvent, content: unknown) => void): void {
  ipcMain.on(channel, (event, content: unknown) => {
    if (isOurPage(event.senderFrame)) act(event, content)
  })
}
