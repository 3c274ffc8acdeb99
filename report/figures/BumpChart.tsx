import { scaleLinear } from '@visx/scale'
import { dodge, lanes } from './dodge.ts'
import { type FigureLinks, FigureSvg, type FigureWords, isLinked, MarkLink, SeriesShape } from './FigureParts.tsx'
import type { FigureTableProps } from './FigureTable.tsx'
import { textWidth } from './textWidth.ts'

export interface BumpPoint {
  readonly estimate: number
  readonly low: number | null
  readonly high: number | null
  /** As printed beside the name: "0.69". */
  readonly words: string
  /** For the table: "0.64 to 0.74". */
  readonly intervalWords: string
}

export interface BumpSystem {
  readonly id: string
  readonly name: string
  /** null: not in this order. */
  readonly left: BumpPoint | null
  readonly right: BumpPoint | null
  /** `subject`: the one the title speaks of. `strong`: the one it is held against. The rest are soft. */
  readonly emphasis?: 'subject' | 'strong'
}

export interface BumpChartProps extends FigureWords, FigureLinks {
  /** "By ratings", "By rankings". */
  readonly sides: readonly [string, string]
  readonly systems: readonly BumpSystem[]
  /** A dashed line, e.g. where wins and losses are even. */
  readonly even?: { readonly at: number; readonly words: string }
  /** User units. */
  readonly height?: number
}

const TOP = 48
const LABEL = 15
const BETWEEN = 160

/** How far the labels reach to either side, in user units. */
const reachOf = ({ sides, systems }: Pick<BumpChartProps, 'sides' | 'systems'>): number =>
  Math.max(...systems.map((system) => textWidth(`${system.name} 0.00`, LABEL)), textWidth(sides[0], LABEL) / 2)

/** How wide it is drawn, in user units: where there is less room, its words become too small to read. */
export const bumpWidth = (drawn: Pick<BumpChartProps, 'sides' | 'systems'>): number =>
  Math.ceil(2 * (reachOf(drawn) + 46) + BETWEEN)

/** Two orders of the same systems side by side, joined by lines: who rises, who falls, and how surely. */
export function BumpChart(props: BumpChartProps) {
  const { sides, systems, even, height = 420 } = props
  const y = valueScale(systems, even?.at, [height - 24, TOP])
  const leftX = reachOf(props) + 46
  const rightX = leftX + BETWEEN
  const lane = lanes(
    systems.map((system) => span(system, y)),
    6,
  )
  const laneOf = (index: number) => (lane[index] ?? 0) * 5
  const labelsOf = (side: 'left' | 'right') =>
    dodge(
      systems.map((system) => y(system[side]?.estimate ?? system[side === 'left' ? 'right' : 'left']?.estimate ?? 0)),
      19,
      TOP - 8,
      height - 6,
    )
  const [leftLabels, rightLabels] = [labelsOf('left'), labelsOf('right')]
  // Those the title speaks of are drawn last, on top.
  const drawn = systems.map((system, index) => ({ system, index })).sort((a, b) => weight(a.system) - weight(b.system))
  return (
    <FigureSvg {...props} width={bumpWidth(props)} height={height} linked={isLinked(props)}>
      <text x={leftX} y="14" textAnchor="middle" className="fig-head">
        {sides[0]}
      </text>
      <text x={rightX} y="14" textAnchor="middle" className="fig-head">
        {sides[1]}
      </text>
      {even !== undefined && <Even at={y(even.at)} words={even.words} from={leftX} to={rightX} />}
      {drawn.map(({ system, index }) => (
        <MarkLink
          key={system.id}
          id={system.id}
          hrefOf={props.hrefOf}
          onOpen={props.onOpen}
          accessibleName={`${system.name}: ${sides[0]} ${system.left?.words ?? '–'}, ${sides[1]} ${system.right?.words ?? '–'}`}
        >
          <System
            system={system}
            index={index}
            left={{ x: leftX, lane: laneOf(index), labelY: leftLabels[index] ?? 0 }}
            right={{ x: rightX, lane: laneOf(index), labelY: rightLabels[index] ?? 0 }}
            y={(value) => y(value)}
          />
        </MarkLink>
      ))}
    </FigureSvg>
  )
}

