import { useEffect, useState } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import type { RaterId, StudyId } from '#contract/ids.ts'
import { homePlace } from '#lib/places.ts'
import { HandedOver } from './HandedOver.tsx'
import { Home } from './Home.tsx'
import { StudyWindow } from './StudyWindow.tsx'
import { TrialDesk } from './TrialDesk.tsx'

/** The coordinator's window: the title page, a study's rooms, or the desk while it is in a rater's hands. */
export function CoordinatorApp({ keepPlace }: { readonly keepPlace: (path: string) => void }) {
  const [path, go] = useLocation()
  const [asksTitle, setAsksTitle] = useState(false)
  useEffect(() => keepPlace(path), [keepPlace, path])
  return (
    <Switch>
      <Route path="/study/:study/desk/:rater">
        {({ study, rater }) => <HandedOver study={study as StudyId} rater={rater as RaterId} />}
      </Route>
      <Route path="/study/:study/trial/:trial/:rater">
        {({ study, trial, rater }) => (
          <TrialDesk study={study as StudyId} trial={trial as StudyId} rater={rater as RaterId} />
        )}
      </Route>
      <Route path="/study/:study/:room" nest>
        {({ study, room }) => (
          <StudyWindow
            study={study as StudyId}
            room={room}
            onNewStudy={() => {
              setAsksTitle(true)
              go(homePlace)
            }}
          />
        )}
      </Route>
      <Route>
        <Home asksTitle={asksTitle} onAskTitle={setAsksTitle} />
      </Route>
    </Switch>
  )
}
