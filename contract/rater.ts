import { oc } from '@orpc/contract'
import { z } from 'zod'
import { mayFailWith } from './errors.ts'
import { AssignmentId, CommandId, SeatId } from './ids.ts'
import { Acknowledgement, JudgementAction, JudgementTimes, TaskAnswers } from './judgement.ts'
import { Criterion } from './rubric.ts'

/**
 * Everything a rater's window may call. No output here can name a system, another rater, a result, or an id
 * from an imported file; a test walks these schemas.
 */

export const ContextBlock = z.strictObject({ heading: z.string(), text: z.string() })
export type ContextBlock = z.infer<typeof ContextBlock>

/** Where the rater stands. `minutesLeft` is null until the rater's own pace is known (five tasks). */
export const Progress = z.strictObject({
  done: z.int(),
  total: z.int(),
  minutesLeft: z.int().nullable(),
})
export type Progress = z.infer<typeof Progress>

/** One task as shown: the work, the blind labels, the questions, and what was answered so far. */
export const TaskView = z.strictObject({
  assignment: AssignmentId,
  /** 1-based place in the rater's own order. */
  ordinal: z.int().positive(),
  prompt: z.string(),
  context: z.array(ContextBlock),
  /** In the order shown. A rating task shows one response without a label. */
  responses: z.array(z.strictObject({ blindLabel: z.string(), text: z.string() })),
  task: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('rating'), criteria: z.array(Criterion) }),
    z.strictObject({ kind: z.literal('preference'), ties: z.boolean(), strength: z.boolean() }),
    z.strictObject({ kind: z.literal('ranking'), ties: z.boolean() }),
  ]),
  answers: TaskAnswers,
})
export type TaskView = z.infer<typeof TaskView>

export const Desk = z.strictObject({
  study: z.strictObject({
    title: z.string(),
    guidelines: z.string(),
    question: z.string(),
    promptHeading: z.string(),
    responseHeading: z.string(),
  }),
  rater: z.string(),
  /** False once the coordinator closed judging: everything can be read, nothing written. */
  open: z.boolean(),
  progress: Progress,
  /** The first task not yet submitted, else null: all done. */
  current: TaskView.nullable(),
})
export type Desk = z.infer<typeof Desk>

const atSeat = z.strictObject({ seat: SeatId })

export const rater = {
  /** The seat this connection was launched for; null on a coordinator's connection. */
  seat: oc.input(z.strictObject({})).output(z.strictObject({ seat: SeatId.nullable() })),

  /** What is on the desk: the study's words, the progress and the task to resume. */
  desk: oc.input(atSeat).output(Desk).errors(mayFailWith('SEAT_UNKNOWN')),

  /** One of the rater's own tasks by its place, for going back and forth. */
  task: oc
    .input(atSeat.extend({ ordinal: z.int().positive() }))
    .output(TaskView)
    .errors(mayFailWith('SEAT_UNKNOWN', 'NOT_YOUR_TASK')),

  /** The rater's own tasks in their order, a page at a time. */
  tasks: oc
    .input(atSeat.extend({ from: z.int().positive(), count: z.int().min(1).max(500) }))
    .output(
      z.strictObject({
        total: z.int(),
        tasks: z.array(
          z.strictObject({
            ordinal: z.int(),
            kind: z.enum(['rating', 'preference', 'ranking']),
            state: z.enum(['untouched', 'started', 'submitted']),
            flagged: z.boolean(),
            opening: z.string(),
          }),
        ),
      }),
    )
    .errors(mayFailWith('SEAT_UNKNOWN')),

  /** Appends one action to the log. Answers only after the row is on disk. */
  record: oc
    .input(
      atSeat.extend({ command: CommandId, assignment: AssignmentId, action: JudgementAction, times: JudgementTimes }),
    )
    .output(Acknowledgement)
    .errors(
      mayFailWith('SEAT_UNKNOWN', 'NOT_YOUR_TASK', 'VALUE_NOT_ON_SCALE', 'WRONG_STAGE', 'DISK_FULL', 'STUDY_READ_ONLY'),
    ),

  /** Appends the submission of a task and hands over the next open one. */
  submit: oc
    .input(atSeat.extend({ command: CommandId, assignment: AssignmentId, times: JudgementTimes }))
    .output(z.strictObject({ saved: Acknowledgement, progress: Progress, next: TaskView.nullable() }))
    .errors(
      mayFailWith('SEAT_UNKNOWN', 'NOT_YOUR_TASK', 'TASK_INCOMPLETE', 'WRONG_STAGE', 'DISK_FULL', 'STUDY_READ_ONLY'),
    ),
}
