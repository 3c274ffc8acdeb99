import { oc } from '@orpc/contract'
import { z } from 'zod'
import { mayFailWith } from './errors.ts'
import { AssignmentId, AttachmentId, CommandId, CriterionId, Instant, SeatId } from './ids.ts'
import { Acknowledgement, JudgementAction, JudgementTimes, TaskAnswers } from './judgement.ts'
import { packetDoor } from './packetDoor.ts'
import {
  BestWorstPhase,
  ExitQuestion,
  PreferencePhase,
  Protocol,
  RankingPhase,
  RatingPhase,
  TaskKind,
} from './protocol.ts'
import { Criterion, yes } from './rubric.ts'

/**
 * Everything a rater's window may call. No output here can name a system, another rater, a result, or an id
 * from an imported file; a test walks these schemas.
 */

/** A picture or text file that travels inside the study; its bytes are asked for by id. */
export const Attachment = z.strictObject({ id: AttachmentId, mediaType: z.string(), words: z.string() })
export type Attachment = z.infer<typeof Attachment>

/** What is shown beside the prompt. A withheld reference has no text yet: it comes after the first answer. */
export const ContextBlock = z.strictObject({
  heading: z.string(),
  text: z.string(),
  kind: z.enum(['source', 'reference', 'image', 'trace']).optional(),
  withheld: yes.optional(),
  attachment: Attachment.optional(),
})
export type ContextBlock = z.infer<typeof ContextBlock>

/** One turn of a conversation, by the role that speaks: user, assistant, system, tool or another the file names. */
export const Turn = z.strictObject({ role: z.string().max(40), text: z.string() })
export type Turn = z.infer<typeof Turn>

/** A response as shown. Of a conversation `turns` are what it says, and `text` is empty. */
export const ShownResponse = z.strictObject({
  blindLabel: z.string(),
  text: z.string(),
  turns: z.array(Turn).optional(),
  attachments: z.array(Attachment).optional(),
})
export type ShownResponse = z.infer<typeof ShownResponse>

/** Practice and qualification are said to be that; all else, hidden repeats and checks included, is `study`. */
export const Round = z.enum(['practice', 'qualification', 'study'])
export type Round = z.infer<typeof Round>

/** After a practice task: what was expected of a criterion and what was given (null: nothing), with the design's words. */
export const Feedback = z.strictObject({
  note: z.string(),
  criteria: z.array(z.strictObject({ criterion: CriterionId, expected: z.number(), given: z.number().nullable() })),
})
export type Feedback = z.infer<typeof Feedback>

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
  /** The prompt as a conversation, when it is one. */
  promptTurns: z.array(Turn).optional(),
  /** In the order shown. A response shown alone has no label. */
  responses: z.array(ShownResponse),
  round: Round,
  task: z.discriminatedUnion('kind', [
    RatingPhase.omit({ groups: true, only: true }).extend({ criteria: z.array(Criterion) }),
    /** The criteria are those to compare by, none unless the phase says so. */
    PreferencePhase.omit({ groups: true, only: true }).extend({ criteria: z.array(Criterion) }),
    RankingPhase.omit({ groups: true }),
    BestWorstPhase.omit({ groups: true }),
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
  /** What the design asks of and allows every task. */
  rules: Protocol.pick({ labelSet: true, sitting: true, differences: true, sourceQuestion: true }),
  /** What comes before the first task; `agreedAt` is null until the rater agreed. */
  consent: z.strictObject({ text: z.string(), agreedAt: Instant.nullable() }).nullable(),
  tourSeen: z.boolean(),
  /** null: no qualification asked. `passed` is null until all its tasks are submitted. */
  qualification: z.strictObject({ passMark: z.number(), passed: z.boolean().nullable() }).nullable(),
  /** What is asked after the last task. */
  exit: z.strictObject({ questions: z.array(ExitQuestion), answeredAt: Instant.nullable() }).nullable(),
  /** False once the coordinator closed judging: everything can be read, nothing written. */
  open: z.boolean(),
  progress: Progress,
  /** The first task not yet submitted, else null: all done. */
  current: TaskView.nullable(),
})
export type Desk = z.infer<typeof Desk>

/** What a rater does beside judging. A sitting's `activeMs` counts from its beginning. */
export const RaterNote = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('consent') }),
  z.strictObject({ kind: z.literal('tour') }),
  z.strictObject({ kind: z.literal('sitting-begun') }),
  z.strictObject({
    kind: z.literal('sitting-ended'),
    why: z.enum(['handed-back', 'paused', 'idle', 'asleep', 'cap']),
    activeMs: z.int().nonnegative(),
  }),
  z.strictObject({ kind: z.literal('break-offered'), taken: z.boolean() }),
  z.strictObject({
    kind: z.literal('exit'),
    answers: z.array(z.strictObject({ key: z.string(), answer: z.string().max(5000) })).max(30),
  }),
])
export type RaterNote = z.infer<typeof RaterNote>

const atSeat = z.strictObject({ seat: SeatId })

export const rater = {
  ...packetDoor,

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
            kind: TaskKind,
            round: Round,
            state: z.enum(['untouched', 'started', 'submitted']),
            flagged: z.boolean(),
            later: z.boolean(),
            opening: z.string(),
          }),
        ),
      }),
    )
    .errors(mayFailWith('SEAT_UNKNOWN')),

  /** What the rater did at one of the own tasks, oldest first. */
  history: oc
    .input(atSeat.extend({ ordinal: z.int().positive() }))
    .output(z.strictObject({ events: z.array(z.strictObject({ at: Instant, action: JudgementAction })) }))
    .errors(mayFailWith('SEAT_UNKNOWN', 'NOT_YOUR_TASK')),

  /** The bytes of a picture or text of one of the own tasks. */
  attachment: oc
    .input(atSeat.extend({ assignment: AssignmentId, attachment: AttachmentId }))
    .output(z.strictObject({ mediaType: z.string(), base64: z.string() }))
    .errors(mayFailWith('SEAT_UNKNOWN', 'NOT_YOUR_TASK')),

  /** Appends what a rater did beside the tasks: agreed, saw the tour, began and ended a sitting, answered at the exit. */
  note: oc
    .input(atSeat.extend({ command: CommandId, note: RaterNote }))
    .output(z.strictObject({ savedAt: Instant }))
    .errors(mayFailWith('SEAT_UNKNOWN', 'VALUE_NOT_ON_SCALE', 'WRONG_STAGE', 'DISK_FULL', 'STUDY_READ_ONLY')),

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
    .output(
      z.strictObject({
        saved: Acknowledgement,
        progress: Progress,
        next: TaskView.nullable(),
        /** After a practice task with expected answers. */
        feedback: Feedback.nullable(),
        /** As on the desk: whether qualification is passed now. */
        qualified: z.boolean().nullable(),
      }),
    )
    .errors(
      mayFailWith('SEAT_UNKNOWN', 'NOT_YOUR_TASK', 'TASK_INCOMPLETE', 'WRONG_STAGE', 'DISK_FULL', 'STUDY_READ_ONLY'),
    ),
}
