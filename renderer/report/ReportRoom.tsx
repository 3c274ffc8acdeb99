import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { StudyId } from '#contract/ids.ts'
import type { Report } from '#contract/report.ts'
import { useApi } from '#lib/client.ts'
import { Contents, type ContentsEntry } from '#ui/Contents.tsx'
import { Room } from '#ui/Screen.tsx'
import { StatusLine } from '#ui/StatusLine.tsx'
import '#report/figures/figures.css'
import { shortHash } from '#report/numbers.ts'
import { Waiting } from '#ui/Waiting.tsx'
import { AgreementPage } from './agreement/AgreementPage.tsx'
import { BlindingPage } from './BlindingPage.tsx'
import { ConsistencyPage } from './consistency/ConsistencyPage.tsx'
import { ExportPage } from './ExportPage.tsx'
import { MethodsPage } from './MethodsPage.tsx'
import { OverviewPage } from './OverviewPage.tsx'
import { Failed } from './parts/Failed.tsx'
import { type ReportPageName, type ReportPageProps, reportPages } from './places.ts'
import styles from './ReportRoom.module.css'
import { RunningLine, RunningSheet } from './RunningSheet.tsx'
import { RatersPage } from './raters/RatersPage.tsx'
import { changeReportView, useReportView } from './reportSlice.ts'
import { SystemsPage } from './SystemsPage.tsx'
import { UnblindPage } from './UnblindPage.tsx'
import { firstSettings, type ReportRun, useReport } from './useReport.ts'
import { tell, useReportWords } from './words.ts'

type NumbersPage = Exclude<ReportPageName, 'unblind'>

const pageOf: Readonly<Record<NumbersPage, (props: ReportPageProps) => ReactElement>> = {
  overview: OverviewPage,
  agreement: AgreementPage,
  consistency: ConsistencyPage,
  systems: SystemsPage,
  raters: RatersPage,
  blinding: BlindingPage,
  methods: MethodsPage,
  export: ExportPage,
}

/** Report: agreement, consistency, systems, how the numbers were made, export, unblinding. */
export function ReportRoom({ study }: { readonly study: StudyId }) {
  const { t } = useTranslation('report')
  const api = useApi()
  const overview = useQuery(api.coordinator.study.overview.queryOptions({ input: { study }, refetchOnMount: 'always' }))
  const [location, go] = useLocation()
  const told = useReportWords()
  if (overview.isPending || !told) return <Waiting>{t('opening')}</Waiting>
  if (overview.isError) return <Failed error={overview.error} onRetry={() => void overview.refetch()} />
  const asked = location.split('/')[1]
  const page = reportPages.find((each) => each === asked) ?? 'overview'
  const open = (next: ReportPageName) => go(`/${next}`)
  return (
    <div className={styles.room}>
      <Room contents={<ReportContents current={page} onOpen={open} />}>
        {page === 'unblind' ? (
          <UnblindPage overview={overview.data} />
        ) : (
          <Numbers key={study} overview={overview.data} page={page} onOpen={open} />
        )}
      </Room>
      <ReportStatus overview={overview.data} />
    </div>
  )
}

interface NumbersProps {
  readonly overview: StudyOverview
  readonly page: NumbersPage
  readonly onOpen: (page: ReportPageName) => void
}

/** The pages that need the report: shown once it is there, with its progress until then. */
function Numbers({ overview, page, onOpen }: NumbersProps) {
  const view = useReportView(overview.study)
  const run = useReport(overview, view.settings)
  if (run.state === 'failed') return <Failed error={run.error} onRetry={run.restart} />
  const report = run.state === 'ready' ? run.report : partOf(run, page)
  if (run.state !== 'ready' && !report) {
    const usual = JSON.stringify(view.settings) === JSON.stringify(firstSettings)
    const reset = () => changeReportView(overview.study, { settings: firstSettings })
    return <RunningSheet key={run.state} run={run} onUsualSettings={usual ? null : reset} />
  }
  if (!report) return null
  const Page = pageOf[page]
  return (
    // The same page before and after the report is whole, so that what was opened stays open.
    <div className={styles.whole}>
      {run.state === 'running' && (
        <div className={styles.strip}>
          <RunningLine run={run} />
          <p className={styles.note}>{tell('running.partial')}</p>
        </div>
      )}
      <Page
        overview={overview}
        report={report}
        view={view}
        onChange={(change) => changeReportView(overview.study, change)}
        onOpen={onOpen}
      />
    </div>
  )
}

/** What is finished of a report that is being computed, where a page can show something of it. */
const partOf = (run: ReportRun, page: NumbersPage): Report | null =>
  run.state === 'running' && run.partial && hasSome(page, run.partial) ? run.partial : null

/** Whether something of a page's matter is finished before the rest is. */
function hasSome(page: NumbersPage, { agreement, consistency, outcomes }: Report): boolean {
  switch (page) {
    case 'overview':
    case 'agreement':
      return agreement.length > 0
    case 'consistency':
      return consistency.length > 0
    case 'systems':
      return outcomes.length > 0
    default:
      return false
  }
}

interface ReportContentsProps {
  readonly current: ReportPageName
  readonly onOpen: (page: ReportPageName) => void
}

function ReportContents({ current, onOpen }: ReportContentsProps) {
  const { t } = useTranslation('report')
  const entry = (page: ReportPageName): ContentsEntry => ({ id: page, words: t(`pages.${page}`), href: `#${page}` })
  return (
    <Contents
      accessibleName={t('room')}
      current={current}
      onOpen={({ id }) => onOpen(id as ReportPageName)}
      groups={[
        [entry('overview')],
        [entry('agreement'), entry('consistency'), entry('systems'), entry('raters'), entry('blinding')],
        [entry('methods'), entry('export'), entry('unblind')],
      ]}
    />
  )
}

function ReportStatus({ overview }: { readonly overview: StudyOverview }) {
  const { t } = useTranslation('report')
  const { stage, counts, dataHash, systems, unblinding } = overview
  const judged =
    counts.assignments > 0
      ? t('status.submitted', { submitted: counts.submitted, count: counts.assignments })
      : t('status.imported', { count: counts.importedJudgements })
  const blinded = counts.assignments > 0 && stage !== 'preparing'
  return (
    <StatusLine
      facts={[judged, t(`status.stage.${stage}`), t('status.dataHash', { hash: shortHash(dataHash) })]}
      end={
        unblinding
          ? t('status.unblinded')
          : blinded
            ? t('status.blinded', { count: systems.length })
            : t('status.neverBlinded')
      }
    />
  )
}
