import { type Criterion, yesNoValues } from '#contract/rubric.ts'
import type { Cell } from '#formats/writers/csv.ts'

/** What a column holds, for whoever opens a table without having seen the study. */
export const columnMeanings: readonly (readonly [string, string])[] = [
  ['kind', 'What was judged: a rating, a comparison (preference), a ranking, or a choice of best and worst'],
  ['item', 'Key of the item in the imported file'],
  ['rater', 'Pseudonym of the rater'],
  ['rater_kind', 'human or machine; the report counts people'],
  ['system', 'System that was judged; of a comparison the one shown first. A code while the study is blind'],
  ['against', 'Of a comparison: the system shown second'],
  ['criterion', 'Criterion of the rubric; empty where the judgement was overall'],
  ['turn', 'Turn of the conversation that was rated; empty: the whole response'],
  ['occurrence', '1; 2 or more for a planned repeat of the same judgement'],
  ['state', 'given, not-applicable, cannot-judge, or missing (submitted without this answer)'],
  [
    'value',
    'Rating; comparison from -3 to 3, negative: first shown is better, 0: tie; rank, 1 is best; best 1, worst -1',
  ],
  ['answer', 'Chosen options or written words, where the answer is not a number'],
  ['both_bad', '1: the rater said that neither response is good enough'],
  ['reason', 'Why the rater could not judge'],
  ['comment', 'What the rater wrote beside the judgement'],
  ['counted', '1: entered the report'],
]

/** Headings of `codebookRows`. */
export const codebookColumns = ['about', 'name', 'value', 'meaning'] as const

/** The codebook: every criterion with its scale, then every column of the long table. */
export function codebookRows(criteria: readonly Criterion[], nameOf: (criterion: Criterion) => string): Cell[][] {
  return [
    ...criteria.flatMap((criterion) => criterionRows(criterion, nameOf(criterion))),
    ...columnMeanings.map(([name, meaning]) => ['column', name, null, meaning]),
  ]
}

function criterionRows(criterion: Criterion, name: string): Cell[][] {
  const { kind, measurement, direction, weight, question } = criterion
  const scale = `${kind}, ${measurement}, ${direction}, weight ${weight}`
  return [
    ['criterion', name, null, question === '' ? scale : `${question} (${scale})`],
    ...valuesOf(criterion).map(({ value, meaning }) => ['value', name, value, meaning]),
  ]
}

/** The values a criterion may take and what each means; none for numbers and words. */
export function valuesOf(criterion: Criterion): { value: number; meaning: string }[] {
  switch (criterion.kind) {
    case 'ordinal':
      return criterion.levels.map(levelMeaning)
    case 'single':
    case 'multi':
      return criterion.options.map(levelMeaning)
    case 'yes-no':
      return [
        { value: yesNoValues.yes, meaning: 'yes' },
        { value: yesNoValues.no, meaning: 'no' },
        ...(criterion.unsure ? [{ value: yesNoValues.unsure, meaning: 'unsure (no quantity)' }] : []),
      ]
    case 'numeric':
    case 'text':
      return []
  }
}

const levelMeaning = (level: { value: number; anchor: string; description: string }) => ({
  value: level.value,
  meaning: [level.anchor, level.description].filter((part) => part !== '').join(': '),
})
