import { describe, expect, it } from 'vitest'
import type { Mapping } from '#contract/imports.ts'
import { after, birds, long, plan, problemsOf } from './testing/planned.ts'

const ratings: Mapping = {
  content: 'ratings',
  item: 'item',
  system: 'system',
  rater: 'rater',
  values: { criterion: 'criterion', value: 'value' },
}

describe('ratings', () => {
  const head = 'item,system,rater,criterion,value\n'

  it('as the first file of a study create items, systems, raters and a scale from the numbers', () => {
    const planned = plan(`${head}q1,Heron,r1,clarity,1\nq1,Osprey,r1,clarity,4\nq1,Heron,r2,length,2.5\n`, ratings)
    expect(planned.counts).toMatchObject({ newItems: 1, newSystems: 2, newResponses: 2, newRaters: 2, newCriteria: 2 })
    expect(planned.counts.newJudgements).toBe(3)
    expect(planned.responses.every(({ text }) => text === '')).toBe(true)
    expect(planned.criteria[0]).toMatchObject({ name: 'clarity', kind: 'ordinal', measurement: 'ordinal' })
    expect(planned.criteria[0]?.kind === 'ordinal' && planned.criteria[0].levels.map(({ value }) => value)).toEqual([
      1, 2, 3, 4,
    ])
    expect(planned.criteria[1]).toMatchObject({ name: 'length', kind: 'numeric', measurement: 'interval' })
  })

  it('belong to responses that a study with texts has, and a misspelling is told what is closest', () => {
    const planned = plan(
      `${head}q1,Osprye,r1,clarity,3\nq9,Heron,r1,clarity,3\nq2,Heron,r1,clarity,3\n`,
      ratings,
      birds,
    )
    expect(problemsOf(planned)).toMatchObject([
      { cause: 'unknown-item', row: 3, column: 'item', found: 'q9' },
      {
        cause: 'unknown-system',
        row: 2,
        column: 'system',
        found: 'Osprye',
        expected: 'a system of the study: Heron, Osprey; closest: Osprey',
      },
    ])
    expect(planned.counts).toMatchObject({ newJudgements: 1, newItems: 0, newSystems: 0, newResponses: 0 })
  })

  it('need a response of that system to that item', () => {
    const partly = after(
      plan('id,question,system,answer,note,topic\nq1,Why?,Heron,So.,,\nq2,How?,Osprey,So.,,\n', long),
    )
    expect(problemsOf(plan(`${head}q1,Osprey,r1,clarity,3\n`, ratings, partly))).toMatchObject([
      { cause: 'no-response', found: 'Osprey' },
    ])
  })

  it('keep the first of two, count what the study has already, and refuse another value for it', () => {
    const text = `${head}q1,Heron,r1,clarity,3\nq1,Heron,r1,clarity,4\n`
    const first = plan(text, ratings)
    expect(first.ratings).toEqual([{ item: 'q1', system: 'Heron', rater: 'r1', criterion: 'clarity', value: 3 }])
    expect(problemsOf(first)).toMatchObject([
      { cause: 'duplicate', row: 3, expected: expect.stringContaining('line 2') },
    ])
    const again = plan(`${head}q1,Heron,r1,clarity,3\nq1,Heron,r1,clarity,5\n`, ratings, after(first))
    expect(again.counts).toMatchObject({ newJudgements: 0, alreadyThere: 1, rowsSkipped: 1 })
    expect(problemsOf(again)).toMatchObject([{ cause: 'duplicate', row: 3, expected: expect.stringContaining('3') }])
  })

  it('tell words from empty cells, and numbers from values that are off the scale', () => {
    const scale = after(plan(`${head}q1,A,r1,c,1\nq1,B,r1,c,5\n`, ratings))
    const planned = plan(`${head}q1,A,r2,c,MISSING\nq1,B,r2,c,good\nq2,A,r2,c,6\nq2,B,r2,c,"1,5"\n`, ratings, scale)
    expect(problemsOf(planned)).toMatchObject([
      { cause: 'empty-cell', row: 2, found: 'MISSING' },
      { cause: 'not-a-number', row: 3, found: 'good' },
      { cause: 'not-a-number', row: 4, found: '6', expected: 'one of 1, 2, 3, 4, 5' },
      { cause: 'not-a-number', row: 5, found: '1,5' },
    ])
    expect(planned.counts).toMatchObject({ newJudgements: 0, newRaters: 0, newItems: 0, rowsSkipped: 4 })
  })

  it('may stand in one column per criterion, where an empty cell is a missing value', () => {
    const planned = plan('item,system,rater,fluency,"rele vance"\nq1,A,r1,2,\nq1,B,r1,5,4\nq2,A,r1,,nan\n', {
      ...ratings,
      values: { criteria: ['fluency', 'rele vance'] },
    })
    expect(planned.counts).toMatchObject({ newJudgements: 3, rowsSkipped: 1, newCriteria: 2, newItems: 1 })
    expect(problemsOf(planned)).toMatchObject([{ cause: 'empty-cell', row: 4 }])
  })

  it('take names such as __proto__ for names', () => {
    const planned = plan(`${head}__proto__,constructor,toString,__proto__,3\n`, ratings)
    expect(planned.items[0]?.key).toBe('__proto__')
    expect(planned.criteria[0]?.name).toBe('__proto__')
  })
})

