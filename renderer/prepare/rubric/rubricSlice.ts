import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { StudyId } from '#contract/ids.ts'
import type { EditedCriterion } from './rubricModel.ts'

/** Criteria that were edited and not saved yet, by study. They outlive the page: looking elsewhere loses nothing. */
type Drafts = { readonly byStudy: Readonly<Record<string, readonly EditedCriterion[] | undefined>> }

const drafts = createStore<Drafts>()(() => ({ byStudy: {} }))

/** undefined: the rubric as it was saved. */
export const useRubricDraft = (study: StudyId): readonly EditedCriterion[] | undefined =>
  useStore(drafts, ({ byStudy }) => byStudy[study])

export function setRubricDraft(study: StudyId, draft: readonly EditedCriterion[] | undefined): void {
  drafts.setState(({ byStudy }) => ({ byStudy: { ...byStudy, [study]: draft } }))
}
