import { useLocation } from 'wouter'
import type { RaterId, StudyId } from '#contract/ids.ts'
import { roomPlace } from '#lib/places.ts'
import { fetched } from './fetched.tsx'

const HandedOverDesk = fetched(async () => (await import('../judge/HandedOverDesk.tsx')).HandedOverDesk)

/** The whole window is a rater's desk until it is handed back. */
export function HandedOver({ study, rater }: { readonly study: StudyId; readonly rater: RaterId }) {
  const [, go] = useLocation()
  return <HandedOverDesk key={rater} study={study} rater={rater} onHandBack={() => go(roomPlace(study, 'judge'))} />
}
