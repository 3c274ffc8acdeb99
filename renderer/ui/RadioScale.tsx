import { type KeyboardEvent, type ReactNode, useId } from 'react'
import { classes } from './classes.ts'
import styles from './RadioScale.module.css'

/** How a choice was made: a screen may move on after a digit and stay after a click. */
export type ChosenBy = 'digit' | 'pointer' | 'arrow'

export interface ScaleChoice<V extends string | number = number> {
  readonly value: V
  /** Printed in the circle, and the key that chooses it when it is one character. */
  readonly digit: string
  /** The key, where it is not the digit: "0" for the tenth. */
  readonly hotkey?: string
  /** Printed in the circle instead of the digit. */
  readonly sign?: ReactNode
  /** The short anchor under the circle. */
  readonly anchor: string
  /** The anchor in full, for a screen reader; the screen shows it in its own fixed slot. */
  readonly description?: string
}

export interface RadioScaleProps<V extends string | number = number> {
  /** What is being asked: names the radio group. */
  readonly heading: string
  /** Two to eleven, lowest first. Above seven only the ends carry their anchors. */
  readonly choices: readonly ScaleChoice<V>[]
  /** null: nothing chosen. There is no default. */
  readonly value: V | null
  readonly onChange: (value: V, by: ChosenBy) => void
  /** This is the scale that keys go to: an accent rule stands in the gutter. */
  readonly current?: boolean
  /** At the far end of the heading while current: "press 1 to 5". Its place is kept. */
  readonly hint?: ReactNode
  /** At the far end of the heading, always: "not applicable", a word button. */
  readonly note?: ReactNode
  /** Keys come in or the pointer rests: show this anchor in the fixed slot. */
  readonly onAttend?: (value: V | null) => void
  readonly disabled?: boolean
  readonly required?: boolean
  /** Words that explain the group: the guideline, or what is wrong. */
  readonly describedBy?: string | undefined
  /** Circles only, without heading and anchors: inside a sentence, or where the anchor stands beside. */
  readonly compact?: boolean
}

/**
 * A scale of anchored levels: native radios in a fieldset, so arrows move and choose, Tab enters at the chosen level, and a
 * digit chooses while the focus is inside. Choosing changes no size: each anchor keeps the room its bold form needs.
 */
export function RadioScale<V extends string | number = number>(props: RadioScaleProps<V>) {
  const { heading, choices, value, onChange, current, hint, note, onAttend, disabled, required, compact } = props
  const name = useId()
  const endsOnly = !compact && choices.length > 7
  const chooseByDigit = (event: KeyboardEvent) => {
    if (disabled || event.ctrlKey || event.altKey || event.metaKey) return
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
      aria-describedby={props.describedBy}
      role="radiogroup"
      aria-label={heading}
      aria-required={required || undefined}
      onKeyDown={chooseByDigit}
    >
      {!compact && (
        <div className={styles.head}>
          <h3>{heading}</h3>
          <span className={styles.hint}>
            {note}
            {current && hint}
          </span>
        </div>
      )}
      <div className={styles.levels} style={{ gridTemplateColumns: `repeat(${choices.length}, minmax(0, 1fr))` }}>
        {choices.map((choice) => (
          <Level
            key={choice.value}
            choice={choice}
            name={name}
            checked={choice.value === value}
            anchored={!compact && !endsOnly}
            onChoose={(by) => onChange(choice.value, by)}
            onAttend={onAttend}
          />
        ))}
      </div>
      {endsOnly && <Ends choices={choices} value={value} />}
    </fieldset>
  )
}

interface LevelProps<V extends string | number> {
  readonly choice: ScaleChoice<V>
  readonly name: string
  readonly checked: boolean
  readonly anchored: boolean
  readonly onChoose: (by: ChosenBy) => void
  readonly onAttend: ((value: V | null) => void) | undefined
}

function Level<V extends string | number>({ choice, name, checked, anchored, onChoose, onAttend }: LevelProps<V>) {
  const descriptionId = useId()
  return (
    // The pointer only previews the anchor; keyboard users get the same from focus.
    <label
      className={styles.level}
      onPointerEnter={() => onAttend?.(choice.value)}
      onPointerLeave={() => onAttend?.(null)}
    >
      <input
        type="radio"
        name={name}
        checked={checked}
        aria-label={spokenName(choice)}
        aria-describedby={choice.description === undefined ? undefined : descriptionId}
        onFocus={() => onAttend?.(choice.value)}
        onBlur={() => onAttend?.(null)}
        onChange={(event) => onChoose(cameFromPointer(event.nativeEvent) ? 'pointer' : 'arrow')}
      />
      <span className={styles.dot}>{choice.sign ?? choice.digit}</span>
      {anchored && (
        <span className={styles.anchor} data-anchor={choice.anchor} aria-hidden="true">
          <span dir="auto">{choice.anchor}</span>
        </span>
      )}
      {choice.description !== undefined && (
        <span hidden id={descriptionId}>
          {choice.description}
        </span>
      )}
    </label>
  )
}

/** Eleven anchors do not fit under eleven circles: the ends are named, and the chosen one between them. */
function Ends<V extends string | number>(props: {
  readonly choices: readonly ScaleChoice<V>[]
  readonly value: V | null
}) {
  const first = props.choices[0]
  const last = props.choices.at(-1)
  const chosen = props.choices.find((choice) => choice.value === props.value)
  const between = chosen === first || chosen === last ? undefined : chosen
  return (
    <p className={styles.ends} aria-hidden="true">
      <span className={classes(chosen !== undefined && chosen === first && styles.chosenEnd)}>{first?.anchor}</span>
      <span className={styles.chosenEnd}>{between?.anchor}</span>
      <span className={classes(chosen !== undefined && chosen === last && styles.chosenEnd)}>{last?.anchor}</span>
    </p>
  )
}

function spokenName<V extends string | number>(choice: ScaleChoice<V>): string {
  if (choice.sign !== undefined || choice.anchor === '') return choice.anchor || choice.digit
  return choice.anchor === choice.digit ? choice.digit : `${choice.digit}, ${choice.anchor}`
}

/** A click made by the arrow keys of a native radio group has no pointer and no detail. */
function cameFromPointer(event: Event): boolean {
  return event instanceof MouseEvent && (event.detail > 0 || event.screenX !== 0 || event.screenY !== 0)
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
