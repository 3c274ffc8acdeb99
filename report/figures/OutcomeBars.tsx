import { useId } from 'react'
import { type FigureLinks, FigureSvg, type FigureWords, isLinked, MarkLink } from './FigureParts.tsx'
import type { FigureTableProps } from './FigureTable.tsx'
import { fitted, textWidth } from './textWidth.ts'

export interface OutcomeRow {
  readonly id: string
  readonly name: string
  readonly wins: number
  readonly ties: number
  readonly losses: number
  /** Mean outcome: win 1, tie a half, loss 0; null when nothing was compared. */
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
  /** "0.69", or why it is undefined. */
  readonly valueWords: string
  /** "0.64 to 0.74" */
  readonly intervalWords: string
  readonly emphasis?: boolean
}

export interface OutcomeBarsProps extends FigureWords, FigureLinks {
  readonly rows: readonly OutcomeRow[]
  readonly words: { readonly wins: string; readonly ties: string; readonly losses: string; readonly interval: string }
  readonly formatCount?: (count: number) => string
  /** User units. */
  readonly width?: number
}

const ROW = 44
const TOP = 36
const BAR = 20

/**
 * Wins, ties and losses of each system as one bar, with the mean outcome and its interval on it: the mean lies in the middle
 * of the ties, and the dashed line is where wins and losses are even.
 */
export function OutcomeBars(props: OutcomeBarsProps) {
  const { rows, words, formatCount = String, width = 616, hrefOf, onOpen } = props
  const hatch = useId()
  const nameWidth = Math.min(Math.max(...rows.map((row) => textWidth(row.name, 15) + 16), 80), width * 0.3)
  const intervalWidth = Math.max(...rows.map((row) => textWidth(row.intervalWords, 15)), textWidth(words.interval, 13))
  const barEnd = width - intervalWidth - 24 - 56
  const x = (share: number) => nameWidth + share * (barEnd - nameWidth)
  const bottom = TOP + rows.length * ROW
  return (
    <FigureSvg {...props} width={width} height={bottom + 4} linked={isLinked(props)}>
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V5" className="fig-tie-hatch" />
        </pattern>
      </defs>
      <text x={nameWidth} y="16" className="fig-axis">
        {words.wins}
      </text>
      <text x={x(0.5)} y="16" textAnchor="middle" className="fig-axis">
        {words.ties}
      </text>
      <text x={barEnd} y="16" textAnchor="end" className="fig-axis">
        {words.losses}
      </text>
      <text x={width} y="16" textAnchor="end" className="fig-axis">
        {words.interval}
      </text>
      <path d={`M${round(x(0.5))} ${TOP - 6}V${bottom - 6}`} className="fig-dashed" />
      {rows.map((row, index) => (
        <MarkLink
          key={row.id}
          id={row.id}
          hrefOf={hrefOf}
          onOpen={onOpen}
          accessibleName={`${row.name}: ${row.valueWords} ${row.intervalWords}`}
        >
          <Bar
            row={row}
            y={TOP + index * ROW}
            x={x}
            name={fitted(row.name, 15, nameWidth - 12)}
            width={width}
            valueEnd={barEnd + 52}
            hatch={`url(#${hatch})`}
            formatCount={formatCount}
          />
        </MarkLink>
      ))}
    </FigureSvg>
  )
}

interface BarProps {
  readonly row: OutcomeRow
  readonly y: number
  readonly x: (share: number) => number
  readonly name: string
  readonly width: number
  readonly valueEnd: number
  readonly hatch: string
  readonly formatCount: (count: number) => string
}

function Bar({ row, y, x, name, width, valueEnd, hatch, formatCount }: BarProps) {
  const total = row.wins + row.ties + row.losses
  const won = total === 0 ? 0 : row.wins / total
  const tied = total === 0 ? 0 : row.ties / total
  const middle = y + BAR / 2
  const strong = row.emphasis ? ' fig-strong' : ''
  return (
    <>
      <rect x="0" y={y - 8} width={width} height={ROW - 6} className="fig-hit" />
      <text x="0" y={middle + 5} className={`fig-word${strong}`}>
        {name}
        {name !== row.name && <title>{row.name}</title>}
      </text>
      {total > 0 && (
        <>
          <rect x={x(0)} y={y} width={round(x(won) - x(0))} height={BAR} className="fig-win" />
          <rect x={round(x(won))} y={y} width={round(x(tied) - x(0))} height={BAR} fill={hatch} />
          <rect x={x(0) + 0.5} y={y + 0.5} width={x(1) - x(0) - 1} height={BAR - 1} className="fig-outline" />
        </>
      )}
      <Counts row={row} x={x} middle={middle} formatCount={formatCount} />
      {row.estimate !== null && (
        <>
          {row.low !== null && row.high !== null && (
            <>
              <path d={`M${round(x(row.low))} ${middle}H${round(x(row.high))}`} className="fig-interval-halo" />
              <path d={`M${round(x(row.low))} ${middle}H${round(x(row.high))}`} className="fig-interval fig-ink" />
            </>
          )}
          <circle cx={round(x(row.estimate))} cy={middle} r="5" className="fig-dot fig-ink" />
        </>
      )}
      <text
        x={row.estimate === null ? x(0) : valueEnd}
        y={middle + 5}
        textAnchor={row.estimate === null ? 'start' : 'end'}
        className={row.estimate === null ? 'fig-soft' : `fig-word${strong}`}
      >
        {row.valueWords}
      </text>
      <text x={width} y={middle + 5} textAnchor="end" className="fig-soft">
        {row.intervalWords}
      </text>
    </>
  )
}

interface CountsProps {
  readonly row: OutcomeRow
  readonly x: (share: number) => number
  readonly middle: number
  readonly formatCount: (count: number) => string
}

/** Wins and losses in their parts of the bar, where they fit. */
function Counts({ row, x, middle, formatCount }: CountsProps) {
  const total = Math.max(1, row.wins + row.ties + row.losses)
  const counts = [
    {
      id: 'wins',
      at: x(0) + 6,
      anchor: 'start',
      count: row.wins,
      room: x(row.wins / total) - x(0),
      tone: 'fig-on-win',
    },
    {
      id: 'losses',
      at: x(1) - 6,
      anchor: 'end',
      count: row.losses,
      room: x(1) - x(1 - row.losses / total),
      tone: 'fig-on-loss',
    },
  ] as const
  return counts.map(
    (each) =>
      each.room > textWidth(formatCount(each.count), 13) + 24 && (
        <text key={each.id} x={each.at} y={middle + 4.5} textAnchor={each.anchor} className={`fig-axis ${each.tone}`}>
          {formatCount(each.count)}
        </text>
      ),
  )
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** Counts, means and intervals as a table. */
export function outcomeTable(
  rows: readonly OutcomeRow[],
  words: OutcomeBarsProps['words'] & { readonly caption: string; readonly system: string; readonly mean: string },
  formatCount: (count: number) => string = String,
): FigureTableProps {
  return {
    caption: words.caption,
    columns: [words.system, words.wins, words.ties, words.losses, words.mean, words.interval],
    rows: rows.map((row) => ({
      id: row.id,
      cells: [
        row.name,
        formatCount(row.wins),
        formatCount(row.ties),
        formatCount(row.losses),
        row.valueWords,
        row.intervalWords,
      ],
    })),
  }
}
