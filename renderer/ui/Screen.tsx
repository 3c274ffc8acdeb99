import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './Screen.module.css'

export interface ScreenProps {
  /** `<TopLine>`; leave out on the title page. */
  readonly top?: ReactNode
  /** `<Foot>` or `<StatusLine>`. */
  readonly foot?: ReactNode
  /** The room: it takes the height that is left and scrolls inside itself. */
  readonly children: ReactNode
}

/** The whole window: a line above, a line below, the room between. The window itself never scrolls. */
export function Screen({ top, foot, children }: ScreenProps) {
  return (
    <div className={styles.screen}>
      {top}
      <div className={styles.room}>{children}</div>
      {foot}
    </div>
  )
}

export interface FootProps {
  /** At the starting edge, always: `<SavedLine>`. */
  readonly start?: ReactNode
  /** Words, what is missing, and the one filled button. */
  readonly end?: ReactNode
}

/** The foot of a rater's screen. The filled button never moves. */
export function Foot({ start, end }: FootProps) {
  return (
    <footer className={styles.foot}>
      {start}
      <div className={styles.end}>{end}</div>
    </footer>
  )
}

export interface DeskProps {
  /** `<Reading>`: the work. */
  readonly reading: ReactNode
  /** Name of the form beside it, for a screen reader. */
  readonly formName: string
  /** Scales, a rank list. It scrolls only if the window is too small for it. */
  readonly form: ReactNode
  /** Fixed at the bottom of the form: the anchor in full, then word buttons. */
  readonly formFoot?: ReactNode
}

/** The rater's desk: the reading column and the form beside it. */
export function Desk({ reading, formName, form, formFoot }: DeskProps) {
  return (
    <main className={styles.desk}>
      {reading}
      <section className={styles.form} aria-label={formName}>
        <div className={styles.scroller}>{form}</div>
        {formFoot !== undefined && <div className={styles.formFoot}>{formFoot}</div>}
      </section>
    </main>
  )
}

export interface FormTitleProps {
  readonly children: ReactNode
  /** Softer, below. */
  readonly second?: ReactNode
}

/** What is asked of the rater, at the head of a form. */
export function FormTitle({ children, second }: FormTitleProps) {
  return (
    <header className={styles.formTitle}>
      <h1>
        <bdi>{children}</bdi>
      </h1>
      {second !== undefined && <p>{second}</p>}
    </header>
  )
}

/** A row of word buttons under a form: can't judge, comment, flag. */
export function Acts({ children }: { readonly children: ReactNode }) {
  return <div className={styles.acts}>{children}</div>
}

export interface RoomProps {
  /** `<Contents>`, or a list of cases with `wide`. */
  readonly contents: ReactNode
  /** `<Sheet>`. */
  readonly children: ReactNode
  /** A list of 432 px instead of contents of 192 px. */
  readonly wide?: boolean
}

/** A coordinator's room: contents at the starting edge, a sheet beside it. */
export function Room({ contents, children, wide }: RoomProps) {
  return (
    <div className={classes(styles.withContents, wide && styles.wide)}>
      {contents}
      {children}
    </div>
  )
}

/** The title page: two columns centred on both axes. */
export function TitlePage({ children }: { readonly children: ReactNode }) {
  return <main className={styles.titlePage}>{children}</main>
}
