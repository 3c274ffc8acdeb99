import type { TaskView } from '#contract/rater.ts'
import { pressAnswer } from '#ui/fields/answerKeys.ts'
import { type RankOrder, ranksOf } from '#ui/rankOrder.ts'
import { ratingOf } from './answers.ts'
import type { DeskMachine } from './deskMachine.ts'
import { recordedRanks } from './deskState.ts'

type PreferenceTask = Extract<TaskView['task'], { kind: 'preference' }>

/** A digit or letter: what it answers of the criterion that keys go to; after a choice the keys go to the next criterion. */
export function chooseLevelByKey(machine: DeskMachine, key: string): void {
  const { task, criterion: index, answers } = machine.state
  const criterion = task?.task.kind === 'rating' ? task.task.criteria[index] : undefined
  if (criterion === undefined) return
  const pressed = pressAnswer(criterion, ratingOf(answers, criterion.id), key)
  if (pressed?.kind !== 'answers') return
  machine.act({ kind: 'rating', criterion: criterion.id, value: pressed.answer })
  if (pressed.movesOn) machine.setCriterion(index + 1)
  machine.say({ kind: 'answered', criterion: index })
}

/** The outcomes a pair may have, first side first. */
export function allowedOutcomes({ strength, ties }: Pick<PreferenceTask, 'strength' | 'ties'>): readonly number[] {
  const sides = strength ? [-3, -2, -1, 1, 2, 3] : [-1, 1]
  return ties ? [...sides.filter((side) => side < 0), 0, ...sides.filter((side) => side > 0)] : sides
}

/** Says which of two is better. */
export function choosePreference(machine: DeskMachine, outcome: number): void {
  machine.act({ kind: 'preference', value: { state: 'given', outcome } })
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
