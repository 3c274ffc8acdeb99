import type { Consistency, Report } from '#contract/report.ts'
import { BumpChart, bumpTable, bumpWidth } from '#report/figures/BumpChart.tsx'
import { bump, tauSentence } from '#report/views/consistencyView.ts'
import { ScreenFigure } from '../parts/ScreenFigure.tsx'
import { tell, words } from '../words.ts'

/** More than this and the drawing stands below the nine cells, at its own size. User units. */
const room = 440

/** Whether the two orders stand beside the nine cells. */
export function ordersBeside(report: Report, statedBy: Consistency['statedBy']): boolean {
  const orders = bump(words, report, statedBy)
  return !orders || orders.systems.length === 0 || bumpWidth(orders) <= room
}

/** The order of the systems by ratings beside the order by what was stated. */
export function Orders({ report, statedBy }: { readonly report: Report; readonly statedBy: Consistency['statedBy'] }) {
  const orders = bump(words, report, statedBy)
  if (!orders || orders.systems.length === 0) return null
  const description = tell('consistency.ordersFigure', { protocol: tell(`protocol.${statedBy}`) })
  return (
    <ScreenFigure
      note={`${orders.note} ${tauSentence(words, report)}`}
      table={bumpTable(orders.wholeSystems, {
        caption: description,
        system: tell('systems.system'),
        sides: orders.sides,
        interval: tell('consistency.interval'),
      })}
    >
      <BumpChart
        title={tell('consistency.orders')}
        description={description}
        sides={orders.sides}
        systems={orders.systems}
        even={{ at: 0.5, words: tell('consistency.even') }}
        height={400}
      />
    </ScreenFigure>
  )
}
