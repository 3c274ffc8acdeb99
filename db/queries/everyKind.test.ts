import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CommandId, CriterionId, RaterId } from '#contract/ids.ts'
import type { Phase } from '#contract/protocol.ts'
import type { Criterion } from '#contract/rubric.ts'
import { run } from '../driver.ts'
import { randomCode } from '../randomCode.ts'
import { instant, raterAt, type StudyForTest, studyForTest } from '../testing/studyForTest.ts'
import { attachmentShown, insertAttachment } from './attachments.ts'
import { dataHash } from './dataHash.ts'
import { appendRaterNote, lastNoteAt, readRaterNotes } from './raterNotes.ts'
import { insertRater, readRaters, saveGroups } from './raters.ts'
import { bestWorstRows, criterionPreferenceRows, preferenceRows, ratingRows } from './results.ts'
import { firstOpenTask, historyOf, taskByOrdinal, tasksPage } from './tasks.ts'
import { verifyChain } from './verifyChain.ts'

let study: StudyForTest
const open = (phases: readonly Phase[], contents = {}) => {
  study = studyForTest({ items: 1, systems: 3, raters: 1, ...contents }, phases)
  const [rater, criterion] = [study.raters[0] as RaterId, study.criteria[0] as CriterionId]
  const task = (ordinal: number) => taskByOrdinal(study.file, rater, ordinal)
  const assignment = (ordinal: number) => task(ordinal)?.assignment ?? ('' as never)
  return { rater, criterion, task, assignment, work: raterAt(study.file, rater) }
}
const given = (value: number | number[] | string) => ({ state: 'given', value }) as const
afterEach(() => study.done())

describe('several responses on one screen', () => {
  it('are each rated at their own place, and come out as rows of their own', () => {
    const { criterion, task, assignment, work } = open([{ kind: 'rating', together: true }])
    expect(task(1)?.responses).toHaveLength(3)
    for (const [slot, value] of [
      [1, 5],
      [2, 3],
      [2, 4],
      [3, 1],
    ] as const) {
      work.record(assignment(1), { kind: 'rating', criterion, slot, value: given(value) })
    }
    expect(task(1)?.answers.ratings).toEqual([
      { criterion, slot: 1, value: given(5) },
      { criterion, slot: 2, value: given(4) },
      { criterion, slot: 3, value: given(1) },
    ])
    work.submit(assignment(1))
    const rows = ratingRows(study.file).filter((row) => row.criterion === criterion)
    expect(rows.map(({ value, system }) => [value, study.systems.indexOf(system)])).toEqual([
      [5, 0],
      [4, 1],
      [1, 2],
    ])
    expect(ratingRows(study.file).filter(({ state }) => state === 'missing')).toHaveLength(3)
    expect(verifyChain(study.file)).toEqual({ ok: true, events: 5 })
  })
})

describe('turns of a conversation', () => {
  beforeEach(() => {
    open([{ kind: 'rating', perTurn: true }], { systems: 1 })
  })

  it('come with the task and are rated one by one', () => {
    const turns = [
      { role: 'user', text: 'Why?' },
      { role: 'assistant', text: 'Because.' },
    ]
    run(study.file, 'UPDATE response SET turns = ?', JSON.stringify(turns))
    const rater = study.raters[0] as RaterId
    const criterion = study.criteria[0] as CriterionId
    const view = taskByOrdinal(study.file, rater, 1)
    expect(view?.responses[0]?.turns).toEqual(turns)
    const work = raterAt(study.file, rater)
    const assignment = view?.assignment ?? ('' as never)
    work.record(assignment, { kind: 'rating', criterion, turn: 2, value: given(4) })
    work.submit(assignment)
    expect(ratingRows(study.file).map(({ value, turn, state }) => [value, turn, state])).toEqual([[4, 2, 'given']])
  })
})

