import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AssignmentId, BatchId, type CriterionId, type RaterId, type ResponseId } from '#contract/ids.ts'
import type { Criterion } from '#contract/rubric.ts'
import { all } from '../driver.ts'
import { randomCode } from '../randomCode.ts'
import { inTransaction } from '../studyFile.ts'
import {
  instant,
  openJudging,
  ordinalDraft,
  raterAt,
  type StudyForTest,
  studyForTest,
} from '../testing/studyForTest.ts'
import { importJudgements, insertBatch } from './imports.ts'
import { ratingRows } from './results.ts'
import { judgedCriteria, readRubric, readRubricHistory, saveRubric } from './rubric.ts'
import { taskByOrdinal } from './tasks.ts'

let study: StudyForTest
beforeEach(() => {
  study = studyForTest({}, [])
})
afterEach(() => study.done())

const criteria = () => readRubric(study.file).criteria
const renamed = (criterion: Criterion, name: string): Criterion => ({ ...criterion, name })
const importOne = (criterion: CriterionId): void => {
  const batch = BatchId.parse(randomCode())
  insertBatch(study.file, { batch, fileName: 'f', fileHash: 'h', mapping: null, counts: {} as never, at: instant(3) })
  const response = study.responses[0]?.[0] as ResponseId
  const values = [{ criterion, value: { state: 'given', value: 4 } as const }]
  importJudgements(study.file, { batch, at: instant(3), appVersion: '0' }, [
    { kind: 'rating', rater: study.raters[0] as RaterId, response, values },
  ])
}

