import { fail } from '#contract/errors.ts'
import { type AssignmentId, CommandId, JudgementId } from '#contract/ids.ts'
import type { JudgementAction, JudgementTimes } from '#contract/judgement.ts'
import type { ForkedTask as ForkToRead } from '#contract/review.ts'
import { type CopiedAnswer, forkedTasks } from '#db/queries/forks.ts'
import { appendJudgement, deviceOf } from '#db/queries/judgements.ts'
import type { StudyFile } from '#db/studyFile.ts'
import type { Surroundings } from '../context.ts'

/** Tasks that were answered in two copies: whose, of which kind, and when in each copy. What was answered is not said. */
export const forksToRead = (file: StudyFile): ForkToRead[] =>
  forkedTasks(file).map(({ assignment, pseudonym, kind, item, copies }) => ({
    assignment,
    rater: pseudonym,
    kind,
    item,
    answeredAt: copies.map(lastAt),
  }))

const lastAt = (copy: readonly CopiedAnswer[]): string =>
  copy.reduce((last, { recordedAt }) => (recordedAt > last ? recordedAt : last), '')

/**
 * Says which copy of a task counts by new events in the study's own log: the rater's answers of that copy once more, and
 * the submission if there was one. The answers of the other copy stay where they are. Fails with NOT_YOUR_TASK where
 * there is nothing to choose.
 */
export function settleFork(
  file: StudyFile,
  { assignment, copy }: { readonly assignment: AssignmentId; readonly copy: number },
  { around, appVersion }: { readonly around: Surroundings; readonly appVersion: string },
): void {
  const task = forkedTasks(file).find((each) => each.assignment === assignment)
  const answers = task?.copies[copy]
  if (!task || !answers) fail('NOT_YOUR_TASK', {})
  const append = (action: JudgementAction, times: JudgementTimes) =>
    appendJudgement(file, {
      judgement: JudgementId.parse(around.randomCode()),
      command: CommandId.parse(around.randomCode()),
      rater: task.rater,
      assignment,
      action,
      times,
      recordedAt: around.now(),
      appVersion,
      device: deviceOf(file, around.randomCode),
    })
  const timesOf = ({ openedAt, firstInputAt, activeMs }: CopiedAnswer) => ({ openedAt, firstInputAt, activeMs })
  for (const answer of answers) append(answer.action, timesOf(answer))
  const [last] = answers.slice(-1)
  if (task.submitted && last) append({ kind: 'submission' }, timesOf(last))
}
