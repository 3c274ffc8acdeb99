import type { ReportSettings } from '#contract/report.ts'
import type { PartNumbers, ReportPart } from '../report/parts.ts'
import type { PackedInput } from './packed.ts'

/** What a statistics thread is told. A report's input crosses once per thread; its parts follow one at a time. */
export type StatisticsRequest =
  | {
      readonly kind: 'load'
      /** Comes back with `ready`. */
      readonly turn: number
      readonly input: PackedInput
      readonly settings: ReportSettings
      /** Holds one Int32 that turns 1 to stop the parts of this report. */
      readonly cancelFlag: SharedArrayBuffer
    }
  | { readonly kind: 'compute'; readonly part: ReportPart }
  /** The report is finished: lets its input go. */
  | { readonly kind: 'forget' }

/** What it answers: `ready` to `load`; to `compute` any number of `progress`, then `done` or `cancelled`. */
export type StatisticsAnswer =
  | { readonly kind: 'ready'; readonly turn: number }
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'done'; readonly numbers: PartNumbers }
  | { readonly kind: 'cancelled' }
