import type { ReactNode } from 'react'
import type { ChosenBy } from '../ScaleLevels.tsx'

/**
 * What the answer fields know of a criterion: the parts of a rubric's criterion that are shown. A criterion of a study or a draft
 * of the editor fits as it is.
 */

/** A level of a scale or an option of a list. */
export interface AskedLevel {
  readonly value: number
  /** The short words under the level or beside the option. */
  readonly anchor: string
  /** The full text that fixes it; may be empty. */
  readonly description: string
}

interface Asked {
  readonly name: string
  readonly required: boolean
}

export interface AskedOrdinal extends Asked {
  readonly kind: 'ordinal'
  readonly levels: readonly AskedLevel[]
}
export interface AskedNumeric extends Asked {
  readonly kind: 'numeric'
  readonly min: number | null
  readonly max: number | null
  readonly step: number | null
  readonly slider?: true | undefined
}
export interface AskedYesNo extends Asked {
  readonly kind: 'yes-no'
  readonly unsure: boolean
}
export interface AskedSingle extends Asked {
  readonly kind: 'single'
  readonly options: readonly AskedLevel[]
}
export interface AskedMulti extends Asked {
  readonly kind: 'multi'
  readonly options: readonly AskedLevel[]
}
export interface AskedText extends Asked {
  readonly kind: 'text'
  /** Characters of the trimmed text that are needed. */
  readonly minLength: number
}

export type AskedCriterion = AskedOrdinal | AskedNumeric | AskedYesNo | AskedSingle | AskedMulti | AskedText

/** What a field gives: a value, or the word that there is none any more. */
export type FieldAnswer =
  | { readonly state: 'given'; readonly value: number | number[] | string }
  | { readonly state: 'cleared' }

/** What a criterion holds. States other than `given` carry no value and leave the field empty; say them with `note`. */
export type HeldAnswer = { readonly state: 'given'; readonly value: number | readonly number[] | string } | NotGiven
interface NotGiven {
  readonly state: 'not-applicable' | 'cannot-judge' | 'cleared'
}

/** The words of the answer fields. */
export interface AnswerWords {
  readonly yes: string
  readonly no: string
  readonly unsure: string
  /** Of several options none: an answer like the others. */
  readonly noneOfThese: string
  /** Keys that choose: "press 1 to 5". */
  readonly press: (first: string, last: string) => string
  /** As `press`, where several may be chosen. */
  readonly pressSeveral: (first: string, last: string) => string
  readonly pressYesNo: (unsure: boolean) => string
  /** "0 to 10", "0 or more", "10 or less"; undefined without ends. */
  readonly range: (min: number | null, max: number | null) => string | undefined
  /** What a number has to be, when one was typed that does not fit. */
  readonly numberNeeded: (criterion: Pick<AskedNumeric, 'min' | 'max' | 'step'>) => string
  /** Names the number beside a slider. */
  readonly asNumber: (name: string) => string
  /** How to set a slider that was not touched and so shows no handle. */
  readonly slide: string
  /** Said of a slider that was not touched. */
  readonly notAnswered: string
  /** How long a text is, and how long it has to be (0: any length). */
  readonly characters: (count: number, needed: number) => string
  /** Under a criterion whose answer is missing. */
  readonly missing: string
}

/** How an answer came about: a screen moves on after `digit`, and stays after everything else. */
export type AnsweredBy = ChosenBy | 'toggle' | 'typing'

export interface AnswerFieldProps<C extends AskedCriterion = AskedCriterion> {
  readonly criterion: C
  /** null: nothing answered. There is no default. */
  readonly value: HeldAnswer | null
  readonly onAnswer: (answer: FieldAnswer, by: AnsweredBy) => void
  readonly words: AnswerWords
  readonly disabled?: boolean | undefined
  /** The answer is needed and was looked for: says so under the field. */
  readonly missing?: boolean | undefined
  /** Id of words that explain the criterion. */
  readonly describedBy?: string | undefined
  /** The criterion that keys go to: an accent rule stands in the gutter, and the hint shows. */
  readonly current?: boolean | undefined
  /** No hint which keys to press. */
  readonly hintless?: boolean | undefined
  /** At the far end of the name: why there is no value, that none is needed. */
  readonly note?: ReactNode
  /** Focus comes to a level or option or the pointer rests on it: its full text can be shown. null when it leaves. */
  readonly onAttend?: ((value: number | null) => void) | undefined
}

/** The value an answer carries, or null. */
export const numberIn = (answer: HeldAnswer | null): number | null =>
  answer?.state === 'given' && typeof answer.value === 'number' ? answer.value : null
