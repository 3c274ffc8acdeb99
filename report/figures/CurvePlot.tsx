import { scaleLinear } from '@visx/scale'
import { dodge } from './dodge.ts'
import { FigureSvg, type FigureWords, SeriesShape } from './FigureParts.tsx'
import type { FigureTableProps } from './FigureTable.tsx'
import { fitted, textWidth } from './textWidth.ts'

export interface CurvePoint {
  readonly x: number
  readonly y: number
  /** As printed in the table. */
  readonly words: string
}

export interface Curve {
  readonly id: string
  readonly name: string
  readonly points: readonly CurvePoint[]
  /** Drawn in ink and bold; the others softer. */
  readonly emphasis?: boolean
}

export interface CurvePlotProps extends FigureWords {
  readonly curves: readonly Curve[]
  readonly domainX: readonly [number, number]
  /** Widened where a point lies beyond. */
  readonly domainY: readonly [number, number]
  /** A level line with its words: no drift. */
  readonly reference?: { readonly at: number; readonly words: string }
  readonly axisX: string
  readonly axisY: string
  readonly formatX?: (value: number) => string
  readonly formatY?: (value: number) => string
  readonly width?: number
  readonly height?: number
}

const BOTTOM = 44
const TOP = 28

/** Lines over an order of work, named at their ends; told apart by shape as well as by place. */
export function CurvePlot(props: CurvePlotProps) {
  const { curves, reference, axisX, axisY, formatX = String, formatY = String, width = 616, height = 300 } = props
  const named = Math.min(150, Math.max(...curves.map(({ name }) => textWidth(name, 13)), 20) + 20)
  const values = curves.flatMap(({ points }) => points.map(({ y }) => y))
  const y = scaleLinear<number>({
    domain: [Math.min(props.domainY[0], ...values), Math.max(props.domainY[1], ...values)],
    range: [height - BOTTOM, TOP],
  }).nice(4)
  const x = scaleLinear<number>({ domain: [...props.domainX], range: [48, width - named] })
  const ends = curves.flatMap(({ points }) => (points.at(-1) ? [y(points.at(-1)?.y ?? 0)] : [height]))
  const places = dodge(ends, 15, TOP, height - BOTTOM + 10)
  return (
    <FigureSvg {...props} width={width} height={height} linked={false}>
      <text x="0" y="14" className="fig-axis">
        {axisY}
      </text>
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <path
            d={`M48 ${round(y(tick))}H${width - named}`}
            className={tick === reference?.at ? 'fig-edge' : 'fig-rule'}
          />
          <text x="40" y={y(tick) + 4} textAnchor="end" className="fig-axis">
            {formatY(tick)}
          </text>
        </g>
      ))}
      {x.ticks(5).map((tick) => (
        <text key={tick} x={x(tick)} y={height - BOTTOM + 20} textAnchor="middle" className="fig-axis">
          {formatX(tick)}
        </text>
      ))}
      <text x={width - named} y={height - 4} textAnchor="end" className="fig-axis">
        {axisX}
      </text>
      {reference && (
        <text x={width - named} y={y(reference.at) - 5} textAnchor="end" className="fig-axis fig-halo">
          {reference.words}
        </text>
      )}
      {curves.map(({ id, name, points, emphasis }, index) => (
        <g key={id} className={emphasis ? 'fig-tone-strong' : 'fig-tone-rest'}>
          <path
            d={points.map((point, at) => `${at === 0 ? 'M' : 'L'}${round(x(point.x))} ${round(y(point.y))}`).join('')}
            className="fig-line"
          />
          {points.map((point) => (
            <SeriesShape key={point.x} index={index} x={round(x(point.x))} y={round(y(point.y))} />
          ))}
          <text x={width - named + 12} y={round((places[index] ?? 0) + 4)} className="fig-axis">
            {fitted(name, 13, named - 12)}
            <title>{name}</title>
          </text>
        </g>
      ))}
    </FigureSvg>
  )
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** The points as a table: a row for each curve. */
export function curveTable(
  curves: readonly Curve[],
  words: { readonly caption: string; readonly name: string; readonly columns: readonly { x: number; words: string }[] },
): FigureTableProps {
  return {
    caption: words.caption,
    columns: [words.name, ...words.columns.map((column) => column.words)],
    rows: curves.map(({ id, name, points }) => ({
      id,
      cells: [name, ...words.columns.map(({ x }) => points.find((point) => point.x === x)?.words ?? '')],
    })),
  }
}
