import { oc } from '@orpc/contract'
import { z } from 'zod'
import { mayFailWith, storageFailures } from './errors.ts'
import { CriterionId, command, Instant, ofStudy } from './ids.ts'
import { Criterion, CriterionDraft, Rubric } from './rubric.ts'
import { RubricTemplate } from './rubricTemplates.ts'

/** One version of the rubric as it was saved. */
export const RubricVersion = z.strictObject({
  version: z.int().positive(),
  savedAt: Instant,
  criteria: z.array(Criterion),
})
export type RubricVersion = z.infer<typeof RubricVersion>

/** How the rubric came to be, and what raters have been asked of it. */
export const RubricHistory = z.strictObject({
  /** Last saved first; version 1 is the empty one every study begins with. */
  versions: z.array(RubricVersion),
  /** A criterion that took another's place because that one had been asked before it was changed. */
  successions: z.array(z.strictObject({ criterion: CriterionId, earlier: CriterionId })),
  /**
   * Criteria that were asked, in a planned task or in a file that was brought in: a change gives them a new id.
   * `raters`: how many answered it so far.
   */
  asked: z.array(z.strictObject({ criterion: CriterionId, raters: z.int().nonnegative() })),
})
export type RubricHistory = z.infer<typeof RubricHistory>

export const rubricProcedures = {
  templates: oc.input(z.strictObject({})).output(z.strictObject({ templates: z.array(RubricTemplate) })),
  /** Saves the criteria as the next version; refused while judging is open, and with faults (`rubricFaults`). */
  save: oc
    .input(ofStudy.extend({ ...command, criteria: z.array(CriterionDraft).max(40) }))
    .output(Rubric)
    .errors(mayFailWith(...storageFailures, 'WRONG_STAGE', 'RUBRIC_FAULTY')),
  history: oc
    .input(ofStudy)
    .output(RubricHistory)
    .errors(mayFailWith(...storageFailures)),
}
