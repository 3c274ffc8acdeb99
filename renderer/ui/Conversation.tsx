import type { ReactNode } from 'react'
import styles from './Conversation.module.css'
import { classes } from './classes.ts'

export interface ConversationTurn {
  /** Who speaks, in words. */
  readonly speaker: string
  /** `<Prose>` or a text that can be marked. */
  readonly content: ReactNode
  /** It is judged: in full ink, where the rest is softer and set in. */
  readonly judged: boolean
  /** "turn 2"; absent: turns are not told apart by number. */
  readonly heading?: string
}

export interface ConversationProps {
  readonly accessibleName: string
  readonly turns: readonly ConversationTurn[]
  /** The turn (from 1) that keys go to: it is marked. */
  readonly current?: number | null
}

/** A conversation turn by turn, in the order spoken. All turns have one width and one type; only who speaks differs. */
export function Conversation({ accessibleName, turns, current }: ConversationProps) {
  return (
    <ol className={styles.turns} aria-label={accessibleName}>
      {turns.map(({ speaker, content, judged, heading }, index) => (
        <li
          key={index}
          data-turn={index + 1}
          className={classes(styles.turn, !judged && styles.given, current === index + 1 && styles.current)}
          aria-current={current === index + 1 ? 'step' : undefined}
        >
          <p className={styles.head}>
            <b dir="auto">{speaker}</b>
            {heading !== undefined && <span>{heading}</span>}
          </p>
          {content}
        </li>
      ))}
    </ol>
  )
}
