import type { Result } from '../result.ts'
import type { LabelColumns } from './labels.ts'
import { labelProblem, votesOf } from './labels.ts'

/** `estimate` is the share of tasks with a single most frequent label. */
export type MajorityVote = Result & {
  readonly tasks: readonly string[]
  /** The most frequent label of each task; among equals the one that comes first in class order. */
  readonly majority: readonly string[]
  /** Share of the task's labels that the majority label got. */
  readonly shares: readonly number[]
  /** Tasks whose most frequent label was not the only one. */
  readonly ties: number
}

/**
 * Plurality of the labels of each task. Ties go to the first class and are counted. `weights` (one per rater) make it a
 * weighted vote. Undefined (`no-data`) without labels.
 */
export function majorityVote(columns: LabelColumns, weights?: ArrayLike<number>): MajorityVote {
  const coefficient = weights === undefined ? 'majority_vote' : 'weighted_vote'
  const reason = labelProblem(columns)
  if (reason) return { coefficient, estimate: null, undefined: reason, tasks: [], majority: [], shares: [], ties: 0 }
  const size = columns.classes.length
  const votes = weights === undefined ? votesOf(columns) : weightedVotes(columns, weights)
  let ties = 0
  const shares: number[] = []
  const majority = columns.tasks.map((_, task) => {
    const own = votes.subarray(task * size, (task + 1) * size)
    const most = Math.max(...own)
    const best = own.indexOf(most)
    if (own.filter((count) => count >= most - 1e-12).length > 1) ties++
    const all = own.reduce((sum, count) => sum + count, 0)
    shares.push(all > 0 ? most / all : 0)
    return columns.classes[best] as string
  })
  const estimate = (columns.tasks.length - ties) / columns.tasks.length
  return { coefficient, estimate, undefined: null, tasks: columns.tasks, majority, shares, ties }
}

function weightedVotes(columns: LabelColumns, weights: ArrayLike<number>): Float64Array {
  const size = columns.classes.length
  const votes = new Float64Array(columns.tasks.length * size)
  for (let row = 0; row < columns.task.length; row++) {
    const cell = (columns.task[row] as number) * size + (columns.chosen[row] as number)
    votes[cell] = (votes[cell] as number) + (weights[columns.rater[row] as number] ?? 0)
  }
  return votes
}
