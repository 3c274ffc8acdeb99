import type { Consistency, Report } from '#contract/report.ts'
import { StackedBars, stackedTable } from '#report/figures/StackedBars.tsx'
import { whole } from '#report/numbers.ts'
import { labOf, labRows } from '#report/views/labView.ts'
import { Section } from '#ui/Sheet.tsx'
import { ScreenFigure } from '../parts/ScreenFigure.tsx'
import styles from '../ReportRoom.module.css'
import { tell, words } from '../words.ts'

/** Consistent, hedged and reversed pairs by the distance of the ratings, by the strength stated, and by tag. */
export function WhereTheyPart({ report, shown }: { readonly report: Report; readonly shown: Consistency }) {
  const lab = labOf(report, shown)
  if (!lab) return null
  const kinds = [tell('consistency.agree'), tell('consistency.hedge'), tell('consistency.reverse')]
  const format = (count: number) => whole(words, count)
  return (
    <div className={styles.apart}>
      <Section heading={tell('lab.heading')} note={tell('lab.note')}>
        {(['gap', 'strength', 'tag'] as const).map((by) => {
          const rows = labRows(words, lab, by)
          if (rows.length === 0) return null
          const caption = by === 'strength' ? tell(`lab.strength.${lab.statedBy}`) : tell(`lab.${by}`)
          const value = tell('lab.inconsistent')
          return (
            <div key={by} className={styles.figure}>
              <h3>{caption}</h3>
              <ScreenFigure table={stackedTable(rows, { caption, name: tell('lab.pairs'), kinds, value }, format)}>
                <StackedBars
                  title={caption}
                  description={tell('lab.figure')}
                  kinds={kinds}
                  rows={rows}
                  valueHeading={value}
                  diverging={false}
                  formatCount={format}
                />
              </ScreenFigure>
            </div>
          )
        })}
      </Section>
    </div>
  )
}
