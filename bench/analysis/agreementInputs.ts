import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The generator of benchmark inputs beside the project, where it is present. */
export const GENERATOR = fileURLToPath(new URL('../../../shared/perf/gen.mjs', import.meta.url))

/** A folder of generated inputs that removes itself. */
export type Inputs = { readonly folder: string; [Symbol.dispose](): void }

/** Generates all inputs into a temporary folder; null where the generator is absent. */
export function generateInputs(): Inputs | null {
  if (!existsSync(GENERATOR)) return null
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-bench-'))
  execFileSync(process.execPath, [GENERATOR, folder, '--big'])
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Numbers of a headerless CSV, row by row; an empty field is NaN. Plain decimal numbers only. */
export function readNumbers(path: string): {
  readonly rows: number
  readonly columns: number
  readonly values: Float64Array
} {
  const bytes = readFileSync(path)
  let cells = 0
  let rows = 0
  for (const byte of bytes) {
    if (byte === 44 || byte === 10) cells++
    if (byte === 10) rows++
  }
  const values = new Float64Array(cells)
  let at = 0
  let start = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]
    if (byte !== 44 && byte !== 10) continue
    values[at++] =
      i === start ? NaN : i === start + 1 ? (bytes[start] as number) - 48 : Number(bytes.toString('latin1', start, i))
    start = i + 1
  }
  return { rows, columns: cells / rows, values }
}

/** Nested rows with null for missing, as the rest of the program hands ratings over. */
export function nested({ rows, columns, values }: ReturnType<typeof readNumbers>): (number | null)[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => {
      const value = values[row * columns + column] as number
      return Number.isNaN(value) ? null : value
    }),
  )
}
