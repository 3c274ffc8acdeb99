import type { ReactNode } from 'react'
import styles from './Dialogs.module.css'

export interface ChoiceProps {
  readonly name: string
  readonly checked: boolean
  readonly onChoose: () => void
  readonly autoFocus?: boolean
  readonly children: ReactNode
}

/** One line of a short list of reasons: a native radio with its words. */
export function Choice({ name, checked, onChoose, autoFocus, children }: ChoiceProps) {
  return (
    <label className={styles.choice}>
      <input type="radio" name={name} checked={checked} onChange={onChoose} autoFocus={autoFocus} />
      <span>{children}</span>
    </label>
  )
}
