import type { ReactNode } from 'react'
import styles from './Waiting.module.css'

/** Instead of what is still being fetched: nothing at first, words once it takes longer than a blink (400 ms). */
export function Waiting({ children }: { readonly children: string }) {
  return (
    <p className={styles.waiting} role="status">
      {children}
    </p>
  )
}

/** A whole page that tells of work under way, shown only once that takes longer than a blink (400 ms). */
export function Later({ children }: { readonly children: ReactNode }) {
  return <div className={styles.later}>{children}</div>
}