interface SystemSide {
  readonly x: number
  /** To the side, where intervals would lie on each other. */
  readonly lane: number
  readonly labelY: number
}

interface SystemProps {
  readonly system: BumpSystem
  readonly index: number
  readonly left: SystemSide
  readonly right: SystemSide
  readonly y: (value: number) => number
}

function System({ system, index, left, right, y }: SystemProps) {
  const [from, to] = [left.x + left.lane, right.x + right.lane]
  return (
    <g className={toneOf(system)}>
      {system.left !== null && system.right !== null && (
        <path
          d={`M${from} ${round(y(system.left.estimate))}L${to} ${round(y(system.right.estimate))}`}
          className="fig-line"
        />
      )}
      {system.left !== null && (
        <>
          <Point point={system.left} x={from} y={y} index={index} />
          <text x={left.x - 26} y={round(left.labelY + 5)} textAnchor="end" className="fig-word">
            {`${system.name} ${system.left.words}`}
          </text>
        </>
      )}
      {system.right !== null && (
        <>
          <Point point={system.right} x={to} y={y} index={index} />
          <text x={right.x + 26} y={round(right.labelY + 5)} className="fig-word">
            {`${system.right.words} ${system.name}`}
          </text>
        </>
      )}
    </g>
  )
}

interface EvenProps {
  readonly at: number
  readonly words: string
  readonly from: number
  readonly to: number
}

function Even({ at, words, from, to }: EvenProps) {
  return (
    <>
      <path d={`M${from} ${at}H${to}`} className="fig-dashed" />
      <text x={(from + to) / 2} y={at + 4} textAnchor="middle" className="fig-axis fig-halo">
        {words}
      </text>
    </>
  )
}

interface PointProps {
  readonly point: BumpPoint
  readonly x: number
  readonly y: (value: number) => number
  readonly index: number
}

function Point({ point, x, y, index }: PointProps) {
  const bar = point.low === null || point.high === null ? null : `M${x} ${round(y(point.low))}V${round(y(point.high))}`
  return (
    <>
      {bar !== null && <path d={bar} className="fig-bar-halo" />}
      {bar !== null && <path d={bar} className="fig-bar" />}
      <SeriesShape index={index} x={x} y={round(y(point.estimate))} />
    </>
  )
}

function toneOf(system: BumpSystem): string {
  return system.emphasis === undefined ? 'fig-tone-rest' : `fig-tone-${system.emphasis}`
}

function weight(system: BumpSystem): number {
  return system.emphasis === 'subject' ? 2 : system.emphasis === 'strong' ? 1 : 0
}

/** All that one system's marks cover in height, on either side: systems that overlap get lanes. */
function span(system: BumpSystem, y: (value: number) => number): { readonly low: number; readonly high: number } {
  const ends = [system.left, system.right].flatMap((point) =>
    point === null ? [] : [y(point.low ?? point.estimate), y(point.high ?? point.estimate)],
  )
  return { low: Math.min(...ends), high: Math.max(...ends) }
}

function valueScale(systems: readonly BumpSystem[], even: number | undefined, range: [number, number]) {
  const values = systems
    .flatMap((system) => [system.left, system.right])
    .flatMap((point) =>
      point === null ? [] : [point.estimate, point.low ?? point.estimate, point.high ?? point.estimate],
    )
  const all = even === undefined ? values : [...values, even]
  const low = Math.min(...all)
  const high = Math.max(...all)
  return scaleLinear<number>({ domain: low < high ? [low, high] : [low - 0.5, high + 0.5], range })
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** Both orders as a table. */
export function bumpTable(
  systems: readonly BumpSystem[],
  words: {
    readonly caption: string
    readonly system: string
    readonly sides: readonly [string, string]
    readonly interval: string
  },
): FigureTableProps {
  const cells = (point: BumpPoint | null) => [point?.words ?? '', point?.intervalWords ?? '']
  return {
    caption: words.caption,
    columns: [
      words.system,
      words.sides[0],
      `${words.interval}, ${words.sides[0]}`,
      words.sides[1],
      `${words.interval}, ${words.sides[1]}`,
    ],
    rows: systems.map((system) => ({
      id: system.id,
      cells: [system.name, ...cells(system.left), ...cells(system.right)],
    })),
  }
}
