import { z } from 'zod'
import { Phase } from './protocol.ts'
import { CriterionDraft } from './rubric.ts'

export const RubricTemplateKey = z.enum([
  'general-quality',
  'helpful-correct-clear',
  'five-attributes',
  'clinical-answer',
  'clinical-ten',
  'equity-independent',
  'equity-pairwise',
  'equity-counterfactual',
  'essay-markers',
  'feedback-quality',
  'conversation-turns',
  'error-marks',
])
export type RubricTemplateKey = z.infer<typeof RubricTemplateKey>

/** A rubric to start from. Its words are study content, in English, to be edited. */
export const RubricTemplate = z.strictObject({
  key: RubricTemplateKey,
  criteria: z.array(CriterionDraft).min(1),
  /** The phases the rubric was made for, where they are others than rating a response on its own. */
  phases: z.array(Phase).min(1).optional(),
})
export type RubricTemplate = z.infer<typeof RubricTemplate>
