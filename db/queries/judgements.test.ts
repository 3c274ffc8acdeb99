import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AssignmentId, CommandId, CriterionId, JudgementId, type RaterId } from '#contract/ids.ts'
import { CannotJudgeReason, JudgementAction } from '#contract/judgement.ts'
import { all, first, run, script } from '../driver.ts'
import { randomCode } from '../randomCode.ts'
import { closeStudyFile, openStudyFile } from '../studyFile.ts'
import { instant, raterAt, type StudyForTest, studyForTest } from '../testing/studyForTest.ts'
import { appendJudgement, appendQueries, deviceOf, type JudgementEvent } from './judgements.ts'
import { actionOf, columnsOf } from './storedAction.ts'
import { commandSeen } from './study.ts'
import { taskByOrdinal } from './tasks.ts'
import { logSql, verifyChain } from './verifyChain.ts'

let study: StudyForTest
let rater: RaterId
let task: AssignmentId
let criterion: CriterionId
beforeEach(() => {
  study = studyForTest()
  rater = study.raters[0] as RaterId
  criterion = study.criteria[0] as CriterionId
  task = taskByOrdinal(study.file, rater, 1)?.assignment as AssignmentId
})
afterEach(() => study.done())

const eventOf = (action: JudgementAction, command = CommandId.parse(randomCode())): JudgementEvent => ({
  judgement: JudgementId.parse(randomCode()),
  command,
  rater,
  assignment: task,
  action,
  times: { openedAt: instant(1), firstInputAt: instant(2), activeMs: 900 },
  recordedAt: instant(3),
  appVersion: '0.0.0',
  device: deviceOf(study.file, randomCode),
})
const rating = (value: number): JudgementAction => ({ kind: 'rating', criterion, value: { state: 'given', value } })
const rows = () =>
  all<{ no: number; supersedes: number | null; kind: string; sequence: number }>(
    study.file,
    'SELECT judgement_no AS no, supersedes, kind, sequence FROM judgement ORDER BY judgement_no',
  )

describe('appending a judgement', () => {
  it('numbers events of the device from one and answers with the place and the time', () => {
    expect(appendJudgement(study.file, eventOf(rating(3)))).toEqual({ sequence: 1, savedAt: instant(3) })
    expect(appendJudgement(study.file, eventOf({ kind: 'submission' }))).toEqual({ sequence: 2, savedAt: instant(3) })
  })

  it('supersedes the last event of the same task, kind and criterion, and nothing else', () => {
    const other = study.criteria[1] as CriterionId
    for (const action of [
      rating(3),
      { kind: 'rating', criterion: other, value: { state: 'not-applicable' } },
      rating(4),
      { kind: 'comment', text: 'x' },
      rating(5),
      { kind: 'comment', text: 'y' },
    ] as const) {
      appendJudgement(study.file, eventOf(action))
    }
    const nth = new Map(rows().map(({ no }, place) => [no, place + 1]))
    expect(rows().map(({ supersedes }) => nth.get(supersedes ?? 0) ?? null)).toEqual([null, null, 1, null, 3, 4])
  })

  it('does nothing twice: a repeated command gets the first answer', () => {
    const command = CommandId.parse(randomCode())
    expect(commandSeen(study.file, command)).toBe(false)
    const first = appendJudgement(study.file, eventOf(rating(3), command))
    const again = { ...eventOf(rating(5), command), recordedAt: instant(99) }
    expect(appendJudgement(study.file, again)).toEqual(first)
    expect(rows()).toHaveLength(1)
    expect(commandSeen(study.file, command)).toBe(true)
  })

  it('refuses a task that is somebody else’s and a criterion that was not shown', () => {
    const foreign = { ...eventOf(rating(3)), rater: study.raters[1] as RaterId }
    expect(() => appendJudgement(study.file, foreign)).toThrow('NOT_YOUR_TASK')
    const unknown = eventOf({ kind: 'rating', criterion: CriterionId.parse(randomCode()), value: { state: 'cleared' } })
    expect(() => appendJudgement(study.file, unknown)).toThrow('VALUE_NOT_ON_SCALE')
    expect(rows()).toEqual([])
  })

  it('cannot fork: one event has one successor, and a task one beginning, on a device', () => {
    appendJudgement(study.file, eventOf(rating(3)))
    appendJudgement(study.file, eventOf(rating(4)))
    const [one = 0, two = 0] = rows().map(({ no }) => no)
    const copied = (supersedes: number | null): void => {
      run(
        study.file,
        `INSERT INTO judgement SELECT NULL, 'fork' || ifnull(?, 0), NULL, presentation_no, kind, criterion_version_no, slot, turn, ?, state,
           value, reason, body, opened_at, first_input_at, active_ms, recorded_at, app_version, device_no, 99,
           previous_hash, hash FROM judgement WHERE judgement_no = ?`,
        supersedes,
        supersedes,
        two,
      )
    }
    expect(() => copied(one)).toThrow('UNIQUE')
    expect(() => copied(null)).toThrow('UNIQUE')
    expect(() => copied(two)).not.toThrow()
  })

  it('finds its rows through indexes', () => {
    for (const [name, sql] of Object.entries(appendQueries)) {
      const bound = sql.match(/\?/g)?.map(() => 1) ?? []
      const plan = all<{ detail: string }>(study.file, `EXPLAIN QUERY PLAN ${sql}`, ...bound)
      for (const { detail } of plan) expect(`${name}: ${detail}`).not.toMatch(/SCAN|TEMP B-TREE/)
    }
  })
})

