import type { ReactNode } from 'react'
import { Button } from '../Button.tsx'
import { Contents, type ContentsEntry } from '../Contents.tsx'
import { Room, Screen } from '../Screen.tsx'
import { StatusLine } from '../StatusLine.tsx'
import { RoomLinks, TopLine } from '../TopLine.tsx'

const ROOMS = ['Prepare', 'Judge', 'Review', 'Report'].map((words) => ({ id: words, words, href: '#' }))

interface ShellProps {
  readonly room: string
  readonly groups: readonly (readonly ContentsEntry[])[]
  readonly current: string
  readonly facts: readonly string[]
  readonly end: string
  readonly children: ReactNode
}

/** A coordinator's window around a sheet. */
export function Shell({ room, groups, current, facts, end, children }: ShellProps) {
  return (
    <Screen
      top={
        <TopLine
          title="Diabetes answers, round 2"
          rooms={<RoomLinks accessibleName="Rooms" rooms={ROOMS} current={room} onOpen={() => {}} />}
          end={
            <>
              <Button keys="Control+K">Find</Button>
              <Button>Text and colours</Button>
            </>
          }
        />
      }
      foot={<StatusLine facts={facts} end={end} />}
    >
      <Room contents={<Contents accessibleName={room} groups={groups} current={current} onOpen={() => {}} />}>
        {children}
      </Room>
    </Screen>
  )
}

/** Entries of a contents column, from words and counts. */
export function entries(...words: readonly (string | readonly [string, string])[]): readonly ContentsEntry[] {
  return words.map((each) =>
    typeof each === 'string'
      ? { id: each, words: each, href: '#' }
      : { id: each[0], words: each[0], href: '#', count: each[1] },
  )
}
