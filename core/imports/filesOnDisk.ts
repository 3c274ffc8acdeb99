import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { type ByteSource, fileSource } from '#formats/byteSource.ts'
import type { PlainFileProblem } from './plainFile.ts'
import { folderSpool, type StagedFiles } from './stageStore.ts'

/** What lies at a path, read where it is. Disposing of it takes away what was unpacked of it. */
export type FilesOnDisk = StagedFiles & Disposable

/**
 * A file (a table, a workbook, a columnar file, an archive), or a folder with everything in it, as an import takes them;
 * or why it cannot be read. What is hidden in a folder (a name with a dot before it) is left out.
 */
export function filesOnDisk(path: string): FilesOnDisk | PlainFileProblem {
  const fileName = basename(resolve(path))
  let files: ByteSource[]
  try {
    files = statSync(path).isDirectory() ? filesIn(path, fileName) : [fileSource(fileName, path)]
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return { problem: `${path}: no such file` }
    return { problem: `${path} cannot be read (${code ?? 'unknown error'})` }
  }
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-unpacked-'))
  return {
    fileName,
    files,
    spool: folderSpool(folder),
    memory: new Map(),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Every file of a folder with its path in it, in the order of names. */
function filesIn(folder: string, name: string): ByteSource[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => !entry.name.startsWith('.'))
  return entries
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const [path, inside] = [join(folder, entry.name), `${name}/${entry.name}`]
      if (entry.isDirectory()) return filesIn(path, inside)
      return entry.isFile() ? [fileSource(inside, path)] : []
    })
}
