import { type ReactNode, useId } from 'react'
import styles from './Checkbox.module.css'

export interface CheckboxProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly children: ReactNode
  /** Softer, on its own line. */
  readonly note?: ReactNode
  readonly disabled?: boolean
  readonly name?: string
}

/** One thing that is so or not. */
export function Checkbox({ checked, onChange, children, note, disabled, name }: CheckboxProps) {
  return (
    <label className={styles.choice}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        name={name}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span className={styles.box} aria-hidden="true">
        <svg viewBox="0 0 14 14">
          <path d="M2.5 7.5l3 3 6-7" fill="none" stroke="currentColor" strokeWidth="2" />
        </svg>
      </span>
      <span className={styles.words}>
        {children}
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </span>
    </label>
  )
}

export interface Choice<V extends string> {
  readonly value: V
  readonly words: ReactNode
  readonly note?: ReactNode
  /** Key names printed at the far end. */
  readonly keys?: ReactNode
  readonly disabled?: boolean
}

export interface ChoiceListProps<V extends string> {
  readonly heading: ReactNode
  readonly headingHidden?: boolean
  readonly choices: readonly Choice<V>[]
  /** null: nothing chosen. */
  readonly value: V | null
  readonly onChange: (value: V) => void
  readonly disabled?: boolean
}

/** One of a few, each with words beside: native radios under each other. For levels on a scale use `RadioScale`. */
export function ChoiceList<V extends string>(props: ChoiceListProps<V>) {
  const { heading, headingHidden, choices, value, onChange, disabled } = props
  const name = useId()
  return (
    <fieldset className={styles.list} disabled={disabled}>
      <legend className={headingHidden ? styles.hidden : styles.heading}>{heading}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={styles.choice}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            disabled={choice.disabled}
            onChange={() => onChange(choice.value)}
          />
          <span className={styles.ring} aria-hidden="true" />
          <span className={styles.words}>
            {choice.words}
            {choice.note !== undefined && <span className={styles.note}>{choice.note}</span>}
          </span>
          {choice.keys}
        </label>
      ))}
    </fieldset>
  )
}

export interface CheckListProps<V extends string> {
  readonly heading: ReactNode
  readonly headingHidden?: boolean
  readonly choices: readonly Choice<V>[]
  readonly values: readonly V[]
  /** The chosen values, in the order of the choices. */
  readonly onChange: (values: readonly V[]) => void
  readonly disabled?: boolean
}

/** Any of a few. */
export function CheckList<V extends string>(props: CheckListProps<V>) {
  const { heading, headingHidden, choices, values, onChange, disabled } = props
  return (
    <fieldset className={styles.list} disabled={disabled}>
      <legend className={headingHidden ? styles.hidden : styles.heading}>{heading}</legend>
      {choices.map((choice) => (
        <Checkbox
          key={choice.value}
          checked={values.includes(choice.value)}
          note={choice.note}
          disabled={choice.disabled ?? false}
          onChange={(checked) =>
            onChange(
              choices
                .map((each) => each.value)
                .filter((each) => (each === choice.value ? checked : values.includes(each))),
            )
          }
        >
          {choice.words}
        </Checkbox>
      ))}
    </fieldset>
  )
}
