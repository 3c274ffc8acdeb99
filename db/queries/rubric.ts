import canonicalize from 'canonicalize'
import { CriterionId } from '#contract/ids.ts'
import type { Criterion, CriterionDraft, Rubric } from '#contract/rubric.ts'
import type { RubricHistory } from '#contract/rubricSetup.ts'
import { all, first, kept, run, type StudyFile, transaction } from '../driver.ts'
import { randomCode } from '../randomCode.ts'

/** The rubric as it is now. Version 1 is empty and made with the study. */
export function readRubric(file: StudyFile): Rubric {
  const version = first<{ version: number }>(file, 'SELECT max(version) AS version FROM rubric_version')?.version ?? 1
  return { version, criteria: [...criteriaOf(file, version)] }
}

/** The criteria of one rubric version in their order. A version never changes, so it is read once per open file. */
export function criteriaOf(file: StudyFile, version: number): readonly Criterion[] {
  return kept(file, `rubric ${version}`, () =>
    all<{ body: string }>(
      file,
      `SELECT body FROM rubric_criterion JOIN criterion_version USING (criterion_version_no)
       WHERE version = ? ORDER BY position`,
      version,
    ).map(({ body }) => JSON.parse(body) as Criterion),
  )
}

/**
 * Stores the criteria as the next version and returns it; criteria equal to the current ones make no new version. A
 * criterion that did not change keeps its id and its version. One that changed keeps its id as long as nobody was
 * asked it; once it was, the changed one gets a new id and supersedes the old, so that their values are never pooled.
 * A condition on a criterion that gets a new id goes with it, and so counts as a change of the criterion it stands at.
 */
export function saveRubric(file: StudyFile, criteria: readonly CriterionDraft[], at: string): Rubric {
  return transaction(file, () => {
    const current = readRubric(file)
    const versions = storeCriteria(file, criteria)
    const before = all<{ no: number }>(
      file,
      'SELECT criterion_version_no AS no FROM rubric_criterion WHERE version = ? ORDER BY position',
      current.version,
    )
    if (before.length === versions.length && before.every(({ no }, place) => no === versions[place])) return current
    const version = current.version + 1
    run(file, 'INSERT INTO rubric_version (version, made_at) VALUES (?, ?)', version, at)
    versions.forEach((no, place) => {
      const sql = 'INSERT INTO rubric_criterion (version, position, criterion_version_no) VALUES (?, ?, ?)'
      run(file, sql, version, place + 1, no)
    })
    run(file, 'UPDATE study SET changed_at = ?', at)
    return readRubric(file)
  })
}

/** The number of a criterion's newest version, or null if the study has no such criterion. */
export function criterionVersionOf(file: StudyFile, criterion: CriterionId): number | null {
  const sql = `SELECT max(criterion_version_no) AS no FROM criterion_version JOIN criterion USING (criterion_no)
    WHERE criterion.id = ?`
  return first<{ no: number | null }>(file, sql, criterion)?.no ?? null
}

/**
 * Every criterion a report may have values for: those of the rubric now, in their order, then those that were asked
 * before and changed since, oldest first. Each in the version that was asked.
 */
export function judgedCriteria(file: StudyFile): Criterion[] {
  const { criteria } = readRubric(file)
  const now = new Set<string>(criteria.map(({ id }) => id))
  // Finding out what was asked walks the log: most studies have never changed a criterion, and need not.
  if (all<{ id: string }>(file, 'SELECT id FROM criterion').every(({ id }) => now.has(id))) return [...criteria]
  const earlier = all<{ body: string }>(
    file,
    `SELECT body FROM criterion_version WHERE criterion_version_no IN (${askedVersions}) ORDER BY criterion_version_no`,
  ).map(({ body }) => JSON.parse(body) as Criterion)
  return [...criteria, ...earlier.filter(({ id }) => !now.has(id))]
}

/** Criterion versions shown in a planned task (to rate by, or to compare by) or holding a value from a file. */
const askedVersions = `
  SELECT criterion_version_no FROM rubric_criterion WHERE version IN (
    SELECT rubric_version FROM assignment a JOIN presentation USING (assignment_no)
    LEFT JOIN plan_phase f ON f.plan_no = a.plan_no AND f.phase = a.phase
    WHERE a.plan_no IS NOT NULL AND (a.kind = 'rating' OR f.settings ->> 'perCriterion'))
  UNION SELECT DISTINCT criterion_version_no FROM judgement WHERE criterion_version_no IS NOT NULL`

