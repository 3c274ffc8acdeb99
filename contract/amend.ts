import { oc } from '@orpc/contract'
import { z } from 'zod'
import { mayFailWith, storageFailures } from './errors.ts'
import { CriterionId, command, ofStudy } from './ids.ts'
import { CriterionDraft, Rubric } from './rubric.ts'

/** Changing the rubric after judging opened: a new version, stale judgements, and rating them anew. */

/** Tasks answered under a version whose criteria changed since. They keep counting for the criteria as they were. */
export const Stale = z.strictObject({
  tasks: z.int(),
  raters: z.int(),
  /** Criteria as they are now that those tasks were never asked. */
  criteria: z.array(z.strictObject({ id: CriterionId, name: z.string(), tasks: z.int() })),
})
export type Stale = z.infer<typeof Stale>

export const amend = {
  /** Makes the next version of the rubric while judging is open or closed. Tasks nobody began move to it. */
  rubric: oc
    .input(ofStudy.extend({ ...command, criteria: z.array(CriterionDraft).max(40) }))
    .output(z.strictObject({ rubric: Rubric, moved: z.int(), stale: Stale }))
    .errors(mayFailWith(...storageFailures, 'WRONG_STAGE', 'RUBRIC_FAULTY')),
  stale: oc
    .input(ofStudy)
    .output(Stale)
    .errors(mayFailWith(...storageFailures)),
  /** Puts the changed criteria of stale tasks at the end of their raters' queues; opens judging again if it was closed. */
  requeue: oc
    .input(ofStudy.extend(command))
    .output(z.strictObject({ tasks: z.int() }))
    .errors(mayFailWith(...storageFailures, 'WRONG_STAGE')),
}
