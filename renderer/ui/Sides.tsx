import { type ReactNode, useRef } from 'react'
import { classes } from './classes.ts'
import styles from './Sides.module.css'

export interface Side {
  readonly id: string
  /** The blind label in words: "A", "Circle". */
  readonly letter: string
  /** Drawn instead of the words. */
  readonly sign?: ReactNode
  /** `<Prose>`. */
  readonly content: ReactNode
}

export interface SidesProps {
  /** Two as a rule; all get the same type, width, padding and colour. */
  readonly sides: readonly Side[]
  /** Name of a pane for a screen reader: "Answer A". */
  readonly nameOf: (letter: string) => string
  /** One scroll for all: what is read in one stands at the same height in the others. */
  readonly scrollTogether?: boolean
}

/** Equal panes, side by side from about 45 characters each, else stacked. No pane is a pixel wider than another. */
export function Sides({ sides, nameOf, scrollTogether }: SidesProps) {
  const panes = useRef<HTMLDivElement>(null)
  const follow = (moved: HTMLElement) => {
    for (const pane of panes.current?.children ?? []) {
      if (pane !== moved && pane.scrollTop !== moved.scrollTop) pane.scrollTop = moved.scrollTop
    }
  }
  return (
    <div className={styles.frame}>
      <div className={classes(styles.sides, sides.length > 2 && styles.many)} ref={panes}>
        {sides.map((side) => (
          <article
            key={side.id}
            className={styles.side}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable from the keyboard
            tabIndex={0}
            aria-label={nameOf(side.letter)}
            onScroll={scrollTogether ? (event) => follow(event.currentTarget) : undefined}
          >
            <h2 className={styles.letter}>{side.sign ?? side.letter}</h2>
            <div className={styles.text}>{side.content}</div>
          </article>
        ))}
      </div>
    </div>
  )
}

export interface QuestionBandProps {
  /** The question asked of the rater. */
  readonly question: string
  readonly second?: ReactNode
  /** What both answer: `<Prose>`. */
  readonly context?: ReactNode
  /** Name of the context, for a screen reader and for the folded line: "Student’s paragraph". */
  readonly contextName: string
  /** In a small window the context folds to its name and this: a word button that shows it. */
  readonly show?: ReactNode
}

/** Above the panes: the question at the starting edge, what both answer beside it. In a small window it is one line. */
export function QuestionBand({ question, second, context, contextName, show }: QuestionBandProps) {
  return (
    <section className={styles.band} aria-label={contextName}>
      <div className={styles.question}>
        <h1>
          <bdi>{question}</bdi>
        </h1>
        {second !== undefined && <p>{second}</p>}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable from the keyboard */}
      <div className={styles.context} role="group" aria-label={contextName} tabIndex={0}>
        {context}
      </div>
      <p className={styles.folded}>
        <bdi className={styles.foldedName}>{contextName}</bdi>
        {show}
      </p>
    </section>
  )
}

/** Under the panes: the preference at the starting edge, the reason beside it. */
export function VerdictBand({
  accessibleName,
  children,
}: {
  readonly accessibleName: string
  readonly children: ReactNode
}) {
  return (
    <section className={styles.verdict} aria-label={accessibleName}>
      {children}
    </section>
  )
}

/** The compare screen's room: question band, panes, verdict band. */
export function PairRoom({ children }: { readonly children: ReactNode }) {
  return <main className={styles.pair}>{children}</main>
}
