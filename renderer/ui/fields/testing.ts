import type { AnswerWords, AskedLevel } from './asked.ts'

/** English words for tests of the fields. */
export const words: AnswerWords = {
  yes: 'Yes',
  no: 'No',
  unsure: 'Unsure',
  noneOfThese: 'None of these',
  press: (first, last) => `press ${first} to ${last}`,
  pressSeveral: (first, last) => `press ${first} to ${last}, as many as apply`,
  pressYesNo: (unsure) => (unsure ? 'press Y, N or U' : 'press Y or N'),
  range: (min, max) => (min === null && max === null ? undefined : `${min ?? 'any'} to ${max ?? 'any'}`),
  numberNeeded: ({ min, max, step }) => `from ${min} to ${max} by ${step}`,
  asNumber: (name) => `${name}, as a number`,
  slide: 'click the line or type',
  notAnswered: 'not answered',
  characters: (count, needed) => `${count} characters, ${needed} needed`,
  missing: 'An answer is missing here.',
}

export const options = (...anchors: readonly string[]): readonly AskedLevel[] =>
  anchors.map((anchor, place) => ({ value: place + 1, anchor, description: '' }))
