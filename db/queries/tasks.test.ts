import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noAnswers } from '#contract/answers.ts'
import type { AssignmentId, CriterionId, RaterId } from '#contract/ids.ts'
import { TaskView } from '#contract/rater.ts'
import { all, first, run } from '../driver.ts'
import { raterAt, type StudyForTest, studyForTest } from '../testing/studyForTest.ts'
import { readProgress } from './progress.ts'
import { firstOpenTask, progressOf, taskByAssignment, taskByOrdinal, taskQueries, tasksPage } from './tasks.ts'

let study: StudyForTest
let rater: RaterId
beforeEach(() => {
  study = studyForTest()
  rater = study.raters[0] as RaterId
})
afterEach(() => study.done())
const idOf = (ordinal: number): AssignmentId => taskByOrdinal(study.file, rater, ordinal)?.assignment as AssignmentId

describe('a task as its rater sees it', () => {
  it('holds the prompt, the context, the responses in the order shown, and the questions', () => {
    const view = taskByOrdinal(study.file, rater, 1)
    expect(TaskView.parse(view)).toEqual(view)
    expect(view).toMatchObject({
      ordinal: 1,
      prompt: 'Prompt of item 1',
      context: [{ heading: 'Background', text: 'Context of item 1' }],
      responses: [{ blindLabel: '', text: 'Answer 1 to item 1' }],
      task: { kind: 'rating', criteria: [{ name: 'Accuracy' }, { name: 'Clarity' }] },
      answers: { ratings: [], preference: null, ranking: null, comment: '', flagged: false, submittedAt: null },
    })
    expect(taskByOrdinal(study.file, rater, 13)).toMatchObject({
      responses: [
        { blindLabel: 'A', text: 'Answer 1 to item 1' },
        { blindLabel: 'B', text: 'Answer 2 to item 1' },
      ],
      task: { kind: 'preference', ties: true, strength: true },
    })
    expect(taskByOrdinal(study.file, rater, 25)?.task).toEqual({ kind: 'ranking', ties: true })
  })

  it('says nothing of systems, keys of the file, or what is not meant to be seen', () => {
    run(study.file, 'UPDATE item_context SET visible = 0 WHERE item_no = 1')
    const seen = [1, 13, 25].map((ordinal) => JSON.stringify(taskByOrdinal(study.file, rater, ordinal))).join()
    for (const hidden of [/System \d/, /item-\d/, /Background/, ...study.systems, ...study.responses.flat()]) {
      expect(seen).not.toMatch(hidden)
    }
  })

  it('never reads the table of systems', () => {
    for (const sql of Object.values(taskQueries)) expect(sql).not.toMatch(/\bsystem/)
  })

  it('holds the latest answers, submitted or not', () => {
    const work = raterAt(study.file, rater)
    const criterion = study.criteria[1] as CriterionId
    work.rate(idOf(1), criterion, 2)
    work.rate(idOf(1), criterion, 5)
    work.record(idOf(1), { kind: 'flag', flagged: true })
    work.record(idOf(1), { kind: 'comment', text: 'Hm' })
    const { savedAt } = work.submit(idOf(1))
    expect(taskByOrdinal(study.file, rater, 1)?.answers).toEqual({
      ...noAnswers,
      ratings: [{ criterion, value: { state: 'given', value: 5 } }],
      comment: 'Hm',
      flagged: true,
      submittedAt: savedAt,
    })
    work.record(idOf(13), { kind: 'preference', value: { state: 'given', outcome: -2 } })
    work.record(idOf(25), { kind: 'ranking', value: { state: 'given', ranks: [1, null, 2] } })
    expect(taskByOrdinal(study.file, rater, 13)?.answers.preference).toEqual({ state: 'given', outcome: -2 })
    expect(taskByOrdinal(study.file, rater, 25)?.answers.ranking).toEqual({ state: 'given', ranks: [1, null, 2] })
  })

  it('is found by place and by id, by its own rater only', () => {
    const own = idOf(3)
    expect(taskByAssignment(study.file, rater, own)).toEqual(taskByOrdinal(study.file, rater, 3))
    expect(taskByAssignment(study.file, study.raters[1] as RaterId, own)).toBeNull()
    expect(taskByOrdinal(study.file, rater, 0)).toBeNull()
    expect(taskByOrdinal(study.file, rater, 29)).toBeNull()
  })
})

