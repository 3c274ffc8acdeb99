import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ExpectedError } from '#contract/errors.ts'
import { BatchId, StudyId } from '#contract/ids.ts'
import type { Mapping } from '#contract/imports.ts'
import { ImportCheck } from '#contract/imports.ts'
import { dataHash } from '#db/queries/dataHash.ts'
import { readBatches } from '#db/queries/imports.ts'
import { itemsPage, systemsOf } from '#db/queries/items.ts'
import { readRaters } from '#db/queries/raters.ts'
import { preferenceRows, rankingRows, ratingRows } from '#db/queries/results.ts'
import { readRubric } from '#db/queries/rubric.ts'
import { readCounts } from '#db/queries/study.ts'
import { closeStudyFile, createStudyFile, type StudyFile } from '#db/studyFile.ts'
import { randomCode } from '../context.ts'
import { newStudyProtocol, newStudyWords } from '../newStudy.ts'
import { checkImport, commitImport } from './importFile.ts'

const at = '2026-11-23T10:00:00.000Z'
let folder: string
let file: StudyFile

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenhand-import-'))
  file = newStudy('study.evenhand')
})
afterEach(() => {
  closeStudyFile(file)
  rmSync(folder, { recursive: true })
})

const newStudy = (name: string): StudyFile =>
  createStudyFile(join(folder, name), {
    study: StudyId.parse(randomCode()),
    words: newStudyWords('A study'),
    protocol: newStudyProtocol('0123456789'),
    createdAt: at,
  })
const staged = (text: string, fileName = 'file.csv') => ({ bytes: new TextEncoder().encode(text), fileName })
const outside = () => ({ batch: BatchId.parse(randomCode()), at, randomCode, appVersion: '0.1.0' })
function bringIn(text: string, mapping: Mapping, into: StudyFile = file) {
  const given = staged(text)
  return commitImport(into, given, mapping, checkImport(into, given, mapping).digest, outside())
}
const failureOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof ExpectedError) return error.failure.code
    throw error
  }
  return 'no failure'
}

const long: Mapping = {
  content: 'responses-long',
  item: 'id',
  system: 'system',
  response: 'answer',
  prompt: 'question',
  title: null,
  context: [],
  tags: ['topic'],
}
const answers = `id,question,system,answer,topic
q1,Why?,Heron,Because.,heart
q1,Why?,Osprey,nan,heart
q2,How?,Heron,Thus.,
q2,How?,Osprey,So.,
`
const ratings: Mapping = {
  content: 'ratings',
  item: 'item',
  system: 'system',
  rater: 'rater',
  values: { criteria: ['clarity', 'care'] },
}
const rated = 'item,system,rater,clarity,care\nq1,Heron,r1,1,2.5\nq1,Osprey,r1,5,\nq1,Heron,r2,2,0.5\n'
const preferences: Mapping = {
  content: 'preferences',
  item: 'item',
  left: 'left',
  right: 'right',
  rater: 'rater',
  outcome: 'outcome',
}
const compared = 'item,left,right,rater,outcome\nq1,Osprey,Heron,r1,left\nq2,Heron,Osprey,r1,-3\n'
const rankings: Mapping = { content: 'rankings', item: 'item', rater: 'rater', order: { ranks: 'order' } }
const ranked = 'item,rater,order\nq1,r1,Osprey > Heron\nq2,r2,Osprey = Heron\n'

