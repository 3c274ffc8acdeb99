import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { alternativeAnnotatorOfTable, labelsOfTable } from './labels.ts'

const ORACLE = '../shared/oracle'
const present = existsSync(ORACLE)
if (!present) console.warn('SKIPPED: ../shared/oracle is not here; the worked cases are not checked')

type Case = {
  name: string
  kind: string
  data: { classes: number; labels: [number, number, number][] }
  expected: Record<string, Record<string, number[] | number>>
}
const cases = present
  ? readdirSync(ORACLE)
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(`${ORACLE}/${name}`, 'utf8')) as Case)
      .filter((entry) => entry.kind === 'labels')
  : []
const COLUMNS = { task: 'task', rater: 'worker', chosen: 'class' }
const longTable = (labels: readonly (readonly (string | number)[])[]) => ({
  columns: ['task', 'worker', 'class'],
  rows: labels.map((row, index) => ({ line: index + 2, cells: row.map(String) })),
})
const resultsOf = (labels: readonly (readonly (string | number)[])[], classes?: readonly string[]) => {
  const outcome = labelsOfTable(longTable(labels), COLUMNS, classes ? { classes } : {})
  if ('problem' in outcome) throw new Error(outcome.problem)
  return outcome.results as unknown as readonly (Record<string, unknown> & { coefficient: string; estimate: number })[]
}

describe.skipIf(!present)('labels against the worked cases', () => {
  const seen: string[] = []
  for (const one of cases) {
    const results = resultsOf(
      one.data.labels,
      Array.from({ length: one.data.classes }, (_, index) => String(index)),
    )
    for (const [id, expected] of Object.entries(one.expected)) {
      it(`${one.name}: ${id}`, () => {
        const entry = results.find((result) => result.coefficient === id)
        if (!entry) throw new Error(`no result ${id}`)
        const got: Record<string, number[]> = {
          priors: (entry.priors ?? []) as number[],
          labels: ((entry.labels ?? []) as string[]).map(Number),
          majority: ((entry.majority ?? []) as string[]).map(Number),
          tasks: (entry.tasks as string[]).map(Number),
          posterior_first20: ((entry.posteriors ?? []) as number[][]).slice(0, 20).flat(),
          ties: [entry.ties as number],
        }
        const tolerance = (expected.tolerance as number | undefined) ?? 1e-9
        for (const key of Object.keys(got)) {
          if (!(key in expected)) continue
          ;[expected[key]].flat().forEach((want, index) => {
            expect(
              Math.abs((got[key]?.[index] ?? Number.NaN) - (want as number)),
              `${key} ${index}`,
            ).toBeLessThanOrEqual(tolerance)
          })
        }
        seen.push(`${one.name.slice(0, 3)} ${id}`)
      })
    }
  }
  it('covers every id of every labels case', () => {
    console.info(`labels cases, passed: ${seen.join(' · ')}`)
    expect(seen).toHaveLength(cases.reduce((sum, one) => sum + Object.keys(one.expected).length, 0))
  })
})

describe('labels of a plain table', () => {
  const four = [0, 1, 2, 3]
  const labels = Array.from({ length: 30 }, (_, task) =>
    four.map((rater) => [task, rater, (task + (rater === 3 ? 1 : 0)) % 2]),
  )

  it('trusts the three who agree against the one who is always opposite', () => {
    const [majority, model] = resultsOf(labels.flat())
    expect(majority).toMatchObject({ ties: 0, estimate: 1 })
    expect(model?.labels).toEqual(majority?.majority)
    const raters = model?.raters as { accuracy: number }[]
    expect(raters[0]?.accuracy).toBeCloseTo(1, 9)
    expect(raters[3]?.accuracy).toBeCloseTo(0, 9)
  })

  it('gives numbers back as numbers and words as words', () => {
    expect(
      resultsOf([
        [1, 'r', 2],
        [10, 'r', 0],
      ])[0],
    ).toMatchObject({ tasks: [1, 10], majority: [2, 0] })
    expect(
      resultsOf([
        ['t1', 'r', 'yes'],
        ['t2', 'r', '2'],
      ])[0],
    ).toMatchObject({ tasks: ['t1', 't2'], majority: ['yes', '2'] })
  })

  it('does not depend on the order of rows', () => {
    const rows = labels.flat().filter((_, index) => index % 5 !== 0)
    expect(JSON.stringify(resultsOf([...rows].reverse())[0])).toBe(JSON.stringify(resultsOf(rows)[0]))
  })

  it('is undefined without labels and with one class, and refuses undeclared classes', () => {
    expect(resultsOf([])[1]).toMatchObject({ estimate: null, undefined: 'no-data' })
    expect(resultsOf([['t', 'r', 'x']])[1]).toMatchObject({ estimate: null, undefined: 'one-category-declared' })
    expect(labelsOfTable(longTable([['t', 'r', 'x']]), COLUMNS, { classes: ['y'] })).toEqual({
      problem: 'labels, line 2: "x" is not one of the declared classes',
    })
  })
})

describe('the alternative annotator test of a plain table', () => {
  const rows = (candidate: (item: number) => number) =>
    Array.from({ length: 60 }, (_, item) => {
      const truth = item % 3
      const people = [0, 1, 2].map((person) => ((item * 7 + person * 11) % 10 < 3 ? (truth + 1) % 3 : truth))
      return { line: item + 2, cells: [String(item), ...people.map(String), String(candidate(item))] }
    })
  const columns = ['item', 'p1', 'p2', 'p3', 'machine']
  const first = (candidate: (item: number) => number) => {
    const outcome = alternativeAnnotatorOfTable({ columns, rows: rows(candidate) }, 'machine')
    if ('problem' in outcome) throw new Error(outcome.problem)
    return outcome.results[0] as unknown as Record<string, unknown>
  }

  it('passes a candidate that is always right and fails one that is always wrong', () => {
    expect(first((item) => item % 3)).toMatchObject({ winningRate: 1, passed: true })
    expect(first((item) => (item + 2) % 3)).toMatchObject({ winningRate: 0, passed: false })
  })

  it('leaves out people with too few items and says who', () => {
    const outcome = alternativeAnnotatorOfTable({ columns, rows: rows((item) => item % 3).slice(0, 10) }, 'machine')
    expect('results' in outcome && outcome.results[0]).toMatchObject({
      estimate: null,
      undefined: 'too-few-observations',
      leftOut: { annotators: ['p1', 'p2', 'p3'] },
    })
    expect(alternativeAnnotatorOfTable({ columns, rows: [] }, 'robot')).toHaveProperty('problem')
  })
})
