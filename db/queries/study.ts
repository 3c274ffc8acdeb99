import type { Stage, StudyCounts, StudyWords } from '#contract/coordinator.ts'
import type { CommandId, StudyId } from '#contract/ids.ts'
import type { Protocol } from '#contract/protocol.ts'
import { changesSoFar, first, kept, run, type StudyFile } from '../driver.ts'

/** A study's own row. */
export type StoredStudy = {
  readonly study: StudyId
  readonly stage: Stage
  readonly words: StudyWords
  readonly protocol: Protocol
  readonly createdAt: string
  readonly changedAt: string
}

type StudyRow = {
  readonly id: string
  readonly words: string
  readonly protocol: string
  readonly createdAt: string
  readonly stage: Stage
  readonly changedAt: string
}

/** The study as it is now. `changedAt` is the last change of set-up, stage or judgement. */
export function readStudy(file: StudyFile): StoredStudy {
  const row = first<StudyRow>(
    file,
    `SELECT id, words, protocol, created_at AS createdAt,
       (SELECT stage FROM stage_event ORDER BY sequence DESC LIMIT 1) AS stage,
       max(changed_at,
         (SELECT at FROM stage_event ORDER BY sequence DESC LIMIT 1),
         ifnull((SELECT recorded_at FROM judgement ORDER BY judgement_no DESC LIMIT 1), '')) AS changedAt
     FROM study`,
  )
  if (!row) throw new Error('a study file without its study')
  return {
    study: row.id as StudyId,
    stage: row.stage,
    words: JSON.parse(row.words) as StudyWords,
    protocol: JSON.parse(row.protocol) as Protocol,
    createdAt: row.createdAt,
    changedAt: row.changedAt,
  }
}

export function saveWords(file: StudyFile, words: StudyWords, at: string): void {
  run(file, 'UPDATE study SET words = ?, changed_at = ?', JSON.stringify(words), at)
}

export function saveProtocol(file: StudyFile, protocol: Protocol, at: string): void {
  run(file, 'UPDATE study SET protocol = ?, changed_at = ?', JSON.stringify(protocol), at)
}

/** Enters a stage; the history of stages is kept. */
export function setStage(file: StudyFile, stage: Stage, at: string): void {
  run(file, 'INSERT INTO stage_event (stage, at) VALUES (?, ?)', stage, at)
}

/** Sizes. `assignments` and `submitted` count planned tasks; `importedJudgements` the values that came from files. */
export function readCounts(file: StudyFile): StudyCounts {
  const stamp = changesSoFar(file)
  const memory = kept(file, 'counts', () => ({ stamp: -1, counts: null as StudyCounts | null }))
  if (memory.stamp === stamp && memory.counts) return memory.counts
  const counts = first<StudyCounts>(
    file,
    `SELECT
       (SELECT count(*) FROM item) AS items,
       (SELECT count(*) FROM response) AS responses,
       (SELECT count(*) FROM system) AS systems,
       (SELECT count(*) FROM rubric_criterion WHERE version = (SELECT max(version) FROM rubric_version)) AS criteria,
       (SELECT count(*) FROM rater) AS raters,
       (SELECT count(*) FROM task_progress) AS assignments,
       (SELECT count(*) FROM task_progress WHERE state = 'submitted') AS submitted,
       (SELECT count(*) FROM judgement WHERE kind IN ('rating', 'preference', 'ranking')
          AND device_no IN (SELECT device_no FROM device WHERE kind = 'import')) AS importedJudgements`,
  )
  if (!counts) throw new Error('a count without an answer')
  memory.stamp = stamp
  memory.counts = counts
  return counts
}

/** Who opened the key, when and why, and what the data was then. */
export type Unblinding = {
  readonly at: string
  readonly by: string
  readonly reason: string
  readonly dataHash: string
}

export function appendUnblinding(file: StudyFile, { at, by, reason, dataHash }: Unblinding): void {
  run(file, 'INSERT INTO unblinding (at, by, reason, data_hash) VALUES (?, ?, ?, ?)', at, by, reason, dataHash)
}

/** The first unblinding, or null while the systems are hidden. */
export function readUnblinding(file: StudyFile): Unblinding | null {
  const sql = 'SELECT at, by, reason, data_hash AS dataHash FROM unblinding ORDER BY sequence LIMIT 1'
  return first<Unblinding>(file, sql) ?? null
}

/** Whether a command was carried out before, as a command of set-up or as a judgement. */
export function commandSeen(file: StudyFile, command: CommandId): boolean {
  const sql = `SELECT 1 WHERE EXISTS (SELECT 1 FROM command_answer WHERE command = ?)
    OR EXISTS (SELECT 1 FROM judgement WHERE command = ?)`
  return first(file, sql, command, command) !== undefined
}

/** What a command answered the first time; null when it is new. */
export function commandAnswer(file: StudyFile, command: CommandId): unknown {
  const row = first<{ answer: string }>(file, 'SELECT answer FROM command_answer WHERE command = ?', command)
  return row ? (JSON.parse(row.answer) as unknown) : null
}

/** Keeps a command's answer (a JSON value) in the transaction that carried it out. */
export function rememberCommand(file: StudyFile, command: CommandId, answer: unknown, at: string): void {
  const sql = 'INSERT INTO command_answer (command, answer, at) VALUES (?, ?, ?)'
  run(file, sql, command, JSON.stringify(answer ?? null), at)
}

export { dataHash } from './dataHash.ts'
