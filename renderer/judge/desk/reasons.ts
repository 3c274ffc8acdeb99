import type { CriterionId } from '#contract/ids.ts'
import type { CannotJudgeReason, RatingValue } from '#contract/judgement.ts'
import { ratingOf } from './answers.ts'
import type { DeskMachine } from './deskMachine.ts'
import { currentCriterion, type DeskState } from './deskState.ts'

/** Why something gets no judgement. Only a criterion can be not applicable. */
export type Reason = CannotJudgeReason | 'not-applicable'

/** In a rating: the criterion that keys go to, or all of them. */
export type Scope = 'one' | 'whole'

/** The reason that stands where the rater is now, if one does. */
export function givenReason(state: DeskState): Reason | null {
  const { task, answers } = state
  const criterion = currentCriterion(state)
  const answer =
    task?.task.kind === 'preference'
      ? answers.preference
      : task?.task.kind === 'ranking'
        ? answers.ranking
        : criterion && ratingOf(answers, criterion)
  if (answer?.state === 'not-applicable') return 'not-applicable'
  return answer?.state === 'cannot-judge' ? answer.reason : null
}

/** Records that something gets no judgement and why, with the explanation as the comment where one was asked for. */
export function cannotJudge(machine: DeskMachine, reason: Reason, scope: Scope, comment: string | null): void {
  const { task } = machine.state
  if (task === null) return
  if (comment !== null) machine.act({ kind: 'comment', text: comment })
  if (task.task.kind === 'rating') {
    const criteria = scope === 'whole' ? task.task.criteria.map(({ id }) => id) : chosenCriterion(machine)
    const value: RatingValue = reason === 'not-applicable' ? { state: reason } : { state: 'cannot-judge', reason }
    for (const criterion of criteria) machine.act({ kind: 'rating', criterion, value })
    machine.setCriterion(scope === 'whole' ? task.task.criteria.length - 1 : machine.state.criterion + 1)
    return
  }
  if (reason === 'not-applicable') return
  machine.act({ kind: task.task.kind, value: { state: 'cannot-judge', reason } })
}

function chosenCriterion({ state }: DeskMachine): readonly CriterionId[] {
  const criterion = currentCriterion(state)
  return criterion === null ? [] : [criterion]
}

/** Takes the reason back: the question is open again. */
export function takeReasonBack(machine: DeskMachine): void {
  const { task } = machine.state
  if (task === null) return
  const value = { state: 'cleared' } as const
  if (task.task.kind !== 'rating') return machine.act({ kind: task.task.kind, value })
  for (const criterion of chosenCriterion(machine)) machine.act({ kind: 'rating', criterion, value })
}
