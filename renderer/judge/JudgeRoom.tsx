import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { RaterId, StudyId } from '#contract/ids.ts'
import { useApi, useClient } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import { deskPlace, roomPlace } from '#lib/places.ts'
import { newCommand } from '#lib/randomCode.ts'
import { Button } from '#ui/Button.tsx'
import { Bar, Sheet } from '#ui/Sheet.tsx'
import { StatusLine } from '#ui/StatusLine.tsx'
import { CloseJudgingDialog } from './CloseJudgingDialog.tsx'
import styles from './JudgeRoom.module.css'
import { PinDialog } from './PinDialog.tsx'
import { type RaterProgress, RaterTable } from './RaterTable.tsx'

/** Judge, in the coordinator's window: who has how far to go, and the desk handed over. Never what was judged. */
export function JudgeRoom({ study }: { readonly study: StudyId }) {
  const { t } = useTranslation('judge')
  const api = useApi()
  const words = useFailureWords()
  const overview = useQuery(api.coordinator.study.overview.queryOptions({ input: { study } }))
  const progress = useQuery(
    api.coordinator.judging.progress.queryOptions({
      input: { study },
      refetchOnMount: 'always',
      refetchInterval: 5000,
    }),
  )
  const error = overview.error ?? progress.error
  if (overview.data === undefined || progress.data === undefined) {
    if (error === null) return null
    return (
      <Sheet title={t('unreachable')} second={words(error)}>
        <Button kind="plain" onPress={() => void Promise.all([overview.refetch(), progress.refetch()])}>
          {t('tryAgain')}
        </Button>
      </Sheet>
    )
  }
  return (
    <div className={styles.room}>
      <JudgeSheet overview={overview.data} raters={progress.data.raters} />
      <JudgeStatus overview={overview.data} />
    </div>
  )
}

interface JudgeSheetProps {
  readonly overview: StudyOverview
  readonly raters: readonly RaterProgress[]
}

function JudgeSheet({ overview, raters }: JudgeSheetProps) {
  const { t } = useTranslation('judge')
  const [, go] = useLocation()
  const { study, stage } = overview
  const planned = raters.filter(({ total }) => total > 0)
  const [pinOf, setPinOf] = useState<RaterProgress['rater'] | null>(null)
  const pins = usePins(study)
  if (stage === 'preparing') {
    return (
      <Sheet title={t('room.titleNotYet')} second={t('room.secondNotYet')}>
        <Button kind="plain" onPress={() => go(roomPlace(study, 'prepare'))}>
          {t('room.toPrepare')}
        </Button>
      </Sheet>
    )
  }
  if (planned.length === 0) return <Sheet title={t('room.titleNone')} second={t('room.secondNone')} />
  const done = planned.reduce((sum, each) => sum + each.done, 0)
  const total = planned.reduce((sum, each) => sum + each.total, 0)
  return (
    <Sheet
      title={titleOf(t, stage, done, total, planned.length)}
      second={t('room.second', { done, total })}
      bar={<JudgeBar overview={overview} unfinished={total - done} />}
    >
      <div className={styles.raters}>
        <RaterTable
          raters={planned}
          open={stage === 'judging'}
          onHandOver={(rater) => go(deskPlace(study, rater))}
          pins={pins}
          onPin={setPinOf}
        />
        <PinDialog
          study={study}
          rater={pinOf}
          hasPin={pinOf !== null && pins.has(pinOf.id)}
          onClose={() => setPinOf(null)}
        />
      </div>
    </Sheet>
  )
}

/** Raters whose desks are behind a PIN. */
function usePins(study: StudyId): ReadonlySet<RaterId> {
  const api = useApi()
  const list = useQuery(api.coordinator.packets.list.queryOptions({ input: { study } }))
  return new Set(list.data?.raters.filter(({ pin }) => pin).map(({ rater }) => rater))
}

type T = ReturnType<typeof useTranslation<'judge'>>['t']

function titleOf(t: T, stage: StudyOverview['stage'], done: number, total: number, raters: number): string {
  if (stage !== 'judging') return t('room.titleClosed')
  return done === total ? t('room.titleDone') : t('room.titleOpen', { count: raters })
}

interface JudgeBarProps {
  readonly overview: StudyOverview
  readonly unfinished: number
}

/** Closing is for good, so it is asked for once more. */
function JudgeBar({ overview: { study, stage }, unfinished }: JudgeBarProps) {
  const { t } = useTranslation('judge')
  const client = useClient()
  const api = useApi()
  const cache = useQueryClient()
  const words = useFailureWords()
  const [, go] = useLocation()
  const [asks, setAsks] = useState(false)
  const closing = useMutation({
    mutationFn: () => client.coordinator.judging.close({ study, command: newCommand() }),
    onSuccess: () => cache.invalidateQueries({ queryKey: api.coordinator.key() }),
  })
  if (stage !== 'judging') {
    return (
      <Bar
        end={
          <Button kind="primary" onPress={() => go(roomPlace(study, 'report'))}>
            {t('room.toReport')}
          </Button>
        }
      >
        {t('room.barClosed')}
      </Bar>
    )
  }
  return (
    <>
      <Bar
        end={
          <Button kind={unfinished === 0 ? 'primary' : 'plain'} onPress={() => setAsks(true)}>
            {t('room.close')}
          </Button>
        }
      >
        <output className={closing.isError ? 'stop' : undefined}>
          {closing.isError ? words(closing.error) : t('room.barOpen')}
        </output>
      </Bar>
      <CloseJudgingDialog
        isOpen={asks}
        unfinished={unfinished}
        onKeepOpen={() => setAsks(false)}
        onClose={() => {
          setAsks(false)
          closing.mutate()
        }}
      />
    </>
  )
}

function JudgeStatus({ overview: { stage, counts, dataHash, unblinding } }: { readonly overview: StudyOverview }) {
  const { t } = useTranslation('app')
  const facts = [
    t(stage === 'preparing' ? 'status.preparing' : stage === 'judging' ? 'status.judging' : 'status.closed'),
    t('status.counts', { count: counts.items, responses: counts.responses }),
    t('status.dataHash', { hash: dataHash.slice(0, 8) }),
  ]
  return <StatusLine facts={facts} end={unblinding === null ? t('status.blinded') : t('status.unblindedShort')} />
}
