import type { ReactNode } from 'react'
import { Glyph, type GlyphName } from './Glyph.tsx'
import styles from './KeyHint.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

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

export interface KeyLegendProps {
  /** What the keys do, a line each: "give it that place". */
  readonly lines: readonly KeyLegendLine[]
}

export interface KeyLegendLine {
  readonly keys: readonly string[]
  /** The keys are a row that goes on to this one: "1 – 9". */
  readonly to?: string
  readonly spoken: string
  readonly words: ReactNode
}

/** A short list of keys and what they do, where they are not written on a control. */
export function KeyLegend({ lines }: KeyLegendProps) {
  return (
    <dl className={styles.legend}>
      {lines.map((line) => (
        <div key={line.spoken}>
          <dt>
            <VisuallyHidden>{line.spoken}</VisuallyHidden>
            {line.keys.map((keys) => (
              <KeyHint key={keys} keys={keys} />
            ))}
            {line.to !== undefined && (
              <>
                <span aria-hidden="true">–</span>
                <KeyHint keys={line.to} />
              </>
            )}
          </dt>
          <dd>{line.words}</dd>
        </div>
      ))}
    </dl>
  )
}
