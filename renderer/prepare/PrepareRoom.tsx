import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { StudyId } from '#contract/ids.ts'
import { Contents, type ContentsEntry } from '#ui/Contents.tsx'
import { Room } from '#ui/Screen.tsx'
import { StatusLine } from '#ui/StatusLine.tsx'
import { Waiting } from '#ui/Waiting.tsx'
import { BringInPage } from './import/BringInPage.tsx'
import { ItemsPage } from './items/ItemsPage.tsx'
import { KeyPage } from './key/KeyPage.tsx'
import styles from './PrepareRoom.module.css'
import { PacketsPage } from './packets/PacketsPage.tsx'
import { Trouble } from './parts/Trouble.tsx'
import { useFormat } from './parts/useFormat.ts'
import { PlanPage } from './plan/PlanPage.tsx'
import { PreflightPage } from './preflight/PreflightPage.tsx'
import { ProtocolPage } from './protocol/ProtocolPage.tsx'
import { RatersPage } from './raters/RatersPage.tsx'
import { RubricPage } from './rubric/RubricPage.tsx'
import { type PageProps, type PreparePage, preparePages, useOverview } from './study.ts'
import { WordsPage } from './words/WordsPage.tsx'

const pageOf: Readonly<Record<PreparePage, (props: PageProps) => ReactElement>> = {
  items: ItemsPage,
  'bring-in': BringInPage,
  words: WordsPage,
  rubric: RubricPage,
  protocol: ProtocolPage,
  raters: RatersPage,
  preflight: PreflightPage,
  plan: PlanPage,
  packets: PacketsPage,
  key: KeyPage,
}

/** Prepare: items, rubric, protocol, raters and plan, up to the moment when judging opens. */
export function PrepareRoom({ study }: { readonly study: StudyId }) {
  const { t } = useTranslation('prepare')
  const overview = useOverview(study)
  if (overview.isPending) return <Waiting>{t('opening')}</Waiting>
  if (overview.isError) {
    return (
      <div className={styles.trouble}>
        <Trouble error={overview.error} onRetry={() => void overview.refetch()} />
      </div>
    )
  }
  return <ReadyRoom key={study} overview={overview.data} />
}

function ReadyRoom({ overview }: { readonly overview: StudyOverview }) {
  const [location, go] = useLocation()
  // Decided once: after the first import the page it was made on stays.
  const [landing] = useState(() => firstPage(overview))
  const asked = location.split('/')[1]
  const page = preparePages.find((each) => each === asked) ?? landing
  const Page = pageOf[page]
  const open = (next: PreparePage) => go(`/${next}`)
  return (
    <div className={styles.room}>
      <Room contents={<PrepareContents overview={overview} current={page} onOpen={open} />}>
        <Page overview={overview} onOpen={open} />
      </Room>
      <PrepareStatus overview={overview} page={page} />
    </div>
  )
}

/** An empty study starts where something can be brought in. */
const firstPage = ({ counts }: StudyOverview): PreparePage => (counts.items === 0 ? 'bring-in' : 'items')

interface PrepareContentsProps {
  readonly overview: StudyOverview
  readonly current: PreparePage
  readonly onOpen: (page: PreparePage) => void
}

function PrepareContents({ overview, current, onOpen }: PrepareContentsProps) {
  const { t } = useTranslation('prepare')
  const format = useFormat()
  const { counts } = overview
  const entry = (page: PreparePage, count?: number): ContentsEntry => ({
    id: page,
    words: t(`pages.${page}`),
    href: `/${page}`,
    ...(count ? { count: format.number(count) } : {}),
  })
  return (
    <Contents
      accessibleName={t('room')}
      current={current}
      onOpen={({ id }) => onOpen(id as PreparePage)}
      groups={[
        [entry('items', counts.items), entry('bring-in')],
        [entry('words'), entry('rubric', counts.criteria), entry('protocol'), entry('raters', counts.raters)],
        [entry('preflight'), entry('plan')],
        [entry('packets'), entry('key')],
      ]}
    />
  )
}

function PrepareStatus({ overview, page }: { readonly overview: StudyOverview; readonly page: PreparePage }) {
  const { t } = useTranslation('prepare')
  const { stage, counts, dataHash } = overview
  const facts =
    page === 'bring-in' && stage === 'preparing'
      ? [t('status.nothingWritten')]
      : [
          t('status.held', {
            items: t('counts.items', { count: counts.items }),
            responses: t('counts.responses', { count: counts.responses }),
            systems: t('counts.systems', { count: counts.systems }),
          }),
          t('status.dataHash', { hash: dataHash.slice(0, 8) }),
        ]
  return <StatusLine facts={facts} end={t(`status.stage.${stage}`)} />
}
