import type { Consistency } from '#contract/report.ts'
import { BumpChart, bumpTable } from '../figures/BumpChart.tsx'
import { ConsistencyCalls, ConsistencyTable, consistencyFigureTable } from '../figures/ConsistencyTable.tsx'
import { FigureFrame } from '../figures/FigureTable.tsx'
import { whole } from '../numbers.ts'
import { type ReportWords, say } from '../say.ts'
import {
  bump,
  type ConsistencyRow,
  calls,
  consistencySecond,
  criterionRows,
  grid,
  raterRows,
  type Side,
  sides,
  skippedSentence,
  tableOn,
  tableWords,
  tauSentence,
} from '../views/consistencyView.ts'
import type { ChapterProps } from './AgreementChapter.tsx'
import { LabParts } from './LabParts.tsx'
import { PlainTable } from './Parts.tsx'

/** For each way of stating a preference: the merged criteria in full, where they part, then every rater, and the two orders. */
export function ConsistencyParts({ report, words }: ChapterProps) {
  const merged = report.consistency.filter(({ criterion }) => criterion === null)
  return (
    <>
      {merged.map((consistency) => (
        <div key={consistency.statedBy} className="part">
          {sides.map((side) => (
            <SidePart key={side} report={report} words={words} consistency={consistency} side={side} />
          ))}
          <LabParts report={report} words={words} consistency={consistency} />
          <PlainTable
            caption={say(words, 'consistency.perRater')}
            columns={rowHeadings(words, 'rater')}
            rows={plainRows(raterRows(words, report, consistency))}
          />
          <Orders report={report} words={words} statedBy={consistency.statedBy} />
        </div>
      ))}
    </>
  )
}

function SidePart(props: ChapterProps & { readonly consistency: Consistency; readonly side: Side }) {
  const { report, words, consistency, side } = props
  const table = tableOn(consistency, side)
  const cells = grid(words, table)
  const figureWords = tableWords(words, consistency, side)
  const format = (count: number) => whole(words, count)
  return (
    <>
      <h3>{say(words, `consistency.${side}`)}</h3>
      <p className="second">{consistencySecond(words, consistency, side)}</p>
      <div className="columns">
        <FigureFrame
          tableWords={say(words, 'table')}
          note={`${say(words, 'consistency.area')} ${skippedSentence(words, table)}`}
          table={consistencyFigureTable(
            cells,
            { ...figureWords, caption: say(words, 'consistency.figureName') },
            format,
          )}
        >
          <ConsistencyTable
            title={say(words, 'consistency.figureName')}
            description={say(words, 'consistency.figure', { pairs: say(words, 'count.pairs', { count: table.n }) })}
            cells={cells}
            words={figureWords}
            formatCount={format}
          />
        </FigureFrame>
        <ConsistencyCalls calls={calls(words, table)} />
      </div>
      <PlainTable
        caption={`${say(words, 'consistency.perCriterion')}, ${say(words, `consistency.${side}`)}`}
        columns={rowHeadings(words, 'criterion')}
        rows={plainRows(criterionRows(words, report, consistency.statedBy, side))}
      />
    </>
  )
}

/** The headings over rows of consistencies. */
const rowHeadings = (words: ReportWords, first: 'rater' | 'criterion'): readonly string[] =>
  [first, 'consistent', 'interval', 'reversals', 'hedges', 'n'].map((key) =>
    say(words, `consistency.${key as 'rater'}`),
  )

const plainRows = (rows: readonly ConsistencyRow[]) =>
  rows.map(({ id, name, consistent, interval, reversals, hedges, n }) => ({
    id,
    cells: [name, consistent, interval, reversals, hedges, n],
  }))

function Orders({ report, words, statedBy }: ChapterProps & { readonly statedBy: Consistency['statedBy'] }) {
  const orders = bump(words, report, statedBy)
  if (!orders) return null
  const description = say(words, 'consistency.ordersFigure', { protocol: say(words, `protocol.${statedBy}`) })
  return (
    <>
      <h3>{say(words, 'consistency.orders')}</h3>
      <div className="figure">
        <FigureFrame
          tableWords={say(words, 'table')}
          note={`${orders.note} ${tauSentence(words, report)}`}
          table={bumpTable(orders.wholeSystems, {
            caption: description,
            system: say(words, 'systems.system'),
            sides: orders.sides,
            interval: say(words, 'consistency.interval'),
          })}
        >
          <BumpChart
            title={say(words, 'consistency.orders')}
            description={description}
            sides={orders.sides}
            systems={orders.systems}
            even={{ at: 0.5, words: say(words, 'consistency.even') }}
          />
        </FigureFrame>
      </div>
    </>
  )
}
