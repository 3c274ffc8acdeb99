import type { BrowserWindow } from 'electron'

/** Windows that were opened on a file. What the core serves them is decided by what the file is: of a packet, only that. */
export class FileWindows {
  readonly #openWindow: () => BrowserWindow
  readonly #paths = new Map<number, string>()
  readonly #windows = new Map<number, BrowserWindow>()

  constructor(openWindow: () => BrowserWindow) {
    this.#openWindow = openWindow
  }

  /** Opens a window on a file, or brings the one that shows it to the front. */
  open(path: string): void {
    for (const [id, shown] of this.#paths) if (shown === path) return this.#focus(id)
    const window = this.#openWindow()
    const { id } = window.webContents
    this.#paths.set(id, path)
    this.#windows.set(id, window)
    window.once('closed', () => {
      this.#paths.delete(id)
      this.#windows.delete(id)
    })
  }

  /** The file that a page's window was opened on; null for the coordinator's. */
  pathOf(page: number): string | null {
    return this.#paths.get(page) ?? null
  }

  #focus(id: number): void {
    const window = this.#windows.get(id)
    if (window?.isMinimized()) window.restore()
    window?.focus()
  }
}
