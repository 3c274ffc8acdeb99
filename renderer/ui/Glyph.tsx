import styles from './Glyph.module.css'

/** Drawn signs. Arrows are drawn because the face has none; all take the colour of the text beside them. */
export type GlyphName =
  | 'tick'
  | 'saving'
  | 'bang'
  | 'chevron'
  | 'grip'
  | 'equals'
  | 'enter'
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'close'

/** One decorative sign, hidden from screen readers: the words beside it, or its control's name, say what it means. */
export function Glyph({ name }: { readonly name: GlyphName }) {
  switch (name) {
    case 'tick':
      return <Small path="M2.5 7.5l3 3 6-7" stroke={1.5} />
    case 'saving':
      return (
        <svg className={styles.small} viewBox="0 0 14 14" aria-hidden="true">
          <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="3 3" />
        </svg>
      )
    case 'bang':
      return <Small path="M7 2v6.5M7 11v1.2" stroke={1.75} />
    case 'equals':
      return <Small path="M2.5 5h9M2.5 9h9" stroke={1.75} />
    case 'close':
      return <Small path="M3 3l8 8M11 3l-8 8" stroke={1.5} />
    case 'chevron':
      return <Tiny path="M2 3.5l3 3 3-3" stroke={1.25} />
    case 'enter':
      return <Tiny path="M8.5 1.5v4h-7M4 3L1.5 5.5 4 8" stroke={1.2} />
    case 'left':
      return <Tiny path="M9 5H1.5M4.5 2l-3 3 3 3" stroke={1.2} />
    case 'right':
      return <Tiny path="M1 5h7.5M5.5 2l3 3-3 3" stroke={1.2} />
    case 'up':
      return <Tiny path="M5 9V1.5M2 4.5l3-3 3 3" stroke={1.2} />
    case 'down':
      return <Tiny path="M5 1v7.5M2 5.5l3 3 3-3" stroke={1.2} />
    case 'grip':
      return <Grip />
  }
}

function Small({ path, stroke }: { readonly path: string; readonly stroke: number }) {
  return (
    <svg className={styles.small} viewBox="0 0 14 14" aria-hidden="true">
      <path d={path} fill="none" stroke="currentColor" strokeWidth={stroke} />
    </svg>
  )
}

function Tiny({ path, stroke }: { readonly path: string; readonly stroke: number }) {
  return (
    <svg className={styles.tiny} viewBox="0 0 10 10" aria-hidden="true">
      <path d={path} fill="none" stroke="currentColor" strokeWidth={stroke} />
    </svg>
  )
}

function Grip() {
  return (
    <svg className={styles.grip} viewBox="0 0 10 16" aria-hidden="true">
      {[3, 8, 13].map((y) => (
        <g key={y} fill="currentColor">
          <circle cx="2.5" cy={y} r="1.25" />
          <circle cx="7.5" cy={y} r="1.25" />
        </g>
      ))}
    </svg>
  )
}
