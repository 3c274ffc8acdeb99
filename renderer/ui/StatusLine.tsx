import type { ReactNode } from 'react'
import styles from './StatusLine.module.css'

export interface StatusLineProps {
  /** Facts about the study, in reading order. No actions. */
  readonly facts: readonly ReactNode[]
  /** The fact at the far end: blinded or unblinded, draft or frozen. */
  readonly end?: ReactNode
}

/** The line along the bottom of the coordinator's rooms: facts about the study, never actions. */
export function StatusLine({ facts, end }: StatusLineProps) {
  return (
    <footer className={styles.status}>
      {facts.map((fact, index) => (
        // Facts are a fixed sequence without identity of their own.
        <span key={index}>{fact}</span>
      ))}
      {end !== undefined && <span className={styles.end}>{end}</span>}
    </footer>
  )
}