/** Stores what changed, in order, so that the criteria a condition can name have their ids when it is stored. */
function storeCriteria(file: StudyFile, criteria: readonly CriterionDraft[]): number[] {
  const renamed = new Map<CriterionId, CriterionId>()
  return criteria.map((draft) => {
    const { shownIf } = draft
    const named = shownIf && renamed.get(shownIf.criterion)
    const no = criterionVersionFor(file, named ? { ...draft, shownIf: { ...shownIf, criterion: named } } : draft)
    if (draft.id !== null) renamed.set(draft.id, idOf(file, no))
    return no
  })
}

function idOf(file: StudyFile, criterionVersionNo: number): CriterionId {
  const sql = 'SELECT id FROM criterion JOIN criterion_version USING (criterion_no) WHERE criterion_version_no = ?'
  const found = first<{ id: CriterionId }>(file, sql, criterionVersionNo)
  if (!found) throw new Error('a criterion version without its criterion')
  return found.id
}

function criterionVersionFor(file: StudyFile, draft: CriterionDraft): number {
  if (draft.id === null) return insertCriterion(file, draft, null)
  const newest = criterionVersionOf(file, draft.id)
  if (newest === null) return insertCriterion(file, draft, null, draft.id)
  const known = first<{ body: string; criterionNo: number }>(
    file,
    'SELECT body, criterion_no AS criterionNo FROM criterion_version WHERE criterion_version_no = ?',
    newest,
  )
  if (!known) throw new Error('a criterion without its version')
  if (canonicalize(JSON.parse(known.body)) === canonicalize(draft)) return newest
  if (wasAsked(file, known.criterionNo)) return insertCriterion(file, draft, newest)
  return insertVersion(file, known.criterionNo, draft as Criterion, newest)
}

const wasAsked = (file: StudyFile, criterionNo: number): boolean =>
  first(
    file,
    `SELECT 1 FROM criterion_version WHERE criterion_no = ? AND criterion_version_no IN (${askedVersions})`,
    criterionNo,
  ) !== undefined

/** Every version with its criteria, which criterion took whose place, and what raters were asked. */
export function readRubricHistory(file: StudyFile): RubricHistory {
  const versions = all<{ version: number; savedAt: string }>(
    file,
    'SELECT version, made_at AS savedAt FROM rubric_version ORDER BY version DESC',
  ).map((made) => ({ ...made, criteria: [...criteriaOf(file, made.version)] }))
  const successions = all<{ criterion: CriterionId; earlier: CriterionId }>(
    file,
    `SELECT DISTINCT c.id AS criterion, e.id AS earlier FROM criterion_version v JOIN criterion c USING (criterion_no)
     JOIN criterion_version w ON w.criterion_version_no = v.supersedes JOIN criterion e ON e.criterion_no = w.criterion_no
     WHERE e.criterion_no <> c.criterion_no ORDER BY v.criterion_version_no`,
  )
  const raters = new Map(
    all<{ criterionNo: number; raters: number }>(
      file,
      `SELECT criterion_no AS criterionNo, count(DISTINCT rater_no) AS raters FROM judgement
       JOIN criterion_version USING (criterion_version_no)
       JOIN presentation USING (presentation_no) JOIN assignment USING (assignment_no)
       WHERE state <> 'cleared' GROUP BY criterion_no`,
    ).map((counted) => [counted.criterionNo, counted.raters]),
  )
  const asked = all<{ criterion: CriterionId; criterionNo: number }>(
    file,
    `SELECT DISTINCT c.id AS criterion, criterion_no AS criterionNo FROM criterion c
     JOIN criterion_version USING (criterion_no)
     WHERE criterion_version_no IN (${askedVersions}) ORDER BY criterion_no`,
  ).map(({ criterion, criterionNo }) => ({ criterion, raters: raters.get(criterionNo) ?? 0 }))
  return { versions, successions, asked }
}

function insertCriterion(
  file: StudyFile,
  draft: CriterionDraft,
  supersedes: number | null,
  id: CriterionId = CriterionId.parse(randomCode()),
): number {
  const { row } = run(file, 'INSERT INTO criterion (id) VALUES (?)', id)
  return insertVersion(file, row, { ...draft, id }, supersedes)
}

function insertVersion(file: StudyFile, criterionNo: number, body: Criterion, supersedes: number | null): number {
  const sql = 'INSERT INTO criterion_version (criterion_no, supersedes, body) VALUES (?, ?, ?)'
  return run(file, sql, criterionNo, supersedes, JSON.stringify(body)).row
}
