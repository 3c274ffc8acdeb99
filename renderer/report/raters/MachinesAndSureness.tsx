import type { Report } from '#contract/report.ts'
import type { CalibrationSection } from '#contract/reportSections.ts'
import { DotPlot, dotTable } from '#report/figures/DotPlot.tsx'
import { percent } from '#report/numbers.ts'
import { calibrationDots, calibrationSentence, ceilingGroups, ceilingSentences } from '#report/views/ratersView.ts'
import { Section } from '#ui/Sheet.tsx'
import { Forest } from '../parts/Forest.tsx'
import { ScreenFigure } from '../parts/ScreenFigure.tsx'
import styles from '../ReportRoom.module.css'
import { tell, words } from '../words.ts'

/** Machine judges beside the human ceiling, and whether people who say they are sure are right. */
export function MachinesAndSureness({
  report,
  criterion,
}: {
  readonly report: Report
  readonly criterion: string | null
}) {
  const ceiling = report.ceilings.find((each) => each.criterion === criterion) ?? report.ceilings[0]
  const overall = report.calibration.find(({ rater }) => rater === null)
  return (
    <>
      {ceiling && (
        <div className={styles.apart}>
          <Section heading={tell('raters.machines')} note={tell('raters.machinesNote')}>
            <div className={styles.figure}>
              <Forest
                report={report}
                title={tell('raters.machines')}
                description={tell('raters.machinesFigure')}
                groups={ceilingGroups(words, report, ceiling)}
                name={tell('raters.rater')}
                {...(ceiling.ceiling.estimate === null ? {} : { reference: ceiling.ceiling.estimate })}
              />
            </div>
            {ceilingSentences(words, report, ceiling).map((sentence) => (
              <p key={sentence} className={styles.note}>
                {sentence}
              </p>
            ))}
          </Section>
        </div>
      )}
      {overall && overall.bins.length > 0 && <Sureness section={overall} />}
    </>
  )
}

function Sureness({ section }: { readonly section: CalibrationSection }) {
  const dots = calibrationDots(words, section)
  const format = (value: number) => percent(words, value)
  const axes = { x: tell('raters.confidence'), y: tell('raters.right') }
  return (
    <div className={styles.apart}>
      <Section heading={tell('raters.calibration')} note={tell('raters.calibrationNote')}>
        <div className={styles.figure}>
          <ScreenFigure
            note={calibrationSentence(words, section)}
            table={dotTable(dots, {
              caption: tell('raters.calibration'),
              ...axes,
              count: tell('raters.answers'),
              formatX: format,
              formatY: format,
            })}
          >
            <DotPlot
              title={tell('raters.calibration')}
              description={tell('raters.calibrationFigure')}
              dots={dots}
              domainX={[0, 1]}
              domainY={[0, 1]}
              identity={tell('raters.identity')}
              axisX={axes.x}
              axisY={axes.y}
              formatX={(value) => `${Math.round(value * 100)}`}
              formatY={(value) => `${Math.round(value * 100)}`}
            />
          </ScreenFigure>
        </div>
      </Section>
    </div>
  )
}
