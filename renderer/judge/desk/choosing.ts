import { answerAt } from '#contract/asked.ts'
import type { CriterionId } from '#contract/ids.ts'
import type { TaskView } from '#contract/rater.ts'
import { pressAnswer } from '#ui/fields/answerKeys.ts'
import { type RankOrder, ranksOf } from '#ui/rankOrder.ts'
import { preferenceOf } from './answers.ts'
import type { DeskMachine } from './deskMachine.ts'
import { currentlyAsked, recordedRanks } from './deskState.ts'

type PreferenceTask = Extract<TaskView['task'], { kind: 'preference' }>

/**
 * A digit or letter: what it answers of the criterion that keys go to; after a choice the keys go to the next criterion.
 * True when it is the beginning of a number, to be typed.
 */
export function chooseLevelByKey(machine: DeskMachine, key: string): boolean {
  const { task, criterion: index, answers } = machine.state
  const asked = currentlyAsked(machine.state)
  if (task?.task.kind !== 'rating' || asked === null || asked.criterion === null) return false
  const { criterion, place } = asked
  const pressed = pressAnswer(criterion, answerAt(answers, criterion.id, place), key)
  if (pressed?.kind !== 'answers') return pressed?.kind === 'types'
  machine.act({ kind: 'rating', criterion: criterion.id, ...place, value: pressed.answer })
  if (pressed.movesOn) machine.setCriterion(index + 1)
  machine.say({ kind: 'answered', criterion: index })
  return false
}

/** The outcomes a pair may have, first side first. */
export function allowedOutcomes({ strength, ties }: Pick<PreferenceTask, 'strength' | 'ties'>): readonly number[] {
  const sides = strength ? [-3, -2, -1, 1, 2, 3] : [-1, 1]
  return ties ? [...sides.filter((side) => side < 0), 0, ...sides.filter((side) => side > 0)] : sides
}

/** Says which of two is better, overall or by a criterion. */
export function choosePreference(machine: DeskMachine, outcome: number, criterion?: CriterionId): void {
  machine.act({ kind: 'preference', ...about(criterion), value: { state: 'given', outcome } })
}

/** Says that neither of two is good enough, or takes that back. */
export function toggleBothBad(machine: DeskMachine, criterion?: CriterionId): void {
  const given = preferenceOf(machine.state.answers, criterion)?.state === 'both-bad'
  machine.act({ kind: 'preference', ...about(criterion), value: { state: given ? 'cleared' : 'both-bad' } })
}

const about = (criterion: CriterionId | undefined) => (criterion === undefined ? {} : { criterion })

/** Says which response is the best or the worst; one that was the other is that no longer. */
export function chooseExtreme(machine: DeskMachine, which: 'best' | 'worst', slot: number): void {
  const { bestWorst } = machine.state.answers
  const given = bestWorst?.state === 'given' ? bestWorst : { best: null, worst: null }
  const other = which === 'best' ? 'worst' : 'best'
  const rest = { [other]: given[other] === slot ? null : given[other] }
  const value = { state: 'given', best: null, worst: null, ...rest, [which]: slot } as const
  machine.act({ kind: 'best-worst', value })
}

/** Gives the responses an order; an order with nothing in it is no answer. */
export function chooseOrder(machine: DeskMachine, order: RankOrder): void {
  if (order === machine.state.order) return
  const nothing = ranksOf(order).every((rank) => rank === null)
  machine.act(
    { kind: 'ranking', value: nothing ? { state: 'cleared' } : { state: 'given', ranks: recordedRanks(order) } },
    order,
  )
}
