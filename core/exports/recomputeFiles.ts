// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient module cannot be imported, and whoever imports this needs it
/// <reference path="./scripts/raw.d.ts" />
import type { Computed, TextFile } from './countedTables.ts'
import { countedTables } from './countedTables.ts'

/** The Python program that computes a report's figures again, with its data. */
export async function pythonFiles(computed: Computed): Promise<TextFile[]> {
  const { default: text } = await import('./scripts/recompute.py?raw')
  return [{ fileName: 'recompute.py', text }, ...countedTables(computed)]
}

/** The R program that computes a report's figures again, with its data. */
export async function rFiles(computed: Computed): Promise<TextFile[]> {
  const { default: text } = await import('./scripts/recompute.R?raw')
  return [{ fileName: 'recompute.R', text }, ...countedTables(computed)]
}
