import type { CriterionId } from '#contract/ids.ts'
import type { JudgementAction } from '#contract/judgement.ts'

/** The columns of a judgement that hold what was judged. Which are filled depends on kind and state. */
export type ActionColumns = {
  readonly kind: JudgementAction['kind']
  readonly state: string | null
  readonly value: number | null
  readonly reason: string | null
  readonly body: string | null
}

/** An action as columns; the criterion of a rating is stored beside them, as a reference. */
export function columnsOf(action: JudgementAction): ActionColumns {
  const { kind } = action
  switch (kind) {
    case 'submission':
      return { kind, state: null, value: null, reason: null, body: null }
    case 'comment':
      return { kind, state: null, value: null, reason: null, body: action.text }
    case 'flag':
      return { kind, state: null, value: action.flagged ? 1 : 0, reason: null, body: null }
    case 'rating':
    case 'preference':
    case 'ranking': {
      const { value: answer } = action
      return {
        kind,
        state: answer.state,
        value: 'value' in answer ? answer.value : 'outcome' in answer ? answer.outcome : null,
        reason: 'reason' in answer ? answer.reason : null,
        body: 'ranks' in answer ? JSON.stringify(answer.ranks) : null,
      }
    }
  }
}

/** The action back from its columns, equal to the one that was stored. */
export function actionOf(columns: ActionColumns, criterion: string | null): JudgementAction {
  const { kind, state, value, reason, body } = columns
  switch (kind) {
    case 'submission':
      return { kind }
    case 'comment':
      return { kind, text: body ?? '' }
    case 'flag':
      return { kind, flagged: value === 1 }
    case 'rating':
      return { kind, criterion: criterion as CriterionId, value: answerOf(state, reason, { value }) } as JudgementAction
    case 'preference':
      return { kind, value: answerOf(state, reason, { outcome: value }) } as JudgementAction
    case 'ranking':
      return { kind, value: answerOf(state, reason, { ranks: ranksOf(body) }) } as JudgementAction
  }
}

/** The ranks a ranking holds, in the order shown. */
export const ranksOf = (body: string | null): (number | null)[] =>
  body === null ? [] : (JSON.parse(body) as (number | null)[])

function answerOf(state: string | null, reason: string | null, given: object): object {
  if (state === 'given') return { state, ...given }
  return state === 'cannot-judge' ? { state, reason } : { state }
}
