import type { StudyOverview } from '#contract/coordinator.ts'
import type { Report } from '#contract/report.ts'
import type { ReportView } from './reportSlice.ts'

export const reportPages = [
  'overview',
  'agreement',
  'consistency',
  'systems',
  'raters',
  'blinding',
  'methods',
  'export',
  'unblind',
] as const
export type ReportPageName = (typeof reportPages)[number]

/** What every page that shows numbers gets. */
export interface ReportPageProps {
  readonly overview: StudyOverview
  readonly report: Report
  readonly view: ReportView
  readonly onChange: (change: Partial<ReportView>) => void
  /** Opens another page of this room. */
  readonly onOpen: (page: ReportPageName) => void
}
