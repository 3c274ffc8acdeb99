import { useQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { StudyId } from '#contract/ids.ts'
import { useApi } from '#lib/client.ts'
import { runCommand, useCommands } from '#lib/commandsSlice.ts'
import { homePlace, type RoomName, roomPlace, rooms } from '#lib/places.ts'
import { Button } from '#ui/Button.tsx'
import { Screen } from '#ui/Screen.tsx'
import { RoomLinks, TopLine } from '#ui/TopLine.tsx'
import { studyCommands } from './commands.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { fetched } from './fetched.tsx'
import { useDocumentTitle } from './Home.tsx'
import { Failed } from './Notices.tsx'

type Room = ComponentType<{ readonly study: StudyId }>

const screens: Readonly<Record<RoomName, Room>> = {
  prepare: fetched(async () => (await import('../prepare/PrepareRoom.tsx')).PrepareRoom),
  judge: fetched(async () => (await import('../judge/JudgeRoom.tsx')).JudgeRoom),
  review: fetched(async () => (await import('../review/ReviewRoom.tsx')).ReviewRoom),
  report: fetched(async () => (await import('../report/ReportRoom.tsx')).ReportRoom),
}

export interface StudyWindowProps {
  readonly study: StudyId
  /** From the place; anything unknown is Prepare. */
  readonly room: string
  readonly onNewStudy: () => void
}

/** A study's four rooms under one top line. */
export function StudyWindow({ study, room: asked, onNewStudy }: StudyWindowProps) {
  const { t } = useTranslation('app')
  const [, go] = useLocation()
  const api = useApi()
  const overview = useQuery(api.coordinator.study.overview.queryOptions({ input: { study } }))
  const room = rooms.find((each) => each === asked) ?? 'prepare'
  const title = overview.data?.words.title ?? ''
  useDocumentTitle(title === '' ? t('name') : t('titleOf', { study: title }))
  const open = (next: RoomName) => go(roomPlace(study, next))
  useCommands('study', studyCommands({ home: () => go(homePlace), newStudy: onNewStudy, room: open }))
  if (overview.isError) return <Failed error={overview.error} onRetry={() => void overview.refetch()} />
  const Room = screens[room]
  return (
    <Screen
      top={
        <TopLine
          title={title}
          rooms={
            <RoomLinks
              accessibleName={t('rooms.name')}
              current={room}
              rooms={rooms.map((each) => ({ id: each, words: t(`rooms.${each}`), href: `#${each}` }))}
              onOpen={({ id }) => open(id as RoomName)}
            />
          }
          end={
            <>
              <Button onPress={() => go(homePlace)}>{t('toHome')}</Button>
              <Button onPress={() => runCommand('app.comfort')}>{t('comfort.title')}</Button>
            </>
          }
        />
      }
    >
      <ErrorBoundary key={room}>
        <Room study={study} />
      </ErrorBoundary>
    </Screen>
  )
}
