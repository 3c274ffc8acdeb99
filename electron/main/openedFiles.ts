import { resolve } from 'node:path'

const extension = '.evenhand'

/**
 * The study files named on a command line, as absolute paths. Switches and everything else are left alone.
 *
 * @param folder the folder the command line was given in
 */
export function studyFilesIn(args: readonly string[], folder: string): readonly string[] {
  return args
    .filter((argument) => !argument.startsWith('-') && argument.toLowerCase().endsWith(extension))
    .map((argument) => resolve(folder, argument))
}

/** Keeps opened files until the page listens. */
export class OpenedFiles {
  #waiting: string[] = []
  #hear: ((path: string) => void) | null = null
  #elsewhere: ((path: string) => void) | null = null

  /** The file the app was started with, if nobody has heard of it yet. It stays among those that wait. */
  get first(): string | null {
    return this.#waiting[0] ?? null
  }

  add(path: string): void {
    if (this.#hear) this.#hear(path)
    else if (this.#elsewhere) this.#elsewhere(path)
    else this.#waiting.push(path)
  }

  /** From now on a file that no page hears of gets a window of its own: the only windows may be those of packets. */
  whenNobodyListens(open: (path: string) => void): void {
    this.#elsewhere = open
  }

  /** From now on the listener hears of files, first of those that waited. Null: the page is gone, so keep them again. */
  listen(hear: ((path: string) => void) | null): void {
    this.#hear = hear
    if (hear) for (const path of this.#waiting.splice(0)) hear(path)
  }
}
