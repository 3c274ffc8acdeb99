import type { Criterion } from '#contract/rubric.ts'
import { all, type StudyFile } from '../driver.ts'

/** A criterion as it was asked, with the first rubric version that held it. */
export type CriterionVersion = { readonly rubricVersion: number; readonly criterion: Criterion }

type Row = {
  readonly no: number
  readonly supersedes: number | null
  readonly rubricVersion: number | null
  readonly body: string
}

/** Criteria that superseded others after those were asked: each line of descent, oldest first, of two or more. */
export function criterionLineages(file: StudyFile): CriterionVersion[][] {
  const rows = all<Row>(
    file,
    `SELECT v.criterion_version_no AS no, v.supersedes, min(r.version) AS rubricVersion, v.body
     FROM criterion_version v LEFT JOIN rubric_criterion r USING (criterion_version_no)
     GROUP BY v.criterion_version_no ORDER BY v.criterion_version_no`,
  )
  const lines = new Map<number, CriterionVersion[]>()
  for (const { no, supersedes, rubricVersion, body } of rows) {
    const line = (supersedes === null ? undefined : lines.get(supersedes)) ?? []
    const criterion = JSON.parse(body) as Criterion
    // A version that nobody was asked keeps the identity of the one before and takes its place.
    const others = line.filter((one) => one.criterion.id !== criterion.id)
    lines.set(no, rubricVersion === null ? others : [...others, { rubricVersion, criterion }])
    if (supersedes !== null) lines.delete(supersedes)
  }
  return [...lines.values()].filter(({ length }) => length > 1)
}
