import { missingAnswers } from '#contract/asked.ts'
import { fail } from '#contract/errors.ts'
import type { AssignmentId, RaterId, SeatId } from '#contract/ids.ts'
import { JudgementId } from '#contract/ids.ts'
import type { JudgementAction } from '#contract/judgement.ts'
import type { Protocol } from '#contract/protocol.ts'
import type { Feedback, Progress, RaterNote, TaskView } from '#contract/rater.ts'
import { attachmentShown } from '#db/queries/attachments.ts'
import { expectedOf } from '#db/queries/expected.ts'
import { appendJudgement, deviceOf } from '#db/queries/judgements.ts'
import { appendRaterNote, lastNoteAt } from '#db/queries/raterNotes.ts'
import { readRaters } from '#db/queries/raters.ts'
import { readStudy } from '#db/queries/study.ts'
import { firstOpenTask, historyOf, progressOf, taskByAssignment, taskByOrdinal, tasksPage } from '#db/queries/tasks.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { actionFits } from '../judging/actionFits.ts'
import { feedbackOn, isQualified } from '../judging/asExpected.ts'
import { api, type Desk } from './base.ts'

type AtDesk = { readonly file: StudyFile; readonly rater: RaterId }

/** What a rater's window may call. Every call names a seat; the seat says which study and whose tasks. */
export const raterHandlers = (desk: Desk) => ({ ...readingHandlers(desk), ...writingHandlers(desk) })

/** Whose desk a call is for. A rater's own connection reaches its own seat only. */
function placeAt(desk: Desk, seat: SeatId, own: SeatId | null): AtDesk {
  if (own !== null && own !== seat) fail('SEAT_UNKNOWN', {})
  const { study, rater } = desk.seats.at(seat)
  return { file: desk.library.file(study), rater }
}

function readingHandlers(desk: Desk) {
  return {
    seat: api.rater.seat.handler(({ context }) => ({ seat: context.seat })),

    desk: api.rater.desk.handler(({ input, context }) => {
      const place = placeAt(desk, input.seat, context.seat)
      const { words, protocol, stage } = readStudy(place.file)
      return {
        study: {
          title: words.title,
          guidelines: words.guidelines,
          question: protocol.question,
          promptHeading: words.promptHeading,
          responseHeading: words.responseHeading,
        },
        rater: readRaters(place.file).find(({ id }) => id === place.rater)?.pseudonym ?? fail('SEAT_UNKNOWN', {}),
        rules: rulesOf(protocol),
        ...aroundTheTasks(place, protocol),
        open: stage === 'judging',
        progress: progress(place),
        current: nextTask(place, protocol),
      }
    }),

    task: api.rater.task.handler(({ input, context }) => {
      const { file, rater } = placeAt(desk, input.seat, context.seat)
      const view = taskByOrdinal(file, rater, input.ordinal) ?? fail('NOT_YOUR_TASK', {})
      return asShown(view, readStudy(file).protocol)
    }),

    tasks: api.rater.tasks.handler(({ input, context }) => {
      const { file, rater } = placeAt(desk, input.seat, context.seat)
      return tasksPage(file, rater, input.from, input.count)
    }),

    history: api.rater.history.handler(({ input, context }) => {
      const { file, rater } = placeAt(desk, input.seat, context.seat)
      return { events: historyOf(file, rater, input.ordinal) ?? fail('NOT_YOUR_TASK', {}) }
    }),

    attachment: api.rater.attachment.handler(({ input, context }) => {
      const { file, rater } = placeAt(desk, input.seat, context.seat)
      const found = attachmentShown(file, rater, input.assignment, input.attachment) ?? fail('NOT_YOUR_TASK', {})
      return { mediaType: found.mediaType, base64: Buffer.from(found.bytes).toString('base64') }
    }),
  }
}

function writingHandlers(desk: Desk) {
  return {
    record: api.rater.record.handler(({ input, context }) => {
      const place = placeAt(desk, input.seat, context.seat)
      const view = openTask(place, input.assignment)
      if (input.action.kind === 'submission') fail('VALUE_NOT_ON_SCALE', { found: 'submission', expected: 'an answer' })
      const misfit = actionFits(view, input.action)
      if (misfit) fail('VALUE_NOT_ON_SCALE', misfit)
      return append(desk, place, input, input.action)
    }),

    submit: api.rater.submit.handler(({ input, context }) => {
      const place = placeAt(desk, input.seat, context.seat)
      const view = openTask(place, input.assignment)
      const missing = missingAnswers(view)
      if (missing > 0) fail('TASK_INCOMPLETE', { missing })
      const saved = append(desk, place, input, { kind: 'submission' })
      const { protocol } = readStudy(place.file)
      return {
        saved,
        progress: progress(place),
        next: nextTask(place, protocol),
        feedback: view.round === 'practice' ? feedback(place, view) : null,
        qualified: qualified(place, protocol),
      }
    }),

    note: api.rater.note.handler(({ input: { seat, command, note }, context }) => {
      const { file, rater } = placeAt(desk, seat, context.seat)
      const { stage, protocol } = readStudy(file)
      if (stage !== 'judging') fail('WRONG_STAGE', { stage, needed: 'judging' })
      if (note.kind === 'exit') {
        const unknown = note.answers.some(
          ({ key }) => !protocol.exitQuestions?.some((question) => question.key === key),
        )
        if (unknown) fail('VALUE_NOT_ON_SCALE', { found: 'another question', expected: 'a question of the study' })
      }
      const { now, randomCode } = desk.around
      return { savedAt: appendRaterNote(file, { id: randomCode(), command, rater, note, at: now() }) }
    }),
  }
}

