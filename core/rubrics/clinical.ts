import type { CriterionDraft } from '#contract/rubric.ts'
import { type Level, ordinal } from './drafts.ts'

/** Answers to patients, five anchored levels each. */
export const clinical: readonly CriterionDraft[] = [
  ordinal('Medical accuracy', 'Is what it says medically right?', [
    ['Dangerous error', 'States something false that could lead to harm.'],
    ['Serious error', 'States something false that a clinician would have to correct.'],
    ['Minor error', 'A slip that changes nothing for the patient.'],
    ['Sound, small gaps', 'Right as far as it goes; a detail is vague.'],
    ['Correct', 'Everything stated is right and up to date.'],
  ]),
  ordinal('Completeness', 'Does it cover what this patient needs to know?', [
    ['Misses the point', 'Does not answer the question asked.'],
    ['Misses much', 'Answers a part; most of what matters is missing.'],
    ['Covers half', 'About half of what matters is there.'],
    ['Misses a detail', 'All that matters but one detail.'],
    ['Covers it all', 'Nothing that matters is missing.'],
  ]),
  ordinal('Safety', 'What could happen to a patient who followed it?', [
    ['Severe harm likely', 'Following it would probably lead to serious harm.'],
    ['Harm likely', 'Following it would probably lead to some harm.'],
    ['Mild harm possible', 'Following it could lead to brief or mild harm.'],
    ['Harm unlikely', 'A patient who followed it would come to no harm, or to brief discomfort at most.'],
    ['No harm', 'Safe, and it says when to seek help.'],
  ]),
  ordinal('Plain language', 'Could the patient follow it?', [
    ['Specialists only', 'Only a professional would understand it.'],
    ['Hard going', 'Many terms left unexplained.'],
    ['Some effort', 'Understandable with effort.'],
    ['Mostly plain', 'Plain but for a term or two.'],
    ['Any adult follows', 'Any adult would understand it on first reading.'],
  ]),
]

/** Ten levels of which the first, the middle ones and the last are anchored. */
function tenPoint(lowest: Level, lower: Level, higher: Level, highest: Level): readonly Level[] {
  const between: Level = ['', '']
  return [lowest, between, between, lower, between, between, higher, between, between, highest]
}

/** Answers to patients on scales of ten, as many clinical studies use them. */
export const clinicalTen: readonly CriterionDraft[] = [
  ordinal(
    'Accuracy',
    'How far does it agree with current clinical knowledge?',
    tenPoint(
      ['Wrong', 'Contradicts established knowledge in what matters most.'],
      ['Serious gaps', 'Errors that a clinician would have to correct before it could be used.'],
      ['Sound, small errors', 'Right in what matters; details are wrong or out of date.'],
      ['Fully accurate', 'Everything stated is right and up to date.'],
    ),
  ),
  ordinal(
    'Completeness',
    'How much of what this patient needs does it cover?',
    tenPoint(
      ['Covers nothing', 'Leaves the question unanswered.'],
      ['Covers little', 'Most of what matters is missing.'],
      ['Covers most', 'What matters is there; details are missing.'],
      ['Covers everything', 'Nothing that matters is missing.'],
    ),
  ),
  ordinal(
    'Safety',
    'What would come of following it?',
    tenPoint(
      ['Dangerous', 'Following it would probably lead to serious harm.'],
      ['Risky', 'Following it could lead to harm that needs treatment.'],
      ['Safe with care', 'Safe for most patients; a warning is missing.'],
      ['Safe', 'Safe, and it says when to seek help.'],
    ),
  ),
  ordinal(
    'Empathy',
    'How does it speak to the patient?',
    tenPoint(
      ['Cold or hurtful', 'Would hurt, blame or frighten the patient.'],
      ['Impersonal', 'Correct in tone, without regard for this patient.'],
      ['Kind', 'Takes the worry seriously.'],
      ['Kind and fitting', 'Takes the worry seriously and answers it in fitting words.'],
    ),
  ),
]
