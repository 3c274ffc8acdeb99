import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** Paths kept at most; the oldest fall off. */
const mostKept = 30

/**
 * Study files that were opened where they lie, outside the study folder, newest first. Kept as a small file in the study
 * folder, so that they are found again after a restart. A list that cannot be read is an empty list: nothing depends on it.
 */
export class OpenedElsewhere {
  readonly #path: string
  constructor(folder: string) {
    this.#path = join(folder, 'opened-elsewhere.json')
  }

  /** Paths that still exist. */
  paths(): readonly string[] {
    if (!existsSync(this.#path)) return []
    try {
      return z
        .array(z.string())
        .parse(JSON.parse(readFileSync(this.#path, 'utf8')))
        .filter((path) => existsSync(path))
    } catch {
      return []
    }
  }

  remember(path: string): void {
    const paths = [path, ...this.paths().filter((known) => known !== path)].slice(0, mostKept)
    writeFileSync(`${this.#path}.new`, JSON.stringify(paths))
    renameSync(`${this.#path}.new`, this.#path)
  }
}