describe('a stored action', () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true })
  const reasons = fc.record({
    state: fc.constant('cannot-judge'),
    reason: fc.constantFrom(...CannotJudgeReason.options),
  })
  const cleared = fc.constant({ state: 'cleared' })
  const given = <Value>(value: fc.Arbitrary<Value>) => fc.oneof(value, reasons, cleared)
  const rated = given(
    fc.oneof(
      fc.oneof(number, fc.array(number, { maxLength: 5 }), fc.string()).map((value) => ({ state: 'given', value })),
      fc.constant({ state: 'not-applicable' }),
    ),
  )
  const preferred = given(
    fc.oneof(
      fc.integer({ min: -3, max: 3 }).map((outcome) => ({ state: 'given', outcome })),
      fc.constant({ state: 'both-bad' }),
    ),
  )
  const ranks = fc.array(fc.option(fc.integer({ min: 1, max: 10 })), { minLength: 2, maxLength: 10 })
  const slot = fc.option(fc.integer({ min: 1, max: 10 }))
  const extremes = fc.record({ state: fc.constant('given'), best: slot, worst: slot })
  const mark = fc.record({
    start: fc.nat(),
    end: fc.integer({ min: 1, max: 900 }),
    category: fc.string({ maxLength: 60 }),
    severity: fc.option(fc.string({ maxLength: 60 })),
    comment: fc.string(),
  })
  const criterion = 'a'.repeat(20)
  const about = fc.record(
    { slot: fc.integer({ min: 1, max: 10 }), turn: fc.integer({ min: 1, max: 9 }) },
    { requiredKeys: [] },
  )
  const action = fc.oneof(
    fc.tuple(rated, about).map(([value, place]) => ({ kind: 'rating', criterion, ...place, value })),
    preferred.map((value) => ({ kind: 'preference', criterion, value })),
    given(ranks.map((all) => ({ state: 'given', ranks: all }))).map((value) => ({ kind: 'ranking', value })),
    given(extremes).map((value) => ({ kind: 'best-worst', value })),
    fc.tuple(fc.array(mark), about).map(([spans, place]) => ({ kind: 'spans', ...place, spans })),
    fc.string().map((text) => ({ kind: 'justification', text })),
    fc.option(fc.integer({ min: 0, max: 100 })).map((percent) => ({ kind: 'confidence', percent })),
    fc.option(fc.string({ maxLength: 60 })).map((guess) => ({ kind: 'guess', slot: 2, guess })),
    fc.boolean().map((later) => ({ kind: 'later', later })),
    fc.constantFrom('reference', 'differences').map((aid) => ({ kind: 'opened', aid })),
    fc.string().map((text) => ({ kind: 'comment', text })),
    fc.boolean().map((flagged) => ({ kind: 'flag', flagged })),
    fc.constant({ kind: 'submission' }),
  )

  it('comes back from its columns as it went in', () => {
    fc.assert(
      fc.property(action, (raw) => {
        const stored = JudgementAction.parse(raw)
        expect(actionOf(columnsOf(stored), criterion)).toEqual(stored)
      }),
    )
  })

  it('of an overall preference comes back without a criterion', () => {
    const stored = JudgementAction.parse({ kind: 'preference', value: { state: 'both-bad' } })
    expect(actionOf(columnsOf(stored), null)).toEqual(stored)
  })
})

