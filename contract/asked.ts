import type { RatingValue, TaskAnswers } from './judgement.ts'
import type { JustificationRule } from './protocol.ts'
import type { ShownResponse, TaskView } from './rater.ts'
import type { Criterion } from './rubric.ts'

/** What a task asks: the rules that the rater's page and the core must know alike. Pure. */

/** Which of the responses shown, and which turn of it; absent: the only one, the whole. */
export type Place = { readonly slot?: number; readonly turn?: number }

/** As a place comes over a wire, where absent may be undefined. */
export type Where = { readonly slot?: number | undefined; readonly turn?: number | undefined }

/** Absent and undefined are the same place. */
export const samePlace = (one: Where, other: Where): boolean => one.slot === other.slot && one.turn === other.turn

type RatingTask = Extract<TaskView['task'], { kind: 'rating' }>

/** Where a rating task wants answers: per response when several are shown, per turn when turns are rated. */
export function placesOf({ responses }: Pick<TaskView, 'responses'>, task: RatingTask): Place[] {
  return responses.flatMap((response, position) => {
    const slot = task.together ? { slot: position + 1 } : {}
    const turns = task.perTurn ? ratedTurns(response) : []
    return turns.length === 0 ? [slot] : turns.map((turn) => ({ ...slot, turn }))
  })
}

/** Places (from 1) of the turns of a response that are its own, not the user's or the frame's. */
export const ratedTurns = ({ turns = [] }: Pick<ShownResponse, 'turns'>): number[] =>
  turns.flatMap(({ role }, place) => (role === 'user' || role === 'system' ? [] : [place + 1]))

type Rated = Pick<TaskAnswers, 'ratings'>

/** The answer to a criterion at a place; null when there is none or it was taken back. */
export function answerAt({ ratings }: Rated, criterion: Criterion['id'], place: Place): RatingValue | null {
  const found = ratings.find((rating) => rating.criterion === criterion && samePlace(rating, place))
  return found === undefined || found.value.state === 'cleared' ? null : found.value
}

/** The criteria asked at a place: those without a condition, and those whose condition is met by what was answered there. */
export function askedCriteria(criteria: readonly Criterion[], answers: Rated, place: Place): Criterion[] {
  const asked: Criterion[] = []
  for (const criterion of criteria) {
    const { shownIf } = criterion
    if (shownIf && !asked.some(({ id }) => id === shownIf.criterion)) continue
    if (shownIf && !isOneOf(answerAt(answers, shownIf.criterion, place), shownIf.values)) continue
    asked.push(criterion)
  }
  return asked
}

function isOneOf(answer: RatingValue | null, values: readonly number[]): boolean {
  if (answer?.state !== 'given') return false
  const given = Array.isArray(answer.value) ? answer.value : [answer.value]
  return given.some((value) => typeof value === 'number' && values.includes(value))
}

/** How many answers a task still needs before it can be submitted. */
export function missingAnswers(view: Pick<TaskView, 'task' | 'responses' | 'answers'>): number {
  const { task, answers } = view
  const own = missingJudgements(view)
  const judged = wasJudged(view)
  const reason = 'justification' in task && judged ? missingWords(task.justification, answers.justification) : 0
  return own + reason + (task.confidence && judged && answers.confidence === null ? 1 : 0)
}

function missingJudgements({ task, responses, answers }: Pick<TaskView, 'task' | 'responses' | 'answers'>): number {
  switch (task.kind) {
    case 'rating':
      return placesOf({ responses }, task)
        .flatMap((place) => askedCriteria(task.criteria, answers, place).map((criterion) => ({ criterion, place })))
        .filter(
          ({ criterion, place }) =>
            criterion.required && !isAnswered(criterion, answerAt(answers, criterion.id, place)),
        ).length
    case 'preference': {
      const { preference, criterionPreferences } = answers
      if (preference?.state === 'cannot-judge') return 0
      const given = criterionPreferences
        .filter(({ value }) => value.state !== 'cleared')
        .map(({ criterion }) => criterion)
      const overall = preference === null || preference.state === 'cleared' ? 1 : 0
      return overall + task.criteria.filter(({ id, required }) => required && !given.includes(id)).length
    }
    case 'ranking': {
      const { ranking } = answers
      if (ranking?.state === 'cannot-judge') return 0
      const placed = ranking?.state === 'given' ? ranking.ranks.filter((rank) => rank !== null).length : 0
      return Math.max(0, Math.min(task.top ?? responses.length, responses.length) - placed)
    }
    case 'best-worst': {
      const { bestWorst } = answers
      if (bestWorst?.state === 'cannot-judge') return 0
      if (bestWorst?.state !== 'given') return 2
      return (bestWorst.best === null ? 1 : 0) + (bestWorst.worst === null ? 1 : 0)
    }
  }
}

/** Words count as an answer once they are long enough. */
function isAnswered(criterion: Criterion, answer: RatingValue | null): boolean {
  if (answer === null) return false
  if (criterion.kind !== 'text' || answer.state !== 'given') return true
  return typeof answer.value === 'string' && answer.value.trim().length >= Math.max(1, criterion.minLength)
}

const missingWords = (rule: JustificationRule | undefined, text: string): number => {
  const length = text.trim().length
  return rule?.required && length < Math.max(1, rule.minLength) ? 1 : 0
}

/** Whether there is a judgement to give reasons for: not everything was "can't judge". */
function wasJudged({ task, answers }: Pick<TaskView, 'task' | 'answers'>): boolean {
  switch (task.kind) {
    case 'rating':
      return answers.ratings.length === 0 || answers.ratings.some(({ value }) => value.state !== 'cannot-judge')
    case 'preference':
      return answers.preference?.state !== 'cannot-judge'
    case 'ranking':
      return answers.ranking?.state !== 'cannot-judge'
    case 'best-worst':
      return answers.bestWorst?.state !== 'cannot-judge'
  }
}
