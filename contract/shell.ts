import type { FilesToSave, MenuModel } from './shellInputs.ts'

/**
 * What the page may ask of the window around it, and nothing else. Electron's preload offers it as
 * `window.evenhandShell`; in a browser `renderer/lib/shell/` answers with what a browser can do.
 */

/** A file the user picked, whole. */
export type PickedFile = { readonly fileName: string; readonly bytes: Uint8Array }

/**
 * A study file the user picked: by its path where the core can open it in place (`library.openFile`), else by its bytes
 * (stage them with `imports.stage`, then `library.adopt`).
 */
export type PickedStudy =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'bytes'; readonly file: PickedFile }

type Unsubscribe = () => void

export type Shell = {
  readonly host: 'electron' | 'browser'
  readonly platform: 'linux' | 'mac' | 'windows'
  /** Asks for a `.evenhand` file; null when the user cancelled. */
  readonly openStudyDialog: () => Promise<PickedStudy | null>
  /** Asks for a file to import; null when the user cancelled. */
  readonly openImportDialog: () => Promise<PickedFile | null>
  /** Saves one file under a name the user chooses, or several into a folder the user chooses. */
  readonly saveFiles: (files: FilesToSave) => Promise<'saved' | 'cancelled'>
  /** Replaces the native menu. Does nothing in a browser. */
  readonly setMenu: (menu: MenuModel) => void
  /** Hears the ids of chosen menu commands. */
  readonly onMenuCommand: (hear: (id: string) => void) => Unsubscribe
  /** Opens a rater's packet in a window of its own, which reaches nothing else. Null: a browser cannot. */
  readonly openPacket: ((path: string) => void) | null
  /** Hears the paths of study files opened from outside (double click, second start). Earlier ones come first. */
  readonly onOpenFile: (hear: (path: string) => void) => Unsubscribe
  /** Hears that the computer goes to sleep or is locked. Never in a browser. */
  readonly onSleep: (hear: () => void) => Unsubscribe
  /** Hears that the core died and runs again; the connection has healed by itself. */
  readonly onCoreRestarted: (hear: () => void) => Unsubscribe
}

/** What Electron's preload puts on the window: the shell, and the hand-over of the core's message port. */
export type ShellBridge = Shell & {
  /** Asks for a port to the core. It arrives as a window message `corePortMessage` with the port, once the core is up. */
  readonly requestCore: () => void
  /** Hears that the core died twice and will not come back before the app is started again. */
  readonly onCoreLost: (hear: () => void) => Unsubscribe
}

/** The content of the window message that carries the port. */
export const corePortMessage = 'evenhand:core-port'

/** Names of the messages between preload and main. Only those two use them. */
export const shellChannels = {
  openStudyDialog: 'shell:open-study-dialog',
  openImportDialog: 'shell:open-import-dialog',
  saveFiles: 'shell:save-files',
  setMenu: 'shell:set-menu',
  menuCommand: 'shell:menu-command',
  openFile: 'shell:open-file',
  openPacket: 'shell:open-packet',
  openFileReady: 'shell:open-file-ready',
  asleep: 'shell:asleep',
  coreRequest: 'core:request',
  corePort: 'core:port',
  coreRestarted: 'core:restarted',
  coreLost: 'core:lost',
} as const
