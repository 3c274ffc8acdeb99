import type { StudyOverview } from '#contract/coordinator.ts'

export const reviewPages = ['progress', 'raters', 'packets', 'disagreements', 'versions'] as const
export type ReviewPage = (typeof reviewPages)[number]

/** What every page of the room gets. */
export interface ReviewPageProps {
  readonly overview: StudyOverview
  readonly onOpen: (page: ReviewPage) => void
}
