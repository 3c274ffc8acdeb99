import { fail } from '#contract/errors.ts'
import { rubricFaults } from '#contract/rubricFaults.ts'
import { saveRubric } from '#db/queries/rubric.ts'
import { moveUntouched } from '#db/queries/stale.ts'
import { readStudy, setStage } from '#db/queries/study.ts'
import { requeueStale, staleOf } from '../amend/stale.ts'
import { api, type Desk, fileInStage, once } from './base.ts'

/** Changing the rubric after judging opened, without touching what was judged. */
export function amendHandlers(desk: Desk) {
  const amend = api.coordinator.amend
  return {
    rubric: amend.rubric.handler(({ input: { study, command, criteria } }) => {
      const file = fileInStage(desk, study, 'judging', 'closed')
      const faults = rubricFaults(criteria)
      if (faults.length > 0) fail('RUBRIC_FAULTY', { faults })
      return once(desk, file, command, () => {
        const rubric = saveRubric(file, criteria, desk.around.now())
        return { rubric, moved: moveUntouched(file), stale: staleOf(file) }
      })
    }),

    stale: amend.stale.handler(({ input }) => staleOf(desk.library.file(input.study))),

    requeue: amend.requeue.handler(({ input: { study, command } }) => {
      const file = fileInStage(desk, study, 'judging', 'closed')
      return once(desk, file, command, () => {
        const tasks = requeueStale(file)
        if (tasks > 0 && readStudy(file).stage === 'closed') setStage(file, 'judging', desk.around.now())
        return { tasks }
      })
    }),
  }
}
