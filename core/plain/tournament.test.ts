import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { tournamentOfTable } from './tournament.ts'

const ORACLE = '../shared/oracle'
const present = existsSync(ORACLE)
if (!present) console.warn('SKIPPED: ../shared/oracle is not here; the worked cases are not checked')

type Case = {
  name: string
  kind: string
  data: { items: string[]; wins: number[][] }
  expected: Record<string, Record<string, number | string | null>>
}
const cases = present
  ? readdirSync(ORACLE)
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(`${ORACLE}/${name}`, 'utf8')) as Case)
      .filter((entry) => entry.kind === 'tournament' || entry.kind === 'dominance')
  : []

const resultsOf = (items: readonly string[], wins: readonly (readonly number[])[]) => {
  const outcome = tournamentOfTable({
    columns: ['', ...items],
    rows: wins.map((row, index) => ({ line: index + 2, cells: [items[index] as string, ...row.map(String)] })),
  })
  if ('problem' in outcome) throw new Error(outcome.problem)
  return outcome.results as unknown as readonly (Record<string, unknown> & { coefficient: string })[]
}

describe.skipIf(!present)('tournaments against the worked cases', () => {
  const seen: string[] = []
  for (const one of cases) {
    for (const [id, expected] of Object.entries(one.expected)) {
      it(`${one.name}: ${id}`, () => {
        const entry = resultsOf(one.data.items, one.data.wins).find((result) => result.coefficient === id)
        if (!entry) throw new Error(`no result ${id}`)
        const got: Record<string, unknown> = { ...entry, value: entry.estimate, chi2: entry.statistic ?? null }
        for (const key of ['value', 'max', 'expected', 'zeta', 'p', 'chi2']) {
          const want = expected[key]
          if (typeof want === 'number') expect(got[key], key).toBeCloseTo(want, 9)
        }
        seen.push(`${one.name.slice(0, 3)} ${id}`)
      })
    }
  }
  it('covers every id of every tournament and dominance case', () => {
    console.info(`tournament cases, passed: ${seen.join(' · ')}`)
    expect(seen).toHaveLength(cases.reduce((sum, one) => sum + Object.keys(one.expected).length, 0))
  })
})

describe('tournaments in a plain table', () => {
  const order = ['a', 'b', 'c', 'd']
  const linear = order.map((_, i) => order.map((_unused, j) => (i < j ? 4 : 0)))

  it('finds no circle in a perfect order, and full agreement of the judges', () => {
    const [less, , transitivity, u] = resultsOf(order, linear)
    expect(less).toMatchObject({ estimate: 0, zeta: 1, triads: [], p: 24 / 64 })
    expect(transitivity).toMatchObject({ weak: 0, moderate: 0, strong: 0, tests: 4 })
    expect(u).toMatchObject({ estimate: 1, judges: 4, minU: -1 / 3 })
  })

  it('lists the circle in its order', () => {
    const [less] = resultsOf(
      ['a', 'b', 'c'],
      [
        [0, 0, 1],
        [1, 0, 0],
        [0, 1, 0],
      ],
    )
    expect(less).toMatchObject({ estimate: 1, max: 1, zeta: 0, triads: [['a', 'c', 'b']] })
  })

  it('reads winners and losers row by row', () => {
    const rows = [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
    ].map((cells, index) => ({ line: index + 2, cells }))
    const outcome = tournamentOfTable({ columns: ['winner', 'loser'], rows })
    expect(outcome).toMatchObject({ counts: { systems: 3, comparisons: 3 } })
    expect('results' in outcome && outcome.results[0]?.estimate).toBe(1)
  })

  it('is undefined for an incomplete tournament', () => {
    const [less, , , u] = resultsOf(
      ['a', 'b', 'c'],
      [
        [0, 1, 0],
        [0, 0, 1],
        [0, 0, 0],
      ],
    )
    expect(less).toMatchObject({ estimate: null, undefined: 'not-applicable' })
    expect(u).toMatchObject({ estimate: null, undefined: 'not-applicable' })
  })

  it('says in one line what cannot be read', () => {
    expect(tournamentOfTable({ columns: ['', 'a'], rows: [] })).toHaveProperty('problem')
    const rows = [
      { line: 2, cells: ['a', '0', 'x'] },
      { line: 3, cells: ['b', '1', '0'] },
    ]
    expect(tournamentOfTable({ columns: ['', 'a', 'b'], rows })).toEqual({
      problem: 'tournament, line 2: "x" is not a number of wins',
    })
  })
})
