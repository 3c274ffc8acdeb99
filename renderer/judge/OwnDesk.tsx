import { useCallback } from 'react'
import type { SeatId } from '#contract/ids.ts'
import { useClient } from '#lib/client.ts'
import { RaterDesk } from './desk/RaterDesk.tsx'

/** The desk in a window that was started for one rater: there is nothing else in it. */
export function OwnDesk({ seat }: { readonly seat: SeatId }) {
  const { rater } = useClient()
  const renewSeat = useCallback(async () => (await rater.seat({})).seat ?? seat, [rater, seat])
  return <RaterDesk seat={seat} renewSeat={renewSeat} />
}
