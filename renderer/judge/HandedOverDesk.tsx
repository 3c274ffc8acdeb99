import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { RaterId, StudyId } from '#contract/ids.ts'
import { useApi, useClient } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import { Button } from '#ui/Button.tsx'
import { RaterDesk } from './desk/RaterDesk.tsx'
import styles from './JudgeRoom.module.css'

export interface HandedOverDeskProps {
  readonly study: StudyId
  readonly rater: RaterId
  readonly onHandBack: () => void
}

/** The coordinator's window in a rater's hands: the desk, until it is handed back. */
export function HandedOverDesk({ study, rater, onHandBack }: HandedOverDeskProps) {
  const { t } = useTranslation('judge')
  const api = useApi()
  const client = useClient()
  const cache = useQueryClient()
  const words = useFailureWords()
  const seat = useQuery({
    ...api.coordinator.judging.seat.queryOptions({ input: { study, rater } }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
  })
  const renewSeat = useCallback(
    async () => (await client.coordinator.judging.seat({ study, rater })).seat,
    [client, study, rater],
  )
  const handBack = () => {
    // What the rater did shows in every room.
    void cache.invalidateQueries({ queryKey: api.coordinator.key() })
    onHandBack()
  }
  if (seat.data !== undefined) return <RaterDesk seat={seat.data.seat} renewSeat={renewSeat} onHandBack={handBack} />
  if (seat.isError) {
    return (
      <main className={styles.failed}>
        <h1>{t('unreachable')}</h1>
        <p className="lede">{words(seat.error)}</p>
        <Button kind="primary" onPress={onHandBack}>
          {t('handBack')}
        </Button>
      </main>
    )
  }
  return null
}
