import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { DelimitedTable } from '#formats/delimited.ts'
import { isDelimitedProblem, readDelimited } from '#formats/delimited.ts'
import { consistencyOfTables } from './consistency.ts'

const DATA = '../shared/data'
const table = (text: string): DelimitedTable => {
  const read = readDelimited(text)
  if (isDelimitedProblem(read)) throw new Error(read.reason)
  return read
}
const csv = (rows: readonly (readonly (string | number)[])[]): DelimitedTable =>
  table(rows.map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')).join('\n'))
const resultsOf = (tables: Parameters<typeof consistencyOfTables>[0], resamples = 200) => {
  const outcome = consistencyOfTables(tables, { resamples, seed: 7 })
  if ('problem' in outcome) throw new Error(outcome.problem)
  const [withinRater, betweenRater] = outcome.results
  if (!withinRater || !betweenRater) throw new Error('two results expected')
  return { withinRater, betweenRater, counts: outcome.counts }
}
type Expected = { n: number; inconsistency: number; both_decided: number; reversals: number; table: object } & Record<
  'rating_tie_stated_decided' | 'rating_decided_stated_tie',
  number
>
const expected = (folder: string, metric: string): Expected => {
  const all = JSON.parse(readFileSync(`${DATA}/${folder}/expected_public.json`, 'utf8')) as {
    metric: string
    value: Expected
  }[]
  const found = all.find((entry) => entry.metric === metric)
  if (!found) throw new Error(`no ${metric} in ${folder}`)
  return found.value
}
const expectSame = (got: ReturnType<typeof resultsOf>['withinRater'], want: Expected) => {
  expect(got.n).toBe(want.n)
  expect(got.estimate).toBeCloseTo(want.inconsistency, 6)
  expect(got.bothDecided).toBe(want.both_decided)
  expect(got.reversals).toBe(want.reversals)
  expect(got.ratingTieStatedDecided).toBe(want.rating_tie_stated_decided)
  expect(got.ratingDecidedStatedTie).toBe(want.rating_decided_stated_tie)
  expect(got.table).toMatchObject(want.table)
  expect(Object.values(got.table).reduce((sum, count) => sum + count, 0)).toBe(got.n)
  expect(got.interval?.low).toBeLessThan(got.estimate as number)
  expect(got.interval?.high).toBeGreaterThan(got.estimate as number)
}

const present = existsSync(DATA)
if (!present) console.warn('SKIPPED: ../shared/data is not here; the real data sets are not checked')

describe.skipIf(!present)('consistency on real data', () => {
  it('gives the stated table for MathConverse helpfulness against final rankings', () => {
    const rows = parse(readFileSync(`${DATA}/mathconverse/mathconverse_parsed_interactions.csv`, 'utf8'), {
      columns: true,
    }) as Record<string, string>[]
    const ratings: (string | number)[][] = [['rater', 'item', 'response', 'value']]
    const rankings: (string | number)[][] = [['rater', 'item', 'response', 'rank']]
    const setOf = (row: Record<string, string>) => `${row.uid} ${row.interaction_set_idx}`
    const inComplete = rows.filter((row) => rows.filter((other) => setOf(other) === setOf(row)).length === 3)
    for (const row of inComplete) {
      const item = `set ${row.interaction_set_idx}`
      const given = JSON.parse(row.helpfulness_ratings as string) as number[]
      const mean = given.reduce((sum, value) => sum + Number(value), 0) / given.length
      if (given.length > 0) ratings.push([row.uid as string, item, row.model as string, mean])
      if (row.final_prefs !== 'MISSING') {
        const ranks = JSON.parse((row.final_prefs as string).replaceAll("'", '"')) as Record<string, number>
        rankings.push([row.uid as string, item, row.model as string, ranks[row.model as string] as number])
      }
    }
    const { withinRater } = resultsOf({ ratings: csv(ratings), rankings: csv(rankings) })
    expectSame(withinRater, expected('mathconverse', 'rating_vs_ranking helpfulness mean'))
  })

  it('gives the stated table for the sparse_feedback sample', () => {
    const read = (name: string) =>
      parse(readFileSync(`${DATA}/sparse_feedback_sample/${name}`, 'utf8'), { bom: true }) as string[][]
    const ratingOf = new Map<string, string>()
    for (const [instruction, input, output, value] of read('feedback_ratings_sample_generation.csv')) {
      const key = JSON.stringify([instruction, input, output])
      if (!ratingOf.has(key)) ratingOf.set(key, value as string)
    }
    const ratings: string[][] = [['rater', 'item', 'response', 'value']]
    const preferences: string[][] = [['rater', 'item', 'left', 'right', 'outcome']]
    read('feedback_rankings_sample_generation.csv').forEach(([instruction, input, one, two, verdict], index) => {
      for (const [response, output] of [
        ['a', one],
        ['b', two],
      ] as const) {
        const value = ratingOf.get(JSON.stringify([instruction, input, output]))
        if (value !== undefined) ratings.push(['judge', String(index), response, value])
      }
      const outcome = verdict === '(a)' ? 'left' : verdict === '(b)' ? 'right' : 'tie'
      preferences.push(['judge', String(index), 'a', 'b', outcome])
    })
    const { withinRater, betweenRater } = resultsOf({ ratings: csv(ratings), preferences: csv(preferences) })
    expectSame(withinRater, expected('sparse_feedback_sample', 'consistency'))
    expect(withinRater.skipped).toEqual({ 'missing-rating': 1 })
    expect(betweenRater.table).toEqual(withinRater.table)
  })

  it('gives the stated table for RankME, whose raters differ between the protocols', () => {
    const read = (name: string) =>
      parse(readFileSync(`${DATA}/rankme_setup1/${name}`, 'utf8'), { columns: true }) as Record<string, string>[]
    const ratings = read('likert.csv').map((row) => [row.rater, row.mr_id, row.team, row.informativeness] as string[])
    const rankings = read('rankme.csv').flatMap((row) =>
      [1, 2, 3].map((place) => [
        row.rater as string,
        row.mr_id as string,
        row[`team${place}`] as string,
        -Number(row[`informativeness${place}`]),
      ]),
    )
    const { withinRater, betweenRater } = resultsOf({
      ratings: csv([['rater', 'item', 'response', 'value'], ...ratings]),
      rankings: csv([['rater', 'item', 'response', 'rank'], ...rankings]),
    })
    expectSame(
      betweenRater,
      expected('rankme_setup1', 'informativeness rating(likert)_vs_ranking(rankme) on unit means'),
    )
    expect(withinRater.n + (withinRater.skipped['missing-rating'] ?? 0)).toBe(900)
  })
})

const RATINGS = 'rater,item,response,value\nr1,i1,x,5\nr1,i1,y,3\nr1,i2,x,2\nr1,i2,y,2\nr2,i1,x,1\nr2,i1,y,4\n'

describe('consistency of plain tables', () => {
  it('reads words and signed strengths alike, negative meaning left is better', () => {
    const words = table('rater,item,left,right,outcome\nr1,i1,x,y,left\nr1,i2,y,x,tie\nr2,i1,x,y,right\n')
    const numbers = table('rater,item,left,right,outcome\nr1,i1,x,y,-3\nr1,i2,y,x,0\nr2,i1,x,y,1\n')
    const ratings = table(RATINGS)
    const { withinRater } = resultsOf({ ratings, preferences: words })
    expect(resultsOf({ ratings, preferences: numbers }).withinRater).toEqual(withinRater)
    expect(withinRater.table).toMatchObject({ 'A|A': 1, 'B|B': 1, 'tie|tie': 1 })
    expect(withinRater).toMatchObject({ estimate: 0, n: 3, reversals: 0, bothDecided: 2, kappa: 1 })
  })

  it('merges raters by mean ratings and net votes', () => {
    const preferences = table('rater,item,left,right,outcome\nr1,i1,x,y,left\nr2,i1,x,y,right\n')
    const { betweenRater } = resultsOf({ ratings: table(RATINGS), preferences })
    expect(betweenRater.table['B|tie']).toBe(1)
    expect(betweenRater).toMatchObject({ n: 1, estimate: 1, ratingDecidedStatedTie: 1 })
  })

  it('accepts ranks that start at 0 and counts what it leaves out', () => {
    const rankings = table(
      'rater,item,response,rank\nr1,i1,x,0\nr1,i1,y,1\nr1,i1,z,1\nr1,i2,x,1\nr1,i1,x,2\nr2,i1,x,\n',
    )
    const { withinRater, counts } = resultsOf({ ratings: table(RATINGS), rankings })
    expect(withinRater.table['A|A']).toBe(1)
    expect(withinRater.skipped).toEqual({ 'duplicate-statement': 1, 'missing-rating': 2, 'single-response': 1 })
    expect(counts.statementsEmpty).toBe(1)
  })

  it('reports criteria apart and says which table is which', () => {
    const ratings = table(
      'rater,item,response,value,criterion\nr1,i1,x,5,clear\nr1,i1,y,3,clear\nr1,i1,x,1,kind\nr1,i1,y,3,kind\n',
    )
    const preferences = table('rater,item,left,right,outcome\nr1,i1,x,y,left\n')
    const { withinRater } = resultsOf({ ratings, preferences })
    expect(withinRater.perCriterion?.map(({ criterion, estimate, n }) => [criterion, estimate, n])).toEqual([
      ['clear', 0, 1],
      ['kind', 1, 1],
    ])
    expect(withinRater.n).toBe(2)
  })

  it('says in one line what cannot be read', () => {
    const ratings = table('rater,item,response,value\nr1,i1,x,good\n')
    const preferences = table('rater,item,left,right,outcome\nr1,i1,x,y,maybe\n')
    expect(consistencyOfTables({ ratings, preferences })).toEqual({
      problem: 'ratings, line 2: value "good" is not a number',
    })
    expect(consistencyOfTables({ ratings: table(RATINGS), preferences })).toEqual({
      problem: 'preferences, line 2: outcome "maybe" is not left, right, tie or −3 to 3',
    })
    expect(consistencyOfTables({ ratings: table(RATINGS) })).toHaveProperty('problem')
    expect(consistencyOfTables({ ratings: table('a,b\n1,2\n'), preferences })).toEqual({
      problem: 'ratings: no column "rater", "item", "response", "value"; found "a", "b"',
    })
  })

  it('is undefined, with its reason, when nothing can be paired', () => {
    const preferences = table('rater,item,left,right,outcome\nr9,i9,x,y,left\n')
    const { withinRater, betweenRater } = resultsOf({ ratings: table(RATINGS), preferences })
    for (const result of [withinRater, betweenRater]) {
      expect(result).toMatchObject({ estimate: null, undefined: 'no-comparison', interval: null, kappa: null, n: 0 })
    }
  })
})
