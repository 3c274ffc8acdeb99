import type { ReactNode } from 'react'
import { Checkbox } from '#ui/Checkbox.tsx'
import styles from './ProtocolPage.module.css'

export interface OptionalProps {
  readonly on: boolean
  readonly onChange: (on: boolean) => void
  readonly words: string
  readonly note?: string
  readonly disabled: boolean
  /** What there is to set once it is on. */
  readonly children?: ReactNode
}

/** Something that is done or not, and, only where it is, what there is to set about it. */
export function Optional({ on, onChange, words, note, disabled, children }: OptionalProps) {
  return (
    <div>
      <Checkbox checked={on} disabled={disabled} onChange={onChange} {...(note === undefined ? {} : { note })}>
        {words}
      </Checkbox>
      {on && children !== undefined && <div className={styles.inside}>{children}</div>}
    </div>
  )
}
