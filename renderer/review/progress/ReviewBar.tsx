import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { StudyOverview } from '#contract/coordinator.ts'
import { useApi, useClient } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import { roomPlace } from '#lib/places.ts'
import { newCommand } from '#lib/randomCode.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Bar } from '#ui/Sheet.tsx'
import styles from '../ReviewRoom.module.css'

export interface ReviewBarProps {
  readonly overview: StudyOverview
  /** Tasks that are not submitted. */
  readonly unfinished: number
}

/** Closes judging for good, after saying what that means; once closed, leads to unblinding and the report. */
export function ReviewBar({ overview, unfinished }: ReviewBarProps) {
  const { t } = useTranslation('review')
  const [, go] = useLocation()
  const { study, stage } = overview
  if (stage === 'judging') return <OpenBar overview={overview} unfinished={unfinished} />
  return (
    <Bar
      end={
        <>
          {stage === 'closed' && (
            <Button kind="plain" onPress={() => go(`${roomPlace(study, 'report')}/unblind`)}>
              {t('unblind')}
            </Button>
          )}
          <Button kind="primary" onPress={() => go(roomPlace(study, 'report'))}>
            {t('toReport')}
          </Button>
        </>
      }
    >
      <span className="soft">{t(stage === 'closed' ? 'barClosed' : 'barUnblinded')}</span>
    </Bar>
  )
}

function OpenBar({ overview: { study }, unfinished }: ReviewBarProps) {
  const { t } = useTranslation('review')
  const [asking, setAsking] = useState(false)
  const failure = useFailureWords()
  const closing = useClosing(study, () => setAsking(false))
  return (
    <>
      <Bar
        end={
          <Button kind={unfinished === 0 ? 'primary' : 'plain'} onPress={() => setAsking(true)}>
            {t('close.close')}
          </Button>
        }
      >
        <span className="soft">{t('barOpen')}</span>
      </Bar>
      <Dialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        alert
        title={t('close.title')}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('close.keepOpen')}</Button>
            <Button kind="primary" notYet={closing.isPending} onPress={() => closing.mutate()}>
              {t('close.close')}
            </Button>
          </>
        }
      >
        <p>{t('close.words')}</p>
        {unfinished > 0 && (
          <p className={`caution ${styles.unfinished}`}>{t('close.unfinished', { count: unfinished })}</p>
        )}
        {closing.isError && (
          <p className="stop" role="alert">
            {failure(closing.error)}
          </p>
        )}
      </Dialog>
    </>
  )
}

function useClosing(study: StudyOverview['study'], onClosed: () => void) {
  const client = useClient()
  const api = useApi()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => client.coordinator.judging.close({ study, command: newCommand() }),
    onSuccess: async () => {
      onClosed()
      await cache.invalidateQueries({ queryKey: api.coordinator.key() })
    },
  })
}
