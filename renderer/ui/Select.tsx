import type { ReactNode } from 'react'
import { Select as AriaSelect, Button, Label, ListBox, ListBoxItem, Popover, SelectValue } from 'react-aria-components'
import { classes } from './classes.ts'
import { Glyph } from './Glyph.tsx'
import styles from './Select.module.css'

export interface SelectOption<V extends string = string> {
  readonly id: V
  readonly words: string
  /** Softer, on a second line. */
  readonly note?: string
  readonly disabled?: boolean
}

export interface SelectProps<V extends string = string> {
  /** Names the control; above it unless hidden. */
  readonly heading: string
  readonly headingHidden?: boolean
  readonly options: readonly SelectOption<V>[]
  /** null: nothing chosen yet. */
  readonly value: V | null
  readonly onChange: (value: V) => void
  /** Shown while nothing is chosen. */
  readonly placeholder?: string
  /** `box`: outlined, in a form. `word`: a word with a chevron, in a table cell. `accent`: the same in running text. */
  readonly kind?: 'box' | 'word' | 'accent'
  readonly disabled?: boolean
  readonly error?: ReactNode
}

/** One choice out of a short list that opens on a press. */
export function Select<V extends string = string>(props: SelectProps<V>) {
  const { heading, headingHidden, options, value, onChange, placeholder, kind = 'box', disabled, error } = props
  return (
    <AriaSelect
      className={classes(styles.select, kind === 'box' && styles.block)}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key)
        if (chosen !== undefined) onChange(chosen.id)
      }}
      placeholder={placeholder ?? ''}
      isDisabled={disabled ?? false}
      isInvalid={error !== undefined}
      {...(headingHidden ? { 'aria-label': heading } : {})}
    >
      {!headingHidden && <Label className={classes(styles.heading)}>{heading}</Label>}
      <Button className={classes(styles[kind])}>
        <SelectValue className={classes(styles.value)}>
          {({ selectedText, isPlaceholder, defaultChildren }) => (isPlaceholder ? defaultChildren : selectedText)}
        </SelectValue>
        <Glyph name="chevron" />
      </Button>
      {error !== undefined && <p className={styles.error}>{error}</p>}
      <Popover className={classes(styles.popover)} offset={4}>
        <ListBox className={classes(styles.list)} items={options.map((option) => ({ ...option }))}>
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.words}
              className={classes(styles.option)}
              isDisabled={option.disabled ?? false}
            >
              {({ isSelected }) => (
                <>
                  <span className={styles.tick}>{isSelected && <Glyph name="tick" />}</span>
                  <span>
                    {option.words}
                    {option.note !== undefined && <span className={styles.optionNote}>{option.note}</span>}
                  </span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
