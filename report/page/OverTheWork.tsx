import type { Report } from '#contract/report.ts'
import type { RaterDrift } from '#contract/reportSections.ts'
import { workFigure } from '../figures/workFigure.tsx'
import { type ReportWords, say } from '../say.ts'
import { driftCurves, paceCurves } from '../views/ratersView.ts'
import { PageFigure } from './PageFigure.tsx'

interface Told {
  readonly report: Report
  readonly words: ReportWords
}

/** How far each rater was from the others over the own work, on the criterion the drifts are of. */
export function DriftFigure({ report, words, drift }: Told & { readonly drift: readonly RaterDrift[] }) {
  const curves = driftCurves(words, report, drift)
  if (curves.length === 0) return null
  return (
    <>
      <h4>{say(words, 'raters.drift')}</h4>
      <p className="note">{say(words, 'raters.driftNote')}</p>
      <PageFigure
        words={words}
        figure={workFigure(words, {
          title: say(words, 'raters.drift'),
          description: say(words, 'raters.driftFigure'),
          curves,
          axis: say(words, 'raters.residual'),
          domain: [-0.5, 0.5],
          reference: { at: 0, words: say(words, 'raters.noDrift') },
        })}
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
      <PageFigure
        words={words}
        figure={workFigure(words, {
          title: say(words, 'raters.pace'),
          description: say(words, 'raters.paceFigure'),
          curves,
          axis: say(words, 'raters.seconds'),
          domain: [0, 10],
        })}
      />
    </div>
  )
}
