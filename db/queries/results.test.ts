import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AssignmentId, CriterionId, RaterId } from '#contract/ids.ts'
import type { JudgementAction, RankingValue, RatingValue } from '#contract/judgement.ts'
import { all, run } from '../driver.ts'
import { raterAt, type StudyForTest, studyForTest } from '../testing/studyForTest.ts'
import { preferenceRows, rankingRows, ratingRows, unsubmittedCounts } from './results.ts'
import { taskByOrdinal, tasksPage } from './tasks.ts'

let study: StudyForTest
let rater: RaterId
beforeEach(() => {
  study = studyForTest()
  rater = study.raters[0] as RaterId
})
afterEach(() => study.done())

/** The rater's n-th task: 1 to 12 are ratings, 13 to 24 pairs, 25 to 28 rankings. */
const task = (ordinal: number, who = rater): AssignmentId =>
  taskByOrdinal(study.file, who, ordinal)?.assignment as AssignmentId
const [accuracy, clarity] = [0, 1] as const
const criterion = (place: 0 | 1): CriterionId => study.criteria[place] as CriterionId
const given = (value: number): RatingValue => ({ state: 'given', value })

describe('ratings that count', () => {
  const values = (firstAnswers = false) =>
    ratingRows(study.file, { firstAnswers }).map(({ state, value }) => (state === 'given' ? value : state))

  it('are those of submitted tasks, with a row for every criterion that was shown', () => {
    const work = raterAt(study.file, rater)
    work.rate(task(1), criterion(accuracy), 3)
    expect(values()).toEqual([])
    work.submit(task(1))
    expect(values()).toEqual([3, 'missing'])
    const [row] = ratingRows(study.file)
    expect(row).toEqual({
      rater,
      item: study.items[0],
      response: study.responses[0]?.[0],
      system: study.systems[0],
      criterion: study.criteria[0],
      state: 'given',
      value: 3,
      reason: null,
      body: null,
      turn: null,
      occurrence: 1,
      ordinal: 1,
    })
  })

  it('stay as they were submitted until a change is submitted too', () => {
    const work = raterAt(study.file, rater)
    work.rate(task(1), criterion(accuracy), 3)
    work.rate(task(1), criterion(clarity), 4)
    work.submit(task(1))
    work.rate(task(1), criterion(accuracy), 1)
    expect(values()).toEqual([3, 4])
    work.submit(task(1))
    expect(values()).toEqual([1, 4])
    expect(values(true)).toEqual([3, 4])
  })

  it('keep apart what was not given: taken back, not applicable, cannot judge with its reason', () => {
    const work = raterAt(study.file, rater)
    work.rate(task(1), criterion(accuracy), 3)
    work.rate(task(1), criterion(accuracy), { state: 'cleared' })
    work.rate(task(1), criterion(clarity), { state: 'not-applicable' })
    work.submit(task(1))
    work.rate(task(2), criterion(accuracy), { state: 'cannot-judge', reason: 'missing-context' })
    work.submit(task(2))
    expect(values()).toEqual(['missing', 'not-applicable', 'cannot-judge', 'missing'])
    expect(ratingRows(study.file)[2]?.reason).toBe('missing-context')
  })

  it('leave out items that are there for another purpose', () => {
    const work = raterAt(study.file, rater)
    for (const ordinal of [1, 4]) {
      work.rate(task(ordinal), criterion(accuracy), 3)
      work.submit(task(ordinal))
    }
    run(study.file, "UPDATE item SET role = 'practice' WHERE key = 'item-1'")
    expect(ratingRows(study.file).map(({ item }) => item)).toEqual([study.items[1], study.items[1]])
  })

  it('come in the same order however they were stored', () => {
    const inOrder = (ordinals: number[]): unknown[] => {
      const own = studyForTest({ raters: 2 })
      for (const ordinal of ordinals) {
        for (const who of own.raters) {
          const assignment = taskByOrdinal(own.file, who, ordinal)?.assignment as AssignmentId
          const work = raterAt(own.file, who)
          for (const id of own.criteria) work.rate(assignment, id, 1 + (ordinal % 5))
          work.submit(assignment)
        }
      }
      const places = new Map<string, string>(
        [own.items, own.systems, own.raters, own.criteria].flatMap((ids, kind) =>
          ids.map((id, place): [string, string] => [id, `${kind}.${place}`]),
        ),
      )
      const rows = ratingRows(own.file).map((row) => ({
        who: places.get(row.rater),
        item: places.get(row.item),
        system: places.get(row.system),
        criterion: places.get(row.criterion),
        value: row.value,
      }))
      own.done()
      return rows
    }
    expect(inOrder([7, 3, 1, 12, 2])).toEqual(inOrder([1, 2, 3, 7, 12]))
  })

  /** What a rater may do with one task; a number is a value for one of two criteria. */
  type Step = { readonly place: 0 | 1; readonly value: RatingValue } | 'submit' | 'flag' | 'comment'
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ place: fc.constantFrom(0 as const, 1 as const), value: answer() }) },
    { weight: 2, arbitrary: fc.constant('submit' as const) },
    { weight: 1, arbitrary: fc.constantFrom('flag' as const, 'comment' as const) },
  )
  function answer(): fc.Arbitrary<RatingValue> {
    return fc.oneof(
      fc.integer({ min: 1, max: 5 }).map(given),
      fc.constantFrom<RatingValue>({ state: 'cleared' }, { state: 'not-applicable' }),
    )
  }

  it('are, after any sequence of events, the answers as of the last (or the first) submission', () => {
    let ordinal = 0
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        if (ordinal === 12) {
          study.done()
          study = studyForTest()
          rater = study.raters[0] as RaterId
          ordinal = 0
        }
        const assignment = task(++ordinal)
        const work = raterAt(study.file, rater)
        const heads: [RatingValue | null, RatingValue | null] = [null, null]
        const submissions: (typeof heads)[] = []
        for (const done of steps) {
          if (done === 'submit') {
            work.submit(assignment)
            submissions.push([...heads])
          } else if (done === 'flag') work.record(assignment, { kind: 'flag', flagged: true })
          else if (done === 'comment') work.record(assignment, { kind: 'comment', text: 'x' })
          else {
            work.rate(assignment, criterion(done.place), done.value)
            heads[done.place] = done.value
          }
        }
        const expected = (as: typeof heads | undefined) =>
          (as ?? []).map((head) =>
            head === null || head.state === 'cleared' ? 'missing' : head.state === 'given' ? head.value : head.state,
          )
        const response = study.responses[Math.floor((ordinal - 1) / 3)]?.[(ordinal - 1) % 3]
        const found = (firstAnswers: boolean) =>
          ratingRows(study.file, { firstAnswers })
            .filter((row) => row.response === response)
            .map(({ state, value }) => (state === 'given' ? value : state))
        expect(found(false)).toEqual(expected(submissions.at(-1)))
        expect(found(true)).toEqual(expected(submissions[0]))
        const contentAfter = steps.slice(steps.lastIndexOf('submit') + 1).some((done) => done !== 'flag')
        const state =
          steps.length === 0 ? 'untouched' : submissions.length > 0 && !contentAfter ? 'submitted' : 'started'
        expect(tasksPage(study.file, rater, ordinal, 1).tasks[0]?.state).toBe(state)
        const view = taskByOrdinal(study.file, rater, ordinal)
        expect(view?.answers.submittedAt === null).toBe(state !== 'submitted')
        expect(view?.answers.flagged).toBe(steps.includes('flag'))
      }),
      { numRuns: 150 },
    )
  })
})

