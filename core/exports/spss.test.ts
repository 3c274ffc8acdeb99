import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Report } from '#contract/report.ts'
import type { Criterion } from '#contract/rubric.ts'
import { spssFiles } from './spss.ts'
import { cut } from './spssText.ts'
import { inventedInput, inventedReport } from './testing/invented.ts'

const there = spawnSync('pspp', ['--version']).status === 0

/** Runs the syntax as PSPP does, and gives the tables of what it printed by title, cells split at commas. */
function printed({ report, input }: ReturnType<typeof inventedReport>, criteria: readonly Criterion[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-spss-'))
  try {
    for (const { fileName, text } of spssFiles({ report, input }, criteria)) writeFileSync(join(folder, fileName), text)
    const run = spawnSync('pspp', ['-o', 'out.csv', 'recompute.sps'], { cwd: folder, encoding: 'utf8' })
    const tables = readFileSync(join(folder, 'out.csv'), 'utf8')
      .split(/^Table: /m)
      .slice(1)
    return {
      status: run.status,
      said: `${run.stdout}${run.stderr}`,
      tables: tables.map((table) =>
        table
          .trim()
          .split('\n')
          .map((line) => line.split(',')),
      ),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const agree = (found: readonly (readonly [string, number])[], stated: readonly (readonly [string, number])[]) => {
  expect(found.map(([name]) => name)).toEqual(stated.map(([name]) => name))
  found.forEach(([, value], at) => expect(value).toBeCloseTo(stated[at]?.[1] ?? Number.NaN, 9))
}

/** Percent agreement and, where there is one, kappa of each two raters, as the report has them. */
const statedPairs = (report: Report): (readonly [string, number])[] =>
  report.agreement.flatMap(({ pairs, distribution }) => {
    const most = distribution.filter(({ count }) => count > 0).length
    const named = pairs
      .map(({ figures }, place) => ({ figures, place: place + 1 }))
      .filter(({ figures }) => figures[0]?.n)
    const find = ({ figures }: (typeof named)[number], id: string) =>
      figures.find(({ coefficient }) => coefficient === id)?.estimate ?? Number.NaN
    return named.flatMap((pair) => [
      [`same${pair.place}`, find(pair, 'percent_agreement')] as const,
      ...(most <= 30 ? [[`kappa${pair.place}`, find(pair, 'cohen_kappa.unweighted')] as const] : []),
    ])
  })

describe('the syntax for SPSS', () => {
  it.skipIf(there)('is not run: pspp is not on this computer', () => undefined)

  it.skipIf(!there)('finds mean ratings, percent agreement and kappa of the report again, to 1e-9', () => {
    const computed = inventedReport(inventedInput({ seed: 1, items: 24, raters: 3 }))
    const { status, said, tables } = printed(computed)
    expect(said).not.toMatch(/error|warning/i)
    expect(status).toBe(0)
    const means = tables
      .filter(([title]) => title?.[0] === 'Report')
      .flatMap(([, , ...rows]) => rows.slice(0, -1).map(([system, mean]) => [system ?? '', Number(mean)] as const))
    agree(
      means,
      computed.report.means.flatMap(({ systems }) =>
        systems.map(({ mean }, at) => [`S${at + 1}`, mean.estimate ?? Number.NaN] as const),
      ),
    )
    const pairs = tables
      .filter(([title]) => title?.[0] === 'Data List')
      .map(([, name, value]) => [name?.[0] ?? '', Number(value?.[0])] as const)
    agree(pairs, statedPairs(computed.report))
  })

  it.skipIf(!there)('runs for one rater, and with names that need quoting', () => {
    const { report, input } = inventedReport(inventedInput({ seed: 4, items: 6, raters: 1 }))
    const raters = report.raters.map((rater) => ({ ...rater, pseudonym: `O'Neil, "Ann". ${'é'.repeat(200)}` }))
    const systems = report.systems.map((system) => ({ ...system, name: `${system.name} 'x', "y".\nz` }))
    const { status, said } = printed({ report: { ...report, raters, systems }, input })
    expect(said).not.toMatch(/error|warning/i)
    expect(status).toBe(0)
  })

  it('cuts labels by bytes, in whole characters', () => {
    expect(cut('ééé', 5)).toBe('éé')
    expect(cut('a𝒳b', 4)).toBe('a')
    expect(cut('abc', 9)).toBe('abc')
  })
})
