import type { Report } from '#contract/report.ts'
import { type IntervalGroup, IntervalPlot, intervalPlotTable } from '#report/figures/IntervalPlot.tsx'
import { confidenceWords, decimal } from '#report/numbers.ts'
import { tell, words } from '../words.ts'
import { ScreenFigure } from './ScreenFigure.tsx'

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

/** Estimates on their intervals, a row each, with the table and the menu: the figure most pages of this room are made of. */
export function Forest(props: ForestProps) {
  const { report, title, description, groups, name, domain, reference, axisWords, note, onOpen, width } = props
  const interval =
    props.interval ?? tell('figure.confidence', { percent: confidenceWords(words, report.settings.confidence) })
  return (
    <ScreenFigure
      {...(note === undefined ? {} : { note })}
      table={intervalPlotTable(groups, {
        caption: title,
        name,
        value: tell('overview.value'),
        interval,
        count: props.count ?? tell('overview.n'),
      })}
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
        {...(onOpen ? { onOpen } : {})}
        {...(width ? { width } : {})}
      />
    </ScreenFigure>
  )
}
