import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Consistency, ConsistencyCell } from '#contract/report.ts'
import { ConsistencyCell as ConsistencyCells } from '#contract/report.ts'
import { ConsistencyCalls, ConsistencyTable, consistencyFigureTable } from '#report/figures/ConsistencyTable.tsx'
import { consistencyFinding } from '#report/findings.ts'
import { whole } from '#report/numbers.ts'
import { sayFinding } from '#report/sayFinding.ts'
import {
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
} from '#report/views/consistencyView.ts'
import { EmptyState } from '#ui/Notice.tsx'
import { Select } from '#ui/Select.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { ScreenFigure } from '../parts/ScreenFigure.tsx'
import type { ReportPageProps } from '../places.ts'
import { tell, words } from '../words.ts'
import styles from './ConsistencyPage.module.css'
import { ConsistencyRows } from './ConsistencyRows.tsx'
import { Orders, ordersBeside } from './Orders.tsx'
import { PairsBehind } from './PairsBehind.tsx'
import { WhereTheyPart } from './WhereTheyPart.tsx'

/** Do ratings and statements say the same? The nine counts, what they add up to, the two orders, the pairs to read. */
export function ConsistencyPage({ report, view, overview, onChange }: ReportPageProps) {
  const { t } = useTranslation('report')
  const { consistency: entries } = report
  const wanted = view.consistency
  const shown =
    entries.find((each) => (each.criterion ?? 'all') === wanted?.criterion && each.statedBy === wanted.statedBy) ??
    entries[0]
  const [cell, setCell] = useState<ConsistencyCell | null>(null)
  if (!shown) {
    return (
      <Sheet title={sayFinding(words, consistencyFinding(report, undefined))}>
        <EmptyState title={tell('overview.noConsistency')}>{t('consistency.emptyWhy')}</EmptyState>
      </Sheet>
    )
  }
  const side = view.side ?? (shown.withinRater.n > 0 ? 'within' : 'between')
  return (
    <Sheet
      title={sayFinding(words, consistencyFinding(report, shown))}
      second={
        <>
          {consistencySecond(words, shown, side)}{' '}
          <Switches entries={entries} shown={shown} side={side} onChange={onChange} />
        </>
      }
    >
      <div className={ordersBeside(report, shown.statedBy) ? styles.top : styles.below}>
        <NineCells consistency={shown} side={side} selected={cell} onSelect={side === 'within' ? setCell : undefined} />
        <Orders report={report} statedBy={shown.statedBy} />
      </div>
      {side === 'within' && (
        <PairsBehind
          study={overview.study}
          consistency={shown}
          cell={cell ?? fullestReversal(shown)}
          chosen={cell !== null}
        />
      )}
      {side === 'within' && <WhereTheyPart report={report} shown={shown} />}
      <ConsistencyRows
        caption={tell('consistency.perCriterion')}
        first={tell('consistency.criterion')}
        rows={criterionRows(words, report, shown.statedBy, side)}
        current={shown.criterion ?? 'all'}
      />
      {side === 'within' && (
        <ConsistencyRows
          caption={tell('consistency.perRater')}
          first={tell('consistency.rater')}
          rows={raterRows(words, report, shown)}
          current={null}
        />
      )}
    </Sheet>
  )
}

/** The reversal with more pairs: what a reader wants to look into first. */
const fullestReversal = ({ withinRater: { table } }: Consistency): ConsistencyCell =>
  table['A|B'] >= table['B|A'] ? 'A|B' : 'B|A'

interface SwitchesProps extends Pick<ReportPageProps, 'onChange'> {
  readonly entries: readonly Consistency[]
  readonly shown: Consistency
  readonly side: Side
}

/** Which criterion, which kind of statement, within or between raters. */
function Switches({ entries, shown, side, onChange }: SwitchesProps) {
  const { t } = useTranslation('report')
  const statedKinds = [...new Set(entries.map(({ statedBy }) => statedBy))]
  const criterion = shown.criterion ?? 'all'
  const choose = (part: { criterion?: string; statedBy?: Consistency['statedBy'] }) =>
    onChange({ consistency: { criterion, statedBy: shown.statedBy, ...part } })
  return (
    <span className={styles.switches}>
      <Select
        kind="accent"
        headingHidden
        heading={t('changeCriterion')}
        value={criterion as string}
        options={entries
          .filter(({ statedBy }) => statedBy === shown.statedBy)
          .map((each) => ({ id: each.criterion ?? 'all', words: each.name ?? tell('consistency.allCriteria') }))}
        onChange={(id) => choose({ criterion: id })}
      />
      <Select
        kind="accent"
        headingHidden
        heading={t('consistency.changeSide')}
        value={side}
        options={sides.map((id) => ({ id, words: tell(`consistency.${id}`), note: tell(`consistency.${id}Note`) }))}
        onChange={(id) => onChange({ side: id })}
      />
      {statedKinds.length > 1 && (
        <Select
          kind="accent"
          headingHidden
          heading={t('consistency.changeStated')}
          value={shown.statedBy}
          options={statedKinds.map((id) => ({ id, words: tell(`protocolBy.${id}`) }))}
          onChange={(statedBy) => choose({ statedBy })}
        />
      )}
    </span>
  )
}

interface NineCellsProps {
  readonly consistency: Consistency
  readonly side: Side
  readonly selected: ConsistencyCell | null
  readonly onSelect: ((cell: ConsistencyCell) => void) | undefined
}

function NineCells({ consistency, side, selected, onSelect }: NineCellsProps) {
  const table = tableOn(consistency, side)
  const cells = grid(words, table)
  const figureWords = tableWords(words, consistency, side)
  const format = (count: number) => whole(words, count)
  return (
    <div className={styles.nine}>
      <ScreenFigure
        note={`${tell('consistency.area')} ${skippedSentence(words, table)}`}
        table={consistencyFigureTable(cells, { ...figureWords, caption: tell('consistency.figureName') }, format)}
      >
        <ConsistencyTable
          title={tell('consistency.figureName')}
          description={tell('consistency.figure', { pairs: tell('count.pairs', { count: table.n }) })}
          cells={cells}
          words={figureWords}
          formatCount={format}
          selected={selected}
          onOpen={onSelect && ((id) => onSelect(ConsistencyCells.parse(id)))}
        />
      </ScreenFigure>
      <div className={styles.calls}>
        <ConsistencyCalls calls={calls(words, table)} />
      </div>
    </div>
  )
}
