import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { StudyId } from '#contract/ids.ts'
import type { ReportSettings } from '#contract/report.ts'
import type { Weighting } from '#report/views/agreementView.ts'
import type { Side } from '#report/views/consistencyView.ts'
import { firstSettings } from './useReport.ts'

/** What is being looked at in a study's report. It outlives the room, so coming back finds the same view. */
export type ReportView = {
  readonly settings: ReportSettings
  /** The criterion of Agreement; null: the first. */
  readonly criterion: string | null
  readonly weighting: Weighting
  /** The consistency looked at, by criterion ("all": averaged) and by what was stated; null: the first. */
  readonly consistency: { readonly criterion: string; readonly statedBy: 'preference' | 'ranking' } | null
  /** null: within raters where there is any such pair, else between. */
  readonly side: Side | null
}

const firstView: ReportView = {
  settings: firstSettings,
  criterion: null,
  weighting: 'cohen_kappa.quadratic',
  consistency: null,
  side: null,
}

type Views = { readonly byStudy: Readonly<Record<string, ReportView>> }

const views = createStore<Views>()(() => ({ byStudy: {} }))

export const useReportView = (study: StudyId): ReportView =>
  useStore(views, ({ byStudy }) => byStudy[study]) ?? firstView

export function changeReportView(study: StudyId, change: Partial<ReportView>): void {
  views.setState(({ byStudy }) => ({
    byStudy: { ...byStudy, [study]: { ...(byStudy[study] ?? firstView), ...change } },
  }))
}