describe('a rubric', () => {
  it('starts empty as version 1 and gets a version with every change', () => {
    expect(readRubric(study.file)).toMatchObject({ version: 2, criteria: [{ name: 'Accuracy' }, { name: 'Clarity' }] })
    const added = saveRubric(study.file, [...criteria(), ordinalDraft('Safety')], instant(4))
    expect(added.version).toBe(3)
    expect(added.criteria.map(({ name }) => name)).toEqual(['Accuracy', 'Clarity', 'Safety'])
    expect(readRubric(study.file)).toEqual(added)
  })

  it('makes no version of what did not change', () => {
    const before = readRubric(study.file)
    expect(saveRubric(study.file, before.criteria, instant(4))).toEqual(before)
  })

  it('keeps ids and versions of criteria that were only moved', () => {
    const before = criteria()
    const turned = saveRubric(study.file, before.toReversed(), instant(4))
    expect(turned).toEqual({ version: 3, criteria: before.toReversed() })
    expect(all(study.file, 'SELECT count(*) AS n FROM criterion_version')).toEqual([{ n: 2 }])
  })

  it('keeps the id of a criterion that changed before anybody was asked it', () => {
    const [accuracy, clarity] = criteria() as [Criterion, Criterion]
    const saved = saveRubric(study.file, [renamed(accuracy, 'Correctness'), clarity], instant(4))
    expect(saved.criteria.map(({ id, name }) => [id, name])).toEqual([
      [accuracy.id, 'Correctness'],
      [clarity.id, 'Clarity'],
    ])
    expect(judgedCriteria(study.file)).toEqual(saved.criteria)
  })

  it('gives a changed criterion a new id once it was judged, so that versions are never pooled', () => {
    const [accuracy, clarity] = criteria() as [Criterion, Criterion]
    importOne(accuracy.id)
    const saved = saveRubric(
      study.file,
      [renamed(accuracy, 'Correctness'), renamed(clarity, 'Plain language')],
      instant(4),
    )
    expect(saved.criteria[0]?.id).not.toBe(accuracy.id)
    expect(saved.criteria[1]?.id).toBe(clarity.id)
    importOne(saved.criteria[0]?.id as CriterionId)
    expect(ratingRows(study.file).map(({ criterion }) => criterion)).toEqual([accuracy.id, saved.criteria[0]?.id])
    expect(judgedCriteria(study.file).map(({ name }) => name)).toEqual(['Correctness', 'Plain language', 'Accuracy'])
    // Saved from an old window that still holds the old id: again a new one, never the judged one.
    const again = saveRubric(study.file, [renamed(accuracy, 'Truth')], instant(5))
    expect([accuracy.id, saved.criteria[0]?.id]).not.toContain(again.criteria[0]?.id)
  })

  it('shows every task the version it was planned with', () => {
    openJudging(study.file, study, [{ kind: 'rating' }])
    const rater = study.raters[0] as RaterId
    const [accuracy, clarity] = criteria() as [Criterion, Criterion]
    const shown = () => {
      const task = taskByOrdinal(study.file, rater, 1)?.task
      return task?.kind === 'rating' ? task.criteria : []
    }
    expect(shown()).toEqual([accuracy, clarity])
    const saved = saveRubric(study.file, [renamed(accuracy, 'Correctness')], instant(4))
    expect(shown()).toEqual([accuracy, clarity])
    const task = taskByOrdinal(study.file, rater, 1)?.assignment as AssignmentId
    expect(() => raterAt(study.file, rater).rate(task, saved.criteria[0]?.id as CriterionId, 3)).toThrow('NOT_ON_SCALE')
    raterAt(study.file, rater).rate(task, accuracy.id, 3)
  })

  it('lets a condition follow the criterion it names, and counts that as a change', () => {
    const [accuracy, clarity] = criteria() as [Criterion, Criterion]
    const shownIf = (criterion: CriterionId) => ({ criterion, values: [1, 2] })
    saveRubric(study.file, [accuracy, { ...clarity, shownIf: shownIf(accuracy.id) }], instant(4))
    importOne(accuracy.id)
    importOne(clarity.id)
    const [asked, dependent] = criteria() as [Criterion, Criterion]
    const saved = saveRubric(study.file, [renamed(asked, 'Correctness'), dependent], instant(5))
    expect(saved.criteria[0]?.id).not.toBe(accuracy.id)
    expect(saved.criteria[1]?.id).not.toBe(clarity.id)
    expect(saved.criteria[1]?.shownIf).toEqual(shownIf(saved.criteria[0]?.id as CriterionId))
    expect(judgedCriteria(study.file).map(({ name }) => name)).toEqual([
      'Correctness',
      'Clarity',
      'Accuracy',
      'Clarity',
    ])
  })

  it('keeps the id a new criterion was given, so that a condition can name it before it is saved', () => {
    const id = randomCode() as CriterionId
    const dependent = { ...ordinalDraft('Why'), shownIf: { criterion: id, values: [1] } }
    const saved = saveRubric(study.file, [ordinalDraft('Harm', id), dependent], instant(4))
    expect(saved.criteria[0]?.id).toBe(id)
    expect(saved.criteria[1]?.shownIf?.criterion).toBe(id)
  })

  it('tells its versions, which criterion took whose place, and how many raters answered', () => {
    const [accuracy, clarity] = criteria() as [Criterion, Criterion]
    importOne(accuracy.id)
    const saved = saveRubric(study.file, [renamed(accuracy, 'Correctness'), renamed(clarity, 'Plain')], instant(4))
    const { versions, successions, asked } = readRubricHistory(study.file)
    expect(versions.map(({ version }) => version)).toEqual([3, 2, 1])
    expect(versions.map(({ criteria: each }) => each.map(({ name }) => name))).toEqual([
      ['Correctness', 'Plain'],
      ['Accuracy', 'Clarity'],
      [],
    ])
    expect(versions[0]?.savedAt).toBe(instant(4))
    expect(successions).toEqual([{ criterion: saved.criteria[0]?.id, earlier: accuracy.id }])
    expect(asked).toEqual([{ criterion: accuracy.id, raters: 1 }])
  })

  it('counts criteria that a plan shows as asked before anybody answered, and those of comparisons too', () => {
    const ids = criteria().map(({ id }) => id)
    openJudging(study.file, study, [{ kind: 'preference', ties: true, strength: false, perCriterion: true }])
    expect(readRubricHistory(study.file).asked).toEqual(ids.map((criterion) => ({ criterion, raters: 0 })))
    const saved = saveRubric(
      study.file,
      criteria().map((each) => renamed(each, `${each.name}!`)),
      instant(4),
    )
    expect(saved.criteria.some(({ id }) => ids.includes(id))).toBe(false)
  })

  it('is the old one again after a save that was undone', () => {
    const before = readRubric(study.file)
    expect(() =>
      inTransaction(study.file, () => {
        saveRubric(study.file, [ordinalDraft('Undone')], instant(4))
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(readRubric(study.file)).toEqual(before)
    const next = saveRubric(study.file, [ordinalDraft('Next')], instant(4))
    expect(readRubric(study.file).criteria.map(({ name }) => name)).toEqual(['Next'])
    expect(next.version).toBe(3)
  })
})
