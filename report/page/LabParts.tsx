import type { Consistency } from '#contract/report.ts'
import { FigureFrame } from '../figures/FigureTable.tsx'
import { StackedBars, stackedTable } from '../figures/StackedBars.tsx'
import { whole } from '../numbers.ts'
import { say } from '../say.ts'
import { labOf, labRows } from '../views/labView.ts'
import type { ChapterProps } from './AgreementChapter.tsx'

interface LabPartsProps extends ChapterProps {
  readonly consistency: Consistency
}

/** Where ratings and statements of the same raters part: by the distance of the ratings, the strength stated, and tag. */
export function LabParts({ report, words, consistency }: LabPartsProps) {
  const lab = labOf(report, consistency)
  if (!lab || lab.groups.length === 0) return null
  const kinds = (['agree', 'hedge', 'reverse'] as const).map((kind) => say(words, `consistency.${kind}`))
  const valueHeading = say(words, 'lab.inconsistent')
  const format = (count: number) => whole(words, count)
  return (
    <>
      <h3>{say(words, 'lab.heading')}</h3>
      <p className="note">{say(words, 'lab.note')}</p>
      {(['gap', 'strength', 'tag'] as const).map((by) => {
        const rows = labRows(words, lab, by)
        if (rows.length === 0) return null
        const caption = say(words, by === 'strength' ? `lab.strength.${lab.statedBy}` : `lab.${by}`)
        return (
          <div key={by} className="figure">
            <h4>{caption}</h4>
            <FigureFrame
              tableWords={say(words, 'table')}
              table={stackedTable(rows, { caption, name: say(words, 'lab.pairs'), kinds, value: valueHeading }, format)}
            >
              <StackedBars
                title={caption}
                description={say(words, 'lab.figure')}
                kinds={kinds}
                rows={rows}
                valueHeading={valueHeading}
                diverging={false}
                formatCount={format}
              />
            </FigureFrame>
          </div>
        )
      })}
    </>
  )
}
