import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RaterId, StudyId } from '#contract/ids.ts'
import { useApi, useClient } from '#lib/client.ts'
import { troubleOf, useFailureWords } from '#lib/failures.ts'
import { Button } from '#ui/Button.tsx'
import { RaterDesk } from './desk/RaterDesk.tsx'
import styles from './JudgeRoom.module.css'
import { PinForm } from './PinForm.tsx'

export interface HandedOverDeskProps {
  readonly study: StudyId
  readonly rater: RaterId
  readonly onHandBack: () => void
}

/** The coordinator's window in a rater's hands: the desk, until it is handed back. */
export function HandedOverDesk({ study, rater, onHandBack }: HandedOverDeskProps) {
  const { t } = useTranslation(['judge', 'packets'])
  const api = useApi()
  const client = useClient()
  const cache = useQueryClient()
  const words = useFailureWords()
  const [pin, setPin] = useState<string | null>(null)
  const seat = useQuery({
    ...api.coordinator.judging.seat.queryOptions({ input: { study, rater, ...(pin === null ? {} : { pin }) } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnReconnect: false,
  })
  const renewSeat = useCallback(
    async () => (await client.coordinator.judging.seat({ study, rater, ...(pin === null ? {} : { pin }) })).seat,
    [client, study, rater, pin],
  )
  const handBack = () => {
    // What the rater did shows in every room.
    void cache.invalidateQueries({ queryKey: api.coordinator.key() })
    onHandBack()
  }
  if (seat.data !== undefined) return <RaterDesk seat={seat.data.seat} renewSeat={renewSeat} onHandBack={handBack} />
  if (seat.isError && asksPin(seat.error)) {
    return (
      <main className={styles.failed}>
        <h1>{t('packets:pin.askTitle')}</h1>
        <PinForm
          heading={t('packets:pin.ask')}
          buttonWords={t('packets:pin.sit')}
          error={pin === null ? null : seat.error}
          busy={seat.isFetching}
          onPin={(typed) => {
            setPin(typed)
            if (typed === pin) void seat.refetch()
          }}
        />
        <Button onPress={onHandBack}>{t('handBack')}</Button>
      </main>
    )
  }
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

/** Whether a desk is behind a PIN: asked for, wrong, or to be waited for. */
function asksPin(error: unknown): boolean {
  const trouble = troubleOf(error)
  return trouble.kind === 'expected' && trouble.failure.code.startsWith('PIN_')
}
