import { samePlace } from './asked.ts'
import type { JudgementAction, TaskAnswers } from './judgement.ts'

/** How actions become the answers of a task: what the rater's page shows and what the core reads from the log alike. Pure. */

/** An action with when it was recorded. */
export type PastAction = { readonly at: string; readonly action: JudgementAction }

/** What a task holds before anybody touched it. */
export const noAnswers: TaskAnswers = {
  ratings: [],
  preference: null,
  criterionPreferences: [],
  ranking: null,
  bestWorst: null,
  spans: [],
  justification: '',
  confidence: null,
  guesses: [],
  comment: '',
  flagged: false,
  later: false,
  opened: [],
  submittedAt: null,
  changedSince: false,
}

/**
 * What a presentation holds after these actions: the last of each kind, criterion, response and turn. `submittedAt` is
 * null again once something that counts changed after the submission: the change counts only when it is submitted too.
 */
export const answersAfter = (actions: readonly PastAction[]): TaskAnswers => actions.reduce(answersWith, noAnswers)

/** The answers of a task after one more action. */
export function answersWith(answers: TaskAnswers, { at, action }: PastAction): TaskAnswers {
  if (action.kind === 'submission') return { ...answers, submittedAt: at, later: false, changedSince: false }
  const after = changed(answers, action)
  if (aside.has(action.kind)) return after
  return { ...after, submittedAt: null, changedSince: answers.changedSince || answers.submittedAt !== null }
}

/** What may change after a submission without opening the task again. */
const aside: ReadonlySet<JudgementAction['kind']> = new Set(['flag', 'later', 'opened'])

function changed(answers: TaskAnswers, action: JudgementAction): TaskAnswers {
  switch (action.kind) {
    case 'rating': {
      const { kind: _, ...rating } = action
      const others = answers.ratings.filter(
        (other) => other.criterion !== rating.criterion || !samePlace(other, rating),
      )
      return { ...answers, ratings: [...others, rating] }
    }
    case 'preference': {
      const { criterion, value } = action
      if (criterion === undefined) return { ...answers, preference: value }
      const others = answers.criterionPreferences.filter((other) => other.criterion !== criterion)
      return { ...answers, criterionPreferences: [...others, { criterion, value }] }
    }
    case 'ranking':
      return { ...answers, ranking: action.value }
    case 'best-worst':
      return { ...answers, bestWorst: action.value }
    case 'spans': {
      const { kind: _, ...marks } = action
      return { ...answers, spans: [...answers.spans.filter((other) => !samePlace(other, marks)), marks] }
    }
    case 'guess': {
      const { kind: _, ...guess } = action
      return { ...answers, guesses: [...answers.guesses.filter((other) => !samePlace(other, guess)), guess] }
    }
    case 'justification':
      return { ...answers, justification: action.text }
    case 'confidence':
      return { ...answers, confidence: action.percent }
    case 'comment':
      return { ...answers, comment: action.text }
    case 'flag':
      return { ...answers, flagged: action.flagged }
    case 'later':
      return { ...answers, later: action.later }
    case 'opened':
      return answers.opened.includes(action.aid) ? answers : { ...answers, opened: [...answers.opened, action.aid] }
    case 'submission':
      return answers
  }
}