const preferences: Mapping = {
  content: 'preferences',
  item: 'item',
  left: 'model_a',
  right: 'model_b',
  rater: 'rater',
  outcome: 'winner',
}

describe('comparisons', () => {
  const outcomes = (...cells: string[]): (number | 'both-bad' | undefined)[] => {
    const rows = cells.map((cell, place) => `q${place},Heron,Osprey,r1,${cell}`).join('\n')
    const planned = plan(`item,model_a,model_b,rater,winner\n${rows}\n`, preferences)
    return cells.map((_, place) => planned.preferences.find(({ item }) => item === `q${place}`)?.outcome)
  }

  it.each([
    ['words', ['left', 'Right', 'TIE', 'equal', '(a)', '(b)', 'A', 'b'], [-1, 1, 0, 0, -1, 1, -1, 1]],
    ['names of systems', ['Osprey', 'Heron', 'tie'], [1, -1, 0]],
    ['names of columns', ['model_a', 'model_b', 'tie (inconsistent)', 'tie (bothbad)'], [-1, 1, 0, 'both-bad']],
    ['strengths, left negative', ['-3', '−1', '0', '+2', '3', '4', '1.5'], [-3, -1, 0, 2, 3, undefined, undefined]],
    ['1 and 2 with 0 for a tie', ['1', '2', '0'], [-1, 1, 0]],
    ['1 to 2 with shades', ['1', '1.5', '1.93', '2.0'], [-1, 0, 1, 1]],
    ['only 0 and 1, which can mean two things', ['0', '1', 'left'], [0, undefined, -1]],
    ['nothing readable', ['maybe', '-100', '-1'], [undefined, undefined, -1]],
  ])('read %s', (_what, cells, expected) => {
    expect(outcomes(...cells)).toEqual(expected)
  })

  it('may turn the pair around from row to row; the same pair by the same rater counts once', () => {
    const text =
      'item,model_a,model_b,rater,winner\nq1,A,B,r1,model_a\nq1,B,A,r1,model_b\nq1,B,A,r2,model_a\nq1,A,A,r2,tie\n'
    const planned = plan(text, preferences)
    expect(planned.preferences).toEqual([
      { item: 'q1', left: 'A', right: 'B', rater: 'r1', outcome: -1 },
      { item: 'q1', left: 'B', right: 'A', rater: 'r2', outcome: -1 },
    ])
    expect(problemsOf(planned)).toMatchObject([
      { cause: 'duplicate', row: 3 },
      { cause: 'same-response-twice', row: 5, column: 'model_b', found: 'A' },
    ])
    const again = plan('item,model_a,model_b,rater,winner\nq1,B,A,r1,B\nq1,B,A,r2,B\n', preferences, after(planned))
    expect(again.counts).toMatchObject({ newJudgements: 0, alreadyThere: 1, rowsSkipped: 1 })
  })
})