describe('comparisons', () => {
  it('may find both bad, and be made by every criterion', () => {
    const { criterion, assignment, work } = open(
      [{ kind: 'preference', ties: true, strength: false, bothBad: true, perCriterion: true }],
      { systems: 2 },
    )
    work.record(assignment(1), { kind: 'preference', value: { state: 'both-bad' } })
    work.record(assignment(1), { kind: 'preference', criterion, value: { state: 'given', outcome: -1 } })
    work.record(assignment(1), { kind: 'justification', text: 'Neither answers.' })
    work.submit(assignment(1))
    expect(preferenceRows(study.file)).toMatchObject([
      { state: 'given', outcome: 0, bothBad: true, comment: 'Neither answers.' },
    ])
    expect(criterionPreferenceRows(study.file)).toMatchObject([{ criterion, outcome: -1, bothBad: false }])
  })
})

describe('best and worst', () => {
  it('come out with everything that was shown', () => {
    const { assignment, work } = open([{ kind: 'best-worst' }])
    work.record(assignment(1), { kind: 'best-worst', value: { state: 'given', best: 2, worst: 3 } })
    const before = dataHash(study.file)
    work.submit(assignment(1))
    expect(dataHash(study.file)).not.toBe(before)
    expect(bestWorstRows(study.file)).toMatchObject([{ best: 2, worst: 3, shown: [{}, {}, {}], state: 'given' }])
  })
})

describe('the queue', () => {
  it('puts off a task to the end, where several come in the order they were put off', () => {
    const { rater, assignment, work } = open([{ kind: 'rating' }], { items: 2, systems: 2 })
    for (const ordinal of [2, 1]) work.record(assignment(ordinal), { kind: 'later', later: true })
    const next = () => firstOpenTask(study.file, rater)?.ordinal ?? null
    expect(next()).toBe(3)
    expect(tasksPage(study.file, rater, 1, 9).tasks.map(({ later }) => later)).toEqual([true, true, false, false])
    work.submit(assignment(3))
    work.submit(assignment(4))
    expect(next()).toBe(2)
    work.record(assignment(2), { kind: 'later', later: false })
    expect(next()).toBe(2)
    work.submit(assignment(2))
    expect(next()).toBe(1)
    work.submit(assignment(1))
    expect(next()).toBeNull()
  })

  it('tells what a rater did at a task, and what changed since it was submitted', () => {
    const { rater, criterion, task, assignment, work } = open([{ kind: 'rating' }])
    work.rate(assignment(1), criterion, 2)
    work.submit(assignment(1))
    work.record(assignment(1), { kind: 'opened', aid: 'reference' })
    expect(task(1)?.answers).toMatchObject({ opened: ['reference'], changedSince: false, submittedAt: instant(12) })
    work.rate(assignment(1), criterion, 3)
    expect(task(1)?.answers).toMatchObject({ changedSince: true, submittedAt: null })
    expect(historyOf(study.file, rater, 1)?.map(({ action }) => action.kind)).toEqual([
      'rating',
      'submission',
      'opened',
      'rating',
    ])
  })
})

describe('criteria that are not asked', () => {
  it('have no row: conditions that are not met, and criteria of other groups', () => {
    study = studyForTest({ items: 1, systems: 1, raters: 0, criteria: [] }, [])
    const rater = RaterId.parse(randomCode())
    insertRater(study.file, { id: rater, pseudonym: 'R1', kind: 'human', groups: ['teachers'] })
    expect(readRaters(study.file)).toEqual([{ id: rater, pseudonym: 'R1', kind: 'human', groups: ['teachers'] }])
    const ids = ['a', 'b', 'c', 'd'].map((letter) => CriterionId.parse(letter.repeat(20)))
    const common = {
      question: '',
      measurement: 'nominal',
      direction: 'higher-is-better',
      weight: 1,
      required: true,
    } as const
    const yesNo = (place: number, more: Partial<Criterion> = {}): Criterion =>
      ({ ...common, id: ids[place], name: `C${place}`, kind: 'yes-no', unsure: true, ...more }) as Criterion
    const [first] = ids as [CriterionId]
    const bodies = [
      yesNo(0),
      yesNo(1, { shownIf: { criterion: first, values: [1] } }),
      yesNo(2, { groups: ['clinicians'] }),
      yesNo(3, { groups: ['teachers'] }),
    ]
    run(study.file, 'INSERT INTO rubric_version (version, made_at) VALUES (9, ?)', instant(1))
    for (const [place, body] of bodies.entries()) {
      const { row } = run(study.file, 'INSERT INTO criterion (id) VALUES (?)', body.id)
      const sql = 'INSERT INTO criterion_version (criterion_no, body) VALUES (?, ?)'
      const version = run(study.file, sql, row, JSON.stringify(body)).row
      run(study.file, 'INSERT INTO rubric_criterion VALUES (9, ?, ?)', place + 1, version)
    }
    const again = studyPlanned(rater)
    const { assignment, task } = again
    expect(task.kind === 'rating' && task.criteria.map(({ name }) => name)).toEqual(['C0', 'C1', 'C3'])
    const work = raterAt(study.file, rater)
    work.rate(assignment, first, given(0))
    work.submit(assignment)
    expect(ratingRows(study.file).map(({ criterion, state }) => [ids.indexOf(criterion), state])).toEqual([
      [0, 'given'],
      [3, 'missing'],
    ])
    saveGroups(study.file, rater, [])
    expect(ratingRows(study.file)).toHaveLength(1)
  })
})

