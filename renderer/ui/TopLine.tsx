import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Mark } from './Mark.tsx'
import { PlaceLink } from './PlaceLink.tsx'
import styles from './TopLine.module.css'

export interface TopLineProgress {
  readonly done: number
  readonly of: number
  /** What is counted, for a screen reader: "items rated". */
  readonly accessibleName: string
}

export interface TopLineProps {
  /** The study's title. */
  readonly title: string
  /** `<RoomLinks>` in the coordinator's window; nothing in a rater's. */
  readonly rooms?: ReactNode
  /** Word buttons and facts at the far end. */
  readonly end?: ReactNode
  /** A two-pixel rule along the bottom edge. */
  readonly progress?: TopLineProgress | undefined
}

/** The line along the top of every screen but the title page. */
export function TopLine({ title, rooms, end, progress }: TopLineProps) {
  return (
    <header className={classes(styles.top, rooms !== undefined && styles.roomy)}>
      <div className={styles.title}>
        <Mark />
        <span className={styles.words} dir="auto">
          {title}
        </span>
      </div>
      {rooms}
      <div className={styles.end}>{end}</div>
      {progress !== undefined && (
        <progress
          className={styles.progress}
          aria-label={progress.accessibleName}
          max={Math.max(1, progress.of)}
          value={Math.min(progress.done, Math.max(1, progress.of))}
        />
      )}
    </header>
  )
}

export interface RoomLink {
  readonly id: string
  readonly words: string
  readonly href: string
}

export interface RoomLinksProps {
  readonly accessibleName: string
  readonly rooms: readonly RoomLink[]
  readonly current: string | null
  readonly onOpen: (room: RoomLink) => void
}

/** The rooms of the app, in the top line; an ink rule marks the one we are in. */
export function RoomLinks({ accessibleName, rooms, current, onOpen }: RoomLinksProps) {
  return (
    <nav className={styles.rooms} aria-label={accessibleName}>
      {rooms.map((room) => (
        <PlaceLink
          key={room.id}
          href={room.href}
          onOpen={() => onOpen(room)}
          aria-current={room.id === current ? 'page' : undefined}
        >
          {room.words}
        </PlaceLink>
      ))}
    </nav>
  )
}