describe('preferences and rankings that count', () => {
  const pair = (ordinal: number, action: JudgementAction): void => {
    const work = raterAt(study.file, rater)
    work.record(task(ordinal), action)
    work.submit(task(ordinal))
  }

  it('hold what was shown first and second, and the comment of that submission', () => {
    const work = raterAt(study.file, rater)
    work.record(task(13), { kind: 'comment', text: 'Shorter' })
    pair(13, { kind: 'preference', value: { state: 'given', outcome: -3 } })
    work.record(task(13), { kind: 'comment', text: 'Never submitted' })
    const [one, two] = study.responses[0] ?? []
    expect(preferenceRows(study.file)).toEqual([
      {
        rater,
        item: study.items[0],
        first: one,
        second: two,
        firstSystem: study.systems[0],
        secondSystem: study.systems[1],
        outcome: -3,
        bothBad: false,
        state: 'given',
        reason: null,
        comment: 'Shorter',
        occurrence: 1,
      },
    ])
  })

  it('are missing without an answer and keep the reason of who could not judge', () => {
    pair(13, { kind: 'preference', value: { state: 'cannot-judge', reason: 'other' } })
    pair(14, { kind: 'preference', value: { state: 'cleared' } })
    raterAt(study.file, rater).submit(task(15))
    expect(preferenceRows(study.file).map(({ state, outcome, reason }) => [state, outcome, reason])).toEqual([
      ['cannot-judge', null, 'other'],
      ['missing', null, null],
      ['missing', null, null],
    ])
  })

  it('hold a rank for every response in the order shown', () => {
    const ranks: RankingValue = { state: 'given', ranks: [2, 1, 2] }
    pair(25, { kind: 'ranking', value: { state: 'given', ranks: [3, 2, 1] } })
    pair(25, { kind: 'ranking', value: ranks })
    pair(26, { kind: 'ranking', value: { state: 'cleared' } })
    const [row, cleared] = rankingRows(study.file)
    expect(row?.ranks).toEqual(
      [2, 1, 2].map((rank, place) => ({
        response: study.responses[0]?.[place],
        system: study.systems[place],
        rank,
      })),
    )
    expect(rankingRows(study.file, { firstAnswers: true })[0]?.ranks.map(({ rank }) => rank)).toEqual([3, 2, 1])
    expect(cleared).toMatchObject({ state: 'missing', ranks: [{ rank: null }, { rank: null }, { rank: null }] })
  })
})

describe('tasks that are not in the results', () => {
  it('are counted by kind: untouched, begun, and changed since their submission', () => {
    const work = raterAt(study.file, rater)
    work.rate(task(1), criterion(accuracy), 3)
    work.rate(task(2), criterion(accuracy), 3)
    work.submit(task(2))
    work.rate(task(2), criterion(accuracy), 4)
    work.rate(task(3), criterion(accuracy), 3)
    work.submit(task(3))
    expect(unsubmittedCounts(study.file)).toEqual([
      { kind: 'rating', untouched: 21, started: 1, changedSince: 1 },
      { kind: 'ranking', untouched: 8, started: 0, changedSince: 0 },
      { kind: 'preference', untouched: 24, started: 0, changedSince: 0 },
    ])
    expect(all(study.file, 'SELECT count(*) AS n FROM task_progress')).toEqual([{ n: 56 }])
  })
})
