import type { JudgementAction, JudgementKind } from '#contract/judgement.ts'

/** The columns of a judgement that hold what was judged. Which are filled depends on kind and state. */
export type ActionColumns = {
  readonly kind: JudgementKind
  readonly slot: number | null
  readonly turn: number | null
  readonly state: string | null
  readonly value: number | null
  readonly reason: string | null
  readonly body: string | null
}

const empty = { slot: null, turn: null, state: null, value: null, reason: null, body: null }

/** An action as columns; the criterion of a rating or comparison is stored beside them, as a reference. */
export function columnsOf(action: JudgementAction): ActionColumns {
  const { kind } = action
  switch (kind) {
    case 'submission':
      return { ...empty, kind }
    case 'comment':
    case 'justification':
      return { ...empty, kind, body: action.text }
    case 'flag':
      return { ...empty, kind, value: action.flagged ? 1 : 0 }
    case 'later':
      return { ...empty, kind, value: action.later ? 1 : 0 }
    case 'opened':
      return { ...empty, kind, body: action.aid }
    case 'confidence':
      return { ...empty, kind, value: action.percent }
    case 'guess':
      return { ...empty, kind, slot: action.slot ?? null, body: action.guess }
    case 'spans':
      return { ...empty, kind, ...placeOf(action), body: JSON.stringify(action.spans) }
    case 'rating':
      return { ...empty, kind, ...placeOf(action), ...answerColumns(action.value) }
    case 'preference':
    case 'ranking':
    case 'best-worst':
      return { ...empty, kind, ...answerColumns(action.value) }
  }
}

type About = { readonly slot?: number | undefined; readonly turn?: number | undefined }

const placeOf = ({ slot, turn }: About) => ({ slot: slot ?? null, turn: turn ?? null })

type Answer = Extract<JudgementAction, { readonly value: unknown }>['value']

/** A number goes into `value`; everything else into `body`, as JSON. */
function answerColumns(answer: Answer): Pick<ActionColumns, 'state' | 'value' | 'reason' | 'body'> {
  const { state } = answer
  if (state === 'cannot-judge') return { state, value: null, reason: answer.reason, body: null }
  if (state !== 'given') return { state, value: null, reason: null, body: null }
  const given = { state, reason: null }
  if ('outcome' in answer) return { ...given, value: answer.outcome, body: null }
  if ('ranks' in answer) return { ...given, value: null, body: JSON.stringify(answer.ranks) }
  if ('best' in answer) {
    return { ...given, value: null, body: JSON.stringify({ best: answer.best, worst: answer.worst }) }
  }
  const { value } = answer
  return typeof value === 'number'
    ? { ...given, value, body: null }
    : { ...given, value: null, body: JSON.stringify(value) }
}

/** The action back from its columns, equal to the one that was stored. */
export function actionOf(columns: ActionColumns, criterion: string | null): JudgementAction {
  const { kind, value, body } = columns
  const about = {
    ...(columns.slot === null ? {} : { slot: columns.slot }),
    ...(columns.turn === null ? {} : { turn: columns.turn }),
  }
  switch (kind) {
    case 'submission':
      return { kind }
    case 'comment':
    case 'justification':
      return { kind, text: body ?? '' }
    case 'flag':
      return { kind, flagged: value === 1 }
    case 'later':
      return { kind, later: value === 1 }
    case 'opened':
      return { kind, aid: body } as JudgementAction
    case 'confidence':
      return { kind, percent: value }
    case 'guess':
      return { kind, ...about, guess: body }
    case 'spans':
      return { kind, ...about, spans: JSON.parse(body ?? '[]') }
    case 'rating':
      return {
        kind,
        criterion,
        ...about,
        value: answerOf(columns, () => ({ value: ratingOf(columns) })),
      } as JudgementAction
    case 'preference': {
      const by = criterion === null ? {} : { criterion }
      return { kind, ...by, value: answerOf(columns, () => ({ outcome: value })) } as JudgementAction
    }
    case 'ranking':
      return { kind, value: answerOf(columns, () => ({ ranks: ranksOf(body) })) } as JudgementAction
    case 'best-worst':
      return { kind, value: answerOf(columns, () => JSON.parse(body ?? '{}')) } as JudgementAction
  }
}

/** What a rating says: a number, the chosen options, or words. */
export const ratingOf = ({ value, body }: Pick<ActionColumns, 'value' | 'body'>): number | number[] | string =>
  body === null ? (value ?? 0) : (JSON.parse(body) as number[] | string)

/** The ranks a ranking holds, in the order shown. */
export const ranksOf = (body: string | null): (number | null)[] =>
  body === null ? [] : (JSON.parse(body) as (number | null)[])

function answerOf({ state, reason }: ActionColumns, given: () => object): object {
  if (state === 'given') return { state, ...given() }
  return state === 'cannot-judge' ? { state, reason } : { state }
}