describe('the chain of a device', () => {
  const judged = (): void => {
    const work = raterAt(study.file, rater)
    for (const value of [1, 2, 3, 4, 5]) work.rate(task, criterion, value)
    work.record(task, { kind: 'comment', text: 'Ünïcode “quotes” 🙂' })
    work.submit(task)
  }

  it('holds as it was written, for one device and for all', () => {
    judged()
    expect(verifyChain(study.file)).toEqual({ ok: true, events: 7 })
    expect(verifyChain(study.file, 'computer')).toEqual({ ok: true, events: 7 })
  })

  it('is SHA-256 over the canonical JSON of the event, so that anybody can recompute it', () => {
    const action = rating(3)
    const event = eventOf(action)
    appendJudgement(study.file, event)
    const shown = [study.responses[0]?.[0]]
    // Keys sorted by hand: this text does not come from the library that writes the hash.
    const text =
      `{"action":{"criterion":"${criterion}","kind":"rating","value":{"state":"given","value":3}},"appVersion":"0.0.0",` +
      `"assignment":"${task}","command":"${event.command}","device":"${event.device}","judgement":"${event.judgement}",` +
      `"previousHash":"${'0'.repeat(64)}","rater":"${rater}","recordedAt":"${instant(3)}","rubricVersion":2,` +
      `"sequence":1,"shown":["${shown[0]}"],"supersedes":null,` +
      `"times":{"activeMs":900,"firstInputAt":"${instant(2)}","openedAt":"${instant(1)}"}}`
    const stored = first<{ hash: string }>(study.file, 'SELECT lower(hex(hash)) AS hash FROM judgement')
    expect(stored?.hash).toBe(createHash('sha256').update(text).digest('hex'))
  })

  const tampered: [string, string, 'gap' | 'changed', number][] = [
    ['a value', 'UPDATE judgement SET value = 5 WHERE sequence = 3', 'changed', 3],
    ['a time', "UPDATE judgement SET recorded_at = '2026-01-05T09:00:00.000Z' WHERE sequence = 4", 'changed', 4],
    ['what was shown', 'UPDATE presentation_slot SET response_no = 2 WHERE presentation_no = 1', 'changed', 1],
    ['a missing event', 'DELETE FROM judgement WHERE sequence = 6', 'gap', 6],
    ['a hash', 'UPDATE judgement SET hash = zeroblob(32) WHERE sequence = 7', 'changed', 7],
  ]
  it.each(tampered)('shows the first place where %s was tampered with', (_, sql, finding, sequence) => {
    judged()
    const names = all<{ name: string }>(study.file, "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    for (const { name } of names) script(study.file, `DROP TRIGGER ${name}`)
    script(study.file, sql)
    expect(verifyChain(study.file)).toMatchObject({ ok: false, finding, sequence })
  })

  it('is checked when a study is opened: a bit that flipped inside a saved rating is named', () => {
    judged()
    const { path } = study.file
    closeStudyFile(study.file)
    const bytes = readFileSync(path)
    const place = bytes.indexOf('“quotes”')
    expect(place).toBeGreaterThan(0)
    bytes[place + 4] = (bytes[place + 4] ?? 0) ^ 1
    writeFileSync(path, bytes)
    expect(() => openStudyFile(path)).toThrow('STUDY_DAMAGED')
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })

  it('is read in the order of its index', () => {
    const plan = all<{ detail: string }>(study.file, `EXPLAIN QUERY PLAN ${logSql}`, 1)
    expect(plan[0]?.detail).toContain('device_no=?')
    for (const { detail } of plan) expect(detail).not.toMatch(/SCAN|TEMP B-TREE FOR ORDER/)
  })

  it('goes on after the study was closed and opened again', () => {
    judged()
    const { path } = study.file
    closeStudyFile(study.file)
    const file = openStudyFile(path)
    expect(raterAt(file, rater).submit(task).sequence).toBe(8)
    expect(verifyChain(file)).toEqual({ ok: true, events: 8 })
    closeStudyFile(file)
  })
})