/** Plans the ratings of the study as it is, and returns the rater's first task. */
function studyPlanned(rater: RaterId) {
  run(study.file, "INSERT INTO plan (algorithm, seed, hash, certificate) VALUES ('x', 1, 'x', '{}')")
  run(study.file, 'INSERT INTO plan_phase VALUES (1, 1, \'{"kind":"rating"}\')')
  run(
    study.file,
    `INSERT INTO assignment (id, rater_no, item_no, kind, plan_no, phase, ordinal)
     VALUES ('${'t'.repeat(20)}', 1, 1, 'rating', 1, 1, 1)`,
  )
  run(study.file, 'INSERT INTO task_progress (assignment_no, rater_no, ordinal) VALUES (1, 1, 1)')
  run(study.file, 'INSERT INTO presentation (assignment_no, rubric_version) VALUES (1, 9)')
  run(study.file, "INSERT INTO presentation_slot VALUES (1, 1, 1, '')")
  const view = taskByOrdinal(study.file, rater, 1)
  if (!view) throw new Error('no task')
  return view
}

describe('notes of raters', () => {
  it('are appended once per command and never changed', () => {
    const { rater } = open([{ kind: 'rating' }])
    const note = (kind: 'consent' | 'tour', command = CommandId.parse(randomCode()), at = instant(5)) =>
      appendRaterNote(study.file, { id: randomCode(), command, rater, note: { kind }, at })
    const command = CommandId.parse(randomCode())
    expect(note('consent', command)).toBe(instant(5))
    expect(note('consent', command, instant(9))).toBe(instant(5))
    note('tour')
    expect(readRaterNotes(study.file)).toHaveLength(2)
    expect(lastNoteAt(study.file, rater, 'consent')).toBe(instant(5))
    expect(lastNoteAt(study.file, rater, 'exit')).toBeNull()
    expect(() => run(study.file, 'DELETE FROM rater_note')).toThrow('append-only')
  })
})

describe('attachments', () => {
  it('are kept once, named in the task without their file name, and given to those who see the task', () => {
    const { rater, task, assignment } = open([{ kind: 'rating' }], { items: 2, systems: 1 })
    const picture = {
      mediaType: 'image/png',
      fileName: 'secret-system.png',
      words: 'A rash',
      bytes: new Uint8Array([1, 2]),
    }
    const no = insertAttachment(study.file, picture)
    expect(insertAttachment(study.file, { ...picture, fileName: 'again.png' })).toBe(no)
    run(study.file, 'UPDATE item_context SET attachment_no = ? WHERE item_no = 1', no)
    run(study.file, 'INSERT INTO response_attachment VALUES (1, 1, ?)', no)
    const { attachment } = task(1)?.context[0] ?? {}
    expect(attachment).toMatchObject({ mediaType: 'image/png', words: 'A rash' })
    expect(task(1)?.responses[0]?.attachments).toEqual([attachment])
    expect(JSON.stringify(task(1))).not.toContain('secret')
    const id = attachment?.id ?? ('' as never)
    expect(attachmentShown(study.file, rater, assignment(1), id)?.bytes).toEqual(Buffer.from([1, 2]))
    expect(attachmentShown(study.file, rater, assignment(2), id)).toBeNull()
    expect(attachmentShown(study.file, RaterId.parse(randomCode()), assignment(1), id)).toBeNull()
  })
})
