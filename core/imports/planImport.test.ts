import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ImportProblem, Mapping } from '#contract/imports.ts'
import { isTableProblem, readTable } from '#formats/readTable.ts'
import { type ExistingStudy, emptyStudy, type ImportPlan } from './importPlan.ts'
import { planImport } from './planImport.ts'

const plan = (text: string, mapping: Mapping, existing: ExistingStudy = emptyStudy): ImportPlan => {
  const table = readTable(new TextEncoder().encode(text))
  if (isTableProblem(table)) throw new Error(table.reason)
  return planImport(table, 'file.csv', mapping, existing)
}
const problemsOf = ({ problems }: ImportPlan): ImportProblem[] => problems.flatMap(({ examples }) => examples)

/** The study as it would be after a plan was applied. */
const after = (planned: ImportPlan, before: ExistingStudy = emptyStudy): ExistingStudy => ({
  systems: [...before.systems, ...planned.systems],
  raters: [...before.raters, ...planned.raters],
  criteria: [
    ...before.criteria,
    ...planned.criteria.map((draft, place) => ({ ...draft, id: `criterion${place}0` }) as ExistingStudy['criteria'][0]),
  ],
  items: new Map([
    ...before.items,
    ...planned.items.map(({ key, prompt }) => {
      const own = planned.responses.filter(({ item }) => item === key)
      return [key, { prompt, responses: new Map(own.map(({ system, text }) => [system, text])) }] as const
    }),
  ]),
  ratings: [...before.ratings, ...planned.ratings],
  preferences: [...before.preferences, ...planned.preferences],
  rankings: [...before.rankings, ...planned.rankings],
})

const noWords = { prompt: null, title: null, context: [], tags: [] }
const long: Mapping = {
  content: 'responses-long',
  item: 'id',
  system: 'system',
  response: 'answer',
  prompt: 'question',
  title: null,
  context: ['note'],
  tags: ['topic'],
}
const answers = `id,question,system,answer,note,topic
q1,Why?,Heron,Because.,Seen twice,heart;lung
q1,Why?,Osprey,nan,Seen twice,heart;lung
q2,How?,Heron,Thus.,,lung
q2,How?,Osprey,So.,,lung
`
const birds = after(plan(answers, long))

describe('responses, one per row', () => {
  it('bring in items with prompt, context and tags, systems, and texts as they stand', () => {
    const planned = plan(answers, long)
    expect(planned.items).toEqual([
      {
        key: 'q1',
        title: 'Why?',
        prompt: 'Why?',
        context: [{ heading: 'note', text: 'Seen twice' }],
        tags: ['heart', 'lung'],
      },
      { key: 'q2', title: 'How?', prompt: 'How?', context: [], tags: ['lung'] },
    ])
    expect(planned.systems).toEqual(['Heron', 'Osprey'])
    expect(planned.responses[1]).toEqual({ item: 'q1', system: 'Osprey', text: 'nan' })
    expect(planned.counts).toMatchObject({ rowsRead: 4, rowsSkipped: 0, newItems: 2, newResponses: 4, newSystems: 2 })
    expect(planned.preview[0]).toMatchObject({ row: 2, prompt: 'Why?', responses: ['Because.', 'nan'] })
    expect(planned.problems).toEqual([])
  })

  it('are nothing new the second time', () => {
    expect(plan(answers, long, birds).counts).toEqual({
      rowsRead: 4,
      rowsSkipped: 0,
      newItems: 0,
      newResponses: 0,
      newSystems: 0,
      newRaters: 0,
      newCriteria: 0,
      newJudgements: 0,
      alreadyThere: 4,
    })
  })

  it('name row, column, found and expected of every row that cannot be taken, and take the others', () => {
    const text = `id,question,system,answer,note,topic
q1,Why?,Heron,Because.,,
q1,Why?,Heron,Because.,,
q1,Why?,Heron,Another.,,
q1,Why not?,Osprey,So.,,
q1,,Osprey,So.,,
,Why?,Heron,So.,,
q3,,Heron,So.,,
q4,Who?,,So.,,
q4,Who?,Heron,   ,,
`
    const planned = plan(text, long)
    expect(problemsOf(planned).map(({ cause, row, column, found }) => [cause, row, column, found])).toEqual([
      ['empty-cell', 7, 'id', ''],
      ['empty-cell', 8, 'question', ''],
      ['empty-cell', 9, 'system', ''],
      ['empty-cell', 10, 'answer', ''],
      ['duplicate', 3, 'answer', 'Because.'],
      ['conflicting-text', 4, 'answer', 'Another.'],
      ['conflicting-text', 5, 'question', 'Why not?'],
    ])
    expect(problemsOf(planned)[4]).toMatchObject({ file: 'file.csv', expected: expect.stringContaining('line 2') })
    expect(planned.counts).toMatchObject({ rowsRead: 9, rowsSkipped: 7, newItems: 1, newResponses: 2 })
  })

  it('refuse a text that differs from the one in the study', () => {
    const planned = plan('id,question,system,answer,note,topic\nq1,Why?,Heron,Changed.,,\n', long, birds)
    expect(problemsOf(planned)).toMatchObject([{ cause: 'conflicting-text', found: 'Changed.', expected: 'Because.' }])
    expect(planned.counts).toMatchObject({ newResponses: 0, rowsSkipped: 1 })
  })

  it('refuse a cell of more than a megabyte', () => {
    const huge = `id,question,system,answer,note,topic\nq1,Why?,Heron,${'x'.repeat(1_048_577)},,\n`
    expect(problemsOf(plan(huge, long))).toMatchObject([
      { cause: 'too-long', row: 2, column: 'answer', found: '1048577 characters' },
    ])
  })

  it('say which column is missing and which one was perhaps meant', () => {
    const planned = plan(answers, { ...long, response: 'anwser' })
    expect(problemsOf(planned)).toMatchObject([
      { cause: 'column-missing', row: 1, column: 'anwser', expected: expect.stringContaining('closest: answer') },
    ])
    expect(planned.counts).toMatchObject({ rowsRead: 4, rowsSkipped: 4, newItems: 0 })
  })
})

