import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { MadeFile } from '#core/exports/exportStudy.ts'
import { refusing } from './failures.ts'

/** Writes files below a folder, which is made if it does not exist. Returns where they lie. */
export async function writeFiles(folder: string, files: readonly MadeFile[]): Promise<string[]> {
  return refusing(folder, () =>
    files.map(({ fileName, bytes }) => {
      const path = join(folder, fileName)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, bytes)
      return path
    }),
  )
}

/** The list of what was written, for people. */
export const writtenList = (paths: readonly string[]): string =>
  `Written:\n${paths.map((path) => `  ${path}`).join('\n')}\n`
