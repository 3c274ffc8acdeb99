import type { CriterionId } from '#contract/ids.ts'
import type { JudgementAction, RatingValue, TaskAnswers } from '#contract/judgement.ts'
import type { TaskView } from '#contract/rater.ts'

/** What a task holds before anything was answered. */
export const noAnswers: TaskAnswers = {
  ratings: [],
  preference: null,
  ranking: null,
  comment: '',
  flagged: false,
  submittedAt: null,
}

/** An action that changes answers: everything but the submission. */
export type AnswerAction = Exclude<JudgementAction, { kind: 'submission' }>

/** The answers after an action, as the core will hold them. */
export function answersAfter(answers: TaskAnswers, action: AnswerAction): TaskAnswers {
  switch (action.kind) {
    case 'rating': {
      const { criterion, value } = action
      const others = answers.ratings.filter((rating) => rating.criterion !== criterion)
      return { ...answers, ratings: [...others, { criterion, value }] }
    }
    case 'preference':
      return { ...answers, preference: action.value }
    case 'ranking':
      return { ...answers, ranking: action.value }
    case 'comment':
      return { ...answers, comment: action.text }
    case 'flag':
      return { ...answers, flagged: action.flagged }
  }
}

const cleared = { state: 'cleared' } as const

/** The action that brings back what an action is about to change. */
export function takingBack(answers: TaskAnswers, action: AnswerAction): AnswerAction {
  switch (action.kind) {
    case 'rating': {
      const { criterion } = action
      return { kind: 'rating', criterion, value: ratingOf(answers, criterion) ?? cleared }
    }
    case 'preference':
      return { kind: 'preference', value: answers.preference ?? cleared }
    case 'ranking':
      return { kind: 'ranking', value: answers.ranking ?? cleared }
    case 'comment':
      return { kind: 'comment', text: answers.comment }
    case 'flag':
      return { kind: 'flag', flagged: answers.flagged }
  }
}

/** A criterion's answer; null when there is none or it was taken back. */
export function ratingOf(answers: TaskAnswers, criterion: CriterionId): RatingValue | null {
  const value = answers.ratings.find((rating) => rating.criterion === criterion)?.value
  return value === undefined || value.state === 'cleared' ? null : value
}

/** Whether two actions would leave the same answers. */
export const sameAnswer = (one: AnswerAction, other: AnswerAction): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** How many answers a task still needs before it can be submitted. */
export function missingAnswers({ task, responses }: TaskView, answers: TaskAnswers): number {
  switch (task.kind) {
    case 'rating':
      return task.criteria.filter(({ id, required }) => required && ratingOf(answers, id) === null).length
    case 'preference':
      return answers.preference === null || answers.preference.state === 'cleared' ? 1 : 0
    case 'ranking': {
      const { ranking } = answers
      if (ranking?.state === 'cannot-judge') return 0
      return ranking?.state === 'given' ? ranking.ranks.filter((rank) => rank === null).length : responses.length
    }
  }
}

/** The criterion to begin with: the first without an answer, else the last. 0 where a task has no criteria. */
export function firstOpenCriterion({ task }: TaskView, answers: TaskAnswers): number {
  if (task.kind !== 'rating') return 0
  const open = task.criteria.findIndex(({ id }) => ratingOf(answers, id) === null)
  return open === -1 ? Math.max(0, task.criteria.length - 1) : open
}
