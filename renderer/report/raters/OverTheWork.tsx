import type { Report } from '#contract/report.ts'
import { type WorkFigureProps, workFigure } from '#report/figures/workFigure.tsx'
import { againRows, driftCurves, driftRows, paceCurves } from '#report/views/ratersView.ts'
import { Section } from '#ui/Sheet.tsx'
import { PlainRows } from '../parts/PlainRows.tsx'
import { ScreenFigure } from '../parts/ScreenFigure.tsx'
import styles from '../ReportRoom.module.css'
import { tell, words } from '../words.ts'

/** Do raters change while they work, and do they give the same response the same value again? */
export function OverTheWork({ report, criterion }: { readonly report: Report; readonly criterion: string }) {
  const own = report.drift.filter((each) => each.criterion === criterion)
  const drift = driftCurves(words, report, own)
  const pace = paceCurves(words, report)
  const again = againRows(words, report, criterion)
  return (
    <>
      {drift.length > 0 && (
        <div className={styles.apart}>
          <Section heading={tell('raters.drift')} note={tell('raters.driftNote')}>
            <Curves
              title={tell('raters.drift')}
              description={tell('raters.driftFigure')}
              curves={drift}
              axis={tell('raters.residual')}
              domain={[-0.5, 0.5]}
              reference={{ at: 0, words: tell('raters.noDrift') }}
            />
            <PlainRows
              caption={tell('raters.slope')}
              headings={[tell('raters.rater'), tell('raters.slope'), tell('raters.p'), tell('overview.n')]}
              rows={driftRows(words, report, own).map(({ id, name, slope, p, n }) => ({
                id,
                cells: [name, slope, p, n],
              }))}
            />
          </Section>
        </div>
      )}
      {pace.length > 0 && (
        <div className={styles.apart}>
          <Section heading={tell('raters.pace')} note={tell('raters.paceNote')}>
            <Curves
              title={tell('raters.pace')}
              description={tell('raters.paceFigure')}
              curves={pace}
              axis={tell('raters.seconds')}
              domain={[0, 10]}
            />
          </Section>
        </div>
      )}
      <div className={styles.apart}>
        <Section heading={tell('raters.again')} note={tell('raters.againNote')}>
          {again.length === 0 && <p className={styles.under}>{tell('raters.noRepeats')}</p>}
          {again.length > 0 && (
            <PlainRows
              caption={tell('raters.again')}
              headings={[tell('raters.rater'), tell('raters.same'), tell('raters.shift')]}
              rows={again.map(({ id, name, same, shift }) => ({ id, cells: [name, same, shift] }))}
            />
          )}
        </Section>
      </div>
    </>
  )
}

function Curves(props: WorkFigureProps) {
  const { plot, table } = workFigure(words, props)
  return (
    <div className={styles.figure}>
      <ScreenFigure table={table}>{plot}</ScreenFigure>
    </div>
  )
}
