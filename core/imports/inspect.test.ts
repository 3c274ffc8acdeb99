import { describe, expect, it } from 'vitest'
import type { ExpectedError } from '#contract/errors.ts'
import { Inspection, Mapping } from '#contract/imports.ts'
import { inspectFile } from './inspect.ts'

const inspect = (text: string, header?: boolean) => inspectFile(new TextEncoder().encode(text), 'file.csv', header)
const suggested = (head: string, ...rows: string[]) => inspect([head, ...rows, ''].join('\n')).suggestion
const noWords = { prompt: null, title: null, context: [], tags: [] }

describe('inspectFile', () => {
  it('tells format, encoding, delimiter, rows, first values and how many differ', () => {
    const { inspection } = inspect('item;rater;value\nq1;r1;3\nq1;r2;NA\nq2;r1;4\n')
    expect(Inspection.parse(inspection)).toEqual({
      fileName: 'file.csv',
      header: true,
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ';',
      rows: 3,
      columns: [
        { name: 'item', firstValues: ['q1', 'q2'], distinct: 2 },
        { name: 'rater', firstValues: ['r1', 'r2'], distinct: 2 },
        { name: 'value', firstValues: ['3', 'NA', '4'], distinct: 3 },
      ],
    })
  })

  it('fails with the reason and the line for a file that cannot be read', () => {
    try {
      inspect('a,b\n1\n')
      expect.unreachable()
    } catch (error) {
      expect((error as ExpectedError).failure).toEqual({
        code: 'FILE_UNREADABLE',
        data: { reason: 'the row has 1 cells where the first row has 2', line: 2 },
      })
    }
  })

  it('calls the columns of a file without a header col1, col2, …', () => {
    expect(inspect('a,b\nc,d\n', false).inspection.columns.map(({ name }) => name)).toEqual(['col1', 'col2'])
  })
})

describe('the suggested meaning', () => {
  it.each<[string, string[], unknown]>([
    [
      'one response per row',
      ['case_id,question,model,answer,topic', 'q1,Why?,m1,So.,x'],
      {
        content: 'responses-long',
        item: 'case_id',
        system: 'model',
        response: 'answer',
        ...noWords,
        prompt: 'question',
        tags: ['topic'],
      },
    ],
    [
      'one item per row',
      ['prompt,response_Heron,response_Osprey', 'Why?,So.,Because.'],
      {
        content: 'responses-wide',
        item: null,
        systems: [
          { column: 'response_Heron', system: 'Heron' },
          { column: 'response_Osprey', system: 'Osprey' },
        ],
        ...noWords,
        prompt: 'prompt',
      },
    ],
    [
      'ratings with a criterion column',
      ['item,system,rater,criterion,value', 'q1,A,r1,clarity,3'],
      {
        content: 'ratings',
        item: 'item',
        system: 'system',
        rater: 'rater',
        values: { criterion: 'criterion', value: 'value' },
      },
    ],
    [
      'ratings with one column per criterion',
      ['rater,informativeness,naturalness,quality,mr,mr_id,ref,team', 'w1,6,5,4,"name[x]",1,X is nice.,slug'],
      {
        content: 'ratings',
        item: 'mr_id',
        system: 'team',
        rater: 'rater',
        values: { criteria: ['informativeness', 'naturalness', 'quality'] },
      },
    ],
    [
      'comparisons',
      ['judge,model_a,model_b,question_id,turn,winner', 'expert_1,a,b,81,1,model_a'],
      {
        content: 'preferences',
        item: 'question_id',
        left: 'model_a',
        right: 'model_b',
        rater: 'judge',
        outcome: 'winner',
      },
    ],
    [
      'rankings by row',
      ['item,rater,system,rank', 'q1,r1,A,1'],
      { content: 'rankings', item: 'item', rater: 'rater', order: { system: 'system', rank: 'rank' } },
    ],
    [
      'rankings in a cell',
      ['problem_name,uid,final_prefs', "p1,u1,\"{'A': 1, 'B': 2}\""],
      { content: 'rankings', item: 'problem_name', rater: 'uid', order: { ranks: 'final_prefs' } },
    ],
    ['nothing that is known', ['x,y', '1,2'], null],
  ])('finds %s', (_what, [head = '', ...rows], expected) => {
    const suggestion = suggested(head, ...rows)
    expect(suggestion).toEqual(expected)
    if (suggestion) expect(Mapping.safeParse(suggestion).success).toBe(true)
  })
})
