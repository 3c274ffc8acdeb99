import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** A copy of the house's rules without its rooms: what is put in is bad on purpose, and must be refused. */
const root = process.cwd()
let house: string

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'evenhand-house-'))
  for (const file of ['.oxlintrc.json', 'package.json', 'house/importResolver.cjs']) {
    cpSync(join(root, file), join(house, file), { recursive: true })
  }
  for (const project of ['base', 'pure', 'node', 'report', 'web']) {
    cpSync(join(root, `tsconfig.${project}.json`), join(house, `tsconfig.${project}.json`))
  }
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
})
afterAll(() => rmSync(house, { recursive: true }))

function put(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), text)
  }
}
function takeOut(files: Record<string, string>): void {
  for (const path of Object.keys(files)) rmSync(join(house, path))
}
function run(tool: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(join(root, 'node_modules/.bin', tool), args, { cwd: house, encoding: 'utf8' })
  return stdout + stderr
}

const value = 'export const value = 1\n'
const importing = (from: string) => `import { value } from '${from}'\nexport const other = value\n`

describe('the linter refuses', () => {
  const refusals: readonly (readonly [what: string, rule: string, files: Record<string, string>])[] = [
    [
      'the contract importing a room',
      'boundaries(dependencies)',
      { 'contract/a.ts': importing('#db/b.ts'), 'db/b.ts': value },
    ],
    [
      'analysis importing the contract',
      'boundaries(dependencies)',
      { 'analysis/a.ts': importing('#contract/b.ts'), 'contract/b.ts': value },
    ],
    [
      'a type-only import across a wall',
      'boundaries(dependencies)',
      {
        'analysis/a.ts': "import type { B } from '#contract/b.ts'\nexport type A = B\n",
        'contract/b.ts': 'export type B = 1\n',
      },
    ],
    [
      'a dynamic import across a wall',
      'boundaries(dependencies)',
      { 'protocol/a.ts': "export const load = () => import('#analysis/b.ts')\n", 'analysis/b.ts': value },
    ],
    [
      'a relative way around the names',
      'boundaries(dependencies)',
      { 'db/a.ts': importing('../core/b.ts'), 'core/b.ts': value },
    ],
    [
      'one feature importing another',
      'boundaries(dependencies)',
      { 'renderer/judge/a.ts': importing('../report/b.ts'), 'renderer/report/b.ts': value },
    ],
    [
      'the ui kit importing the contract',
      'boundaries(dependencies)',
      { 'renderer/ui/a.ts': importing('#contract/b.ts'), 'contract/b.ts': value },
    ],
    [
      'the page importing the core',
      'boundaries(dependencies)',
      { 'renderer/judge/a.ts': importing('#core/b.ts'), 'core/b.ts': value },
    ],
    [
      "Electron's main importing the core",
      'boundaries(dependencies)',
      { 'electron/main/a.ts': importing('#core/b.ts'), 'core/b.ts': value },
    ],
    [
      'the core importing fixtures',
      'boundaries(dependencies)',
      { 'core/a.ts': importing('#fixtures/b.ts'), 'fixtures/b.ts': value },
    ],
    [
      'a journey importing the database',
      'boundaries(dependencies)',
      { 'e2e/a.ts': importing('#db/b.ts'), 'db/b.ts': value },
    ],
    ['a file in an unknown folder', 'boundaries(no-unknown-files)', { 'misc/a.ts': value }],
    [
      'a cycle',
      'import(no-cycle)',
      {
        'db/a.ts': "import { b } from './b.ts'\nexport const a = () => b\n",
        'db/b.ts': "import { a } from './a.ts'\nexport const b = () => a\n",
      },
    ],
    [
      'SQLite outside its driver',
      'no-restricted-imports',
      { 'db/a.ts': "import Database from 'better-sqlite3-multiple-ciphers'\nexport const open = Database\n" },
    ],
    [
      'Electron outside its host',
      'no-restricted-imports',
      { 'core/a.ts': "import { app } from 'electron'\nexport const name = app\n" },
    ],
    [
      'a file over 300 lines',
      'max-lines',
      { 'db/a.ts': Array.from({ length: 301 }, (_, line) => `export const a${line} = ${line}\n`).join('') },
    ],
    [
      'a function over 60 lines',
      'max-lines-per-function',
      { 'db/a.ts': `export function long() {\n${'  Math.abs(1)\n'.repeat(61)}}\n` },
    ],
    ['any', 'no-explicit-any', { 'db/a.ts': 'export const a = (b: any) => b\n' }],
    ['console in the core', 'no-console', { 'core/a.ts': 'export const a = () => console.log(1)\n' }],
  ]
  it.each(refusals)('%s', (_, rule, files) => {
    put(files)
    const said = run('oxlint', '-c', '.oxlintrc.json', '--format', 'unix')
    takeOut(files)
    expect(said).toContain(rule)
  })

  it('nothing in a house that keeps the rules', () => {
    const good = {
      'contract/b.ts': value,
      'db/a.ts': importing('#contract/b.ts'),
      'core/a.ts': importing('#db/a.ts').replace('value', 'other as value').replace('other = value', 'third = value'),
      'renderer/judge/a.ts': importing('#contract/b.ts'),
    }
    put(good)
    const said = run('oxlint', '-c', '.oxlintrc.json', '--format', 'unix')
    takeOut(good)
    expect(said).not.toContain('error')
  })
})

describe('the compiler refuses', () => {
  const refusals: readonly (readonly [what: string, project: string, path: string, text: string])[] = [
    [
      'a Node module in a pure room',
      'pure',
      'analysis/a.ts',
      "import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n",
    ],
    ['the page in a pure room', 'pure', 'protocol/a.ts', 'export const title = () => document.title\n'],
    ['the page in a figure', 'report', 'report/a.ts', 'export const title = () => document.title\n'],
    ['the page in the core', 'node', 'core/a.ts', 'export const title = () => document.title\n'],
    [
      'a Node module in the page',
      'web',
      'renderer/judge/a.ts',
      "import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n",
    ],
  ]
  it.each(refusals)('%s', (_, project, path, text) => {
    put({ [path]: text })
    const said = run('tsc', '-p', `tsconfig.${project}.json`)
    takeOut({ [path]: text })
    expect(said).toMatch(/error TS(2307|2580|2584|2591)/)
  })
})