describe('rankings', () => {
  const cell: Mapping = { content: 'rankings', item: 'item', rater: 'rater', order: { ranks: 'prefs' } }
  const rows: Mapping = { content: 'rankings', item: 'item', rater: 'rater', order: { system: 'system', rank: 'rank' } }
  const ranksOf = (text: string) =>
    plan(`item\trater\tprefs\nq1\tr1\t${text}\n`, cell).rankings[0]?.ranks.map(({ system, rank }) => `${system}${rank}`)

  it.each([
    ["{'B': 2, 'A': 1, 'C': 2}", ['B2', 'A1', 'C2']],
    ['{"A": 1, "B": 1, "C": 3}', ['A1', 'B1', 'C3']],
    ['A > B = C', ['A1', 'B2', 'C2']],
    ['A,B=C', ['A1', 'B2', 'C2']],
    ["['B', 'A']", ['B1', 'A2']],
    ["['B', ['A', 'C']]", ['B1', 'A2', 'C2']],
    ['[{"value": "A", "rank": 2}, {"value": "B", "rank": 1}]', ['A2', 'B1']],
    ["{'A': 0, 'B': 1}", ['A1', 'B2']],
    ["{'A': 0.5, 'B': 7, 'C': None}", ['A1', 'B2']],
  ])('read the order in %s', (text, expected) => {
    expect(ranksOf(text)).toEqual(expected)
  })

  it('say what is wrong with a cell that is none', () => {
    const text = `item\trater\tprefs\nq1\tr1\tMISSING\nq2\tr1\tbest\nq3\tr1\tA > B > A\nq4\tr1\t{'A': 1}\nq5\tr1\tA > B\nq5\tr1\tB > A\n`
    const planned = plan(text, cell)
    expect(problemsOf(planned)).toMatchObject([
      { cause: 'empty-cell', row: 2, found: 'MISSING' },
      { cause: 'duplicate', row: 7 },
      { cause: 'not-a-ranking', row: 3, found: 'best' },
      { cause: 'not-a-ranking', row: 5, expected: expect.stringContaining('2 to 10') },
      { cause: 'same-response-twice', row: 4 },
    ])
    expect(planned.counts).toMatchObject({ rowsRead: 6, rowsSkipped: 5, newJudgements: 1, newItems: 1 })
  })

  it('gather one row per response, from 1 or from 0, with ties', () => {
    const text = 'item,rater,system,rank\nq1,r1,A,0\nq1,r1,B,1\nq1,r1,C,1\nq1,r2,A,2\nq1,r2,A,1\nq1,r2,B,x\n'
    const planned = plan(text, rows)
    expect(planned.rankings).toEqual([
      {
        item: 'q1',
        rater: 'r1',
        ranks: [
          { system: 'A', rank: 1 },
          { system: 'B', rank: 2 },
          { system: 'C', rank: 2 },
        ],
      },
    ])
    expect(problemsOf(planned).map(({ cause, row }) => [cause, row])).toEqual([
      ['duplicate', 6],
      ['not-a-number', 7],
      ['not-a-ranking', 5],
    ])
    expect(planned.counts).toMatchObject({ rowsRead: 6, rowsSkipped: 3, newRaters: 1 })
    const again = plan('item,rater,system,rank\nq1,r1,A,1\nq1,r1,B,2\nq1,r1,C,2\n', rows, after(planned))
    expect(again.counts).toMatchObject({ alreadyThere: 1, newJudgements: 0, rowsSkipped: 0 })
  })
})
