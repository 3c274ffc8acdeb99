import { lazy, Suspense } from 'react'
import { useLocation } from 'wouter'
import type { RaterId, StudyId } from '#contract/ids.ts'
import { roomPlace } from '#lib/places.ts'

const HandedOverDesk = lazy(async () => ({ default: (await import('../judge/HandedOverDesk.tsx')).HandedOverDesk }))

/** The whole window is a rater's desk until it is handed back. */
export function HandedOver({ study, rater }: { readonly study: StudyId; readonly rater: RaterId }) {
  const [, go] = useLocation()
  return (
    <Suspense fallback={null}>
      <HandedOverDesk key={rater} study={study} rater={rater} onHandBack={() => go(roomPlace(study, 'judge'))} />
    </Suspense>
  )
}
