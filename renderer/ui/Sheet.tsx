import { type ReactNode, type RefObject, useId } from 'react'
import { classes } from './classes.ts'
import styles from './Sheet.module.css'

export interface SheetProps {
  /** The finding, drawn from the numbers: "Ratings put Heron first; rankings put it third". */
  readonly title: ReactNode
  /** n, what was left out, the interval. */
  readonly second?: ReactNode
  /** `<Bar>`, only where something is committed. */
  readonly bar?: ReactNode
  /** Where the focus goes when another page takes the place of this one. */
  readonly headingRef?: RefObject<HTMLHeadingElement | null>
  readonly children?: ReactNode
}

/** One page of a coordinator's room: a title that says the finding, a second line with its n, then the matter. */
export function Sheet({ title, second, bar, headingRef, children }: SheetProps) {
  const titleId = useId()
  return (
    <main className={styles.sheet} aria-labelledby={titleId}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable from the keyboard */}
      <section className={styles.body} tabIndex={0} aria-labelledby={titleId}>
        <header className={styles.head}>
          <h1 id={titleId} ref={headingRef} tabIndex={headingRef ? -1 : undefined}>
            {title}
          </h1>
          {second !== undefined && <div className={styles.second}>{second}</div>}
        </header>
        {children}
      </section>
      {bar}
    </main>
  )
}

export interface BarProps {
  /** What will happen, in words. */
  readonly children?: ReactNode
  /** What is missing, word buttons, the one filled button. */
  readonly end: ReactNode
}

/** The bar under a sheet where something is committed: import, freeze, record. */
export function Bar({ children, end }: BarProps) {
  return (
    <div className={styles.bar}>
      <div className={styles.says}>{children}</div>
      <div className={styles.end}>{end}</div>
    </div>
  )
}

export interface ColumnsProps {
  /**
   * `even`: two halves. `main`: what matters and a column of 25 rem. `figure`: 38.5 rem and what is left. `below`: one
   * below the other, for a figure that what is left is too narrow for.
   */
  readonly shape?: 'even' | 'main' | 'figure' | 'below'
  readonly children: ReactNode
}

/** Columns of a sheet with 48 px between; they stack when the sheet is narrow. */
export function Columns({ shape = 'main', children }: ColumnsProps) {
  return (
    <div className={styles.container}>
      <div className={classes(styles.columns, styles[shape])}>{children}</div>
    </div>
  )
}

export interface SectionProps {
  readonly heading: ReactNode
  /** At the far end of the heading: n, unit, a word button. */
  readonly note?: ReactNode
  /** An edge rule under the heading; leave out above a table, which brings its own. */
  readonly ruled?: boolean
  /** Room above: it follows other matter in a column. */
  readonly spaced?: boolean
  /** Room under the heading: a figure follows, not rows. */
  readonly gap?: boolean
  /** Drops the heading from sight, not from the outline. */
  readonly headingHidden?: boolean
  readonly children?: ReactNode
}

/** A part of a sheet with a small heading and a note at its far end. */
export function Section({ heading, note, ruled = true, spaced, gap, headingHidden, children }: SectionProps) {
  const headingId = useId()
  return (
    <section className={classes(styles.section, spaced && styles.spaced)} aria-labelledby={headingId}>
      <div
        className={classes(
          styles.sectionHead,
          ruled && styles.ruled,
          gap && styles.gap,
          headingHidden && styles.hiddenHead,
        )}
      >
        <h2 id={headingId}>{heading}</h2>
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </div>
      {children}
    </section>
  )
}
