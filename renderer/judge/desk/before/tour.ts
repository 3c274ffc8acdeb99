import type { DeskState } from '../deskState.ts'

/** The steps of the tour, each about one part of the desk (see `[data-tour]` in Tour.css). */
export const tourSteps = ['work', 'answer', 'doubt', 'saved', 'onward', 'help'] as const
export type TourStep = (typeof tourSteps)[number]

/** Whether the rater has done what a step invites to. */
export function didStep(step: TourStep, { task, answers }: Pick<DeskState, 'task' | 'answers'>): boolean {
  if (step !== 'answer' || task === null) return false
  const { ratings, preference, ranking, bestWorst, criterionPreferences } = answers
  return (
    ratings.some(({ value }) => value.state !== 'cleared') ||
    criterionPreferences.length > 0 ||
    [preference, ranking, bestWorst].some((answer) => answer !== null && answer.state !== 'cleared')
  )
}
