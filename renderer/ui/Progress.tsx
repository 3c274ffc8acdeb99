import type { ReactNode } from 'react'
import { Label, ProgressBar } from 'react-aria-components'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'
import styles from './Progress.module.css'

export interface ProgressProps {
  /** What is being done: "Resampling whole items". */
  readonly words: string
  /** 0 to 1; null when it cannot be known. */
  readonly fraction: number | null
  /** How far, in figures: "412 of 1,000". */
  readonly detail?: ReactNode
  readonly onCancel?: (() => void) | undefined
  /** "Stop"; needed with `onCancel`. */
  readonly cancelWords?: string
}

/** A job under way: what, how far, and how to stop it. Show it only for what takes longer than 400 ms. */
export function Progress({ words, fraction, detail, onCancel, cancelWords }: ProgressProps) {
  return (
    <div className={styles.job}>
      <ProgressBar className={classes(styles.bar)} value={(fraction ?? 0) * 100} isIndeterminate={fraction === null}>
        <div className={styles.head}>
          <Label>{words}</Label>
          {detail !== undefined && <span className={styles.detail}>{detail}</span>}
        </div>
        <div className={styles.track}>
          <div
            className={classes(styles.fill, fraction === null && styles.unknown)}
            style={fraction === null ? undefined : { inlineSize: `${Math.min(1, Math.max(0, fraction)) * 100}%` }}
          />
        </div>
      </ProgressBar>
      {onCancel !== undefined && <Button onPress={onCancel}>{cancelWords}</Button>}
    </div>
  )
}
