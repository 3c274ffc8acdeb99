import type { ReactNode } from 'react'
import styles from './Contents.module.css'
import { PlaceLink } from './PlaceLink.tsx'

export interface ContentsEntry {
  readonly id: string
  readonly words: string
  readonly href: string
  /** How many there are, or what is open: `60`, "2 open". Softer than the words. */
  readonly count?: ReactNode
}

export interface ContentsProps {
  readonly accessibleName: string
  /** Entries in groups; a gap divides the groups. */
  readonly groups: readonly (readonly ContentsEntry[])[]
  readonly current: string | null
  readonly onOpen: (entry: ContentsEntry) => void
  /** A note at the foot of the column. */
  readonly note?: ReactNode
}

/** The pages of a room, down the starting edge, as a book's contents: words, counts, an ink rule for the current page. */
export function Contents({ accessibleName, groups, current, onOpen, note }: ContentsProps) {
  return (
    <nav className={styles.contents} aria-label={accessibleName}>
      {groups.map((entries) => (
        <ul key={entries[0]?.id ?? ''}>
          {entries.map((entry) => (
            <li key={entry.id}>
              <PlaceLink
                href={entry.href}
                onOpen={() => onOpen(entry)}
                aria-current={entry.id === current ? 'page' : undefined}
              >
                {entry.words}
                {entry.count !== undefined && <span className={styles.count}>{entry.count}</span>}
              </PlaceLink>
            </li>
          ))}
        </ul>
      ))}
      {note !== undefined && <p className={styles.note}>{note}</p>}
    </nav>
  )
}
