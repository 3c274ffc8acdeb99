import type { AssignmentId, CriterionId } from '#contract/ids.ts'
import type { TaskAnswers } from '#contract/judgement.ts'
import type { Desk, Progress, TaskView } from '#contract/rater.ts'
import type { Trouble } from '#lib/failures.ts'
import { emptyOrder, orderFromRanks, type RankOrder, ranksOf, unplaced } from '#ui/rankOrder.ts'
import { firstOpenCriterion, noAnswers } from './answers.ts'
import type { Place } from './place.ts'
import type { SaveState } from './saveQueue.ts'

/** What happened, for the live region and the note beside the button. `serial` tells two alike apart. */
export type Happening =
  | { readonly kind: 'task'; readonly ordinal: number }
  /** A key chose something while the focus stood elsewhere. `criterion`: its place in a rating. */
  | { readonly kind: 'answered'; readonly criterion: number }
  | { readonly kind: 'undone'; readonly what: 'answer' | 'comment' | 'flag' }
  | { readonly kind: 'reopened'; readonly ordinal: number }
  | { readonly kind: 'nothing-to-undo' }
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
  /** False: judging is closed, everything can be read and nothing written. */
  readonly open: boolean
  readonly progress: Progress
  /** The first task not submitted yet; null when all are. */
  readonly next: { readonly assignment: AssignmentId; readonly ordinal: number } | null
  readonly task: TaskView | null
  readonly answers: TaskAnswers
  /** The comment as it is being typed. */
  readonly comment: string
  /** Something changed since this task was last submitted. */
  readonly changed: boolean
  /** Counts up each time a task comes in front of the rater. */
  readonly visit: number
  /** The criterion that keys go to. */
  readonly criterion: number
  /** The blind letter of the response that keys go to, in a ranking. */
  readonly chosen: string
  /** The order in a ranking, by blind letter. It may hold gaps that what is recorded does not. */
  readonly order: RankOrder
  readonly paused: boolean
  readonly submitting: boolean
  readonly saving: SaveState
  readonly canUndo: boolean
  readonly happening: (Happening & { readonly serial: number }) | null
  /** Where to scroll when the task shows again. */
  readonly scrollTop: number
}

export const deskAtFirst: DeskState = {
  stage: 'opening',
  trouble: null,
  study: null,
  rater: '',
  open: true,
  progress: { done: 0, total: 0, minutesLeft: null },
  next: null,
  task: null,
  answers: noAnswers,
  comment: '',
  changed: false,
  visit: 0,
  criterion: 0,
  chosen: '',
  order: emptyOrder([]),
  paused: false,
  submitting: false,
  saving: { kind: 'saved', at: null },
  canUndo: false,
  happening: null,
  scrollTop: 0,
}

/** The criterion that keys go to, when the task has criteria. */
export function currentCriterion({ task, criterion }: DeskState): CriterionId | null {
  return task?.task.kind === 'rating' ? (task.task.criteria[criterion]?.id ?? null) : null
}

/** Whether the rater may change anything now. */
export const canJudge = ({ stage, open, paused, submitting, task }: DeskState): boolean =>
  stage === 'working' && open && !paused && !submitting && task !== null

/** The last task the rater may look at: the next open one, or the last of all once everything is done or closed. */
export const furthest = ({ next, open, progress }: DeskState): number => (open && next ? next.ordinal : progress.total)

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
  const kept = task.task.kind === 'rating' ? task.task.criteria.findIndex(({ id }) => id === place?.criterion) : -1
  const order = orderOf(task, answers.ranking)
  return {
    stage: 'working',
    task,
    answers,
    comment: answers.comment,
    changed: false,
    submitting: false,
    criterion: kept === -1 ? firstOpenCriterion(task, answers) : kept,
    chosen: unplaced(order)[0] ?? order.ids[0] ?? '',
    order,
    scrollTop: place?.scrollTop ?? 0,
  }
}
