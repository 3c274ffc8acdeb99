import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import { corePortMessage, type ShellBridge, shellChannels } from '#contract/shell.ts'

/** Hears one channel; the page never sees Electron's event. */
function hear<Content extends unknown[]>(channel: string, act: (...content: Content) => void): () => void {
  const listener = (_event: IpcRendererEvent, ...content: unknown[]) => act(...(content as Content))
  ipcRenderer.on(channel, listener)
  return () => void ipcRenderer.off(channel, listener)
}

const platforms: Readonly<Record<string, ShellBridge['platform']>> = { darwin: 'mac', win32: 'windows' }

const bridge: ShellBridge = {
  host: 'electron',
  platform: platforms[process.platform] ?? 'linux',
  openStudyDialog: () => ipcRenderer.invoke(shellChannels.openStudyDialog),
  openImportDialog: () => ipcRenderer.invoke(shellChannels.openImportDialog),
  saveFiles: (files) => ipcRenderer.invoke(shellChannels.saveFiles, files),
  setMenu: (menu) => ipcRenderer.send(shellChannels.setMenu, menu),
  onMenuCommand: (act) => hear<[string]>(shellChannels.menuCommand, act),
  openPacket: (path) => ipcRenderer.send(shellChannels.openPacket, path),
  onOpenFile: (act) => {
    const stop = hear<[string]>(shellChannels.openFile, act)
    ipcRenderer.send(shellChannels.openFileReady)
    return stop
  },
  onSleep: (act) => hear<[]>(shellChannels.asleep, act),
  onCoreRestarted: (act) => hear<[]>(shellChannels.coreRestarted, act),
  onCoreLost: (act) => hear<[]>(shellChannels.coreLost, act),
  requestCore: () => ipcRenderer.send(shellChannels.coreRequest),
}

contextBridge.exposeInMainWorld('evenhandShell', bridge)

// A message port cannot cross the context bridge; a window message carries it.
ipcRenderer.on(shellChannels.corePort, (event) => {
  window.postMessage(corePortMessage, location.origin, [...event.ports])
})
