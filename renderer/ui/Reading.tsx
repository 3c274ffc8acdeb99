import type { ReactNode, Ref } from 'react'
import { classes } from './classes.ts'
import { Glyph } from './Glyph.tsx'
import styles from './Reading.module.css'

export interface ReadingProps {
  /** Name of the scroller, for a screen reader: "Question and answer". */
  readonly accessibleName: string
  /** `<Passage>` and `<ReadingRule>`. */
  readonly children: ReactNode
  /** To keep or restore the scroll position. */
  readonly scrollerRef?: Ref<HTMLElement>
}

/** The reading column: hanging headings at the starting edge, text of 600 px beside them, on the lightest surface. */
export function Reading({ accessibleName, children, scrollerRef }: ReadingProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable from the keyboard
    <article className={styles.reading} tabIndex={0} aria-label={accessibleName} ref={scrollerRef}>
      {children}
    </article>
  )
}

export interface PassageProps {
  /** Hangs in the margin: "Patient asks", "Answer", or a blind label. */
  readonly heading: ReactNode
  /** `work`: full ink, 18 px. `context`: softer and 17 px, for the question and what is on record. `letter`: work under a blind letter. */
  readonly voice?: 'work' | 'context' | 'letter'
  /** `<Prose>`. */
  readonly children: ReactNode
  /** Attended to from a list beside it: the letter is marked. */
  readonly current?: boolean
  /** To scroll it into view. */
  readonly passageRef?: Ref<HTMLDivElement>
  /** The heading folds the text away and shows it again. */
  readonly fold?: PassageFold
}

export interface PassageFold {
  readonly isOpen: boolean
  readonly onToggle: () => void
  /** Stands in place of the text while it is folded: how it begins. */
  readonly instead: ReactNode
}

/** One text with its hanging heading. */
export function Passage({ heading, voice = 'work', children, current, passageRef, fold }: PassageProps) {
  return (
    <div className={classes(styles.passage, styles[voice], current && styles.current)} ref={passageRef}>
      <h2 className={styles.heading}>
        {fold === undefined ? <bdi>{heading}</bdi> : <FoldButton heading={heading} fold={fold} />}
      </h2>
      {fold === undefined || fold.isOpen ? (
        <div className={styles.text}>{children}</div>
      ) : (
        <div className={styles.folded} dir="auto">
          {fold.instead}
        </div>
      )}
    </div>
  )
}

function FoldButton({ heading, fold }: { readonly heading: ReactNode; readonly fold: PassageFold }) {
  return (
    <button
      type="button"
      className={classes(styles.fold, !fold.isOpen && styles.closed)}
      aria-expanded={fold.isOpen}
      onClick={fold.onToggle}
    >
      <Glyph name="chevron" />
      <bdi>{heading}</bdi>
    </button>
  )
}

/** The hairline between what is given and what is judged. */
export function ReadingRule() {
  return <hr className={styles.rule} />
}
