import type { CannotJudgeReason, RatingValue, TaskAnswers } from '#contract/judgement.ts'
import type { TaskView } from '#contract/rater.ts'
import { type Asked, answerTo, askedOf, preferenceOf } from './answers.ts'
import type { DeskMachine } from './deskMachine.ts'
import { currentlyAsked, type DeskState } from './deskState.ts'

/** Why something gets no judgement. Only a criterion can be not applicable. */
export type Reason = CannotJudgeReason | 'not-applicable'

/** In a rating: the criterion that keys go to, or all of them. */
export type Scope = 'one' | 'whole'

/** The reason that stands where the rater is now, if one does. */
export function givenReason(state: DeskState): Reason | null {
  const { task, answers } = state
  if (task === null) return null
  const answer = heldAnswer(task.task.kind, answers, currentlyAsked(state))
  if (answer?.state === 'not-applicable') return 'not-applicable'
  return answer?.state === 'cannot-judge' ? answer.reason : null
}

function heldAnswer(kind: TaskView['task']['kind'], answers: TaskAnswers, asked: Asked | null) {
  if (kind === 'ranking') return answers.ranking
  if (kind === 'best-worst') return answers.bestWorst
  if (kind === 'preference') return preferenceOf(answers, undefined)
  return asked && answerTo(answers, asked, kind)
}

/** Records that something gets no judgement and why, with the explanation as the comment where one was asked for. */
export function cannotJudge(machine: DeskMachine, reason: Reason, scope: Scope, comment: string | null): void {
  const { task } = machine.state
  if (task === null) return
  if (comment !== null) machine.act({ kind: 'comment', text: comment })
  if (task.task.kind === 'rating') {
    const value: RatingValue = reason === 'not-applicable' ? { state: reason } : { state: 'cannot-judge', reason }
    for (const { criterion, place } of chosenAsked(machine, scope)) {
      if (criterion) machine.act({ kind: 'rating', criterion: criterion.id, ...place, value })
    }
    machine.setCriterion(scope === 'whole' ? lastOfResponse(machine.state) : machine.state.criterion + 1)
    return
  }
  if (reason === 'not-applicable') return
  machine.act({ kind: task.task.kind, value: { state: 'cannot-judge', reason } })
}

/** What keys go to, or all that is asked of the same response. */
function chosenAsked({ state }: DeskMachine, scope: Scope): readonly Asked[] {
  const here = currentlyAsked(state)
  if (here === null || state.task === null) return []
  if (scope === 'one') return [here]
  return askedOf(state.task, state.answers).filter(({ place }) => place.slot === here.place.slot)
}

function lastOfResponse(state: DeskState): number {
  const { task, answers } = state
  const here = currentlyAsked(state)
  return task === null ? 0 : askedOf(task, answers).findLastIndex(({ place }) => place.slot === here?.place.slot)
}

/** Takes the reason back: the question is open again. */
export function takeReasonBack(machine: DeskMachine): void {
  const { task } = machine.state
  if (task === null) return
  const value = { state: 'cleared' } as const
  if (task.task.kind !== 'rating') return machine.act({ kind: task.task.kind, value })
  for (const { criterion, place } of chosenAsked(machine, 'one')) {
    if (criterion) machine.act({ kind: 'rating', criterion: criterion.id, ...place, value })
  }
}
