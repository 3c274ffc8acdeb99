import type { KeyboardEvent, ReactNode } from 'react'
import { useId } from 'react'
import { classes } from '../classes.ts'
import { isPlainPress, pressAnswer } from './answerKeys.ts'
import type { AnswerFieldProps } from './asked.ts'
import styles from './Fields.module.css'

export interface FieldFrameProps {
  readonly field: AnswerFieldProps
  /** While the field has the keys: which to press. */
  readonly hint?: ReactNode
  /** Always at the far end: the range, the count of characters. Left out where the field has a note of its own. */
  readonly fact?: ReactNode
  /** One of several: said as a radio group. */
  readonly radios?: boolean
  readonly children: ReactNode
}

/** A criterion's name, what stands at its far end, its controls, and what is missing: one named group that takes the keys. */
export function FieldFrame({ field, hint, fact, radios, children }: FieldFrameProps) {
  const { criterion, value, onAnswer, disabled, current, hintless, note, missing, words, describedBy } = field
  const id = useId()
  const press = (event: KeyboardEvent) => {
    if (disabled || !isPlainPress(event)) return
    const pressed = pressAnswer(criterion, value, event.key)
    if (pressed?.kind !== 'answers') return
    event.preventDefault()
    event.stopPropagation()
    onAnswer(pressed.answer, pressed.movesOn ? 'digit' : 'toggle')
  }
  const saysMissing = missing && (value === null || value.state === 'cleared')
  const hinted = current && !hintless && hint !== undefined
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys only pass through on their way from the controls
    <fieldset
      className={classes(styles.field, current && styles.current)}
      disabled={disabled}
      {...(radios ? { role: 'radiogroup', 'aria-required': criterion.required || undefined } : {})}
      aria-labelledby={id}
      aria-describedby={[describedBy, saysMissing && `${id}-missing`].filter(Boolean).join(' ') || undefined}
      onKeyDown={press}
    >
      <div className={styles.head}>
        <h3 dir="auto" id={id}>
          {criterion.name}
        </h3>
        <span className={styles.hint}>
          {note ?? fact}
          {hinted && <span>{hint}</span>}
        </span>
      </div>
      {children}
      {saysMissing && (
        <p className={styles.missing} id={`${id}-missing`}>
          {words.missing}
        </p>
      )}
    </fieldset>
  )
}
