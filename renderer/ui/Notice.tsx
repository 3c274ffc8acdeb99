import type { ReactNode } from 'react'
import styles from './Notice.module.css'

export interface NoticeProps {
  /** A whole sentence: "Nothing has come back yet". */
  readonly title: string
  /** What it means and what comes next. */
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

/** Where a list or a figure would stand when there is nothing to show: says why, and what happens next. */
export function EmptyState({ title, children, actions }: NoticeProps) {
  return (
    <div className={styles.notice}>
      <h2>{title}</h2>
      {children !== undefined && <div className={styles.says}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}

export interface ErrorStateProps extends NoticeProps {
  /** Softer, last: the incident's number, for whoever is asked for help. */
  readonly incident?: ReactNode
}

/** What went wrong, in words, with the repair as the action. Announced when it appears. */
export function ErrorState({ title, children, actions, incident }: ErrorStateProps) {
  return (
    <div className={styles.notice} role="alert">
      <h2 className={styles.stop}>{title}</h2>
      {children !== undefined && <div className={styles.says}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      {incident !== undefined && <p className={styles.incident}>{incident}</p>}
    </div>
  )
}
