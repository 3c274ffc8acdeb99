import {
  answerAt,
  askedCriteria,
  missingAnswers as missingOf,
  type Place,
  placesOf,
  samePlace,
  type Where,
} from '#contract/asked.ts'
import type { JudgementAction, PreferenceValue, RatingValue, Span, TaskAnswers } from '#contract/judgement.ts'
import type { TaskView } from '#contract/rater.ts'
import type { Criterion } from '#contract/rubric.ts'

/** An action that changes answers: everything but the submission. */
export type AnswerAction = Exclude<JudgementAction, { kind: 'submission' }>

/** One thing a task asks that keys may go to: a criterion at its place; no criterion: which is better overall. */
export type Asked = { readonly criterion: Criterion | null; readonly place: Place }

/** A place that is the only one. */
export const theOnlyPlace: Place = {}

/**
 * What is asked now, in the order it stands in the form: the criteria of every response and turn whose conditions are
 * met, or overall and then every criterion that two are compared by. Rankings and choices are one question of their own.
 */
export function askedOf({ task, responses }: Pick<TaskView, 'task' | 'responses'>, answers: TaskAnswers): Asked[] {
  if (task.kind === 'preference') {
    return [null, ...task.criteria].map((criterion) => ({ criterion, place: theOnlyPlace }))
  }
  if (task.kind !== 'rating') return []
  return placesOf({ responses }, task).flatMap((place) =>
    askedCriteria(task.criteria, answers, place).map((criterion) => ({ criterion, place })),
  )
}

/** Where a criterion at a place stands among what is asked; −1 where it is not asked. */
export function askedIndex(asked: readonly Asked[], criterion: Criterion['id'] | undefined, place: Place): number {
  return asked.findIndex((each) => each.criterion?.id === criterion && samePlace(each.place, place))
}

/** What was answered to something asked; null when nothing was, or it was taken back. */
export function answerTo(answers: TaskAnswers, { criterion, place }: Asked, kind: TaskView['task']['kind']) {
  if (kind === 'preference') return preferenceOf(answers, criterion?.id)
  return criterion && answerAt(answers, criterion.id, place)
}

/** Which of two is better, overall or by a criterion; null when nothing was said, or it was taken back. */
export function preferenceOf(answers: TaskAnswers, criterion: Criterion['id'] | undefined): PreferenceValue | null {
  const value =
    criterion === undefined
      ? answers.preference
      : (answers.criterionPreferences.find((each) => each.criterion === criterion)?.value ?? null)
  return value?.state === 'cleared' ? null : value
}

/** A criterion's answer about the only response; null when there is none or it was taken back. */
export const ratingOf = (answers: TaskAnswers, criterion: Criterion['id']): RatingValue | null =>
  answerAt(answers, criterion, theOnlyPlace)

/** The marks of a response or turn, in the order of their start. */
export const spansAt = (answers: TaskAnswers, place: Place): readonly Span[] =>
  answers.spans.find((marks) => samePlace(marks, place))?.spans ?? noSpans

const noSpans: readonly Span[] = []

const cleared = { state: 'cleared' } as const

/** The action that brings back what an action is about to change. */
export function takingBack(answers: TaskAnswers, action: AnswerAction): AnswerAction {
  switch (action.kind) {
    case 'rating': {
      const { value: _, ...where } = action
      return { ...where, value: answerAt(answers, action.criterion, placeOf(action)) ?? cleared }
    }
    case 'preference': {
      const { value: _, ...where } = action
      return { ...where, value: preferenceOf(answers, action.criterion) ?? cleared }
    }
    case 'ranking':
      return { kind: 'ranking', value: answers.ranking ?? cleared }
    case 'best-worst':
      return { kind: 'best-worst', value: answers.bestWorst ?? cleared }
    case 'spans':
      return { ...action, spans: [...spansAt(answers, placeOf(action))] }
    case 'justification':
      return { kind: 'justification', text: answers.justification }
    case 'confidence':
      return { kind: 'confidence', percent: answers.confidence }
    case 'guess':
      return { ...action, guess: answers.guesses.find((each) => each.slot === action.slot)?.guess ?? null }
    case 'comment':
      return { kind: 'comment', text: answers.comment }
    case 'flag':
      return { kind: 'flag', flagged: answers.flagged }
    case 'later':
      return { kind: 'later', later: answers.later }
    case 'opened':
      return action
  }
}

/** The place an action is about, without what is undefined. */
export const placeOf = ({ slot, turn }: Where & { readonly kind?: string }): Place => ({
  ...(slot === undefined ? {} : { slot }),
  ...(turn === undefined ? {} : { turn }),
})

/** Whether two actions would leave the same answers. */
export const sameAnswer = (one: AnswerAction, other: AnswerAction): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other))

const inOrder = (action: AnswerAction): unknown =>
  Object.entries(action).toSorted(([one], [other]) => (one < other ? -1 : 1))

/** The first answer to "which source?" of a response: that it cannot be said is an answer too. */
export const isFirstGuess = (answers: TaskAnswers, action: AnswerAction): boolean =>
  action.kind === 'guess' && !answers.guesses.some((each) => each.slot === action.slot)

/** Whether any judgement was recorded, taken back or not: from then on a withheld reference is shown. */
export const wasAnswered = ({ ratings, preference, ranking, bestWorst, criterionPreferences }: TaskAnswers): boolean =>
  ratings.length > 0 ||
  criterionPreferences.length > 0 ||
  [preference, ranking, bestWorst].some((answer) => answer !== null)

/** How many answers a task still needs before it can be submitted. */
export const missingAnswers = ({ task, responses }: TaskView, answers: TaskAnswers): number =>
  missingOf({ task, responses, answers })

/** What is asked first without an answer, else the last. 0 where a task asks only one thing. */
export function firstOpenCriterion(view: TaskView, answers: TaskAnswers): number {
  const asked = askedOf(view, answers)
  const open = asked.findIndex((each) => answerTo(answers, each, view.task.kind) === null)
  return open === -1 ? Math.max(0, asked.length - 1) : open
}
