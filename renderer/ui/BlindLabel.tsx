import type { ReactNode } from 'react'
import styles from './BlindLabel.module.css'

export interface BlindLabelProps {
  /** As the plan stores it: "A", "shape:circle", "colour:blue". */
  readonly label: string
  /** The label in the reader's language: "A", "Circle", "Blue". It is the accessible name. */
  readonly word: string
  /** Where there is room for one sign only: the word is there for screen readers. */
  readonly bare?: boolean
}

/**
 * What tells blinded responses on one screen apart. Letters stand as they are; shapes and colours are signs of one size with
 * their word beside them, so that no label depends on seeing a colour. Shapes have one area and one ink, colours one lightness.
 */
export function BlindLabel({ label, word, bare }: BlindLabelProps) {
  const sign = signOf(label)
  if (sign === null) return <bdi>{word}</bdi>
  return (
    <span className={styles.label}>
      {sign}
      <span className={bare ? styles.hidden : undefined}>{word}</span>
    </span>
  )
}

/** The shape or colour of a label; null for a letter. */
function signOf(label: string): ReactNode {
  const [set, member = ''] = label.split(':')
  if (set === 'shape') return <Shape path={shapes[member] ?? circle(8, 8, 6.2)} />
  if (set === 'colour') return <Colour name={member} />
  return null
}

function Shape({ path }: { readonly path: string }) {
  return (
    <svg className={styles.sign} viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} fill="currentColor" fillRule="evenodd" />
    </svg>
  )
}

function Colour({ name }: { readonly name: string }) {
  return (
    <svg className={`${styles.sign} ${styles.colour}`} viewBox="0 0 16 16" aria-hidden="true">
      <rect x="1.5" y="1.5" width="13" height="13" rx="2" fill={`var(--label-${name}, currentColor)`} />
    </svg>
  )
}

const circle = (x: number, y: number, radius: number): string =>
  `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`

/** Of about 105 square units each, as far as a shape can be told at the size of a letter. */
const shapes: Readonly<Record<string, string>> = {
  circle: circle(8, 8, 5.8),
  square: 'M2.9 2.9h10.2v10.2h-10.2z',
  triangle: 'M8 1.2L15.6 14.6H0.4z',
  diamond: 'M8 0.8L15.2 8 8 15.2 0.8 8z',
  pentagon: 'M8 1.2L14.9 6.2 12.3 14.3H3.7L1.1 6.2z',
  hexagon: 'M4.8 2.2h6.4L14.5 8l-3.3 5.8H4.8L1.5 8z',
  drop: 'M8 0.4C9.5 4 13.4 6.4 13.4 10.2A5.4 5.4 0 0 1 2.6 10.2C2.6 6.4 6.5 4 8 0.4z',
  cross: 'M5.4 0.9h5.2v4.5h4.5v5.2h-4.5v4.5H5.4v-4.5H0.9V5.4h4.5z',
  ring: `${circle(8, 8, 7.2)}${circle(8, 8, 4)}`,
  crescent: 'M10.8 0.8A7.6 7.6 0 1 0 15.2 10.6 6.4 6.4 0 0 1 10.8 0.8z',
}
