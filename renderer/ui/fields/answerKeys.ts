import type { AskedCriterion, AskedLevel, AskedMulti, AskedYesNo, FieldAnswer, HeldAnswer } from './asked.ts'

/**
 * The key of each level of a scale, in its order; null where no key is left. Levels valued 0 to 9 are pressed as they are
 * written, 10 by 0 where nothing else is 0; other scales are counted from 1.
 */
export function levelKeys(levels: readonly Pick<AskedLevel, 'value'>[]): (string | null)[] {
  const values = levels.map(({ value }) => value)
  const written = values.every((value) => Number.isInteger(value) && value >= 0 && value <= 10)
  if (!written) return countedKeys(levels.length)
  return values.map((value) => (value < 10 ? String(value) : values.includes(0) ? null : '0'))
}

/** The keys of a list of options: counted from 1, the tenth by 0, none beyond. */
export const countedKeys = (count: number): (string | null)[] =>
  Array.from({ length: count }, (_, index) => (index < 9 ? String(index + 1) : index === 9 ? '0' : null))

/** The key of "none of these" below a list of options: 0 while no option needs it. */
export const noneKey = ({ options }: Pick<AskedMulti, 'options'>): string | null => (options.length < 10 ? '0' : null)

/** The values of yes, no and unsure, with the letter printed for each. Digits count them from 1, too. */
export function yesNoKeys({ unsure }: Pick<AskedYesNo, 'unsure'>): readonly { value: number; key: string }[] {
  const both = [
    { value: 1, key: 'y' },
    { value: 0, key: 'n' },
  ]
  return unsure ? [...both, { value: -1, key: 'u' }] : both
}

/** What stands in a level's circle: its value as the rubric has it. */
export const levelSign = ({ value }: Pick<AskedLevel, 'value'>): string => String(value)

/** What a key does to a criterion: gives an answer, or wants to be typed into its field. */
export type Pressed =
  | {
      readonly kind: 'answers'
      readonly answer: FieldAnswer /** The keys may go on to the next. */
      readonly movesOn: boolean
    }
  | { readonly kind: 'types' }

/**
 * What a key means for a criterion that has the keys, wherever the focus is; undefined: nothing. Digits choose a level or an
 * option and toggle one of several; Y, N and U answer yes–no; a digit or sign at a number is the beginning of it.
 *
 * @param key `KeyboardEvent.key`, without modifiers
 */
export function pressAnswer(criterion: AskedCriterion, held: HeldAnswer | null, key: string): Pressed | undefined {
  switch (criterion.kind) {
    case 'ordinal':
      return choice(criterion.levels[levelKeys(criterion.levels).indexOf(key)]?.value)
    case 'single':
      return choice(criterion.options[countedKeys(criterion.options.length).indexOf(key)]?.value)
    case 'yes-no': {
      const answers = yesNoKeys(criterion)
      const lower = key.toLowerCase()
      return choice((answers.find((each) => each.key === lower) ?? answers[Number(key) - 1])?.value)
    }
    case 'multi': {
      if (key === noneKey(criterion)) return { kind: 'answers', answer: toggledNone(held), movesOn: false }
      const option = criterion.options[countedKeys(criterion.options.length).indexOf(key)]
      return option && { kind: 'answers', answer: toggled(held, option.value), movesOn: false }
    }
    case 'numeric':
      return /^[0-9.,+−-]$/.test(key) ? { kind: 'types' } : undefined
    case 'text':
      return undefined
  }
}

const choice = (value: number | undefined): Pressed | undefined =>
  value === undefined ? undefined : { kind: 'answers', answer: { state: 'given', value }, movesOn: true }

/** The chosen options in rising order; null while nothing was answered. */
export const chosenOf = (held: HeldAnswer | null): readonly number[] | null =>
  held?.state === 'given' && Array.isArray(held.value) ? (held.value as readonly number[]) : null

/** The answer with one option more or less. The last one taken away leaves no answer: "none" is said on its own. */
export function toggled(held: HeldAnswer | null, value: number): FieldAnswer {
  const chosen = chosenOf(held) ?? []
  const next = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]
  return next.length === 0
    ? { state: 'cleared' }
    : { state: 'given', value: next.toSorted((one, other) => one - other) }
}

/** "None of these" as the answer, or taken back. */
export const toggledNone = (held: HeldAnswer | null): FieldAnswer =>
  chosenOf(held)?.length === 0 ? { state: 'cleared' } : { state: 'given', value: [] }

/** A key press that a scale may take: no modifier, and not typed into a text. */
export function isPlainPress(event: {
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly target: EventTarget
}): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey) return false
  const writes = 'textarea, input:not([type="radio"], [type="checkbox"], [type="range"]), [contenteditable]'
  return !(event.target instanceof HTMLElement && event.target.matches(writes))
}
