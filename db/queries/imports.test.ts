import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BatchId, type ResponseId } from '#contract/ids.ts'
import type { ImportCounts } from '#contract/imports.ts'
import { all } from '../driver.ts'
import { randomCode } from '../randomCode.ts'
import { instant, type StudyForTest, studyForTest } from '../testing/studyForTest.ts'
import { importedPreferences, importedRankings, importedRatings } from './imported.ts'
import { type ImportedJudgement, importJudgements, insertBatch, readBatches } from './imports.ts'
import { preferenceRows, rankingRows, ratingRows } from './results.ts'
import { dataHash, readCounts, readStudy } from './study.ts'
import { verifyChain } from './verifyChain.ts'

let study: StudyForTest
beforeEach(() => {
  study = studyForTest({}, [])
})
afterEach(() => study.done())

const counts: ImportCounts = {
  rowsRead: 1,
  rowsSkipped: 0,
  newItems: 0,
  newResponses: 0,
  newSystems: 0,
  newRaters: 0,
  newCriteria: 0,
  newJudgements: 1,
  alreadyThere: 0,
}

function bringIn(judgements: Iterable<ImportedJudgement>, into = study): number {
  const batch = BatchId.parse(randomCode())
  const mapping = { content: 'rankings', item: 'i', rater: 'r', order: { ranks: 'o' } } as const
  insertBatch(into.file, { batch, fileName: 'f.csv', fileHash: 'h', mapping, counts, at: instant(30) })
  return importJudgements(into.file, { batch, at: instant(30), appVersion: '0.0.0' }, judgements)
}

const at = <Thing>(list: readonly Thing[], place: number): Thing => list[place] as Thing

function someOfEach(): ImportedJudgement[] {
  const [rater, other] = [at(study.raters, 0), at(study.raters, 1)]
  const [a, b, c] = study.responses[0] as [ResponseId, ResponseId, ResponseId]
  return [
    {
      kind: 'rating',
      rater,
      response: a,
      values: [
        { criterion: at(study.criteria, 0), value: { state: 'given', value: 4 } },
        { criterion: at(study.criteria, 1), value: { state: 'cannot-judge', reason: 'unreadable' } },
      ],
    },
    {
      kind: 'rating',
      rater: other,
      response: b,
      values: [{ criterion: at(study.criteria, 0), value: { state: 'given', value: 2.5 } }],
    },
    { kind: 'preference', rater, shown: [b, a], value: { state: 'given', outcome: -2 }, comment: 'Left is kinder' },
    { kind: 'ranking', rater, shown: [a, b, c], value: { state: 'given', ranks: [2, 1, 2] } },
  ]
}

describe('judgements from files', () => {
  it('lie in the same log, submitted, and enter the results', () => {
    expect(bringIn(someOfEach())).toBe(5)
    expect(ratingRows(study.file).map(({ state, value, reason }) => ({ state, value, reason }))).toEqual([
      { state: 'given', value: 4, reason: null },
      { state: 'cannot-judge', value: null, reason: 'unreadable' },
      { state: 'given', value: 2.5, reason: null },
    ])
    const [a, b] = study.responses[0] ?? []
    expect(preferenceRows(study.file)).toMatchObject([{ first: b, second: a, outcome: -2, comment: 'Left is kinder' }])
    expect(rankingRows(study.file)[0]?.ranks.map(({ rank }) => rank)).toEqual([2, 1, 2])
    expect(readCounts(study.file)).toMatchObject({ assignments: 0, submitted: 0, importedJudgements: 5 })
    expect(verifyChain(study.file)).toEqual({ ok: true, events: 5 + 1 + 4 })
    expect(readStudy(study.file).changedAt).toBe(instant(30))
  })

  it('can be read back by the names that files use', () => {
    bringIn(someOfEach())
    expect([...importedRatings(study.file)]).toEqual([
      { item: 'item-1', system: 'System 1', rater: 'R1', criterion: 'Accuracy', value: 4, turn: null },
      { item: 'item-1', system: 'System 2', rater: 'R2', criterion: 'Accuracy', value: 2.5, turn: null },
    ])
    expect([...importedPreferences(study.file)]).toEqual([
      { item: 'item-1', left: 'System 2', right: 'System 1', rater: 'R1', outcome: -2 },
    ])
    expect([...importedRankings(study.file)]).toEqual([
      {
        item: 'item-1',
        rater: 'R1',
        ranks: [
          { system: 'System 1', rank: 2 },
          { system: 'System 2', rank: 1 },
          { system: 'System 3', rank: 2 },
        ],
      },
    ])
  })

  it('keep each batch in a chain of its own, with what was imported and how', () => {
    bringIn(someOfEach().slice(0, 1))
    bringIn(someOfEach().slice(1))
    expect(all(study.file, 'SELECT kind FROM device')).toEqual([{ kind: 'import' }, { kind: 'import' }])
    expect(verifyChain(study.file).ok).toBe(true)
    expect(readBatches(study.file)).toMatchObject([{ fileName: 'f.csv', counts }, { fileName: 'f.csv' }])
  })

  it('are undone altogether when one of them names something unknown', () => {
    const [first] = someOfEach()
    const wrong = { ...first, response: randomCode() } as ImportedJudgement
    expect(() => bringIn([...someOfEach(), wrong])).toThrow('not in the study')
    expect(ratingRows(study.file)).toEqual([])
    expect(verifyChain(study.file)).toEqual({ ok: true, events: 0 })
  })

  it('come in by the hundred thousand', () => {
    const big = studyForTest({ items: 5000, systems: 2, raters: 5 }, [])
    const many = function* (): Generator<ImportedJudgement> {
      for (const [r, rater] of big.raters.entries()) {
        for (const [i, responses] of big.responses.entries()) {
          for (const [s, response] of responses.entries()) {
            const value = (shift: number) => ({ state: 'given', value: 1 + ((r + i * 3 + s + shift) % 5) }) as const
            yield {
              kind: 'rating',
              rater,
              response,
              values: big.criteria.map((criterion, shift) => ({ criterion, value: value(shift) })),
            }
          }
        }
      }
    }
    const timed = <Answer>(what: string, work: () => Answer): Answer => {
      const start = performance.now()
      const answer = work()
      if (process.env.EVENHAND_TIMES) console.log(what, Math.round(performance.now() - start), 'ms')
      return answer
    }
    expect(timed('import', () => bringIn(many(), big))).toBe(100_000)
    expect(timed('verify', () => verifyChain(big.file))).toEqual({ ok: true, events: 150_000 })
    expect(timed('ratings', () => ratingRows(big.file))).toHaveLength(100_000)
    expect(timed('hash', () => dataHash(big.file))).toMatch(/^[0-9a-f]{64}$/)
    expect(timed('hash again', () => dataHash(big.file))).toMatch(/^[0-9a-f]{64}$/)
    timed('counts', () => readCounts(big.file))
    expect(timed('by name', () => [...importedRatings(big.file)])).toHaveLength(100_000)
    big.done()
  }, 120_000)
})
