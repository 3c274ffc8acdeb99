import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { systemsTestOfTable } from './systemsTest.ts'

const ORACLE = '../shared/oracle'
const present = existsSync(ORACLE)
if (!present) console.warn('SKIPPED: ../shared/oracle is not here; the worked cases are not checked')

type Expected = Record<string, number | readonly number[] | string> & { tolerance?: number }
type Case = {
  name: string
  kind: string
  data: { systems: string[]; scores: (number | null)[][] }
  expected: Record<string, Expected>
  tolerance: { default: number }
}
const cases = present
  ? readdirSync(ORACLE)
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(`${ORACLE}/${name}`, 'utf8')) as Case)
      .filter((entry) => entry.kind === 'systems')
  : []

const resultsOf = ({ data }: Pick<Case, 'data'>) => {
  const outcome = systemsTestOfTable({
    columns: ['item', ...data.systems],
    rows: data.scores.map((row, index) => ({
      line: index + 2,
      cells: [`i${index}`, ...row.map((value) => (value === null ? '' : String(value)))],
    })),
  })
  if ('problem' in outcome) throw new Error(outcome.problem)
  return outcome.results
}

describe.skipIf(!present)('tests of systems against the worked cases', () => {
  const seen: string[] = []
  for (const one of cases) {
    for (const [id, expected] of Object.entries(one.expected)) {
      it(`${one.name}: ${id}`, () => {
        const entry = resultsOf(one).find((result) => result.coefficient === id) as unknown as
          | (Record<string, unknown> & { interval?: { low: number; high: number } })
          | undefined
        if (!entry) throw new Error(`no result ${id}`)
        const got: Record<string, unknown> = {
          ...entry,
          value: id === 'paired_t' ? entry.statistic : entry.estimate,
          hodges_lehmann: entry.hodgesLehmann,
          ci: [entry.interval?.low, entry.interval?.high],
          ...(id === 'posthoc_wilcoxon' ? { p: entry.pValues } : {}),
        }
        const tolerance = expected.tolerance ?? one.tolerance.default
        for (const [key, want] of Object.entries(expected)) {
          if (['method', 'source', 'tolerance', 'confirmed_by', 'disagreements', 'pairs'].includes(key)) continue
          const wanted = [want].flat() as number[]
          const given = [got[key]].flat() as number[]
          wanted.forEach((value, index) => {
            const found = given[index]
            const off = Math.abs((found ?? Number.NaN) - value)
            expect(off <= tolerance * Math.max(1, Math.abs(value)), `${key}: got ${found}, expected ${value}`).toBe(
              true,
            )
          })
        }
        seen.push(`${one.name.slice(0, 3)} ${id}`)
      })
    }
  }
  it('covers every id of every systems case', () => {
    console.info(`systems cases, passed: ${seen.join(' · ')}`)
    expect(seen).toHaveLength(cases.reduce((sum, one) => sum + Object.keys(one.expected).length, 0))
  })
})

describe('tests of systems in a plain table', () => {
  it('reads a file without an id column and says what is not a number', () => {
    const rows = [
      { line: 2, cells: ['3', '4'] },
      { line: 3, cells: ['5', ''] },
      { line: 4, cells: ['1', 'x'] },
    ]
    expect(systemsTestOfTable({ columns: ['s1', 's2'], rows })).toEqual({
      problem: 'test, line 4: "x" in column "s2" is not a number',
    })
    const outcome = systemsTestOfTable({ columns: ['s1', 's2'], rows: rows.slice(0, 2) })
    expect(outcome).toMatchObject({ counts: { items: 2, systems: 2, completeItems: 1, missing: 1 } })
    expect(systemsTestOfTable({ columns: ['item', 's1'], rows: [] })).toHaveProperty('problem')
  })

  it('adds McNemar and Cochran for passes and fails', () => {
    const scores = [...Array(8).fill([1, 0]), ...Array(2).fill([0, 1]), ...Array(5).fill([1, 1])] as number[][]
    const results = resultsOf({ data: { systems: ['new', 'old'], scores } })
    const of = (id: string) => results.find((result) => result.coefficient === id)
    expect(of('mcnemar.exact')).toMatchObject({ n: 10 })
    expect(of('mcnemar.exact')?.p).toBeCloseTo(0.109375, 12)
    // With two systems Cochran's Q is McNemar's uncorrected chi-squared.
    expect(of('cochran_q')?.estimate).toBeCloseTo(of('mcnemar_bowker')?.estimate as number, 12)
  })
})
