import { useId, useState } from 'react'
import { Input, NumberField } from 'react-aria-components'
import type { AnswerFieldProps, AnswerWords, AskedNumeric } from './asked.ts'
import styles from './Fields.module.css'

export interface NumberEntryProps {
  readonly criterion: Pick<AskedNumeric, 'min' | 'max' | 'step'>
  readonly value: number | null
  readonly accessibleName: string
  readonly onAnswer: AnswerFieldProps['onAnswer']
  readonly words: AnswerWords
  readonly disabled: boolean
}

/**
 * A number as it was typed, in the writing of the locale. What does not fit is never turned into something that does: it stays,
 * is no answer, and is said to be none. The wheel changes nothing.
 */
export function NumberEntry({ criterion, value, accessibleName, onAnswer, words, disabled }: NumberEntryProps) {
  const { min, max, step } = criterion
  const [refused, setRefused] = useState<number | null>(null)
  const errorId = useId()
  const answer = (typed: number) => {
    const number = Number.isNaN(typed) ? null : typed
    const fits = number === null || numberFits(criterion, number)
    setRefused(fits ? null : number)
    if (fits && number !== null) onAnswer({ state: 'given', value: number }, 'typing')
    else if (value !== null) onAnswer({ state: 'cleared' }, 'typing')
  }
  return (
    <NumberField
      aria-label={accessibleName}
      value={refused ?? value ?? Number.NaN}
      onChange={answer}
      {...(min === null ? {} : { minValue: min })}
      {...(max === null ? {} : { maxValue: max })}
      {...(step === null ? {} : { step })}
      formatOptions={{ maximumFractionDigits: 10, useGrouping: false }}
      commitBehavior="validate"
      isWheelDisabled
      isDisabled={disabled}
      isInvalid={refused !== null}
      {...(refused === null ? {} : { 'aria-describedby': errorId })}
    >
      <Input className={styles.number ?? ''} autoComplete="off" />
      {refused !== null && (
        <p className={styles.missing} id={errorId}>
          {words.numberNeeded(criterion)}
        </p>
      )}
    </NumberField>
  )
}

/** Whether a number lies within the ends and on a step, counted from the lower end. */
export function numberFits({ min, max, step }: NumberEntryProps['criterion'], number: number): boolean {
  if (min !== null && number < min) return false
  if (max !== null && number > max) return false
  if (step === null) return true
  const steps = (number - (min ?? 0)) / step
  return Math.abs(steps - Math.round(steps)) < 1e-6
}
