import type { ReactElement } from 'react'
import type { Report } from '#contract/report.ts'
import { confidenceWords, decimal } from '../numbers.ts'
import { type ReportWords, say } from '../say.ts'
import type { FigureTableProps } from './FigureTable.tsx'
import { type IntervalGroup, IntervalPlot, intervalPlotTable } from './IntervalPlot.tsx'

export interface ForestProps {
  readonly report: Report
  readonly title: string
  readonly description: string
  readonly groups: readonly IntervalGroup[]
  /** Over the names of the rows. */
  readonly name: string
  /** Over the last column of the table; n when absent. */
  readonly count?: string
  /** Over the intervals; their confidence when absent. */
  readonly interval?: string
  readonly domain?: readonly [number, number]
  readonly reference?: number
  readonly axisWords?: readonly { readonly at: number; readonly words: string }[]
  readonly note?: string
  readonly onOpen?: (id: string) => void
  readonly width?: number
}

/** A figure as it is framed on a screen or in a file: the drawing, and the same numbers as a table. */
export interface DrawnFigure {
  readonly plot: ReactElement
  readonly table: FigureTableProps
}

/** Estimates on their intervals, a row each: the figure most of a report is made of. */
export function forestFigure(words: ReportWords, props: ForestProps): DrawnFigure {
  const { report, title, description, groups, name, domain, reference, axisWords, onOpen, width } = props
  const percent = confidenceWords(words, report.settings.confidence)
  const interval = props.interval ?? say(words, 'figure.confidence', { percent })
  const count = props.count ?? say(words, 'overview.n')
  return {
    table: intervalPlotTable(groups, { caption: title, name, value: say(words, 'overview.value'), interval, count }),
    plot: (
      <IntervalPlot
        title={title}
        description={description}
        groups={groups}
        intervalHeading={interval}
        formatTick={(value) => decimal(words, value, 1)}
        {...(domain ? { domain } : {})}
        {...(reference === undefined ? {} : { reference })}
        {...(axisWords ? { axisWords } : {})}
        {...(onOpen ? { onOpen } : {})}
        {...(width ? { width } : {})}
      />
    ),
  }
}
