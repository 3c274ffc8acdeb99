import type { ReactNode } from 'react'
import { useFirstFocus } from '#lib/focus.ts'
import styles from './Dialogs.module.css'

export interface ChoiceProps {
  readonly name: string
  readonly checked: boolean
  readonly onChoose: () => void
  /** Has the focus when the list comes on screen. */
  readonly first?: boolean
  readonly children: ReactNode
}

/** One line of a short list of reasons: a native radio with its words. */
export function Choice({ name, checked, onChoose, first = false, children }: ChoiceProps) {
  const input = useFirstFocus<HTMLInputElement>(first)
  return (
    <label className={styles.choice}>
      <input type="radio" name={name} checked={checked} onChange={onChoose} ref={input} />
      <span>{children}</span>
    </label>
  )
}
