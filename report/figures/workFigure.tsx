import { decimal } from '../numbers.ts'
import { type ReportWords, say } from '../say.ts'
import { type Curve, CurvePlot, curveTable } from './CurvePlot.tsx'
import type { DrawnFigure } from './forestFigure.tsx'

export interface WorkFigureProps {
  readonly title: string
  readonly description: string
  /** A rater each, over the tenths of the own work. */
  readonly curves: readonly Curve[]
  /** What goes upwards. */
  readonly axis: string
  readonly domain: readonly [number, number]
  readonly reference?: { readonly at: number; readonly words: string }
}

const tenths = Array.from({ length: 10 }, (_, place) => ({ x: place + 1, words: String(place + 1) }))

/** Something about each rater over the own work, in tenths of it. */
export function workFigure(words: ReportWords, props: WorkFigureProps): DrawnFigure {
  const { title, description, curves, axis, domain, reference } = props
  return {
    table: curveTable(curves, { caption: title, name: say(words, 'raters.rater'), columns: tenths }),
    plot: (
      <CurvePlot
        title={title}
        description={description}
        curves={curves}
        domainX={[1, 10]}
        domainY={domain}
        axisX={say(words, 'raters.tenth')}
        axisY={axis}
        formatX={(value) => decimal(words, value, 0)}
        formatY={(value) => decimal(words, value, 1)}
        {...(reference ? { reference } : {})}
      />
    ),
  }
}