describe('commitImport', () => {
  it('stores items, systems and texts as they stand, and remembers the file', () => {
    const done = bringIn(answers, long)
    expect(done.counts).toMatchObject({ newItems: 2, newResponses: 4, newSystems: 2 })
    const named = new Map<string, string>(systemsOf(file).map(({ id, name }) => [id, name]))
    const { items } = itemsPage(file, 0, 10)
    const stored = items.map((item) => ({
      ...item,
      responses: item.responses.map(({ system, text }) => ({ system: named.get(system), text })),
    }))
    expect(stored).toEqual([
      {
        key: 'q1',
        title: 'Why?',
        prompt: 'Why?',
        context: [],
        tags: ['heart'],
        responses: [
          { system: 'Heron', text: 'Because.' },
          { system: 'Osprey', text: 'nan' },
        ],
      },
      expect.objectContaining({ key: 'q2', tags: [] }),
    ])
    expect(readBatches(file)).toMatchObject([{ fileName: 'file.csv', mapping: long, counts: done.counts, at }])
  })

  it('stores ratings, comparisons and rankings of a study with texts so that they are read back', () => {
    bringIn(answers, long)
    bringIn(rated, ratings)
    bringIn(compared, preferences)
    bringIn(ranked, rankings)
    expect(readRaters(file).map(({ pseudonym, kind }) => [pseudonym, kind])).toEqual([
      ['r1', 'human'],
      ['r2', 'human'],
    ])
    expect(readRubric(file).criteria.map(({ name, kind }) => [name, kind])).toEqual([
      ['clarity', 'ordinal'],
      ['care', 'numeric'],
    ])
    expect(ratingRows(file).map(({ value }) => value)).toEqual([1, 2.5, 2, 0.5, 5])
    const systems = new Map(systemsOf(file).map(({ id, name }) => [id, name]))
    expect(preferenceRows(file).map(({ firstSystem, outcome }) => [systems.get(firstSystem), outcome])).toEqual([
      ['Osprey', -1],
      ['Heron', -3],
    ])
    expect(rankingRows(file).map(({ ranks }) => ranks.map(({ rank }) => rank))).toEqual([
      [1, 2],
      [1, 1],
    ])
    expect(readCounts(file).importedJudgements).toBe(9)
  })

  it('brings a finished study in from its judgements alone', () => {
    const done = bringIn(rated, ratings)
    expect(done.counts).toMatchObject({ newItems: 1, newResponses: 2, newRaters: 2, newCriteria: 2, newJudgements: 5 })
    expect(bringIn(compared, preferences).counts).toMatchObject({ newItems: 1, newResponses: 2, newJudgements: 2 })
  })

  it('finds nothing to do the second time, for every kind of file', () => {
    const files = [
      [answers, long],
      [rated, ratings],
      [compared, preferences],
      [ranked, rankings],
    ] as const
    for (const [text, mapping] of files) bringIn(text, mapping)
    const before = dataHash(file)
    for (const [text, mapping] of files) {
      expect(failureOf(() => bringIn(text, mapping))).toBe('IMPORT_NOTHING_TO_DO')
      expect(checkImport(file, staged(text), mapping).problems).toEqual([])
    }
    expect(dataHash(file)).toBe(before)
    expect(readBatches(file)).toHaveLength(4)
  })

  it('refuses a digest of another file, another mapping or another state of the study', () => {
    const { digest } = checkImport(file, staged(answers), long)
    const commit = (text: string, mapping: Mapping) => () =>
      commitImport(file, staged(text), mapping, digest, outside())
    expect(failureOf(commit(`${answers}q3,Who?,Heron,Me.,\n`, long))).toBe('IMPORT_CHANGED')
    expect(failureOf(commit(answers, { ...long, tags: [] }))).toBe('IMPORT_CHANGED')
    bringIn('id,question,system,answer,topic\nq9,When?,Heron,Now.,\n', long)
    expect(failureOf(commit(answers, long))).toBe('IMPORT_CHANGED')
    expect(readCounts(file)).toMatchObject({ items: 1 })
  })

  it('gives a check that the contract accepts', () => {
    expect(ImportCheck.parse(checkImport(file, staged(answers), long)).counts.rowsRead).toBe(4)
  })

  it('leaves the same data whichever of two files came first', () => {
    const other = newStudy('other.evenhand')
    bringIn(answers, long)
    bringIn(answers, long, other)
    bringIn(rated, ratings)
    bringIn(compared, preferences)
    bringIn(compared, preferences, other)
    bringIn(rated, ratings, other)
    expect(dataHash(other)).toBe(dataHash(file))
    closeStudyFile(other)
  })
})

describe('a mutated file', () => {
  const asLines = (text: string): string => {
    const [head = '', ...rows] = text.trim().split('\n')
    const names = head.split(',')
    return rows
      .map((row) => JSON.stringify(Object.fromEntries(row.split(',').map((cell, at) => [names[at], cell]))))
      .join('\n')
  }
  const seeds: [string, string, Mapping][] = [
    ['CSV of ratings', rated, ratings],
    ['CSV of responses', answers, long],
    ['JSONL of comparisons', asLines(compared), preferences],
    ['JSON list of rankings', `[${asLines(ranked).replaceAll('\n', ',\n')}]`, rankings],
  ]
  const edit = fc.record({ place: fc.nat(240), byte: fc.nat(255), cut: fc.boolean() })
  const edits = fc.array(edit, { minLength: 1, maxLength: 6 })
  const mutate = (text: string, changes: readonly { place: number; byte: number; cut: boolean }[]) => {
    const bytes = [...new TextEncoder().encode(text)]
    for (const { place, byte, cut } of changes) bytes.splice(place % bytes.length, cut ? byte % 9 : 1, byte)
    return { bytes: Uint8Array.from(bytes), fileName: 'file.csv' }
  }

  it.each(seeds)('(%s) is checked or refused with a reason, and nothing is written', (_what, text, mapping) => {
    const before = dataHash(file)
    fc.assert(
      fc.property(edits, (changes) => {
        const outcome = failureOf(() => {
          const { problems, counts } = checkImport(file, mutate(text, changes), mapping)
          if (counts.rowsSkipped > 0) expect(problems.length).toBeGreaterThan(0)
        })
        expect(['no failure', 'FILE_UNREADABLE']).toContain(outcome)
      }),
      { numRuns: 1000 },
    )
    expect(dataHash(file)).toBe(before)
  })

  it.each(seeds)('(%s) is written as its check said, or not at all', (_what, text, mapping) => {
    fc.assert(
      fc.property(edits, (changes) => {
        const given = mutate(text, changes)
        const before = { ...readCounts(file) }
        let told = { items: 0, importedJudgements: 0 }
        const outcome = failureOf(() => {
          const { digest, counts } = checkImport(file, given, mapping)
          commitImport(file, given, mapping, digest, outside())
          told = { items: counts.newItems, importedJudgements: counts.newJudgements }
        })
        expect(['no failure', 'FILE_UNREADABLE', 'IMPORT_NOTHING_TO_DO']).toContain(outcome)
        expect(readCounts(file)).toMatchObject({
          items: before.items + told.items,
          importedJudgements: before.importedJudgements + told.importedJudgements,
        })
      }),
      { numRuns: 100 },
    )
  })
})
