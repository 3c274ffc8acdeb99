import { answerAt } from '#contract/asked.ts'
import type { RaterId } from '#contract/ids.ts'
import type { Feedback, TaskView } from '#contract/rater.ts'
import { type ExpectedOfTask, expectedByRole } from '#db/queries/expected.ts'
import { taskByOrdinal } from '#db/queries/tasks.ts'
import type { StudyFile } from '#db/studyFile.ts'

/** One thing that was expected of a task, and whether it was answered so. */
export type Checked = { readonly met: boolean }

/** Values closer than this are the same. */
const tolerance = 1e-9

/** The ratings expected of a task, each with what was given (null: nothing, or no number). */
export function ratingsExpected(view: TaskView, { expected, shown }: ExpectedOfTask): Feedback['criteria'] {
  if (view.task.kind !== 'rating') return []
  const { criteria, together } = view.task
  return shown.flatMap((response, position) =>
    expected.ratings.flatMap((wanted) => {
      const criterion = criteria.find(({ name }) => name === wanted.criterion)
      if (!criterion || (wanted.response !== null && wanted.response !== response)) return []
      const answer = answerAt(view.answers, criterion.id, together ? { slot: position + 1 } : {})
      const given = answer?.state === 'given' && typeof answer.value === 'number' ? answer.value : null
      return { criterion: criterion.id, expected: wanted.value, given }
    }),
  )
}

/** Everything expected of a task: its ratings, or that the best response wins the comparison. */
export function checked(view: TaskView, task: ExpectedOfTask): Checked[] {
  const ratings = ratingsExpected(view, task).map(({ expected, given }) => ({
    met: given !== null && Math.abs(given - expected) < tolerance,
  }))
  const won = bestWon(view, task)
  return won === null ? ratings : [...ratings, { met: won }]
}

/** Whether the response that should win did; null when none should, or nothing is compared. */
function bestWon({ task, answers }: TaskView, { expected, shown }: ExpectedOfTask): boolean | null {
  const best = expected.best === null ? -1 : shown.indexOf(expected.best)
  if (best < 0 || task.kind === 'rating') return null
  if (task.kind === 'preference') {
    const { preference } = answers
    return preference?.state === 'given' && Math.sign(preference.outcome) === (best === 0 ? -1 : 1)
  }
  if (task.kind === 'ranking') return answers.ranking?.state === 'given' && answers.ranking.ranks[best] === 1
  return answers.bestWorst?.state === 'given' && answers.bestWorst.best === best + 1
}

/** What a rater is told after a practice task; null when nothing was expected of it. */
export function feedbackOn(view: TaskView, task: ExpectedOfTask): Feedback | null {
  const criteria = ratingsExpected(view, task)
  const { note } = task.expected
  return criteria.length === 0 && note === '' ? null : { note, criteria }
}

/**
 * Whether a rater passed qualification: the share of things expected of the qualification tasks that were answered so
 * reaches the mark. null until all are submitted; true when there are none.
 */
export function isQualified(file: StudyFile, rater: RaterId, passMark: number): boolean | null {
  const tasks = expectedByRole(file, rater, 'qualification')
  if (tasks.some(({ submitted }) => !submitted)) return null
  const all = tasks.flatMap((task) => {
    const view = taskByOrdinal(file, rater, task.ordinal)
    return view ? checked(view, task) : []
  })
  const met = all.filter((one) => one.met).length
  return all.length === 0 || met / all.length >= passMark - tolerance
}
