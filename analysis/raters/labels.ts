import type { UndefinedReason } from '../result.ts'

/** One label that one rater gave one task; a rater may label a task more than once, and each label counts. */
export type TaskLabel = { readonly task: string; readonly rater: string; readonly chosen: string }

/** Labels in columns: indices into `tasks`, `raters` and `classes`. */
export type LabelColumns = {
  readonly tasks: readonly string[]
  readonly raters: readonly string[]
  readonly classes: readonly string[]
  readonly task: Int32Array
  readonly rater: Int32Array
  readonly chosen: Int32Array
}

/** Ids in order: as numbers when all are numbers, else by code units. */
export function inIdOrder(ids: Iterable<string>): readonly string[] {
  const distinct = [...new Set(ids)]
  const numeric = distinct.every((id) => id.trim() !== '' && Number.isFinite(Number(id)))
  return distinct.sort(
    (one, other) => (numeric ? Number(one) - Number(other) : 0) || (one < other ? -1 : one > other ? 1 : 0),
  )
}

/** Puts labels in columns; classes are `declared` ones first, in that order, then others in id order. */
export function labelColumns(labels: readonly TaskLabel[], declared: readonly string[] = []): LabelColumns {
  const tasks = inIdOrder(labels.map((one) => one.task))
  const raters = inIdOrder(labels.map((one) => one.rater))
  const classes = [...new Set([...declared, ...inIdOrder(labels.map((one) => one.chosen))])]
  const indexed = (ids: readonly string[], of: (one: TaskLabel) => string): Int32Array => {
    const places = new Map(ids.map((id, index) => [id, index]))
    return Int32Array.from(labels, (one) => places.get(of(one)) as number)
  }
  return {
    tasks,
    raters,
    classes,
    task: indexed(tasks, (one) => one.task),
    rater: indexed(raters, (one) => one.rater),
    chosen: indexed(classes, (one) => one.chosen),
  }
}

/** Labels per task and class; row-major. */
export function votesOf({ tasks, classes, task, chosen }: LabelColumns): Float64Array {
  const votes = new Float64Array(tasks.length * classes.length)
  for (let row = 0; row < task.length; row++) {
    const cell = (task[row] as number) * classes.length + (chosen[row] as number)
    votes[cell] = (votes[cell] as number) + 1
  }
  return votes
}

/** Why nothing can be said about the labels. */
export const labelProblem = ({ task }: LabelColumns): UndefinedReason | null => (task.length === 0 ? 'no-data' : null)
