import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ExportKind } from '#contract/exports.ts'
import { chromiumPdf, findChromium } from '#core/exports/chromiumPdf.ts'
import { adjudicate } from './adjudicate.ts'
import { type Command, parsed } from './command.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { report } from './report.ts'
import { unblind } from './unblind.ts'

let folder: string
const place = (name: string): string => join(folder, name)
const run = async (command: Command, ...args: string[]): Promise<string> => command.run(parsed(command, args))
const read = (name: string): string => readFileSync(place(name), 'utf8')
const lines = (name: string) =>
  read(name)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

const responses = ['item,prompt,system,response']
const ratings = ['item,system,rater,criterion,value']
const preferences = ['item,left,right,rater,outcome']
for (let item = 1; item <= 12; item++) {
  for (const system of ['Heron', '=Osprey'])
    responses.push(`q${item + 10},Which bird is ${item}?,${system},${system} says ${item}`)
  for (const [at, rater] of ['r1', 'r2'].entries()) {
    ratings.push(`q${item + 10},Heron,${rater},clarity,${1 + ((item + at) % 5)}`)
    ratings.push(`q${item + 10},=Osprey,${rater},clarity,${1 + ((item * 3) % 5)}`)
    preferences.push(`q${item + 10},Heron,=Osprey,${rater},${((item + at) % 3) - 1}`)
  }
}

const exported = (format: string, out: string, ...more: string[]) =>
  run(exportCommand, place('one.evenhand'), '--format', format, '--out', place(out), '--resamples', '200', ...more)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evenhand-export-'))
  writeFileSync(place('responses.csv'), `${responses.join('\n')}\n`)
  writeFileSync(place('r.csv'), `${ratings.join('\n')}\n`)
  writeFileSync(place('p.csv'), `${preferences.join('\n')}\n`)
  for (const file of ['responses.csv', 'r.csv', 'p.csv'])
    await run(importCommand, place(file), '--into', place('one.evenhand'), '--title', 'Birds', '--yes')
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('export', () => {
  it('writes every kind there is in one go, with the same bytes each time, moments apart', async () => {
    const kinds = ExportKind.options.filter((kind) => kind !== 'pdf' && kind !== 'everything').join(',')
    await exported(kinds, 'a', '--language', 'fr')
    await exported(kinds, 'b', '--language', 'fr')
    const names = (readdirSync(place('a'), { recursive: true }) as string[]).filter((name) => name.includes('.'))
    expect(names.length).toBeGreaterThan(40)
    const without = (bytes: Buffer) =>
      bytes.toString('latin1').replace(/"madeAt": "[^"]*"|made_at,\S+|\d+ \S+ \d{4}, \d\d:\d\d UTC/g, '')
    for (const name of names) {
      expect(without(readFileSync(place(`b/${name}`))), name).toBe(without(readFileSync(place(`a/${name}`))))
    }
  })

  it('writes a workbook with figures, judgements and a codebook, where names stay text', async () => {
    await exported('xlsx', 'book')
    const figures = await readSheet(place('book/study.xlsx'), 'Figures')
    const listed = read('a/results/figures.csv').trim().split('\n')
    expect(figures).toHaveLength(listed.length)
    const judged = await readSheet(place('book/study.xlsx'), 'Judgements')
    expect(judged).toHaveLength(1 + 48 + 24)
    expect(judged.some((row) => row.includes('=Osprey'))).toBe(true)
    const codebook = await readSheet(place('book/study.xlsx'), 'Codebook')
    expect(codebook.map((row) => row[1])).toEqual(expect.arrayContaining(['clarity', 'counted', 'both_bad']))
  })

  it('writes training data by explicit rules for ties and votes', async () => {
    const tied = preferences.filter((line) => line.endsWith(',0')).length
    const decided = preferences.length - 1 - tied
    expect(lines('a/trl-preference/trl-preference.jsonl')).toHaveLength(decided)
    expect(lines('a/trl-kto/trl-kto.jsonl')).toHaveLength(2 * decided)
    await exported('trl-preference,trl-kto', 'ties', '--pair-ties', 'both-orders', '--single-ties', 'undesirable')
    expect(lines('ties/trl-preference/trl-preference.jsonl')).toHaveLength(decided + 2 * tied)
    expect(lines('ties/trl-kto/trl-kto.jsonl').filter(({ label }) => label === false)).toHaveLength(decided + 2 * tied)
    const [first] = lines('a/trl-preference/trl-preference.jsonl')
    expect(Object.keys(first ?? {})).toEqual(['prompt', 'chosen', 'rejected'])
    await exported('trl-preference,helpsteer', 'votes', '--votes', 'majority')
    expect(lines('votes/trl-preference/trl-preference.jsonl').length).toBeLessThan(decided)
    expect(lines('a/helpsteer/helpsteer-ratings.jsonl')[0]).toMatchObject({ prompt: 'Which bird is 1?', raters: 2 })
    expect(lines('votes/helpsteer/helpsteer-preferences.jsonl')).toHaveLength(12)
  })

  it('puts codes into the blinded files and the names into the key alone', async () => {
    for (const name of ['judgements-long.csv', 'ratings.csv', 'preferences.csv']) {
      await exported('blinded', 'blinded')
      expect(read(`blinded/${name}`)).not.toMatch(/Heron|Osprey/)
    }
    await exported('key', 'key')
    expect(read('key/key.csv')).toMatch(/^code,system,responses\nS\d,\S+,12\nS\d,\S+,12\n$/)
  })

  it('makes files that make the same study, and the same numbers, again', async () => {
    const again = place('again.evenhand')
    for (const file of ['ratings.csv', 'preferences.csv'])
      await run(importCommand, place(`a/judgements/${file}`), '--into', again, '--title', 'Birds', '--yes')
    await run(report, again, '--out', place('again'), '--resamples', '200')
    const cells = (name: string) => read(name).split(/[\n,]/)
    const before = cells('a/results/figures.csv')
    const after = cells('again/figures.csv')
    expect(after).toHaveLength(before.length)
    after.forEach((cell, at) => {
      if (cell !== '' && Number.isFinite(Number(cell))) expect(Number(cell)).toBeCloseTo(Number(before[at]), 9)
      else expect(cell).toBe(before[at])
    })
  })

  it.skipIf(spawnSync('python3', ['--version']).status !== 0)(
    'carries programs that find the same numbers',
    async () => {
      const { stdout, status } = spawnSync('python3', [place('a/python/recompute.py')], { encoding: 'utf8' })
      expect(stdout).toMatch(/ 0 differ\n$/)
      expect(status).toBe(0)
    },
  )

  it.skipIf(findChromium() === null)('prints a tagged PDF with an outline', { timeout: 60_000 }, async () => {
    await exported('pdf', 'pdf')
    const bytes = readFileSync(place('pdf/report.pdf'))
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(bytes.includes('/StructTreeRoot')).toBe(true)
    expect(bytes.includes('/Outlines')).toBe(true)
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('evenhand-print-'))).toEqual([])
  })

  it('knows when there is no browser, and when one prints nothing', async () => {
    expect(chromiumPdf(findChromium({ EVENHAND_CHROMIUM: '/nowhere/at/all' }))).toBeNull()
    await expect(chromiumPdf('/bin/false')?.('<p>x')).rejects.toThrow('PDF_FAILED')
  })

  it('refuses what it does not know in one line and writes nothing', async () => {
    await expect(exported('docx', 'never')).rejects.toThrow('--format is one of html, pdf')
    expect(existsSync(place('never'))).toBe(false)
  })
})

