import { scaleLinear } from '@visx/scale'
import { type FigureLinks, FigureSvg, type FigureWords, isLinked, MarkLink } from './FigureParts.tsx'
import type { FigureTableProps } from './FigureTable.tsx'
import { fitted, textWidth } from './textWidth.ts'

export interface IntervalRow {
  readonly id: string
  readonly name: string
  /** null: undefined; then `valueWords` says why and no dot is drawn. */
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
  /** The estimate as printed, "0.61"; or "undefined because nobody disagreed". */
  readonly valueWords: string
  /** The interval as printed, "0.56 to 0.66"; empty when there is none. */
  readonly intervalWords: string
  /** n as printed in the table: "300". */
  readonly countWords?: string
  /** The one named in the plan: in the accent, and bold. */
  readonly emphasis?: boolean
}

export interface IntervalGroup {
  readonly id: string
  /** Above the rows: "Distance counts". */
  readonly heading?: string
  readonly rows: readonly IntervalRow[]
}

export interface IntervalPlotProps extends FigureWords, FigureLinks {
  readonly groups: readonly IntervalGroup[]
  /** Ends of the axis; widened where an interval goes beyond. Default 0 to 1. */
  readonly domain?: readonly [number, number]
  /** The value that means nothing was found: its line is darker. Default 0. */
  readonly reference?: number
  /** Words above the ends or other places of the axis: chance, always the same. */
  readonly axisWords?: readonly { readonly at: number; readonly words: string }[]
  /** Above the intervals: "95 % interval". */
  readonly intervalHeading: string
  readonly formatTick?: (value: number) => string
  /** User units. */
  readonly width?: number
}

const ROW = 30
const GROUP_HEADING = 36
const GROUP_GAP = 8
const SIZE = 15

interface PlacedGroup {
  readonly group: IntervalGroup
  readonly top: number
  readonly firstRow: number
}

/** Estimates as dots on their intervals, a row each: value in ink, interval softer, nothing without the other. */
export function IntervalPlot(props: IntervalPlotProps) {
  const { groups, axisWords = [], reference = 0, intervalHeading, width = 616, formatTick = String } = props
  const rows = groups.flatMap((group) => group.rows)
  const longestName = Math.max(...rows.map((row) => textWidth(row.name, SIZE)), 0)
  const nameWidth = Math.ceil(Math.min(Math.max(longestName + 16, 120), width * 0.4))
  const intervalWidth = Math.max(
    ...rows.map((row) => textWidth(row.intervalWords, SIZE)),
    textWidth(intervalHeading, 13),
  )
  const valueEnd = width - intervalWidth - 24
  const axisEnd = valueEnd - 56
  const x = axisScale(rows, props.domain ?? [0, 1], [nameWidth, axisEnd])
  const placed = placeGroups(groups)
  const bottom = placed.reduce((end, each) => Math.max(end, each.firstRow + each.group.rows.length * ROW), 40)
  return (
    <FigureSvg {...props} width={width} height={bottom + 28} linked={isLinked(props)}>
      <text x={width} y="24" textAnchor="end" className="fig-axis">
        {intervalHeading}
      </text>
      <Axis placed={placed} x={x} words={axisWords} reference={reference} bottom={bottom} formatTick={formatTick} />
      {placed.map(({ group, top, firstRow }) => (
        <g key={group.id}>
          {group.heading !== undefined && (
            <text x="0" y={top + 12} className="fig-axis">
              {group.heading}
            </text>
          )}
          {group.rows.map((row, index) => (
            <MarkLink
              key={row.id}
              id={row.id}
              hrefOf={props.hrefOf}
              onOpen={props.onOpen}
              accessibleName={[row.name, row.valueWords, row.intervalWords].filter(Boolean).join(', ')}
            >
              <Row
                row={row}
                y={firstRow + 16 + index * ROW}
                columns={{ nameWidth, axisEnd, valueEnd, width }}
                x={(value) => x(value)}
              />
            </MarkLink>
          ))}
        </g>
      ))}
    </FigureSvg>
  )
}

interface AxisProps {
  readonly placed: readonly PlacedGroup[]
  readonly x: ReturnType<typeof axisScale>
  readonly words: readonly { readonly at: number; readonly words: string }[]
  readonly reference: number
  readonly bottom: number
  readonly formatTick: (value: number) => string
}

