import type { ComponentProps, ReactNode } from 'react'
import styles from './Button.module.css'
import { classes } from './classes.ts'
import { KeyHint } from './KeyHint.tsx'

export interface ButtonProps
  extends Omit<ComponentProps<'button'>, 'className' | 'disabled' | 'onClick' | 'style' | 'type'> {
  /** `primary`: the one filled button of a screen. `plain`: outlined. `word` (default): a word. `link`: in running text. */
  readonly kind?: 'primary' | 'plain' | 'word' | 'link'
  readonly onPress?: (() => void) | undefined
  /** Key names shown after the word and told to assistive technology, e.g. "Control+K". The key itself is bound elsewhere. */
  readonly keys?: string | undefined
  /**
   * Not possible yet: drawn as an outline, still focusable, announced as unavailable, and pressing does nothing.
   * Say beside it what is missing and point `aria-describedby` there.
   */
  readonly notYet?: boolean | undefined
  /** Softer than a word: an undo beside what was done. */
  readonly quiet?: boolean | undefined
  /** Submits the form it stands in. */
  readonly submits?: boolean | undefined
  readonly children: ReactNode
}

/** A button. One filled button a screen; the rest are words or outlines. */
export function Button({ kind = 'word', onPress, keys, notYet, quiet, submits, children, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={submits ? 'submit' : 'button'}
      className={classes(styles[kind], quiet && styles.quiet)}
      aria-disabled={notYet || undefined}
      aria-keyshortcuts={keys}
      onClick={(event) => {
        if (notYet) event.preventDefault()
        else onPress?.()
      }}
    >
      {children}
      {keys !== undefined && <KeyHint keys={keys} />}
    </button>
  )
}
