import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { StudyId } from '#contract/ids.ts'
import { useApi } from '#lib/client.ts'
import { Contents } from '#ui/Contents.tsx'
import { Room } from '#ui/Screen.tsx'
import { StatusLine } from '#ui/StatusLine.tsx'
import { DisagreementsRoom } from './disagreements/DisagreementsRoom.tsx'
import { PacketsPage } from './packets/PacketsPage.tsx'
import { type ReviewPage, type ReviewPageProps, reviewPages } from './pages.ts'
import { ProgressPage } from './progress/ProgressPage.tsx'
import styles from './ReviewRoom.module.css'
import { RatersPage } from './raters/RatersPage.tsx'
import { Failed, Opening } from './States.tsx'
import { VersionsPage } from './versions/VersionsPage.tsx'

const pageOf: Readonly<Record<Exclude<ReviewPage, 'disagreements'>, (props: ReviewPageProps) => ReactElement>> = {
  progress: ProgressPage,
  raters: RatersPage,
  packets: PacketsPage,
  versions: VersionsPage,
}

/** Review: progress without peeking, signals about raters, disagreements settled blind, versions of the rubric. */
export function ReviewRoom({ study }: { readonly study: StudyId }) {
  const api = useApi()
  const [location, go] = useLocation()
  const overview = useQuery(api.coordinator.study.overview.queryOptions({ input: { study } }))
  if (overview.isError) return <Failed error={overview.error} onRetry={() => void overview.refetch()} />
  if (!overview.data) return <Opening />
  const page = reviewPages.find((each) => each === location.split('/')[1]) ?? 'progress'
  const props = { overview: overview.data, onOpen: (next: ReviewPage) => go(`/${next}`) }
  return (
    <div className={styles.room}>
      {page === 'disagreements' ? <DisagreementsRoom {...props} /> : <PlainPage page={page} {...props} />}
      <ReviewStatus overview={overview.data} />
    </div>
  )
}

function PlainPage({ page, ...props }: ReviewPageProps & { readonly page: Exclude<ReviewPage, 'disagreements'> }) {
  const { t } = useTranslation('settle')
  const Page = pageOf[page]
  const entry = (id: ReviewPage) => ({ id, words: t(`pages.${id}`), href: `/${id}` })
  return (
    <Room
      contents={
        <Contents
          accessibleName={t('room')}
          current={page}
          onOpen={({ id }) => props.onOpen(id as ReviewPage)}
          groups={[
            [entry('progress'), entry('raters'), entry('packets')],
            [entry('disagreements')],
            [entry('versions')],
          ]}
        />
      }
    >
      <Page {...props} />
    </Room>
  )
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