function Axis({ placed, x, words, reference, bottom, formatTick }: AxisProps) {
  return (
    <>
      {words.map((word) => (
        <text key={word.words} x={x(word.at)} y="24" textAnchor="middle" className="fig-axis">
          {word.words}
        </text>
      ))}
      {x.ticks(5).map((tick) => (
        <g key={tick}>
          {placed.map(({ group, firstRow }) => (
            <path
              key={group.id}
              d={`M${x(tick)} ${firstRow}V${firstRow + group.rows.length * ROW + 2}`}
              className={tick === reference ? 'fig-edge' : 'fig-rule'}
            />
          ))}
          <text x={x(tick)} y={bottom + 20} textAnchor="middle" className="fig-axis">
            {formatTick(tick)}
          </text>
        </g>
      ))}
    </>
  )
}

interface RowProps {
  readonly row: IntervalRow
  readonly y: number
  readonly columns: {
    readonly nameWidth: number
    readonly axisEnd: number
    readonly valueEnd: number
    readonly width: number
  }
  readonly x: (value: number) => number
}

function Row({ row, y, columns, x }: RowProps) {
  const { nameWidth, axisEnd, valueEnd, width } = columns
  const tone = row.emphasis ? 'fig-accent' : ''
  const name = fitted(row.name, SIZE, nameWidth - 8)
  return (
    <>
      <rect x="0" y={y - 14} width={width} height={ROW - 2} className="fig-hit" />
      <text x="0" y={y + 5} className={row.emphasis ? 'fig-word fig-strong' : 'fig-word'}>
        {name}
        {name !== row.name && <title>{row.name}</title>}
      </text>
      {row.estimate === null ? (
        <text x={nameWidth + 12} y={y + 5} className="fig-soft fig-halo">
          {fitted(row.valueWords, SIZE, width - nameWidth - 12)}
        </text>
      ) : (
        <>
          {row.low !== null && row.high !== null && (
            <path d={`M${round(x(row.low))} ${y}H${round(x(row.high))}`} className={`fig-interval ${tone}`} />
          )}
          <circle cx={round(x(row.estimate))} cy={y} r={row.emphasis ? 5 : 4.25} className={`fig-dot ${tone}`} />
          <text
            x={Math.max(valueEnd, axisEnd + 52)}
            y={y + 5}
            textAnchor="end"
            className={row.emphasis ? 'fig-word fig-strong' : 'fig-word'}
          >
            {row.valueWords}
          </text>
          <text x={width} y={y + 5} textAnchor="end" className="fig-soft">
            {row.intervalWords}
          </text>
        </>
      )}
    </>
  )
}

function placeGroups(groups: readonly IntervalGroup[]): readonly PlacedGroup[] {
  let top = 40
  return groups.map((group) => {
    const firstRow = top + (group.heading === undefined ? 4 : GROUP_HEADING - 14)
    const placed = { group, top, firstRow }
    top = firstRow + group.rows.length * ROW + GROUP_GAP + 12
    return placed
  })
}

/** The axis, widened by whole ticks where an estimate or an interval would leave it. */
function axisScale(rows: readonly IntervalRow[], domain: readonly [number, number], range: [number, number]) {
  const values = rows.flatMap((row) => [row.estimate, row.low, row.high]).filter((value) => value !== null)
  const low = Math.min(domain[0], ...values)
  const high = Math.max(domain[1], ...values)
  const widened = low < domain[0] || high > domain[1]
  const scale = scaleLinear<number>({ domain: [low, high], range })
  return widened ? scale.nice(5) : scale
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

export interface IntervalTableWords {
  readonly caption: string
  readonly name: string
  readonly value: string
  readonly interval: string
  readonly count: string
}

/** The plot's numbers as a table. */
export function intervalPlotTable(groups: readonly IntervalGroup[], words: IntervalTableWords): FigureTableProps {
  return {
    caption: words.caption,
    columns: [words.name, words.value, words.interval, words.count],
    rows: groups.flatMap((group) =>
      group.rows.map((row) => ({
        id: row.id,
        cells: [row.name, row.valueWords, row.intervalWords, row.countWords ?? ''],
      })),
    ),
  }
}
