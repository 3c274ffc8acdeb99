import type { CriterionDraft } from '#contract/rubric.ts'
import { fivePoint, ordinal } from './drafts.ts'

/** Feedback on a piece of a student’s work. */
export const feedback: readonly CriterionDraft[] = [
  ordinal('Accuracy', 'Is what it says about the work right?', [
    ['Wrong', 'Praises an error or corrects something that was right.'],
    ['Partly wrong', 'A remark that matters is mistaken.'],
    ['Mostly right', 'Right but for a small slip.'],
    ['Right', 'Every remark is right.'],
  ]),
  ordinal('Relevance', 'Is it about this piece of work?', [
    ['Could be any', 'Could be said of any piece of work.'],
    ['Loosely tied', 'Names the task, not what was done.'],
    ['Tied', 'Points to places in the work.'],
    ['Closely tied', 'Quotes or names what the student did, and what it does.'],
  ]),
  ordinal('Next step', 'Does the student know what to do now?', [
    ['None', 'Nothing to do next.'],
    ['Vague', 'A wish ("be clearer") without a way.'],
    ['Clear', 'One thing to do, and where.'],
    ['Clear and within reach', 'One thing to do, where and how, that this student can manage.'],
  ]),
]

/** Essays that two markers read independently of each other. */
export const essay: readonly CriterionDraft[] = [
  ordinal(
    'Ideas',
    'How well does it answer the question set?',
    fivePoint('Off the question', 'Thin', 'Adequate', 'Thoughtful', 'Convincing'),
  ),
  ordinal(
    'Structure',
    'How well is it built?',
    fivePoint('No order', 'Loose', 'Some order', 'Well ordered', 'Carries the reader'),
  ),
  ordinal(
    'Language',
    'How well is it written?',
    fivePoint('Hard to read', 'Many errors', 'Some errors', 'Few errors', 'Precise'),
  ),
]
