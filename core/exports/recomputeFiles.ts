// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient module cannot be imported, and whoever imports this needs it
/// <reference path="./scripts/raw.d.ts" />
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Computed, countedTables, type TextFile } from './countedTables.ts'

/** The Python program that computes a report's numbers again, with its data in a folder beside it. */
export const pythonFiles = async (computed: Computed): Promise<TextFile[]> => [
  ...(sourceFiles('python', '.py') ??
    (await bundledFiles(import.meta.glob('./scripts/python/**/*.py', { query: '?raw', import: 'default' })))),
  ...dataFiles(computed),
]

/** The R program that computes a report's numbers again, with its data in a folder beside it. */
export const rFiles = async (computed: Computed): Promise<TextFile[]> => [
  ...(sourceFiles('r', '.R') ??
    (await bundledFiles(import.meta.glob('./scripts/r/**/*.R', { query: '?raw', import: 'default' })))),
  ...dataFiles(computed),
]

/** The files of a program where the core runs from its source, as the command line does; null where it was bundled. */
function sourceFiles(language: 'python' | 'r', ending: string): TextFile[] | null {
  const folder = join(import.meta.dirname, 'scripts', language)
  if (!existsSync(folder)) return null
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending))
  return inOrder(
    names.map((name) => ({ fileName: name.replaceAll('\\', '/'), text: readFileSync(join(folder, name), 'utf8') })),
  )
}

/** The files of a program that the bundler put in, by path; the first two folders of a path are ours. */
async function bundledFiles(scripts: Readonly<Record<string, () => Promise<string>>>): Promise<TextFile[]> {
  const files = Object.entries(scripts).map(async ([path, text]) => ({
    fileName: path.split('/').slice(3).join('/'),
    text: await text(),
  }))
  return inOrder(await Promise.all(files))
}

const inOrder = (files: readonly TextFile[]): TextFile[] =>
  files.toSorted((one, other) => (one.fileName < other.fileName ? -1 : 1))

const dataFiles = (computed: Computed): TextFile[] =>
  countedTables(computed).map(({ fileName, text }) => ({ fileName: `data/${fileName}`, text }))