/** What the design asks of and allows every task. */
function rulesOf({ labelSet, sitting, differences, sourceQuestion }: Protocol) {
  return {
    ...(labelSet && { labelSet }),
    ...(sitting && { sitting }),
    ...(differences && { differences }),
    ...(sourceQuestion && { sourceQuestion }),
  }
}

/** What comes before the first task and after the last, and how far this rater is with it. */
function aroundTheTasks(place: AtDesk, protocol: Protocol) {
  const { consent, passMark, exitQuestions } = protocol
  const noted = (kind: RaterNote['kind']) => lastNoteAt(place.file, place.rater, kind)
  return {
    consent: consent === undefined ? null : { text: consent, agreedAt: noted('consent') },
    tourSeen: noted('tour') !== null,
    qualification: passMark === undefined ? null : { passMark, passed: qualified(place, protocol) },
    exit: exitQuestions === undefined ? null : { questions: exitQuestions, answeredAt: noted('exit') },
  }
}

const qualified = ({ file, rater }: AtDesk, { passMark }: Protocol): boolean | null =>
  passMark === undefined ? null : isQualified(file, rater, passMark)

/** The task to do next; null when all is done, or qualification was not passed. */
function nextTask(place: AtDesk, protocol: Protocol): TaskView | null {
  const view = firstOpenTask(place.file, place.rater)
  if (!view || (view.round === 'study' && qualified(place, protocol) === false)) return null
  return asShown(view, protocol)
}

/** A task as the design lets it be seen now: a reference may have to wait for the first answer. */
function asShown(view: TaskView, { referenceAfterAnswer }: Protocol): TaskView {
  if (!referenceAfterAnswer || wasAnswered(view)) return view
  const context = view.context.map((block) => {
    if (block.kind !== 'reference') return block
    const { attachment: _, ...rest } = block
    return { ...rest, text: '', withheld: true as const }
  })
  return { ...view, context }
}

const wasAnswered = ({
  answers: { ratings, preference, ranking, bestWorst, criterionPreferences, submittedAt },
}: TaskView) =>
  submittedAt !== null ||
  ratings.length > 0 ||
  criterionPreferences.length > 0 ||
  [preference, ranking, bestWorst].some((answer) => answer !== null)

function feedback({ file, rater }: AtDesk, view: TaskView): Feedback | null {
  const expected = expectedOf(file, rater, view.assignment)
  return expected && feedbackOn(view, expected)
}

function openTask(place: AtDesk, assignment: AssignmentId): TaskView {
  const { file, rater } = place
  const { stage, protocol } = readStudy(file)
  if (stage !== 'judging') fail('WRONG_STAGE', { stage, needed: 'judging' })
  const view = taskByAssignment(file, rater, assignment) ?? fail('NOT_YOUR_TASK', {})
  if (view.round === 'study' && protocol.passMark !== undefined && qualified(place, protocol) !== true) {
    fail('NOT_YOUR_TASK', {})
  }
  return view
}

type Wanted = Pick<Parameters<typeof appendJudgement>[1], 'command' | 'assignment' | 'times'>

/** Appends one event to the log; answers once it is on disk. */
function append({ around, appVersion }: Desk, { file, rater }: AtDesk, wanted: Wanted, action: JudgementAction) {
  const { command, assignment, times } = wanted
  const saved = appendJudgement(file, {
    judgement: JudgementId.parse(around.randomCode()),
    command,
    assignment,
    times,
    rater,
    action,
    appVersion,
    recordedAt: around.now(),
    device: deviceOf(file, around.randomCode),
  })
  return { assignment, ...saved }
}

/** Tasks before a rater's own pace is known. */
const paceKnownAfter = 5

function progress({ file, rater }: AtDesk): Progress {
  const { done, total, medianActiveMs } = progressOf(file, rater)
  const known = medianActiveMs !== null && done >= paceKnownAfter
  return {
    done,
    total,
    minutesLeft: known ? Math.max(1, Math.round(((total - done) * medianActiveMs) / 60_000)) : null,
  }
}
