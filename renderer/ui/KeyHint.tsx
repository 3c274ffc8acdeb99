import { Glyph, type GlyphName } from './Glyph.tsx'
import styles from './KeyHint.module.css'

const DRAWN: Readonly<Record<string, GlyphName>> = {
  Enter: 'enter',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}
const SHORT: Readonly<Record<string, string>> = { Control: 'Ctrl', Meta: 'Cmd', Escape: 'Esc' }

export interface KeyHintProps {
  /** Key names as in `aria-keyshortcuts`, joined by plus: "H", "Control+K", "Enter", "Alt+ArrowUp". */
  readonly keys: string
  /** What a screen reader says for it. Leave out inside a control that carries `aria-keyshortcuts` itself. */
  readonly spoken?: string
}

/** A key to press, as a small outlined letter; never louder than the word beside it. */
export function KeyHint({ keys, spoken }: KeyHintProps) {
  // A lone plus is a key, not a joint.
  const names = keys === '+' ? ['+'] : keys.split('+')
  return (
    <span
      className={styles.keys}
      {...(spoken === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': spoken })}
    >
      {names.map((name) => {
        const drawn = DRAWN[name]
        return (
          <kbd key={name} className={styles.key}>
            {drawn === undefined ? (SHORT[name] ?? name) : <Glyph name={drawn} />}
          </kbd>
        )
      })}
    </span>
  )
}
