import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'

const program = fileURLToPath(new URL('../main.ts', import.meta.url))

/** What the program prints with `--json`, as far as tests look at it. */
export type PrintedJson = {
  readonly counts: Record<string, number>
  readonly results: Record<string, unknown>[]
  readonly problems: { cause: string; count: number }[]
  readonly written: boolean
}

/** The program as a process in a fresh folder. `remove` takes the folder away. */
export function programInFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-cli-'))
  const inFolder = (name: string): string => join(folder, name)
  const evenhand = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      encoding: 'utf8',
      cwd: folder,
    })
    return { status, stdout, stderr }
  }
  return {
    folder,
    inFolder,
    remove: () => rmSync(folder, { recursive: true }),
    put: (name: string, text: string | Uint8Array): string => {
      writeFileSync(inFolder(name), text)
      return inFolder(name)
    },
    evenhand,
    json: (...args: string[]): PrintedJson => {
      const { status, stdout, stderr } = evenhand(...args, '--json')
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
      return JSON.parse(stdout) as PrintedJson
    },
    /** One line, no stack, status 2. */
    refusal: (...args: string[]): string => {
      const { status, stdout, stderr } = evenhand(...args)
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
      expect(stderr).toMatch(/^evenhand: .+\n$/)
      expect(stderr.match(/\n/g)).toHaveLength(1)
      return stderr
    },
  }
}
