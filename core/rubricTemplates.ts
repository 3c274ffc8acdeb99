import type { CriterionDraft, RubricTemplate } from '#contract/rubric.ts'

type Level = readonly [anchor: string, description: string]

/** An ordinal criterion whose levels are numbered from `lowest` upwards. */
function ordinal(name: string, question: string, levels: readonly Level[], lowest = 1): CriterionDraft {
  return {
    id: null,
    kind: 'ordinal',
    name,
    question,
    measurement: 'ordinal',
    direction: 'higher-is-better',
    weight: 1,
    required: true,
    levels: levels.map(([anchor, description], place) => ({ value: lowest + place, anchor, description })),
  }
}

const overallQuality = ordinal('Overall quality', 'How good is this response as a whole?', [
  ['Very poor', 'Fails at what was asked, or would mislead the reader.'],
  ['Poor', 'Touches on what was asked, with faults that outweigh its use.'],
  ['Fair', 'Usable after correction; about as much right as wrong.'],
  ['Good', 'Does what was asked, with small faults.'],
  ['Very good', 'Does what was asked; nothing that matters could be better.'],
])

const clinical: readonly CriterionDraft[] = [
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

const feedback: readonly CriterionDraft[] = [
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

const fivePoint = (lowest: string, low: string, middle: string, high: string, highest: string): readonly Level[] => [
  [lowest, ''],
  [low, ''],
  [middle, ''],
  [high, ''],
  [highest, ''],
]

const helpful: readonly CriterionDraft[] = [
  ordinal(
    'Helpfulness',
    'Would it help the person who asked?',
    fivePoint('Useless', 'Of little use', 'Some use', 'Useful', 'Very useful'),
    0,
  ),
  ordinal(
    'Correctness',
    'Is what it says true?',
    fivePoint('False', 'Mostly false', 'Mixed', 'Mostly true', 'True'),
    0,
  ),
  ordinal(
    'Clarity',
    'Is it easy to follow?',
    fivePoint('Confusing', 'Hard to follow', 'Takes effort', 'Clear', 'Very clear'),
    0,
  ),
]

const essay: readonly CriterionDraft[] = [
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

/** The rubrics a study can start from; every word can be edited afterwards. */
export const rubricTemplates: readonly RubricTemplate[] = [
  { key: 'general-quality', criteria: [overallQuality] },
  { key: 'clinical-answer', criteria: [...clinical] },
  { key: 'feedback-quality', criteria: [...feedback] },
  { key: 'helpful-correct-clear', criteria: [...helpful] },
  { key: 'essay-markers', criteria: [...essay] },
]
