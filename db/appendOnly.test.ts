import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AssignmentId, CriterionId, RaterId } from '#contract/ids.ts'
import { all, first, pragma, run } from './driver.ts'
import { appendUnblinding } from './queries/study.ts'
import { taskByOrdinal } from './queries/tasks.ts'
import { instant, raterAt, type StudyForTest, studyForTest } from './testing/studyForTest.ts'

let study: StudyForTest
beforeEach(() => {
  study = studyForTest()
  const rater = study.raters[0] as RaterId
  const task = taskByOrdinal(study.file, rater, 1)?.assignment as AssignmentId
  raterAt(study.file, rater).rate(task, study.criteria[0] as CriterionId, 3)
  appendUnblinding(study.file, { at: instant(9), by: 'R. Keeper', reason: 'done', dataHash: 'x' })
})
afterEach(() => study.done())

/** Tables whose rows are history, each with a column to tamper with. */
const history: [table: string, column: string][] = [
  ['judgement', 'value'],
  ['presentation', 'occurrence'],
  ['presentation_slot', 'blind_label'],
  ['assignment', 'kind'],
  ['unblinding', 'reason'],
  ['stage_event', 'stage'],
  ['criterion_version', 'body'],
  ['rubric_criterion', 'position'],
]

describe.each(history)('%s', (table, column) => {
  const content = () => all(study.file, `SELECT * FROM ${table}`)

  it('has rows to protect', () => expect(content().length).toBeGreaterThan(0))

  it('refuses update', () => {
    const before = content()
    expect(() => run(study.file, `UPDATE ${table} SET ${column} = ${column}`)).toThrow('append-only')
    expect(content()).toEqual(before)
  })

  it('refuses delete', () => {
    const before = content()
    expect(() => run(study.file, `DELETE FROM ${table}`)).toThrow('append-only')
    expect(content()).toEqual(before)
  })

  it('refuses INSERT OR REPLACE and REPLACE', () => {
    const before = content()
    const copy = `INTO ${table} SELECT * FROM ${table} LIMIT 1`
    expect(() => run(study.file, `INSERT OR REPLACE ${copy}`)).toThrow('append-only')
    expect(() => run(study.file, `REPLACE ${copy}`)).toThrow('append-only')
    expect(content()).toEqual(before)
  })

  it('refuses an upsert', () => {
    const before = content()
    const upsert = `INSERT INTO ${table} SELECT * FROM ${table} WHERE true ON CONFLICT DO UPDATE SET ${column} = ${column}`
    expect(() => run(study.file, upsert)).toThrow('append-only')
    expect(content()).toEqual(before)
  })
})

it('would let a replacement slip past the triggers without recursive_triggers, which is why the setting is checked', () => {
  pragma(study.file, 'recursive_triggers = OFF')
  run(
    study.file,
    "INSERT OR REPLACE INTO unblinding SELECT sequence, at, by, 'forged', scope, data_hash FROM unblinding",
  )
  expect(first(study.file, 'SELECT reason FROM unblinding')).toEqual({ reason: 'forged' })
})

it('refuses a value of the wrong kind, because tables are STRICT', () => {
  expect(() => run(study.file, "UPDATE item SET position = 'first'")).toThrow('cannot store TEXT')
  const loose = all<{ name: string; strict: number }>(
    study.file,
    "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
  ).filter(({ strict }) => strict !== 1)
  expect(loose).toEqual([])
})

it('lets no key be NULL', () => {
  const nullable = all<{ t: string; c: string }>(
    study.file,
    `SELECT t.name AS t, c.name AS c FROM pragma_table_list t JOIN pragma_table_info(t.name) c
     WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND c.pk > 0 AND c."notnull" = 0`,
  )
  expect(nullable).toEqual([])
})
