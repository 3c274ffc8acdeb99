// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient module cannot be imported, and whoever imports this needs it
/// <reference path="./scripts/raw.d.ts" />
import { type Computed, countedTables, type TextFile } from './countedTables.ts'

type Scripts = Readonly<Record<string, () => Promise<string>>>

const python: Scripts = import.meta.glob('./scripts/python/**/*.py', { query: '?raw', import: 'default' })
const r: Scripts = import.meta.glob('./scripts/r/**/*.R', { query: '?raw', import: 'default' })

/** The Python program that computes a report's numbers again, with its data in a folder beside it. */
export const pythonFiles = (computed: Computed): Promise<TextFile[]> => withData('./scripts/python/', python, computed)

/** The R program that computes a report's numbers again, with its data in a folder beside it. */
export const rFiles = (computed: Computed): Promise<TextFile[]> => withData('./scripts/r/', r, computed)

async function withData(folder: string, scripts: Scripts, computed: Computed): Promise<TextFile[]> {
  const paths = Object.keys(scripts).sort()
  const texts = await Promise.all(paths.map((path) => scripts[path]?.()))
  return [
    ...paths.map((path, place) => ({ fileName: path.slice(folder.length), text: texts[place] ?? '' })),
    ...countedTables(computed).map(({ fileName, text }) => ({ fileName: `data/${fileName}`, text })),
  ]
}
