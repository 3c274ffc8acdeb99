import type { KeyboardEvent, ReactNode } from 'react'
import { classes } from './classes.ts'
import { Glyph } from './Glyph.tsx'
import styles from './PreferenceScale.module.css'
import { preferenceKeyOf, pressPreference } from './preferenceKeys.ts'
import { type ChosenBy, ScaleLevels } from './ScaleLevels.tsx'

export interface PreferenceChoice {
  /** Negative: the first is better; 0: equal; positive: the second. The size says how much. */
  readonly value: number
  /** Under the circle: "A much better", "Clearly", "Equal". */
  readonly anchor: string
  /** In full, for a screen reader: "A clearly better". */
  readonly accessibleName: string
}

export interface PreferenceScaleProps {
  /** Names the radio group. */
  readonly heading: string
  /** From the first side to the second, mirrored: 3 2 1 = 1 2 3, or A = B. Leave the middle out where ties are not allowed. */
  readonly choices: readonly PreferenceChoice[]
  /** The letters of the two sides; printed in the circles where there is only one strength. */
  readonly letters: readonly [ReactNode, ReactNode]
  /** null: nothing chosen. There is no default. */
  readonly value: number | null
  readonly onChange: (value: number, by: ChosenBy) => void
  /** A part of a larger judgement: the two sides stand at the ends instead of anchors under the circles. */
  readonly small?: boolean
  /** At the far end of the heading: which keys do what. */
  readonly keysNote?: ReactNode
  /** This is the scale that keys go to. */
  readonly current?: boolean
  readonly disabled?: boolean
  readonly required?: boolean
  readonly describedBy?: string | undefined
}

/**
 * Which of two is better, and by how much: a mirrored scale whose middle is the mark itself. While the focus is inside, arrows
 * pick the side, digits the strength, and down is equal.
 */
export function PreferenceScale(props: PreferenceScaleProps) {
  const { heading, choices, letters, value, onChange, keysNote, current, disabled, required, describedBy, small } =
    props
  const Heading = small ? 'h3' : 'h2'
  const strengths = Math.max(...choices.map((choice) => Math.abs(choice.value)))
  const press = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    if (disabled || event.ctrlKey || event.altKey || event.metaKey) return
    const direction = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'rtl' : 'ltr'
    const key = preferenceKeyOf(event.key, direction)
    if (key === undefined) return
    // Even a key that changes nothing must not reach the radios, which would move along the line instead.
    event.preventDefault()
    event.stopPropagation()
    const next = pressPreference(
      value,
      key,
      choices.map((choice) => choice.value),
    )
    if (next === undefined) return
    onChange(next, event.key.startsWith('Arrow') ? 'arrow' : 'digit')
    event.currentTarget.querySelector<HTMLInputElement>(`input[value="${next}"]`)?.focus()
  }
  return (
    <fieldset
      className={classes(styles.scale, current && styles.current)}
      disabled={disabled}
      role="radiogroup"
      aria-label={heading}
      aria-describedby={describedBy}
      aria-required={required || undefined}
      onKeyDown={press}
    >
      <div className={styles.head}>
        <Heading dir="auto">{heading}</Heading>
        {keysNote !== undefined && <span className={styles.keys}>{keysNote}</span>}
      </div>
      <div className={small ? styles.small : undefined}>
        {small && <span aria-hidden="true">{letters[0]}</span>}
        <ScaleLevels
          choices={choices.map((choice) => ({
            value: choice.value,
            digit: String(Math.abs(choice.value)),
            ...(strengths > 1 ? {} : { sign: choice.value < 0 ? letters[0] : letters[1] }),
            anchor: choice.anchor,
            accessibleName: choice.accessibleName,
            ...(choice.value === 0 ? { sign: <Glyph name="equals" /> } : {}),
          }))}
          value={value}
          anchored={!small}
          onChoose={onChange}
        />
        {small && <span aria-hidden="true">{letters[1]}</span>}
      </div>
    </fieldset>
  )
}
