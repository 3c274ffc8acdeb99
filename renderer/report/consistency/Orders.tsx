import type { Consistency, Report } from '#contract/report.ts'
import { BumpChart, bumpTable } from '#report/figures/BumpChart.tsx'
import { bump, tauSentence } from '#report/views/consistencyView.ts'
import { ScreenFigure } from '../parts/ScreenFigure.tsx'
import { tell, words } from '../words.ts'

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
