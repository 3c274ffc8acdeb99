import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { StudyId } from '#contract/ids.ts'
import { useApi } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import { roomPlace } from '#lib/places.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorState } from '#ui/Notice.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { StatusLine } from '#ui/StatusLine.tsx'
import { ProgressTable } from './ProgressTable.tsx'
import { type RaterProgress, totalsOf, useProgress } from './progress.ts'
import { ReviewBar } from './ReviewBar.tsx'
import styles from './ReviewRoom.module.css'

/** Review: how far each rater is, closing judging, and from there the way to unblinding. Blind to content and results. */
export function ReviewRoom({ study }: { readonly study: StudyId }) {
  const { t } = useTranslation('review')
  const api = useApi()
  const words = useFailureWords()
  const overview = useQuery(api.coordinator.study.overview.queryOptions({ input: { study } }))
  const progress = useProgress(study)
  const error = overview.error ?? progress.error
  if (error !== null) {
    const retry = () => void Promise.all([overview.refetch(), progress.refetch()])
    return (
      <Sheet title={t('failed')}>
        <ErrorState
          title={words(error)}
          actions={
            <Button kind="plain" onPress={retry}>
              {t('tryAgain')}
            </Button>
          }
        />
      </Sheet>
    )
  }
  if (!overview.data || !progress.data) {
    return (
      <p className={styles.waiting} role="status">
        {t('opening')}
      </p>
    )
  }
  return (
    <div className={styles.room}>
      <ProgressSheet overview={overview.data} raters={progress.data.raters} />
      <ReviewStatus overview={overview.data} />
    </div>
  )
}

interface ProgressSheetProps {
  readonly overview: StudyOverview
  readonly raters: readonly RaterProgress[]
}

function ProgressSheet({ overview, raters }: ProgressSheetProps) {
  const { t } = useTranslation('review')
  const [, go] = useLocation()
  const { study, stage, counts } = overview
  if (stage === 'preparing') {
    return (
      <Sheet title={t('notYetTitle')} second={t('notYetSecond')}>
        <Button kind="plain" onPress={() => go(roomPlace(study, 'prepare'))}>
          {t('toPrepare')}
        </Button>
      </Sheet>
    )
  }
  const planned = raters.filter(({ total }) => total > 0)
  const totals = totalsOf(planned)
  if (planned.length === 0) {
    return (
      <Sheet title={t('importedTitle')} second={t('importedSecond', { count: counts.importedJudgements })}>
        <Button kind="plain" onPress={() => go(roomPlace(study, 'report'))}>
          {t('toReport')}
        </Button>
      </Sheet>
    )
  }
  return (
    <Sheet
      title={titleOf(t, stage, planned)}
      second={t('second', { done: totals.done, count: totals.total })}
      bar={<ReviewBar overview={overview} unfinished={totals.total - totals.done} />}
    >
      <Section heading={t('raters')} note={t('ratersNote')} ruled={false}>
        <ProgressTable raters={planned} totals={totals} />
      </Section>
    </Sheet>
  )
}

type T = ReturnType<typeof useTranslation<'review'>>['t']

/** The finding: who is done, by number of raters. */
function titleOf(t: T, stage: StudyOverview['stage'], planned: readonly RaterProgress[]): string {
  if (stage === 'unblinded') return t('title.unblinded')
  if (stage === 'closed') return t('title.closed')
  const finished = planned.filter(({ done, total }) => done >= total).length
  if (finished === planned.length) return t('title.allDone')
  if (planned.every(({ done }) => done === 0)) return t('title.nobody')
  return t('title.some', { finished, count: planned.length })
}

function ReviewStatus({ overview: { stage, systems, dataHash } }: { readonly overview: StudyOverview }) {
  const { t } = useTranslation('review')
  return (
    <StatusLine
      facts={[
        t(`status.stage.${stage}`),
        t('status.dataHash', { hash: `${dataHash.slice(0, 4)} ${dataHash.slice(4, 8)}` }),
      ]}
      end={
        stage === 'judging' || stage === 'closed'
          ? t('status.blinded', { count: systems.length })
          : t(`status.end.${stage}`)
      }
    />
  )
}
