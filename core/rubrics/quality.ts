import type { CriterionDraft } from '#contract/rubric.ts'
import { fivePoint, ordinal } from './drafts.ts'

/** One question about the response as a whole. */
export const overallQuality = ordinal('Overall quality', 'How good is this response as a whole?', [
  ['Very poor', 'Fails at what was asked, or would mislead the reader.'],
  ['Poor', 'Touches on what was asked, with faults that outweigh its use.'],
  ['Fair', 'Usable after correction; about as much right as wrong.'],
  ['Good', 'Does what was asked, with small faults.'],
  ['Very good', 'Does what was asked; nothing that matters could be better.'],
])

/** Three questions for everyday requests. */
export const helpful: readonly CriterionDraft[] = [
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

/** Five attributes of an answer, each apart from the others. The last two describe and do not count as better or worse. */
export const fiveAttributes: readonly CriterionDraft[] = [
  ordinal(
    'Helpfulness',
    'Does it do what was asked, as the person meant it?',
    [
      ['No help', 'Misses what was asked.'],
      ['Little help', 'Catches a part; most of what was wanted is missing.'],
      ['Some help', 'Goes in the right direction and leaves work to do.'],
      ['Helpful', 'Does what was asked, with room for small improvements.'],
      ['Entirely helpful', 'Does what was asked; nothing is left to wish for.'],
    ],
    0,
  ),
  ordinal(
    'Correctness',
    'Is it true, and does it hold everything that was asked for?',
    [
      ['Wrong', 'False, made up, or off the question throughout.'],
      ['Mostly wrong', 'Some of it is right; the errors weigh more.'],
      ['Mixed', 'About as much right as wrong or missing.'],
      ['Mostly right', 'Right but for small errors or gaps.'],
      ['Right', 'Everything is right and nothing is missing.'],
    ],
    0,
  ),
  ordinal(
    'Coherence',
    'Does it hang together and agree with itself?',
    [
      ['Incoherent', 'Cannot be followed, or contradicts itself throughout.'],
      ['Often unclear', 'Several places are hard to follow or at odds with each other.'],
      ['Partly unclear', 'A place or two need to be read again.'],
      ['Coherent', 'Easy to follow but for a rough passage.'],
      ['Seamless', 'Every step follows; nothing is at odds.'],
    ],
    0,
  ),
  ordinal(
    'Complexity',
    'How much knowledge did it take to write this?',
    [
      ['Anyone', 'Plain words that anyone could have written.'],
      ['Schooling', 'Takes what is learnt at school.'],
      ['Some training', 'Takes some training in the field.'],
      ['A degree', 'Takes a degree in the field or long practice.'],
      ['An expert', 'Only an expert could have written it.'],
    ],
    0,
    { weight: 0 },
  ),
  ordinal(
    'Verbosity',
    'How long is it for what was asked?',
    [
      ['Terse', 'As short as can be; nothing is explained.'],
      ['Short', 'Short, with the least that is needed.'],
      ['Medium', 'Neither short nor long for what was asked.'],
      ['Long', 'Longer than needed, with some repetition.'],
      ['Very long', 'Far longer than needed.'],
    ],
    0,
    { weight: 0 },
  ),
]
