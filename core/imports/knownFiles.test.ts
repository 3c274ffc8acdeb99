import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ExpectedError } from '#contract/errors.ts'
import { ImportCheck, type ImportCounts, InspectedFile } from '#contract/imports.ts'
import { dataHash } from '#db/queries/dataHash.ts'
import { broughtIn, filesAt } from './testing/broughtIn.ts'
import { RealStudy } from './testing/realStudy.ts'

const folder = join(import.meta.dirname, '../../fixtures/files')

const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof ExpectedError) return error.failure.code
    throw error
  }
  return 'no failure'
}

type Known = readonly [file: string, shape: string | null, parts: readonly string[], counts: Partial<ImportCounts>]

const known: readonly Known[] = [
  [
    'kitchen.xlsx',
    null,
    ['table', 'table'],
    { newItems: 3, newResponses: 6, newSystems: 2, newRaters: 2, newCriteria: 2, newJudgements: 24 },
  ],
  ['kitchen.parquet', null, ['table'], { newItems: 3, newResponses: 6, newSystems: 2 }],
  ['kitchen-data-set.zip', null, ['table'], { newItems: 3, newResponses: 6, newSystems: 2 }],
  ['pictures.zip', null, ['table'], { newItems: 2, newResponses: 4, newSystems: 2 }],
  [
    'shapes/label-studio.json',
    'label-studio',
    ['responses', 'ratings', 'preferences', 'machine-preferences'],
    { newItems: 2, newResponses: 4, newSystems: 2, newRaters: 3, newJudgements: 10 },
  ],
  [
    'shapes/argilla.jsonl',
    'argilla',
    ['responses', 'ratings', 'rankings', 'machine-rankings'],
    { newItems: 2, newResponses: 4, newRaters: 3, newJudgements: 10 },
  ],
  [
    'shapes/potato-user_state.json',
    'potato',
    ['ratings', 'preferences', 'rankings'],
    { newItems: 2, newSystems: 5, newRaters: 1, newCriteria: 3, newJudgements: 9 },
  ],
  [
    'shapes/trl-preference.jsonl',
    'trl-preference',
    ['responses', 'preferences'],
    { newItems: 2, newResponses: 4, newRaters: 1, newJudgements: 2 },
  ],
  [
    'shapes/trl-preference-conversations.jsonl',
    'trl-preference',
    ['responses', 'merged-preferences'],
    { newItems: 2, newResponses: 4, newJudgements: 0 },
  ],
  [
    'shapes/trl-unpaired.jsonl',
    'trl-unpaired',
    ['responses', 'merged-ratings'],
    { newItems: 2, newResponses: 4, newJudgements: 0 },
  ],
  [
    'shapes/helpsteer2.jsonl',
    'helpsteer2',
    ['responses', 'merged-ratings'],
    { newItems: 2, newResponses: 4, newJudgements: 0 },
  ],
  [
    'shapes/helpsteer2-disagreements.jsonl',
    'helpsteer2',
    ['responses', 'ratings'],
    { newItems: 2, newResponses: 4, newRaters: 3, newCriteria: 5, newJudgements: 60 },
  ],
  [
    'shapes/helpsteer2-preference.jsonl',
    'helpsteer-preference',
    ['responses', 'preferences', 'merged-preferences'],
    { newItems: 2, newResponses: 4, newRaters: 3, newJudgements: 5, rowsSkipped: 1 },
  ],
  [
    'shapes/helpsteer3.jsonl',
    'helpsteer-preference',
    ['responses', 'preferences', 'merged-preferences'],
    { newItems: 2, newResponses: 4, newRaters: 2, newJudgements: 4 },
  ],
  [
    'shapes/mt-bench.jsonl',
    'mt-bench',
    ['responses', 'preferences', 'machine-preferences'],
    { newItems: 4, newResponses: 8, newRaters: 3, newJudgements: 12 },
  ],
  [
    'shapes/arena.jsonl',
    'arena',
    ['responses', 'preferences'],
    { newItems: 2, newResponses: 4, newRaters: 2, newJudgements: 2 },
  ],
  [
    'shapes/arena-55k.csv',
    'arena',
    ['responses', 'preferences'],
    { newItems: 2, newResponses: 4, newRaters: 1, newJudgements: 2 },
  ],
  [
    'shapes/alpaca-eval.json',
    'alpaca-eval',
    ['responses', 'preferences', 'machine-preferences'],
    { newItems: 2, newResponses: 4, newRaters: 4, newJudgements: 8 },
  ],
  [
    'shapes/pandalm.json',
    'pandalm',
    ['responses', 'preferences'],
    { newItems: 2, newResponses: 4, newRaters: 3, newJudgements: 6 },
  ],
  [
    'shapes/rater-lists.jsonl',
    'rater-lists',
    ['responses', 'ratings'],
    { newItems: 2, newResponses: 4, newRaters: 3, newCriteria: 2, newJudgements: 20, rowsSkipped: 4 },
  ],
  [
    'shapes/checkmate.csv',
    'checkmate',
    ['responses', 'ratings', 'rankings'],
    { newItems: 1, newResponses: 2, newRaters: 1, newCriteria: 2, newJudgements: 9 },
  ],
]

describe.each(known)('%s', (name, shape, parts, counts) => {
  it('is recognised, brought in with its suggestions, and brings nothing the second time', async () => {
    using study = new RealStudy()
    const first = await broughtIn(study.file, filesAt(join(folder, name)))
    expect(InspectedFile.parse(first.found).shape).toBe(shape)
    expect(first.found.parts.map(({ kind }) => kind)).toEqual(parts)
    expect(ImportCheck.parse(first.check).counts).toMatchObject({ rowsSkipped: 0, ...counts })
    expect(first.commit().counts).toEqual(first.check.counts)
    const before = dataHash(study.file)
    const again = await broughtIn(study.file, filesAt(join(folder, name)))
    expect(again.check.counts).toMatchObject({ newItems: 0, newResponses: 0, newJudgements: 0, newRaters: 0 })
    expect(codeOf(again.commit)).toBe('IMPORT_NOTHING_TO_DO')
    expect(dataHash(study.file)).toBe(before)
  })
})
