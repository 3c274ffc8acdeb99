import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readSheet } from 'read-excel-file/node'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { expectAccessible } from './accessible.ts'
import { electronBinary, electronMajor } from './hosts/electronBinary.ts'
import { expect, test } from './hosts/test.ts'
import { Home } from './pages/home.ts'
import { StudyWindow } from './pages/studyWindow.ts'

const languages = [
  ['en', 'English', 'ltr'],
  ['de', 'Deutsch', 'ltr'],
  ['fr', 'Français', 'ltr'],
  ['es', 'Español', 'ltr'],
  ['zh-Hans', '简体中文', 'ltr'],
  ['ar', 'العربية', 'rtl'],
] as const

test.beforeEach(async ({ window }) => {
  test.setTimeout(180_000)
  await new Home(window).beginSample('Research')
  const study = new StudyWindow(window)
  await study.goTo('Report', 'Export')
  await expect(window.getByRole('button', { name: 'Save HTML' })).toBeVisible({ timeout: 60_000 })
})

test('the page with the exports is accessible, and explains each file', async ({ window }) => {
  await expectAccessible(window, 'the export page')
  await expect(window.getByRole('button', { name: /^Save / })).toHaveCount(18)
})

test('a report opens without scripts in each language and its direction, is accessible, and asks nobody', async ({
  window,
  hostOps,
  playwright,
  launchOptions,
}) => {
  const browser = await playwright.chromium.launch(launchOptions)
  for (const [language, name, direction] of languages) {
    await window.getByRole('button', { name: /Language of what people read/ }).click()
    await window.getByRole('option', { name }).click()
    const [path = ''] = await hostOps.savedFiles(1, () => window.getByRole('button', { name: 'Save HTML' }).click())
    expect(readFileSync(path).byteLength, 'at most 3 MB').toBeLessThan(3_000_000)

    const still = await browser.newContext({ javaScriptEnabled: false })
    const page = await still.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(pathToFileURL(path).href)
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await expect(page.locator('html')).toHaveAttribute('dir', direction)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('#record')).toBeVisible()
    expect(asked.filter((url) => !/^(file|data):/.test(url))).toEqual([])
    await still.close()

    const awake = await browser.newContext({ bypassCSP: true })
    const read = await awake.newPage()
    await read.goto(pathToFileURL(path).href)
    await expectAccessible(read, `the report in ${language}`)
    await awake.close()
  }
  await browser.close()
})

test('a PDF is tagged and has pages', async ({ window, hostOps, hostKind }) => {
  const [path = ''] = await hostOps.savedFiles(1, () => window.getByRole('button', { name: 'Save PDF' }).click())
  const bytes = readFileSync(path)
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  const binary = hostKind === 'electron' ? electronBinary(join(import.meta.dirname, '..')) : null
  // An Electron before 28 prints, but knows no tags.
  if (binary === null || electronMajor(binary) >= 28) expect(bytes.includes('/StructTreeRoot')).toBe(true)
})

test('a workbook reads back with as many figures as the table of figures', async ({ window, hostOps, scratch }) => {
  const [book = ''] = await hostOps.savedFiles(1, () => window.getByRole('button', { name: 'Save XLSX' }).click())
  const figures = await readSheet(book, 'Figures')
  const tables = await savedArchive('Result tables', { window, hostOps }, join(scratch, 'results'))
  expect(tables).toContain('figures.csv')
  expect(figures.length).toBe(lines(join(scratch, 'results/figures.csv')).length)
  expect((await readSheet(book, 'Codebook')).length).toBeGreaterThan(10)
})

test('the programs compute the same numbers again', async ({ window, hostOps, scratch }) => {
  const programs = [
    ['A Python program with its data', 'python3', 'recompute.py'],
    ['An R program with its data', 'Rscript', 'recompute.R'],
  ] as const
  for (const [name, program, script] of programs) {
    const folder = join(scratch, program)
    expect(await savedArchive(name, { window, hostOps }, folder)).toContain(script)
    if (spawnSync(program, ['--version']).status !== 0) continue
    const { stdout, status } = spawnSync(program, [join(folder, script), '--quiet'], { encoding: 'utf8' })
    expect(stdout).toMatch(/ 0 differ\n$/)
    expect(status).toBe(0)
  }
})

test('training data follow the rules that were chosen', async ({ window, hostOps }) => {
  const row = window.getByRole('listitem').filter({ hasText: 'Preference pairs for TRL' })
  const pairs = async () => {
    const [path = ''] = await hostOps.savedFiles(1, () => row.getByRole('button').click())
    return lines(path)
  }
  const decided = await pairs()
  expect(Object.keys(JSON.parse(decided[0] ?? '{}') as object)).toEqual(['prompt', 'chosen', 'rejected'])
  await window.getByRole('button', { name: /Ties in pairs/ }).click()
  await window.getByRole('option', { name: 'Once in each order' }).click()
  const all = await pairs()
  expect(all.length).toBeGreaterThan(decided.length)
  expect((all.length - decided.length) % 2).toBe(0)
})

const lines = (path: string): string[] => readFileSync(path, 'utf8').trim().split('\n')

/** Saves the archive of a row and unpacks it into a folder; gives the names within. */
async function savedArchive(
  row: string,
  { window, hostOps }: Pick<Parameters<Parameters<typeof test>[2]>[0], 'window' | 'hostOps'>,
  folder: string,
): Promise<string[]> {
  const button = window.getByRole('listitem').filter({ hasText: row }).getByRole('button')
  const [path = ''] = await hostOps.savedFiles(1, () => button.click())
  const archive = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(readFileSync(path), { lazyEntries: true }, (error, zip) => (zip ? resolve(zip) : reject(error)))
  })
  const names: string[] = []
  await new Promise<void>((resolve, reject) => {
    archive.on('entry', (entry: Entry) => {
      archive.openReadStream(entry, (error, stream) => {
        if (!stream) return reject(error)
        const pieces: Buffer[] = []
        stream.on('data', (piece: Buffer) => pieces.push(piece))
        stream.on('end', () => {
          mkdirSync(dirname(join(folder, entry.fileName)), { recursive: true })
          writeFileSync(join(folder, entry.fileName), Buffer.concat(pieces))
          names.push(entry.fileName)
          archive.readEntry()
        })
      })
    })
    archive.on('end', resolve)
    archive.readEntry()
  })
  return names
}
