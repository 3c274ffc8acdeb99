import type { KeyboardEvent, ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './RadioScale.module.css'
import { type ChosenBy, type ScaleChoice, ScaleLevels } from './ScaleLevels.tsx'

export interface RadioScaleProps<V extends string | number = number> {
  /** What is being asked: names the radio group. */
  readonly heading: string
  /** Two to eleven, lowest first. Above seven only the ends carry their anchors. */
  readonly choices: readonly ScaleChoice<V>[]
  /** null: nothing chosen. There is no default. */
  readonly value: V | null
  /** A digit pressed for the level that is already chosen is reported too. */
  readonly onChange: (value: V, by: ChosenBy) => void
  /** This is the scale that keys go to: an accent rule stands in the gutter. */
  readonly current?: boolean
  /** At the far end of the heading while current: "press 1 to 5". Its place is kept. */
  readonly hint?: ReactNode
  /** At the far end of the heading, always: "not applicable", a word button. */
  readonly note?: ReactNode
  /** Focus comes in or the pointer rests: show this anchor in the fixed slot. null when it leaves. */
  readonly onAttend?: (value: V | null) => void
  readonly disabled?: boolean
  readonly required?: boolean
  /** Id of words that explain the group: the guideline, or what is wrong. */
  readonly describedBy?: string | undefined
  /** Circles only, without heading and anchors: where the anchor stands beside. The heading still names the group. */
  readonly compact?: boolean
}

/**
 * A scale of anchored levels: native radios in a fieldset, so arrows move and choose, Tab enters at the chosen level, and a
 * digit chooses while the focus is inside. Choosing changes no size: each anchor keeps the room its bold form needs.
 */
export function RadioScale<V extends string | number = number>(props: RadioScaleProps<V>) {
  const { heading, choices, value, onChange, current, hint, note, onAttend, disabled, required, compact } = props
  const endsOnly = !compact && choices.length > 7
  const chooseByDigit = (event: KeyboardEvent) => {
    if (disabled || event.ctrlKey || event.altKey || event.metaKey || writesText(event.target)) return
    const choice = choices.find((each) => (each.hotkey ?? each.digit) === event.key)
    if (choice === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onChange(choice.value, 'digit')
  }
  return (
    <fieldset
      className={classes(styles.scale, current && styles.current, compact && styles.compact)}
      disabled={disabled}
      role="radiogroup"
      aria-label={heading}
      aria-describedby={props.describedBy}
      aria-required={required || undefined}
      onKeyDown={chooseByDigit}
    >
      {!compact && (
        <div className={styles.head}>
          <h3 dir="auto">{heading}</h3>
          <span className={styles.hint}>
            {note}
            {current && hint}
          </span>
        </div>
      )}
      <ScaleLevels
        choices={choices}
        value={value}
        anchored={!compact && !endsOnly}
        close={compact}
        onChoose={onChange}
        onAttend={onAttend}
      />
      {endsOnly && <Ends choices={choices} value={value} />}
    </fieldset>
  )
}

/** A comment field may stand inside the group; digits typed there are text. */
function writesText(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.matches('textarea, input:not([type="radio"]), [contenteditable]')
}

interface EndsProps<V extends string | number> {
  readonly choices: readonly ScaleChoice<V>[]
  readonly value: V | null
}

/** Eleven anchors do not fit under eleven circles: the ends are named, and the chosen one between them. */
function Ends<V extends string | number>({ choices, value }: EndsProps<V>) {
  const first = choices[0]
  const last = choices.at(-1)
  const chosen = choices.find((choice) => choice.value === value)
  const between = chosen === first || chosen === last ? undefined : chosen
  return (
    <p className={styles.ends} aria-hidden="true">
      <span className={classes(chosen !== undefined && chosen === first && styles.chosenEnd)}>{first?.anchor}</span>
      <span className={styles.chosenEnd}>{between?.anchor}</span>
      <span className={classes(chosen !== undefined && chosen === last && styles.chosenEnd)}>{last?.anchor}</span>
    </p>
  )
}

export interface AnchorSlotProps {
  /** "4, harm unlikely." */
  readonly title?: string | undefined
  /** The anchor in full. */
  readonly children?: ReactNode
}

/** The fixed slot for the anchor in full: it keeps two lines whether or not there is anything to say. */
export function AnchorSlot({ title, children }: AnchorSlotProps) {
  return (
    <p className={styles.slot} dir="auto">
      {title !== undefined && <b>{title} </b>}
      {children}
    </p>
  )
}
