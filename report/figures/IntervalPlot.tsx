import { scaleLinear } from '@visx/scale'
import { type FigureLinks, FigureSvg, type FigureWords, isLinked, MarkLink } from './FigureParts.tsx'
import type { FigureTableProps } from './FigureTable.tsx'
import { inTwoLines, textWidth } from './textWidth.ts'

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
const SMALL = 13

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
  const defined = rows.filter(({ estimate }) => estimate !== null)
  const axisEnd = valueEnd - Math.max(56, ...defined.map((row) => textWidth(row.valueWords, SIZE) + 16))
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
      {ticksThatFit(x, formatTick).map((tick) => (
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
  return (
    <>
      <rect x="0" y={y - 14} width={width} height={ROW - 2} className="fig-hit" />
      <Words
        text={row.name}
        x={0}
        y={y}
        width={nameWidth - 8}
        className={row.emphasis ? 'fig-word fig-strong' : 'fig-word'}
      />
      {row.estimate === null ? (
        <Words
          text={row.valueWords}
          x={nameWidth + 12}
          y={y}
          width={width - nameWidth - 12}
          className="fig-soft fig-halo"
        />
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

interface WordsProps {
  readonly text: string
  readonly x: number
  /** The middle of the row. */
  readonly y: number
  readonly width: number
  readonly className: string
}

/** What a row says: in one line, or smaller in two, because a reason or a name that is cut says something else. */
function Words({ text, x, y, width, className }: WordsProps) {
  const [only = '', second] = inTwoLines(text, SIZE, width)
  if (second === undefined) {
    return (
      <text x={x} y={y + 5} className={className}>
        {only}
      </text>
    )
  }
  const lines = inTwoLines(text, SMALL, width)
  return (
    <text x={x} y={lines.length === 1 ? y + 5 : y - 2} className={`${className} fig-small`}>
      {lines.map((line, place) => (
        <tspan key={line} x={x} dy={place === 0 ? 0 : SMALL}>
          {line}
        </tspan>
      ))}
      {lines.join(' ') !== text && <title>{text}</title>}
    </text>
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

/** Five ticks or so, fewer where their figures would touch. */
function ticksThatFit(x: ReturnType<typeof axisScale>, formatTick: (value: number) => string): readonly number[] {
  const fits = (ticks: readonly number[]) =>
    ticks.slice(1).every((tick, before) => {
      const previous = ticks[before] as number
      const room = (textWidth(formatTick(previous), SMALL) + textWidth(formatTick(tick), SMALL)) / 2
      return x(tick) - x(previous) >= room + 6
    })
  return [5, 4, 3, 2].map((count) => x.ticks(count)).find(fits) ?? x.ticks(1)
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
