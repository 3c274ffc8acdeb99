import type { ReportSettings } from '#contract/report.ts'
import type { ReportInput, ReportNumbers } from '../report/input.ts'

/** One computation asked of the statistics thread; `cancelFlag` holds one Int32 that turns 1 to stop it. */
export type StatisticsRequest = {
  readonly input: ReportInput
  readonly settings: ReportSettings
  readonly cancelFlag: SharedArrayBuffer
}

export type StatisticsAnswer =
  | { readonly kind: 'progress'; readonly step: string; readonly fraction: number }
  | { readonly kind: 'done'; readonly numbers: ReportNumbers }
  | { readonly kind: 'cancelled' }
