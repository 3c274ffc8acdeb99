import type { Report } from '#contract/report.ts'
import { FigureFrame } from '../figures/FigureTable.tsx'
import { type IntervalGroup, IntervalPlot, intervalPlotTable } from '../figures/IntervalPlot.tsx'
import { confidenceWords, decimal } from '../numbers.ts'
import { type ReportWords, say } from '../say.ts'

export interface ForestProps {
  readonly report: Report
  readonly words: ReportWords
  readonly title: string
  readonly description: string
  readonly groups: readonly IntervalGroup[]
  /** Over the names of the rows. */
  readonly name: string
  /** Over the intervals; their confidence when absent. */
  readonly interval?: string
  readonly domain?: readonly [number, number]
  readonly reference?: number
  readonly axisWords?: readonly { readonly at: number; readonly words: string }[]
  readonly note?: string
}

/** Estimates on their intervals, a row each, with the same numbers as a table. */
export function Forest(props: ForestProps) {
  const { report, words, title, description, groups, name, domain, reference, axisWords, note } = props
  const confidence = confidenceWords(words, report.settings.confidence)
  const interval = props.interval ?? say(words, 'figure.confidence', { percent: confidence })
  const heads = { name, value: say(words, 'overview.value'), interval, count: say(words, 'overview.n') }
  return (
    <div className="figure">
      <FigureFrame
        tableWords={say(words, 'table')}
        table={intervalPlotTable(groups, { caption: title, ...heads })}
        {...(note === undefined || note === '' ? {} : { note })}
      >
        <IntervalPlot
          title={title}
          description={description}
          groups={groups}
          intervalHeading={interval}
          formatTick={(value) => decimal(words, value, 1)}
          {...(domain ? { domain } : {})}
          {...(reference === undefined ? {} : { reference })}
          {...(axisWords ? { axisWords } : {})}
        />
      </FigureFrame>
    </div>
  )
}
