import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Report } from '#contract/report.ts'
import { type Command, parsed } from './command.ts'
import { importCommand } from './import.ts'
import { report } from './report.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenhand-report-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const place = (name: string): string => join(folder, name)
const run = async (command: Command, ...args: string[]): Promise<string> => command.run(parsed(command, args))

const ratings = ['item,system,rater,criterion,value']
const preferences = ['item,left,right,rater,outcome']
for (let item = 1; item <= 12; item++) {
  for (const [place, rater] of ['r1', 'r2'].entries()) {
    ratings.push(`q${item + 10},Heron,${rater},clarity,${1 + ((item + place) % 5)}`)
    ratings.push(`q${item + 10},"Osprey, the",${rater},clarity,${1 + ((item * 3) % 5)}`)
    preferences.push(`q${item + 10},Heron,"Osprey, the",${rater},${((item + place) % 3) - 1}`)
  }
}

/** A table of the report, row by row. */
const numbersOf = (name: string) => parse(readFileSync(place(name)), { columns: true }) as Record<string, string>[]

describe('report', () => {
  it('writes HTML, JSON, CSV tables and judgements that make the same study again', async () => {
    writeFileSync(place('r.csv'), `${ratings.join('\n')}\n`)
    writeFileSync(place('p.csv'), `${preferences.join('\n')}\n`)
    const study = place('one.evenhand')
    await run(importCommand, place('r.csv'), '--into', study, '--title', 'Birds', '--yes')
    await run(importCommand, place('p.csv'), '--into', study, '--yes')
    const printed = await run(report, study, '--out', place('out'), '--resamples', '200', '--seed', '7')
    expect(printed).toContain('Birds\n12 items · 2 systems · 2 raters · 48 ratings · 24 comparisons · 0 rankings')
    expect(readdirSync(place('out'))).toEqual(
      expect.arrayContaining([
        'report.html',
        'report.json',
        'agreement.csv',
        'consistency.csv',
        'win-rates.csv',
        'ratings.csv',
        'preferences.csv',
      ]),
    )
    const whole = JSON.parse(readFileSync(place('out/report.json'), 'utf8')) as { report: unknown }
    const made = Report.parse(whole.report)
    expect(made).toMatchObject({ naming: 'never-blinded', settings: { seed: 7, resamples: 200 } })

    const again = place('again.evenhand')
    await run(importCommand, place('out/ratings.csv'), '--into', again, '--title', 'Birds', '--yes')
    await run(importCommand, place('out/preferences.csv'), '--into', again, '--yes')
    await run(report, again, '--out', place('out2'), '--resamples', '200', '--seed', '7')
    for (const name of ['agreement.csv', 'consistency.csv', 'means.csv', 'win-rates.csv']) {
      expect(numbersOf(`out2/${name}`)).toEqual(numbersOf(`out/${name}`))
    }
  })

  it('refuses a study that is not there and writes nothing', async () => {
    await expect(run(report, place('none.evenhand'), '--out', place('never'))).rejects.toThrow('no such study file')
    expect(readdirSync(folder)).not.toContain('never')
  })
})
