import type { Report } from '#contract/report.ts'
import type { RaterDrift } from '#contract/reportSections.ts'
import { type Curve, CurvePlot, curveTable } from '../figures/CurvePlot.tsx'
import { FigureFrame } from '../figures/FigureTable.tsx'
import { decimal } from '../numbers.ts'
import { type ReportWords, say } from '../say.ts'
import { driftCurves, paceCurves } from '../views/ratersView.ts'

interface Told {
  readonly report: Report
  readonly words: ReportWords
}

const tenths = Array.from({ length: 10 }, (_, place) => ({ x: place + 1, words: String(place + 1) }))

/** How far each rater was from the others over the own work, on the criterion the drifts are of. */
export function DriftFigure({ report, words, drift }: Told & { readonly drift: readonly RaterDrift[] }) {
  const curves = driftCurves(words, report, drift)
  if (curves.length === 0) return null
  return (
    <>
      <h4>{say(words, 'raters.drift')}</h4>
      <p className="note">{say(words, 'raters.driftNote')}</p>
      <Curves
        words={words}
        curves={curves}
        title={say(words, 'raters.drift')}
        description={say(words, 'raters.driftFigure')}
        axis={say(words, 'raters.residual')}
        domain={[-0.5, 0.5]}
        reference={{ at: 0, words: say(words, 'raters.noDrift') }}
      />
    </>
  )
}

/** How long each rater took over the own work. */
export function PacePart({ report, words }: Told) {
  const curves = paceCurves(words, report)
  if (curves.length === 0) return null
  return (
    <div className="part">
      <h3>{say(words, 'raters.pace')}</h3>
      <p className="note">{say(words, 'raters.paceNote')}</p>
      <Curves
        words={words}
        curves={curves}
        title={say(words, 'raters.pace')}
        description={say(words, 'raters.paceFigure')}
        axis={say(words, 'raters.seconds')}
        domain={[0, 10]}
      />
    </div>
  )
}

interface CurvesProps {
  readonly words: ReportWords
  readonly curves: readonly Curve[]
  readonly title: string
  readonly description: string
  readonly axis: string
  readonly domain: readonly [number, number]
  readonly reference?: { readonly at: number; readonly words: string }
}

function Curves({ words, curves, title, description, axis, domain, reference }: CurvesProps) {
  return (
    <div className="figure">
      <FigureFrame
        tableWords={say(words, 'table')}
        table={curveTable(curves, { caption: title, name: say(words, 'raters.rater'), columns: tenths })}
      >
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
      </FigureFrame>
    </div>
  )
}
