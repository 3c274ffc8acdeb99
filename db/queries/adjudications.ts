import type { CaseId, CriterionId, ItemId, ResponseId } from '#contract/ids.ts'
import type { AdjudicationReason, Verdict } from '#contract/review.ts'
import { all, run, type StudyFile } from '../driver.ts'

/** One decision about a case. `own` comes before any vote was shown, `final` after. */
export type Adjudication = {
  readonly caseId: CaseId
  readonly step: 'own' | 'final'
  readonly item: ItemId
  readonly first: ResponseId
  /** Of a comparison; null for a rating. */
  readonly second: ResponseId | null
  readonly criterion: CriterionId | null
  readonly verdict: Verdict
  /** Of a final decision. */
  readonly reason: AdjudicationReason | null
  readonly comment: string
  readonly by: string
  readonly at: string
}

/** Appends a decision; nothing that was judged or decided before is touched. */
export function appendAdjudication(file: StudyFile, id: string, decision: Adjudication): void {
  run(
    file,
    `INSERT INTO adjudication (id, case_id, step, item_no, first_response, second_response, criterion_no, verdict,
       reason, comment, by, at)
     VALUES (?, ?, ?, (SELECT item_no FROM item WHERE id = ?), (SELECT response_no FROM response WHERE id = ?),
       (SELECT response_no FROM response WHERE id = ?), (SELECT criterion_no FROM criterion WHERE id = ?), ?, ?, ?, ?, ?)`,
    id,
    decision.caseId,
    decision.step,
    decision.item,
    decision.first,
    decision.second,
    decision.criterion,
    JSON.stringify(decision.verdict),
    decision.reason,
    decision.comment,
    decision.by,
    decision.at,
  )
}

/** Every decision in the order it was made. */
export function readAdjudications(file: StudyFile): Adjudication[] {
  const rows = all<Omit<Adjudication, 'verdict'> & { verdict: string }>(
    file,
    `SELECT a.case_id AS caseId, a.step, i.id AS item, f.id AS first, s.id AS second, c.id AS criterion, a.verdict,
       a.reason, a.comment, a.by, a.at
     FROM adjudication a JOIN item i USING (item_no) JOIN response f ON f.response_no = a.first_response
     LEFT JOIN response s ON s.response_no = a.second_response LEFT JOIN criterion c USING (criterion_no)
     ORDER BY a.adjudication_no`,
  )
  return rows.map((row) => ({ ...row, verdict: JSON.parse(row.verdict) as Verdict }))
}
