import type { StatedTogether } from '#contract/report.ts'
import type { MatrixCell } from '../figures/MatrixPlot.tsx'
import { whole } from '../numbers.ts'
import { type ReportWords, say } from '../say.ts'
import type { PairNames } from './panelView.ts'

const order = ['A', 'tie', 'B'] as const

export const statedId = ({ one, other }: StatedTogether): string => `${one} ${other}`

/** What two raters stated of the same pairs, as a table: rows what one stated, columns what the other did. */
export function statedMatrix(words: ReportWords, together: readonly StatedTogether[], names: PairNames) {
  const most = Math.max(1, ...together.map(({ count }) => count))
  const saidOf = (stated: (typeof order)[number]) => say(words, `consistency.outcome.${stated}`)
  const cells = together.map(
    (cell): MatrixCell => ({
      id: statedId(cell),
      row: order.indexOf(cell.one),
      column: order.indexOf(cell.other),
      share: cell.count / most,
      words: whole(words, cell.count),
      accessibleName: say(words, 'panel.comparedCell', {
        ...names,
        valueA: saidOf(cell.one),
        valueB: saidOf(cell.other),
        count: cell.count,
      }),
    }),
  )
  return { stated: order.map(saidOf), cells }
}
