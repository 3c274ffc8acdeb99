import type { CriterionAgreement, Report } from '#contract/report.ts'
import { StackedBars, stackedTable } from '#report/figures/StackedBars.tsx'
import { whole } from '#report/numbers.ts'
import { levelRows } from '#report/views/panelView.ts'
import { Section } from '#ui/Sheet.tsx'
import styles from '../ReportRoom.module.css'
import { tell, words } from '../words.ts'
import { ScreenFigure } from './ScreenFigure.tsx'

export interface LevelsUsedProps {
  readonly report: Report
  readonly criterion: CriterionAgreement
  readonly by: 'rater' | 'system'
}

/** The levels that each rater gave, or each system was given, as bars about the middle of the scale. */
export function LevelsUsed({ report, criterion, by }: LevelsUsedProps) {
  const { rows, kinds, diverging } = levelRows(words, report, criterion, by)
  if (rows.length === 0) return null
  const caption = `${tell(by === 'rater' ? 'panel.levels' : 'tournament.levels')}, ${criterion.name}`
  const format = (count: number) => whole(words, count)
  const value = diverging ? tell('panel.meanValue') : ''
  const name = tell(by === 'rater' ? 'raters.rater' : 'systems.system')
  return (
    <div className={styles.apart}>
      <Section heading={tell(by === 'rater' ? 'panel.levels' : 'tournament.levels')} note={criterion.name}>
        <div className={styles.figure}>
          <ScreenFigure table={stackedTable(rows, { caption, name, kinds, value }, format)}>
            <StackedBars
              title={caption}
              description={tell('panel.levelsFigure')}
              kinds={kinds}
              rows={rows}
              valueHeading={value}
              diverging={diverging}
              formatCount={format}
            />
          </ScreenFigure>
        </div>
      </Section>
    </div>
  )
}