describe('unblind', () => {
  it('is refused while a study was never judged here, but locks a plan and prints the record', async () => {
    const study = place('one.evenhand')
    await expect(run(unblind, study, '--by', 'A', '--reason', 'B')).rejects.toThrow('say --yes')
    await expect(run(unblind, study, '--by', 'A', '--reason', 'B', '--yes')).rejects.toThrow('once judging is closed')
    writeFileSync(place('plan.txt'), 'Win rates by preference.')
    const said = await run(unblind, study, '--by', 'A. Planner', '--plan', place('plan.txt'), '--seed', '7')
    expect(said).toMatch(/analysis plan locked by A\. Planner, SHA-256 [0-9a-f]{64}/)
    const printed = await run(unblind, study, '--ledger', '--json', '--seed', '7')
    const { ledger } = JSON.parse(printed) as { ledger: { asPlanned: boolean; plans: unknown[] } }
    expect(ledger).toMatchObject({ asPlanned: true, plans: [{ text: 'Win rates by preference.' }] })
  })
})

describe('adjudicate', () => {
  it('lists disagreements widest first and tells no vote before a decision', async () => {
    const printed = await run(adjudicate, place('one.evenhand'), '--list', '--json')
    const { cases } = JSON.parse(printed) as {
      cases: { about: string; apart: number; votes: number; state: string; values: unknown }[]
    }
    const rated = cases.filter(({ about }) => about === 'clarity').map(({ apart }) => apart)
    expect(rated.length).toBeGreaterThan(3)
    expect(rated).toEqual(rated.toSorted((one, other) => other - one))
    for (const { state, values, votes } of cases)
      expect({ state, values, votes }).toEqual({ state: 'open', values: null, votes: 2 })
    const wide = await run(adjudicate, place('one.evenhand'), '--list', '--apart', '3')
    expect(wide.trim().split('\n').length).toBeLessThan(cases.length)
    await expect(run(adjudicate, place('one.evenhand'))).rejects.toThrow('say --list')
  })
})
