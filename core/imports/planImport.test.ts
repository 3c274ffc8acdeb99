import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Mapping } from '#contract/imports.ts'
import { emptyStudy } from './importPlan.ts'
import { planImport } from './planImport.ts'
import { after, answers, birds, long, noWords, plan, problemsOf } from './testing/planned.ts'

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
