import type { CaseSubject, ReviewCase } from '#contract/review.ts'
import { judgedCriteria } from '#db/queries/rubric.ts'
import { closeStudyFile, openStudyFile } from '#db/studyFile.ts'
import { casePage } from '../review/caseView.ts'
import { distinctNames } from './places.ts'

/** A disagreement with the name of what it is about. Where votes lie is told only once the own decision is on record. */
export type ListedCase = ReviewCase & { readonly about: string }

export type WantedCases = {
  /** Least distance between the two most distant votes. */
  readonly apart: number
  /** Only what nobody settled yet. */
  readonly unsettled: boolean
}

/** The disagreements of the study at a path: criterion by criterion, then comparisons; widest first in each. */
export function disagreementsOfStudyAt(path: string, { apart, unsettled }: WantedCases): ListedCase[] {
  const file = openStudyFile(path)
  try {
    const names = distinctNames(judgedCriteria(file).map(({ id, name }) => [id, name]))
    const subjects: (readonly [string, CaseSubject])[] = [
      ...judgedCriteria(file).map(({ id }) => [names.get(id) ?? id, { kind: 'rating', criterion: id }] as const),
      ['comparison', { kind: 'preference' }],
    ]
    return subjects.flatMap(([about, subject]) => {
      const filter = { subject, atLeast: apart, tag: null, raters: null, unsettled }
      return casePage(file, filter, 0, Number.POSITIVE_INFINITY).cases.map((found) => ({ ...found, about }))
    })
  } finally {
    closeStudyFile(file)
  }
}
