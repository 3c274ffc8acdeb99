import type { AssignmentId } from '#contract/ids.ts'
import type { TaskView } from '#contract/rater.ts'
import type { AnswerAction } from './answers.ts'

/** One thing that can be taken back or done again: an answer, by the action that brings it about, or a submission. */
export type UndoStep =
  | { readonly kind: 'answer'; readonly task: AssignmentId; readonly ordinal: number; readonly action: AnswerAction }
  | { readonly kind: 'submission'; readonly ordinal: number }

/** Steps that are kept. */
const depth = 200

/** What the rater did in this sitting, newest last, across tasks; and what was taken back and can be done again. */
export class UndoList {
  #steps: UndoStep[] = []
  #undone: UndoStep[] = []

  get isEmpty(): boolean {
    return this.#steps.length === 0
  }

  get nothingUndone(): boolean {
    return this.#undone.length === 0
  }

  /** Adds an answer by what takes it back. Typing one comment is one step, however often it was saved on the way. */
  addAnswer(task: TaskView, back: AnswerAction): void {
    const last = this.#steps.at(-1)
    const goesOn =
      isTyped(back) &&
      last?.kind === 'answer' &&
      last.task === task.assignment &&
      JSON.stringify(placeOf(last.action)) === JSON.stringify(placeOf(back))
    this.#undone = []
    if (!goesOn) this.#add(answerStep(task, back))
  }

  addSubmission(ordinal: number): void {
    this.#undone = []
    this.#add({ kind: 'submission', ordinal })
  }

  /** The newest step, to be taken back. */
  take(): UndoStep | undefined {
    return this.#steps.pop()
  }

  /** Puts a step back that could not be taken. */
  putBack(step: UndoStep): void {
    this.#add(step)
  }

  /** Remembers a step that was taken back: by what does it again. */
  addUndone(step: UndoStep): void {
    this.#undone = [...this.#undone, step].slice(-depth)
  }

  /** The step that was taken back last, to be done again. */
  takeUndone(): UndoStep | undefined {
    return this.#undone.pop()
  }

  /** A step that was done again: it can be taken back once more, and what else was undone stays so. */
  addRedone(step: UndoStep): void {
    this.#add(step)
  }

  #add(step: UndoStep): void {
    this.#steps = [...this.#steps, step].slice(-depth)
  }
}

export const answerStep = ({ assignment, ordinal }: TaskView, action: AnswerAction): UndoStep => ({
  kind: 'answer',
  task: assignment,
  ordinal,
  action,
})

/** Words come letter by letter. */
export const isTyped = (action: AnswerAction): boolean =>
  action.kind === 'comment' ||
  action.kind === 'justification' ||
  (action.kind === 'rating' && action.value.state === 'given' && typeof action.value.value === 'string')

const placeOf = (action: AnswerAction): unknown =>
  action.kind === 'rating' ? [action.kind, action.criterion, action.slot, action.turn] : action.kind
