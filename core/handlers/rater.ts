import { fail } from '#contract/errors.ts'
import type { AssignmentId, RaterId, SeatId } from '#contract/ids.ts'
import { JudgementId } from '#contract/ids.ts'
import type { JudgementAction } from '#contract/judgement.ts'
import type { Progress, TaskView } from '#contract/rater.ts'
import { appendJudgement, deviceOf } from '#db/queries/judgements.ts'
import { readRaters } from '#db/queries/raters.ts'
import { readStudy } from '#db/queries/study.ts'
import { firstOpenTask, progressOf, taskByAssignment, taskByOrdinal, tasksPage } from '#db/queries/tasks.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { actionFits, missingAnswers } from '../judging.ts'
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
        open: stage === 'judging',
        progress: progress(place),
        current: firstOpenTask(place.file, place.rater),
      }
    }),

    task: api.rater.task.handler(({ input, context }) => {
      const { file, rater } = placeAt(desk, input.seat, context.seat)
      return taskByOrdinal(file, rater, input.ordinal) ?? fail('NOT_YOUR_TASK', {})
    }),

    tasks: api.rater.tasks.handler(({ input, context }) => {
      const { file, rater } = placeAt(desk, input.seat, context.seat)
      return tasksPage(file, rater, input.from, input.count)
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
      const missing = missingAnswers(openTask(place, input.assignment))
      if (missing > 0) fail('TASK_INCOMPLETE', { missing })
      const saved = append(desk, place, input, { kind: 'submission' })
      return { saved, progress: progress(place), next: firstOpenTask(place.file, place.rater) }
    }),
  }
}

function openTask({ file, rater }: AtDesk, assignment: AssignmentId): TaskView {
  const { stage } = readStudy(file)
  if (stage !== 'judging') fail('WRONG_STAGE', { stage, needed: 'judging' })
  return taskByAssignment(file, rater, assignment) ?? fail('NOT_YOUR_TASK', {})
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
