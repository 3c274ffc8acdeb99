import { askedCriteria, placesOf, samePlace } from '#contract/asked.ts'
import type { JudgementAction, PreferenceValue, Span } from '#contract/judgement.ts'
import type { PreferencePhase, SpanScheme } from '#contract/protocol.ts'
import type { TaskView } from '#contract/rater.ts'
import { ratingFits } from './ratingFits.ts'

/** What was found and what would have fitted, when an action does not fit its task; null when it fits. */
export type Misfit = { readonly found: string; readonly expected: string } | null

type Of<Kind extends JudgementAction['kind']> = Extract<JudgementAction, { kind: Kind }>

/** Checks an action against the task it is recorded for: kind, criterion, scale, strength, ties, ranks, places, marks. */
export function actionFits(view: TaskView, action: JudgementAction): Misfit {
  const { task, responses } = view
  switch (action.kind) {
    case 'rating':
      return task.kind === 'rating' ? ratingMisfit(view, task, action) : wrongKind(action.kind, task.kind)
    case 'preference':
      return task.kind === 'preference' ? preferenceMisfit(task, action) : wrongKind(action.kind, task.kind)
    case 'ranking': {
      if (task.kind !== 'ranking') return wrongKind(action.kind, task.kind)
      if (action.value.state !== 'given') return null
      return ranksMisfit(action.value.ranks, responses.length, task)
    }
    case 'best-worst':
      return task.kind === 'best-worst' ? extremesMisfit(action, responses.length) : wrongKind(action.kind, task.kind)
    case 'spans': {
      if (task.kind !== 'rating' || !task.spans) return { found: 'marks', expected: 'no marks' }
      return placeMisfit(view, task, action) ?? spansMisfit(action, task.spans, view)
    }
    case 'justification':
      return 'justification' in task && task.justification ? null : { found: 'a reason', expected: 'no reason' }
    case 'confidence':
      return task.confidence ? null : { found: 'a confidence', expected: 'no confidence' }
    case 'guess': {
      const within = action.slot === undefined ? responses.length === 1 : action.slot <= responses.length
      return within ? null : { found: `response ${action.slot ?? 1}`, expected: `${responses.length} responses` }
    }
    case 'later':
      return view.round === 'study' && view.answers.submittedAt === null
        ? null
        : { found: 'later', expected: 'an open task of the study' }
    case 'comment':
    case 'flag':
    case 'opened':
    case 'submission':
      return null
  }
}

const wrongKind = (found: string, expected: string): Misfit => ({ found: `a ${found}`, expected: `a ${expected}` })

type RatingTask = Extract<TaskView['task'], { kind: 'rating' }>

function ratingMisfit(view: TaskView, task: RatingTask, action: Of<'rating'>): Misfit {
  const wrongPlace = placeMisfit(view, task, action)
  if (wrongPlace) return wrongPlace
  const asked =
    action.value.state === 'cleared' ? task.criteria : askedCriteria(task.criteria, view.answers, placeOf(action))
  const criterion = asked.find(({ id }) => id === action.criterion)
  if (!criterion) return { found: 'another criterion', expected: 'a criterion of this task' }
  return ratingFits(criterion, action.value)
}

type About = { readonly slot?: number | undefined; readonly turn?: number | undefined }

const placeOf = ({ slot, turn }: About) => ({
  ...(slot === undefined ? {} : { slot }),
  ...(turn === undefined ? {} : { turn }),
})

function placeMisfit(view: TaskView, task: RatingTask, { slot, turn }: About): Misfit {
  const fits = placesOf(view, task).some((place) => samePlace(place, { slot, turn }))
  return fits
    ? null
    : { found: `response ${slot ?? 'alone'}, turn ${turn ?? 'none'}`, expected: 'a place of this task' }
}

type PreferenceTask = Extract<TaskView['task'], { kind: 'preference' }>

function preferenceMisfit(task: PreferenceTask, { criterion, value }: Of<'preference'>): Misfit {
  if (criterion !== undefined && !task.criteria.some(({ id }) => id === criterion)) {
    return { found: 'another criterion', expected: 'a criterion of this task' }
  }
  return preferenceFits(task, value)
}

/** Whether a preference is one the design allows: ties, both bad, strength. */
export function preferenceFits(
  task: Pick<PreferencePhase, 'ties' | 'strength' | 'bothBad'>,
  value: PreferenceValue,
): Misfit {
  if (value.state === 'both-bad') return task.bothBad ? null : { found: 'both bad', expected: 'a decision' }
  if (value.state !== 'given') return null
  if (value.outcome === 0 && !task.ties) return { found: 'equal', expected: 'a decision' }
  if (!task.strength && Math.abs(value.outcome) > 1) return { found: String(value.outcome), expected: '-1, 0 or 1' }
  return null
}

type RankingTask = Extract<TaskView['task'], { kind: 'ranking' }>

/**
 * Once every response is placed, ranks are gap-free from 1 (1, 2, 2, 3). Until then (null marks a response not placed
 * yet, or below the top that is asked) a rank may stand alone: who presses 3 first means the third place.
 */
function ranksMisfit(ranks: readonly (number | null)[], responses: number, { ties }: RankingTask): Misfit {
  if (ranks.length !== responses) return { found: `${ranks.length} ranks`, expected: `${responses} ranks` }
  const placed = ranks.filter((rank) => rank !== null)
  const distinct = new Set(placed)
  if (!ties && distinct.size < placed.length) return { found: 'equal ranks', expected: 'different ranks' }
  const last = placed.length === responses ? distinct.size : responses
  const within = placed.every((rank) => rank >= 1 && rank <= last)
  return within ? null : { found: placed.join(', '), expected: 'ranks from 1 without gaps' }
}

function extremesMisfit({ value }: Of<'best-worst'>, responses: number): Misfit {
  if (value.state !== 'given') return null
  const { best, worst } = value
  if (best !== null && best === worst) return { found: 'the same as best and worst', expected: 'two responses' }
  const within = [best, worst].every((slot) => slot === null || slot <= responses)
  return within ? null : { found: `${best}, ${worst}`, expected: `1 to ${responses}` }
}

function spansMisfit(
  { slot, turn, spans }: Of<'spans'>,
  { categories, severities }: SpanScheme,
  view: TaskView,
): Misfit {
  const response = view.responses[(slot ?? 1) - 1]
  const { length } = (turn === undefined ? response?.text : response?.turns?.[turn - 1]?.text) ?? ''
  const fits = ({ start, end, category, severity }: Span) =>
    start < end &&
    end <= length &&
    categories.includes(category) &&
    (severity === null ? severities.length === 0 : severities.some(({ name }) => name === severity))
  const wrong = spans.find((span) => !fits(span))
  return wrong
    ? { found: `a mark from ${wrong.start} to ${wrong.end}`, expected: 'marks of the design in the text' }
    : null
}
