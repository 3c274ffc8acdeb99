import styles from './VisuallyHidden.module.css'

export interface LiveRegionProps {
  /** What to say now; the same words again say nothing. Empty says nothing. */
  readonly message: string
  /** `assertive` only for what must interrupt: work that was not saved. */
  readonly politeness?: 'polite' | 'assertive'
}

/** Says one thing to a screen reader. Keep it mounted and change the message. */
export function LiveRegion({ message, politeness = 'polite' }: LiveRegionProps) {
  return (
    <div className={styles.hidden} aria-live={politeness} aria-atomic="true">
      {message}
    </div>
  )
}
