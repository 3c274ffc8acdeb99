import { useLocation } from 'wouter'
import type { RaterId, StudyId } from '#contract/ids.ts'
import { useClient } from '#lib/client.ts'
import { planPlace } from '#lib/places.ts'
import { fetched } from './fetched.tsx'

const HandedOverDesk = fetched(async () => (await import('../judge/HandedOverDesk.tsx')).HandedOverDesk)

export interface TrialDeskProps {
  readonly study: StudyId
  /** The throw-away copy; its title says that it is one. */
  readonly trial: StudyId
  readonly rater: RaterId
}

/** A dry run: the desk over a copy of the study, which is thrown away on leaving. */
export function TrialDesk({ study, trial, rater }: TrialDeskProps) {
  const [, go] = useLocation()
  const client = useClient()
  const end = () => {
    go(planPlace(study))
    void client.coordinator.planning.endDryRun({ study: trial })
  }
  return <HandedOverDesk key={trial} study={trial} rater={rater} onHandBack={end} />
}
