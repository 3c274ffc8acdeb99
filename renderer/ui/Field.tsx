import { type ComponentProps, type ReactNode, useId } from 'react'
import { NumberField as AriaNumberField, Input, Label } from 'react-aria-components'
import { classes } from './classes.ts'
import styles from './Field.module.css'

export interface FieldWords {
  /** The words above the control. */
  readonly heading: string
  /** Softer, after the heading: "one reason the other rater could check". */
  readonly help?: ReactNode
  /** At the far end of the heading: "87 characters, 30 needed". Not announced at each key. */
  readonly note?: ReactNode
  /** What is wrong and how to repair it. */
  readonly error?: ReactNode
  /** For a screen reader only: the words beside already say it. */
  readonly headingHidden?: boolean
}

interface FrameProps extends FieldWords {
  readonly controlId: string
  readonly children: ReactNode
}

function Frame({ controlId, heading, help, note, error, headingHidden, children }: FrameProps) {
  return (
    <div className={styles.field}>
      <div className={classes(styles.head, headingHidden && styles.hidden)}>
        <label htmlFor={controlId}>
          <b>{heading}</b>
          {help !== undefined && (
            <span className={styles.help} id={`${controlId}-help`}>
              {' '}
              {help}
            </span>
          )}
        </label>
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </div>
      {children}
      {error !== undefined && (
        <p className={styles.error} id={`${controlId}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}

type Native =
  | 'autoComplete'
  | 'autoFocus'
  | 'dir'
  | 'lang'
  | 'maxLength'
  | 'name'
  | 'onBlur'
  | 'onFocus'
  | 'onKeyDown'
  | 'placeholder'
  | 'readOnly'
  | 'ref'
  | 'required'
  | 'disabled'

export interface FieldProps extends FieldWords, Pick<ComponentProps<'input'>, Native> {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly kind?: 'text' | 'search' | 'password'
}

/** One line of text. */
export function Field({
  value,
  onChange,
  kind = 'text',
  heading,
  help,
  note,
  error,
  headingHidden,
  ...rest
}: FieldProps) {
  const controlId = useId()
  return (
    <Frame {...definedWords({ heading, help, note, error, headingHidden })} controlId={controlId}>
      <input
        spellCheck={false}
        {...rest}
        id={controlId}
        type={kind}
        className={styles.control}
        value={value}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error === undefined ? undefined : `${controlId}-error`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Frame>
  )
}

export interface TextAreaProps extends FieldWords, Pick<ComponentProps<'textarea'>, Native | 'rows' | 'spellCheck'> {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Rows that show before it scrolls. */
  readonly rows?: number
}

/** Several lines of text. It keeps its height: a growing box would push what stands below. */
export function TextArea({
  value,
  onChange,
  rows = 2,
  heading,
  help,
  note,
  error,
  headingHidden,
  ...rest
}: TextAreaProps) {
  const controlId = useId()
  return (
    <Frame {...definedWords({ heading, help, note, error, headingHidden })} controlId={controlId}>
      <textarea
        dir="auto"
        {...rest}
        id={controlId}
        rows={rows}
        className={styles.control}
        value={value}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error === undefined ? undefined : `${controlId}-error`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Frame>
  )
}

export interface NumberFieldProps extends FieldWords {
  /** null: nothing given. There is no default. */
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly min?: number
  readonly max?: number
  readonly step?: number
  readonly disabled?: boolean
  /** BCP 47 options for how the number is written. */
  readonly format?: Intl.NumberFormatOptions
}

/** A number, read and written as the locale does. Committed on leaving the field or with Enter. */
export function NumberField(props: NumberFieldProps) {
  const { heading, help, note, error, headingHidden, value, onChange, min, max, step, disabled, format } = props
  const errorId = useId()
  return (
    <AriaNumberField
      className={classes(styles.field)}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      {...(min === undefined ? {} : { minValue: min })}
      {...(max === undefined ? {} : { maxValue: max })}
      {...(step === undefined ? {} : { step })}
      {...(format === undefined ? {} : { formatOptions: format })}
      isDisabled={disabled ?? false}
      isInvalid={error !== undefined}
      {...(error === undefined ? {} : { 'aria-describedby': errorId })}
    >
      <div className={classes(styles.head, headingHidden && styles.hidden)}>
        <Label>
          <b>{heading}</b>
          {help !== undefined && <span className={styles.help}> {help}</span>}
        </Label>
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </div>
      <Input className={classes(styles.control, styles.number)} />
      {error !== undefined && (
        <p className={styles.error} id={errorId}>
          {error}
        </p>
      )}
    </AriaNumberField>
  )
}

/** Under exact optional types an absent word must stay absent. */
function definedWords(words: { readonly [K in keyof FieldWords]: FieldWords[K] | undefined }): FieldWords {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined)) as unknown as FieldWords
}
