import type { CriterionDraft } from '#contract/rubric.ts'
import { inWords, ordinal } from './drafts.ts'

const correctness = ordinal(
  'Correctness',
  'Is what this turn says correct?',
  [
    ['Nothing to check', 'It states nothing that could be right or wrong.'],
    ['All wrong', 'Nothing in it is right.'],
    ['Mostly wrong', 'A part is right; the rest misleads.'],
    ['Errors that matter', 'Right and wrong mixed, with an error that leads astray.'],
    ['A few errors', 'Mostly right, with errors that can be worked around.'],
    ['A slip', 'Right but for a slip of the pen.'],
    ['All right', 'Everything in it is right.'],
  ],
  0,
)

/** A conversation, turn by turn, and the conversations against each other at the end. */
export const conversationTurns: readonly CriterionDraft[] = [
  {
    ...correctness,
    levels: correctness.levels.map((each) => (each.value === 0 ? { ...each, notAQuantity: true } : each)),
  },
  ordinal(
    'Helpfulness',
    'Would this turn help somebody who works on the problem?',
    [
      ['Harmful', 'It leads away from the goal.'],
      ['No help', 'It changes nothing.'],
      ['Hardly any help', 'A hint that most would have had themselves.'],
      ['A little help', 'It saves some effort.'],
      ['Some help', 'A step towards the goal.'],
      ['Much help', 'A large step towards the goal.'],
      ['Just what was needed', 'It leads straight to the goal, or explains what stood in the way.'],
    ],
    0,
  ),
  inWords('Remark', 'What was wrong or missing in this turn?', 0, { required: false }),
]

/** Marked errors in a text, with what is left to say about the whole. */
export const errorMarks: readonly CriterionDraft[] = [
  {
    id: null,
    kind: 'numeric',
    name: 'Overall quality',
    question: 'With every error marked: how good is the text as a whole? 0 is unusable, 100 is perfect.',
    measurement: 'interval',
    direction: 'higher-is-better',
    weight: 1,
    required: true,
    min: 0,
    max: 100,
    step: 1,
    slider: true,
  },
  inWords('Remark', 'Anything the marks do not say.', 0, { required: false }),
]

/** The kinds of errors and how much each weighs against a text without any. */
export const errorScheme = {
  categories: [
    'Mistranslated or misstated',
    'Left out',
    'Added',
    'Grammar or spelling',
    'Wrong term',
    'Style or tone',
    'Formats of place or language',
    'Other',
  ],
  severities: [
    { name: 'Neutral', weight: 0 },
    { name: 'Minor', weight: 1 },
    { name: 'Major', weight: 5 },
    { name: 'Critical', weight: 25 },
  ],
}
