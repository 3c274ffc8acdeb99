import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AssignmentId, CriterionId, RaterId } from '#contract/ids.ts'
import type { JudgementAction } from '#contract/judgement.ts'
import { all, first, run, type StudyFile, script, transaction } from '../driver.ts'
import { madeStudy, ratedStudy } from '../testing/ratedStudies.ts'
import { ratingRowsBySql } from '../testing/ratingRowsBySql.ts'
import { instant, raterAt, type StudyForTest, studyForTest } from '../testing/studyForTest.ts'
import { insertAttachment } from './attachments.ts'
import { dataHash } from './dataHash.ts'
import { stampOf } from './stamp.ts'
import { taskByOrdinal } from './tasks.ts'

/** Tables that may change without the stamp, and why no report is the worse for it. */
const beside: Readonly<Record<string, string>> = {
  adjudication: 'stands beside the judgements; no report reads it',
  analysis_plan: 'says what will be computed, not from what',
  analysis_run: 'numbers that were computed',
  command_answer: 'makes repeats harmless',
  content_stamp: 'is the count of changes itself',
  export: 'a record of what went out',
  freeze: 'a record of what was fixed',
  judgement: 'only grows, and the ends of its chains are in the stamp: see below',
  known_hash: 'what was hashed at a stamp',
  leak_decision: 'a record; what it changes in texts is a change of the texts',
  packet: 'the ledger of packets',
  packet_device: 'the ledger of packets',
  packet_origin: 'whose a packet is',
  packet_return: 'the ledger of packets',
  packet_task: 'the ledger of packets',
  rater_note: 'what raters do beside judging',
  rater_pin: 'opens a desk',
  source_key: 'sealing changes the names of systems, which are in theirs',
  task_progress: 'follows from assignments and the log',
  unredacted: 'texts as they were',
  watched_name: 'names to look for',
}

let study: StudyForTest
beforeEach(() => void (study = studyForTest()))
afterEach(() => study.done())

const tablesOf = (file: StudyFile): string[] =>
  all<{ name: string }>(
    file,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  ).map(({ name }) => name)

/** Does something and undoes it. */
function undone(file: StudyFile, work: () => void): void {
  const undo = new Error('undone')
  try {
    transaction(file, () => {
      work()
      throw undo
    })
  } catch (error) {
    if (error !== undo) throw error
  }
}

describe('the stamp of a study', () => {
  it('knows every table: each changes it, or says why it need not', () => {
    const tables = tablesOf(study.file)
    expect(Object.keys(beside).filter((name) => !tables.includes(name))).toEqual([])
    fillEmptyTables(study.file)
    const unmoved: string[] = []
    for (const table of tables.filter((name) => !(name in beside))) {
      const rows = first<{ count: number }>(study.file, `SELECT count(*) AS count FROM ${table}`)?.count ?? 0
      expect([table, rows > 0]).toEqual([table, true])
      undone(study.file, () => unmoved.push(...changesWithoutStamp(study.file, table)))
    }
    expect(unmoved).toEqual([])
  })

  it('changes with every event of the log, whatever it is', () => {
    const rater = study.raters[0] as RaterId
    const criterion = study.criteria[0] as CriterionId
    const assignment = taskByOrdinal(study.file, rater, 1)?.assignment as AssignmentId
    const actions: readonly JudgementAction[] = [
      { kind: 'rating', criterion, value: { state: 'given', value: 3 } },
      { kind: 'rating', criterion, value: { state: 'given', value: 3 } },
      { kind: 'rating', criterion, value: { state: 'cleared' } },
      { kind: 'comment', text: 'a' },
      { kind: 'flag', flagged: true },
      { kind: 'later', later: true },
      { kind: 'opened', aid: 'reference' },
      { kind: 'submission' },
      { kind: 'submission' },
    ]
    const stamps = [stampOf(study.file)]
    for (const action of actions) {
      raterAt(study.file, rater, 10 + stamps.length).record(assignment, action)
      stamps.push(stampOf(study.file))
    }
    expect(new Set(stamps).size).toBe(actions.length + 1)
  })

  it('stays when nothing is written but what is beside', () => {
    const before = stampOf(study.file)
    dataHash(study.file)
    run(study.file, "INSERT INTO watched_name (name) VALUES ('x')")
    expect(stampOf(study.file)).toBe(before)
  })

  it('never comes again once what it stood for is another thing, and the hash is never an old one', () => {
    fc.assert(
      fc.property(ratedStudy, (invented) => {
        const made = madeStudy(invented)
        try {
          const contents = new Map<string, string>()
          for (const step of [() => undefined, ...made.steps]) {
            step()
            const kept = dataHash(made.file)
            run(made.file, 'DELETE FROM known_hash')
            const content = JSON.stringify([dataHash(made.file), ratingRowsBySql(made.file)])
            const stamp = stampOf(made.file)
            expect(kept).toBe(dataHash(made.file))
            expect(contents.get(stamp) ?? content).toBe(content)
            contents.set(stamp, content)
          }
        } finally {
          made.done()
        }
      }),
      { numRuns: 15 },
    )
  })
})

/** A row in every table that a small study leaves empty. */
function fillEmptyTables(file: StudyFile): void {
  const bytes = new Uint8Array(4)
  insertAttachment(file, { mediaType: 'text/plain', fileName: 'a.txt', words: '', bytes })
  script(
    file,
    `INSERT INTO response_attachment SELECT 1, 1, attachment_no FROM attachment;
     INSERT INTO import_batch (id, file_name, file_hash, mapping, counts, at) VALUES ('b', 'f', 'h', '{}', '{}', 'now');
     INSERT INTO unblinding (at, by, reason, data_hash) VALUES ('now', 'me', 'r', 'h');
     INSERT INTO device (id, kind, computer) VALUES ('d', 'computer', 'c');
     INSERT INTO exclusion (rater_no, excluded, reason, by, at) VALUES (1, 1, 'r', 'me', '${instant(1)}')`,
  )
}

/** The changes of a table's first row that leave the stamp as it is; guards against changing history are laid aside. */
function changesWithoutStamp(file: StudyFile, table: string): string[] {
  const guards = all<{ name: string }>(
    file,
    "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ? AND sql LIKE '%RAISE%'",
    table,
  )
  script(file, `PRAGMA defer_foreign_keys = ON; ${guards.map(({ name }) => `DROP TRIGGER ${name};`).join('')}`)
  const columns = all<{ name: string; pk: number }>(file, `SELECT name, pk FROM pragma_table_info('${table}')`)
  const key = columns.filter(({ pk }) => pk > 0).map(({ name }) => name)
  const one = `(${key.join()}) IN (SELECT ${key.join()} FROM ${table} LIMIT 1)`
  script(file, `CREATE TEMP TABLE put_aside AS SELECT * FROM ${table} WHERE ${one}`)
  const changes = [
    ...columns.map(({ name }) => `UPDATE ${table} SET ${name} = ${name} WHERE ${one}`),
    `DELETE FROM ${table} WHERE ${one}`,
    `INSERT INTO ${table} SELECT * FROM put_aside`,
  ]
  return changes.filter((sql) => {
    const before = stampOf(file)
    expect([sql, run(file, sql).changes]).toEqual([sql, 1])
    return stampOf(file) === before
  })
}
