import { noAnswers } from '#contract/answers.ts'
import type { AssignmentId, CriterionId } from '#contract/ids.ts'
import type { TaskAnswers } from '#contract/judgement.ts'
import type { Desk, Progress, TaskView } from '#contract/rater.ts'
import type { Trouble } from '#lib/failures.ts'
import { emptyOrder, orderFromRanks, type RankOrder, ranksOf, unplaced } from '#ui/rankOrder.ts'
import { type Asked, askedOf, firstOpenCriterion } from './answers.ts'
import type { Gate } from './before/gates.ts'
import type { Place } from './place.ts'
import type { SaveState } from './saveQueue.ts'

/** What happened, for the live region and the note beside the button. `serial` tells two alike apart. */
export type Happening =
  | { readonly kind: 'task'; readonly ordinal: number }
  /** A key chose something while the focus stood elsewhere. `criterion`: its place in a rating. */
  | { readonly kind: 'answered'; readonly criterion: number }
  | { readonly kind: 'undone'; readonly what: 'answer' | 'comment' | 'flag' }
  | { readonly kind: 'redone' }
  | { readonly kind: 'reopened'; readonly ordinal: number }
  | { readonly kind: 'nothing-to-undo' }
  | { readonly kind: 'nothing-to-redo' }
  /** The task was put to the end; `last`: it is the only one left, so it stays. */
  | { readonly kind: 'put-off'; readonly last: boolean }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'choose-side' }
  | { readonly kind: 'already-saved' }
  | { readonly kind: 'unsaved-first' }
  | { readonly kind: 'cannot-open'; readonly trouble: Trouble }

export type DeskState = {
  readonly stage: 'opening' | 'unreachable' | 'working' | 'finished'
  readonly trouble: Trouble | null
  readonly study: Desk['study'] | null
  readonly rater: string
  /** What the design asks of and allows every task. */
  readonly rules: Desk['rules']
  readonly qualification: Desk['qualification']
  readonly exit: Desk['exit']
  /** What stands before the task, the first of them now. */
  readonly gates: readonly Gate[]
  /** The step of the tour that is shown; `offered` before it; null: it is over. */
  readonly tour: number | 'offered' | null
  /** False: judging is closed, everything can be read and nothing written. */
  readonly open: boolean
  readonly progress: Progress
  /** The task to do next; null when all are submitted. */
  readonly next: { readonly assignment: AssignmentId; readonly ordinal: number } | null
  /** The furthest place the rater has come to. */
  readonly reached: number
  readonly task: TaskView | null
  readonly answers: TaskAnswers
  /** The comment as it is being typed. */
  readonly comment: string
  /** Counts up each time a task comes in front of the rater. */
  readonly visit: number
  /** What keys go to, by its place among what is asked (`askedOf`). */
  readonly criterion: number
  /** The blind letter of the response that keys go to, in a ranking. */
  readonly chosen: string
  /** The order in a ranking, by blind letter. It may hold gaps that what is recorded does not. */
  readonly order: RankOrder
  readonly paused: boolean
  readonly submitting: boolean
  readonly saving: SaveState
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly happening: (Happening & { readonly serial: number }) | null
  /** Where to scroll when the task shows again. */
  readonly scrollTop: number
}

export const deskAtFirst: DeskState = {
  stage: 'opening',
  trouble: null,
  study: null,
  rater: '',
  rules: {},
  qualification: null,
  exit: null,
  gates: [],
  tour: null,
  open: true,
  progress: { done: 0, total: 0, minutesLeft: null },
  next: null,
  reached: 0,
  task: null,
  answers: noAnswers,
  comment: '',
  visit: 0,
  criterion: 0,
  chosen: '',
  order: emptyOrder([]),
  paused: false,
  submitting: false,
  saving: { kind: 'saved', at: null },
  canUndo: false,
  canRedo: false,
  happening: null,
  scrollTop: 0,
}

/** What keys go to, when the task asks several things. */
export function currentlyAsked({ task, answers, criterion }: DeskState): Asked | null {
  return task === null ? null : (askedOf(task, answers)[criterion] ?? null)
}

/** The criterion that keys go to, when the task has criteria. */
export const currentCriterion = (state: DeskState): CriterionId | null => currentlyAsked(state)?.criterion?.id ?? null

/**
 * Whether the rater may change anything at the task in front. While a submission is on its way the page stays as it is, so that
 * nothing is drawn twice; the machine itself lets nothing through then (`mayAct`).
 */
export const canJudge = ({ stage, open, paused, task, gates }: DeskState): boolean =>
  stage === 'working' && open && !paused && task !== null && gates.length === 0

/** The same at this very moment. */
export const mayAct = (state: DeskState): boolean => canJudge(state) && !state.submitting

/** Whether the task was submitted, whatever changed since. */
export const wasSubmitted = ({ answers }: Pick<DeskState, 'answers'>): boolean =>
  answers.submittedAt !== null || answers.changedSince

/** Whether the task can be put to the end: one of the study itself that was not submitted. */
export const canPutOff = (state: DeskState): boolean =>
  canJudge(state) && state.task?.round === 'study' && !wasSubmitted(state)

/** Whether the questions at the end are still to be answered. */
export const asksExit = ({ exit, next, open, qualification }: DeskState): boolean =>
  open && next === null && exit !== null && exit.answeredAt === null && qualification?.passed !== false

/** The last task the rater may look at: the furthest one reached, or the last of all once everything is done or closed. */
export const furthest = ({ next, open, progress, reached }: DeskState): number =>
  open && next ? Math.max(next.ordinal, reached) : progress.total

/** How far the rater has come, by what is to be done next: all was seen once only what was put off is left. */
export function reachedBy(current: TaskView | null, { done, total }: Progress): number {
  if (current === null || current.answers.later) return total
  return Math.max(current.ordinal, Math.min(done, total))
}

/** Whether a comparison's comment has its field all the time: where no reason is asked, it stands in its place. */
export const commentIsOpen = ({ task }: DeskState): boolean =>
  task?.task.kind === 'preference' && task.task.justification === undefined

/** The order as it was recorded; nothing placed when there is none. */
export function orderOf({ responses }: TaskView, ranking: TaskAnswers['ranking']): RankOrder {
  const letters = responses.map(({ blindLabel }) => blindLabel)
  return ranking?.state === 'given' ? orderFromRanks(letters, ranking.ranks) : emptyOrder(letters)
}

/** The ranks to record, in the order shown: the same order and ties, gap-free from 1; null is not placed. */
export function recordedRanks(order: RankOrder): (number | null)[] {
  const ranks = ranksOf(order)
  const taken = [...new Set(ranks.filter((rank) => rank !== null))].sort((one, other) => one - other)
  return ranks.map((rank) => (rank === null ? null : taken.indexOf(rank) + 1))
}

/** What changes when a task comes in front of the rater, where a kept place says so at the same criterion and height. */
export function taskShown(task: TaskView, place: Place | null): Partial<DeskState> {
  const { answers } = task
  const kept =
    place?.criterion == null
      ? -1
      : askedOf(task, answers).findIndex(({ criterion }) => criterion?.id === place.criterion)
  const order = orderOf(task, answers.ranking)
  return {
    stage: 'working',
    task,
    answers,
    comment: answers.comment,
    submitting: false,
    criterion: kept === -1 ? firstOpenCriterion(task, answers) : kept,
    chosen: unplaced(order)[0] ?? order.ids[0] ?? '',
    order,
    scrollTop: place?.scrollTop ?? 0,
  }
}
