import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Glyph } from './Glyph.tsx'
import styles from './SavedLine.module.css'

export interface SavedLineProps {
  readonly state: 'saved' | 'saving' | 'failed'
  /** "Saved on this computer, 10:42"; when it failed, the cause and the remedy. */
  readonly children: ReactNode
}

/**
 * Whether the work is on disk: a tick, a dashed ring, or red words with the remedy. Always there, never a toast.
 * Only a failure is announced; a tick after every key press would drown the reading.
 */
export function SavedLine({ state, children }: SavedLineProps) {
  return (
    <output
      className={classes(styles.saved, state === 'failed' && styles.failed)}
      aria-live={state === 'failed' ? 'assertive' : 'off'}
    >
      <Glyph name={state === 'saved' ? 'tick' : state === 'saving' ? 'saving' : 'bang'} />
      <span>{children}</span>
    </output>
  )
}

/** A tick with a word: "Redacted", "Skipped". What was decided, beside its undo. */
export function Done({ children }: { readonly children: ReactNode }) {
  return (
    <span className={styles.saved}>
      <Glyph name="tick" />
      <span>{children}</span>
    </span>
  )
}