describe('where a rater stands', () => {
  it('resumes at the first task that is not submitted, or was changed since', () => {
    const work = raterAt(study.file, rater)
    expect(firstOpenTask(study.file, rater)?.ordinal).toBe(1)
    for (const ordinal of [1, 2, 4]) work.submit(idOf(ordinal))
    expect(firstOpenTask(study.file, rater)?.ordinal).toBe(3)
    work.rate(idOf(2), study.criteria[0] as CriterionId, 1)
    expect(firstOpenTask(study.file, rater)?.ordinal).toBe(2)
    for (let ordinal = 1; ordinal <= 28; ordinal++) work.submit(idOf(ordinal))
    expect(firstOpenTask(study.file, rater)).toBeNull()
    expect(progressOf(study.file, rater)).toMatchObject({ done: 28, total: 28 })
  })

  it('knows the median pace of the last twenty submitted tasks', () => {
    const work = raterAt(study.file, rater)
    expect(progressOf(study.file, rater)).toEqual({ done: 0, total: 28, medianActiveMs: null })
    const paces = [900, 100, 300]
    paces.forEach((activeMs, place) => void work.submit(idOf(place + 1), activeMs))
    expect(progressOf(study.file, rater).medianActiveMs).toBe(300)
    work.submit(idOf(4), 500)
    expect(progressOf(study.file, rater).medianActiveMs).toBe(400)
    for (let ordinal = 5; ordinal <= 24; ordinal++) work.submit(idOf(ordinal), 7000)
    expect(progressOf(study.file, rater)).toEqual({ done: 24, total: 28, medianActiveMs: 7000 })
  })

  it('lists tasks a page at a time with how the prompt begins', () => {
    run(
      study.file,
      "UPDATE item SET prompt = '  Long  ' || char(10) || replace(hex(zeroblob(200)), '00', 'word ') WHERE item_no = 1",
    )
    raterAt(study.file, rater).record(idOf(2), { kind: 'flag', flagged: true })
    const { total, tasks } = tasksPage(study.file, rater, 2, 3)
    expect(total).toBe(28)
    expect(tasks.map(({ ordinal, state, flagged }) => [ordinal, state, flagged])).toEqual([
      [2, 'started', true],
      [3, 'untouched', false],
      [4, 'untouched', false],
    ])
    expect(tasks[0]?.opening).toMatch(/^Long word word .*…$/)
    expect(tasks[0]?.opening.length).toBeLessThanOrEqual(120)
  })

  it('is shown to the coordinator without content: done, flagged, and tasks somebody could not judge', () => {
    const work = raterAt(study.file, rater)
    const criterion = study.criteria[0] as CriterionId
    work.rate(idOf(1), criterion, { state: 'cannot-judge', reason: 'unreadable' })
    work.rate(idOf(2), criterion, { state: 'cannot-judge', reason: 'unreadable' })
    work.rate(idOf(2), criterion, 3)
    work.submit(idOf(1))
    const { savedAt } = work.record(idOf(3), { kind: 'flag', flagged: true })
    expect(readProgress(study.file)).toEqual([
      {
        rater: { id: rater, pseudonym: 'R1', kind: 'human' },
        done: 1,
        total: 28,
        flagged: 1,
        cannotJudge: 1,
        lastAt: savedAt,
      },
      {
        rater: { id: study.raters[1], pseudonym: 'R2', kind: 'human' },
        done: 0,
        total: 28,
        flagged: 0,
        cannotJudge: 0,
        lastAt: null,
      },
    ])
  })
})

/** Ten flags on each of ten thousand tasks, every one superseding the one before; hashes are not looked at here. */
const flagsSql = `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99999)
  INSERT INTO judgement (judgement_no, id, presentation_no, kind, value, supersedes, recorded_at, app_version,
    device_no, sequence, previous_hash, hash)
  SELECT i + 1, 'event' || i, 1 + i % 10000, 'flag', 1, nullif(max(i + 1 - 10000, 0), 0), '2026', '0',
    1, i + 1, zeroblob(32), zeroblob(32) FROM n`

describe('with ten thousand items and a hundred thousand events', () => {
  it('finds a task at once, not by walking the log', () => {
    const big = studyForTest({ items: 10_000, systems: 1, raters: 2 }, [{ kind: 'rating' }])
    const who = big.raters[0] as RaterId
    run(big.file, "INSERT INTO device (id, kind, computer) VALUES ('d', 'computer', 'c')")
    run(big.file, flagsSql)
    const timed = (work: () => unknown): number => {
      work()
      const start = performance.now()
      for (let time = 0; time < 20; time++) work()
      return (performance.now() - start) / 20
    }
    const walk = timed(() => first(big.file, 'SELECT count(*) FROM judgement WHERE body IS NULL'))
    const task = timed(() => taskByOrdinal(big.file, who, 5000))
    const resume = timed(() => firstOpenTask(big.file, who))
    const progress = timed(() => progressOf(big.file, who))
    const page = timed(() => tasksPage(big.file, who, 5000, 100))
    if (process.env.EVENHAND_TIMES) console.log({ walk, task, resume, progress, page })
    expect(firstOpenTask(big.file, who)?.answers.flagged).toBe(true)
    for (const once of [task, resume, progress, page]) expect(once).toBeLessThan(walk / 3)
    big.done()
  }, 60_000)

  it('walks no table and sorts nothing but a page', () => {
    for (const [name, sql] of Object.entries(taskQueries)) {
      const bound = sql.match(/\?/g)?.map(() => 1) ?? []
      for (const { detail } of all<{ detail: string }>(study.file, `EXPLAIN QUERY PLAN ${sql}`, ...bound)) {
        expect(`${name}: ${detail}`).not.toMatch(/SCAN (?!CONSTANT|\(subquery|who)/)
      }
    }
  })
})
