import { useId } from 'react'
import { classes } from '../classes.ts'
import { type ChosenBy, cameFromPointer } from '../ScaleLevels.tsx'
import styles from './Fields.module.css'

export interface OptionRowProps {
  readonly kind: 'radio' | 'checkbox'
  /** The name radios of one group share. */
  readonly group: string
  readonly value: number | string
  readonly words: string | undefined
  /** The full text, for a screen reader; the screen shows it in its own slot. */
  readonly description?: string | undefined
  /** Printed in the circle or box; null: no key is left for it. */
  readonly pressed: string | null
  readonly checked: boolean
  readonly onChoose: (by: ChosenBy) => void
  readonly onAttend?: ((attends: boolean) => void) | undefined
}

/** One option: a native radio or checkbox drawn as the key that chooses it, with its words beside. */
export function OptionRow(props: OptionRowProps) {
  const { kind, group, value, words, description, pressed, checked, onChoose, onAttend } = props
  const id = useId()
  const described = description !== undefined && description !== ''
  return (
    <label className={styles.option} onPointerEnter={() => onAttend?.(true)} onPointerLeave={() => onAttend?.(false)}>
      <input
        type={kind}
        name={group}
        value={value}
        checked={checked}
        aria-describedby={described ? id : undefined}
        aria-keyshortcuts={pressed?.toUpperCase()}
        onFocus={() => onAttend?.(true)}
        onBlur={() => onAttend?.(false)}
        onChange={(event) => onChoose(cameFromPointer(event.nativeEvent) ? 'pointer' : 'arrow')}
      />
      <span className={classes(styles.sign, kind === 'checkbox' && styles.square)} aria-hidden="true">
        {checked && kind === 'checkbox' ? <Tick /> : (pressed?.toUpperCase() ?? '')}
      </span>
      <span className={styles.words} data-words={words}>
        <span dir="auto">{words}</span>
      </span>
      {described && (
        <span hidden id={id} dir="auto">
          {description}
        </span>
      )}
    </label>
  )
}

const Tick = () => (
  <svg viewBox="0 0 14 14">
    <path d="M2.5 7.5l3 3 6-7" fill="none" stroke="currentColor" strokeWidth="2" />
  </svg>
)
