import type { AssignmentId } from '#contract/ids.ts'
import type { TaskView } from '#contract/rater.ts'
import type { AnswerAction } from './answers.ts'

/** One thing that can be taken back: an answer, by the action that brings back the old one, or a submission. */
export type UndoStep =
  | { readonly kind: 'answer'; readonly task: AssignmentId; readonly ordinal: number; readonly back: AnswerAction }
  | { readonly kind: 'submission'; readonly ordinal: number }

/** Steps that are kept. */
const depth = 200

/** What the rater did in this sitting, newest last, across tasks. */
export class UndoList {
  #steps: UndoStep[] = []

  get isEmpty(): boolean {
    return this.#steps.length === 0
  }

  /** Adds an answer. Typing one comment is one step, however often it was saved on the way. */
  addAnswer(task: TaskView, back: AnswerAction): void {
    const last = this.#steps.at(-1)
    const goesOn =
      back.kind === 'comment' &&
      last?.kind === 'answer' &&
      last.back.kind === 'comment' &&
      last.task === task.assignment
    if (!goesOn) this.#add({ kind: 'answer', task: task.assignment, ordinal: task.ordinal, back })
  }

  addSubmission(ordinal: number): void {
    this.#add({ kind: 'submission', ordinal })
  }

  take(): UndoStep | undefined {
    return this.#steps.pop()
  }

  /** Puts a step back that could not be taken. */
  putBack(step: UndoStep): void {
    this.#add(step)
  }

  #add(step: UndoStep): void {
    this.#steps = [...this.#steps, step].slice(-depth)
  }
}
