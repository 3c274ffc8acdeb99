import type { JudgementAction, RatingValue } from '#contract/judgement.ts'
import type { TaskView } from '#contract/rater.ts'
import type { Criterion } from '#contract/rubric.ts'

/** What was found and what would have fitted, when an action does not fit its task; null when it fits. */
export type Misfit = { readonly found: string; readonly expected: string } | null

/** Checks an action against the task it is recorded for: kind, criterion, scale, strength, ties and number of ranks. */
export function actionFits({ task, responses }: TaskView, action: JudgementAction): Misfit {
  switch (action.kind) {
    case 'rating': {
      if (task.kind !== 'rating') return wrongKind(action.kind, task.kind)
      const criterion = task.criteria.find(({ id }) => id === action.criterion)
      if (!criterion) return { found: 'another criterion', expected: 'a criterion of this task' }
      return ratingFits(criterion, action.value)
    }
    case 'preference': {
      if (task.kind !== 'preference') return wrongKind(action.kind, task.kind)
      if (action.value.state !== 'given') return null
      const { outcome } = action.value
      if (outcome === 0 && !task.ties) return { found: 'equal', expected: 'a decision' }
      if (!task.strength && Math.abs(outcome) > 1) return { found: String(outcome), expected: '-1, 0 or 1' }
      return null
    }
    case 'ranking': {
      if (task.kind !== 'ranking') return wrongKind(action.kind, task.kind)
      if (action.value.state !== 'given') return null
      return ranksFit(action.value.ranks, responses.length, task.ties)
    }
    case 'comment':
    case 'flag':
    case 'submission':
      return null
  }
}

const wrongKind = (found: string, expected: string): Misfit => ({ found: `a ${found}`, expected: `a ${expected}` })

function ratingFits(criterion: Criterion, value: RatingValue): Misfit {
  if (value.state !== 'given') return null
  if (criterion.kind === 'ordinal') {
    const values = criterion.levels.map((scaleLevel) => scaleLevel.value)
    return values.includes(value.value) ? null : { found: String(value.value), expected: values.join(', ') }
  }
  const { min, max } = criterion
  const within = (min === null || value.value >= min) && (max === null || value.value <= max)
  return within ? null : { found: String(value.value), expected: `${min ?? 'any'} to ${max ?? 'any'}` }
}

/**
 * Once every response is placed, ranks are gap-free from 1 (1, 2, 2, 3). Until then (null marks a response not placed
 * yet) a rank may stand alone: who presses 3 first means the third place.
 */
function ranksFit(ranks: readonly (number | null)[], responses: number, ties: boolean): Misfit {
  if (ranks.length !== responses) return { found: `${ranks.length} ranks`, expected: `${responses} ranks` }
  const placed = ranks.filter((rank) => rank !== null)
  const distinct = new Set(placed)
  if (!ties && distinct.size < placed.length) return { found: 'equal ranks', expected: 'different ranks' }
  const last = placed.length === responses ? distinct.size : responses
  const within = placed.every((rank) => rank >= 1 && rank <= last)
  return within ? null : { found: placed.join(', '), expected: 'ranks from 1 without gaps' }
}

/** How many answers a task still needs before it can be submitted. */
export function missingAnswers({ task, answers }: TaskView): number {
  switch (task.kind) {
    case 'rating': {
      const answered = new Set(
        answers.ratings.filter(({ value }) => value.state !== 'cleared').map(({ criterion }) => criterion),
      )
      return task.criteria.filter(({ id, required }) => required && !answered.has(id)).length
    }
    case 'preference':
      return answers.preference === null || answers.preference.state === 'cleared' ? 1 : 0
    case 'ranking': {
      const { ranking } = answers
      if (ranking?.state === 'cannot-judge') return 0
      if (ranking?.state === 'given') return ranking.ranks.filter((rank) => rank === null).length
      return 1
    }
  }
}