describe('responses, one item per row', () => {
  const wide: Mapping = {
    content: 'responses-wide',
    item: null,
    systems: [
      { column: 'a', system: 'Heron' },
      { column: 'b', system: 'Osprey' },
    ],
    ...noWords,
    prompt: 'question',
  }

  it('are named by their row where no column names them, and an empty cell is one response less', () => {
    const planned = plan('question,a,b\nWhy?,Because.,So.\nHow?,Thus.,\n', wide)
    expect(planned.items.map(({ key }) => key)).toEqual(['1', '2'])
    expect(planned.counts).toMatchObject({ newItems: 2, newResponses: 3, newSystems: 2, rowsSkipped: 0 })
    expect(problemsOf(planned)).toMatchObject([{ cause: 'empty-cell', row: 3, column: 'b' }])
  })
})

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
  const outcomes = (...cells: string[]): (number | undefined)[] => {
    const rows = cells.map((cell, place) => `q${place},Heron,Osprey,r1,${cell}`).join('\n')
    const planned = plan(`item,model_a,model_b,rater,winner\n${rows}\n`, preferences)
    return cells.map((_, place) => planned.preferences.find(({ item }) => item === `q${place}`)?.outcome)
  }

  it.each([
    ['words', ['left', 'Right', 'TIE', 'equal', '(a)', '(b)', 'A', 'b'], [-1, 1, 0, 0, -1, 1, -1, 1]],
    ['names of systems', ['Osprey', 'Heron', 'tie'], [1, -1, 0]],
    ['names of columns', ['model_a', 'model_b', 'tie (inconsistent)', 'tie (bothbad)'], [-1, 1, 0, 0]],
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

describe('any file', () => {
  const name = fc.constantFrom(
    'a',
    'b',
    'c',
    '',
    ' ',
    'nan',
    '__proto__',
    '1',
    '0',
    '-2',
    '{',
    "{'a': 1, 'b': 2}",
    'a > b',
  )
  const anyRows = fc.array(fc.tuple(name, name, name, name, name), { maxLength: 12 })
  const mappings: Mapping[] = [
    { content: 'responses-long', item: 'v', system: 'w', response: 'x', ...noWords, prompt: 'y' },
    { content: 'responses-wide', item: null, systems: [{ column: 'v', system: 's' }], ...noWords },
    { content: 'ratings', item: 'v', system: 'w', rater: 'x', values: { criterion: 'y', value: 'z' } },
    { content: 'preferences', item: 'v', left: 'w', right: 'x', rater: 'y', outcome: 'z' },
    { content: 'rankings', item: 'v', rater: 'w', order: { system: 'x', rank: 'y' } },
    { content: 'rankings', item: 'v', rater: 'w', order: { ranks: 'x' } },
  ]

  it('is planned without error, with a reason for every skipped row, and brings nothing new the second time', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom(...mappings), (rows, mapping) => {
        const table = {
          format: 'csv',
          encoding: 'utf-8',
          delimiter: ',',
          header: true,
          columns: ['v', 'w', 'x', 'y', 'z'],
          rows: rows.map((cells, place) => ({ line: place + 2, cells })),
        } as const
        const first = planImport(table, 'f', mapping, emptyStudy)
        const { counts } = first
        const reasons = first.problems.reduce((sum, { count }) => sum + count, 0)
        if (counts.rowsSkipped > 0) expect(reasons).toBeGreaterThan(0)
        if (reasons === 0) expect(counts.rowsSkipped).toBe(0)
        expect(counts.rowsSkipped).toBeLessThanOrEqual(counts.rowsRead)
        const second = planImport(table, 'f', mapping, after(first))
        expect(second.counts).toMatchObject({
          newItems: 0,
          newResponses: 0,
          newSystems: 0,
          newRaters: 0,
          newCriteria: 0,
          newJudgements: 0,
        })
      }),
      { numRuns: 1000 },
    )
  })
})
