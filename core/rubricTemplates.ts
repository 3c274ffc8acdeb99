import type { RubricTemplate } from '#contract/rubricTemplates.ts'
import { clinical, clinicalTen } from './rubrics/clinical.ts'
import { conversationTurns, errorMarks, errorScheme } from './rubrics/conversation.ts'
import { essay, feedback } from './rubrics/education.ts'
import { equityCounterfactual, equityIndependent, equityPairwise } from './rubrics/equity.ts'
import { fiveAttributes, helpful, overallQuality } from './rubrics/quality.ts'

const reason = { required: false, minLength: 0 }

/** The rubrics a study can start from; every word can be edited afterwards. */
export const rubricTemplates: readonly RubricTemplate[] = [
  { key: 'general-quality', criteria: [overallQuality] },
  { key: 'helpful-correct-clear', criteria: [...helpful] },
  { key: 'five-attributes', criteria: [...fiveAttributes] },
  { key: 'clinical-answer', criteria: [...clinical] },
  { key: 'clinical-ten', criteria: [...clinicalTen] },
  { key: 'equity-independent', criteria: [...equityIndependent] },
  {
    key: 'equity-pairwise',
    criteria: [...equityPairwise],
    phases: [{ kind: 'preference', ties: true, strength: false, perCriterion: true, justification: reason }],
  },
  {
    key: 'equity-counterfactual',
    criteria: [...equityCounterfactual],
    phases: [
      { kind: 'rating', together: true },
      { kind: 'preference', ties: true, strength: false, justification: reason },
    ],
  },
  { key: 'essay-markers', criteria: [...essay] },
  { key: 'feedback-quality', criteria: [...feedback] },
  {
    key: 'conversation-turns',
    criteria: [...conversationTurns],
    phases: [
      { kind: 'rating', perTurn: true },
      { kind: 'ranking', ties: true },
    ],
  },
  { key: 'error-marks', criteria: [...errorMarks], phases: [{ kind: 'rating', spans: errorScheme }] },
]
