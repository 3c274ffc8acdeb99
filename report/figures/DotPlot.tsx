import { scaleLinear } from '@visx/scale'
import { type FigureLinks, FigureSvg, type FigureWords, isLinked, MarkLink } from './FigureParts.tsx'
import type { FigureTableProps } from './FigureTable.tsx'
import { textWidth } from './textWidth.ts'

export interface DotPlotDot {
  readonly id: string
  readonly x: number
  readonly y: number
  /** How many lie here: the area of the dot. */
  readonly count: number
  readonly accessibleName: string
}

export interface DotPlotProps extends FigureWords, FigureLinks {
  readonly dots: readonly DotPlotDot[]
  readonly domainX: readonly [number, number]
  readonly domainY: readonly [number, number]
  /** Level lines: mean difference, limits of agreement. Their words stand beside the plot, where no dot lies under them. */
  readonly lines?: readonly { readonly at: number; readonly words: string; readonly dashed: boolean }[]
  /** The line on which both are the same. */
  readonly identity?: string
  readonly axisX: string
  readonly axisY: string
  readonly formatX?: (value: number) => string
  readonly formatY?: (value: number) => string
  readonly width?: number
  readonly height?: number
}

const BOTTOM = 44
const TOP = 30
const LEFT = 52

/** Dots whose area counts answers: differences of two raters over their means, or being right over being sure. */
export function DotPlot(props: DotPlotProps) {
  const { dots, lines = [], identity, axisX, axisY, formatX = String, formatY = String, hrefOf, onOpen } = props
  const { width = 460, height = 320 } = props
  const beside = Math.max(0, ...lines.map(({ words }) => textWidth(words, 13) + 10))
  const right = width - beside
  const x = scaleLinear<number>({ domain: [...props.domainX], range: [LEFT + 16, right - 16] })
  const every = [...dots.map((dot) => dot.y), ...lines.map(({ at }) => at)]
  const y = scaleLinear<number>({
    domain: [Math.min(props.domainY[0], ...every), Math.max(props.domainY[1], ...every)],
    range: [height - BOTTOM, TOP],
  }).nice(4)
  const most = Math.max(1, ...dots.map(({ count }) => count))
  return (
    <FigureSvg {...props} width={width} height={height} linked={isLinked(props)}>
      <text x="0" y="14" className="fig-axis">
        {axisY}
      </text>
      {y.ticks(5).map((tick) => (
        <g key={tick}>
          <path d={`M${LEFT} ${round(y(tick))}H${right}`} className="fig-rule" />
          <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end" className="fig-axis">
            {formatY(tick)}
          </text>
        </g>
      ))}
      {x.ticks(5).map((tick) => (
        <text key={tick} x={x(tick)} y={height - BOTTOM + 20} textAnchor="middle" className="fig-axis">
          {formatX(tick)}
        </text>
      ))}
      <text x={right} y={height - 4} textAnchor="end" className="fig-axis">
        {axisX}
      </text>
      {identity !== undefined && <Identity x={x} y={y} words={identity} />}
      {dots.map((dot) => (
        <MarkLink key={dot.id} id={dot.id} accessibleName={dot.accessibleName} hrefOf={hrefOf} onOpen={onOpen}>
          <circle
            cx={round(x(dot.x))}
            cy={round(y(dot.y))}
            r={round(3 + 13 * Math.sqrt(dot.count / most))}
            className="fig-bubble"
          />
        </MarkLink>
      ))}
      {lines.map(({ at, words, dashed }) => (
        <g key={words}>
          <path d={`M${LEFT} ${round(y(at))}H${right}`} className={dashed ? 'fig-limit' : 'fig-mean'} />
          <text x={right + 6} y={round(y(at) + 4)} className="fig-axis">
            {words}
          </text>
        </g>
      ))}
    </FigureSvg>
  )
}

type Scale = ReturnType<typeof scaleLinear<number>>

function Identity({ x, y, words }: { readonly x: Scale; readonly y: Scale; readonly words: string }) {
  const [low = 0, high = 1] = x.domain()
  return (
    <>
      <path d={`M${round(x(low))} ${round(y(low))}L${round(x(high))} ${round(y(high))}`} className="fig-dashed" />
      <text x={x(high) - 4} y={y(high) + 18} textAnchor="end" className="fig-axis fig-halo">
        {words}
      </text>
    </>
  )
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** The dots as a table. */
export function dotTable(
  dots: readonly DotPlotDot[],
  words: {
    readonly caption: string
    readonly x: string
    readonly y: string
    readonly count: string
    readonly formatX: (value: number) => string
    readonly formatY: (value: number) => string
  },
): FigureTableProps {
  return {
    caption: words.caption,
    columns: [words.x, words.y, words.count],
    rows: dots.map(({ id, x, y, count }) => ({ id, cells: [words.formatX(x), words.formatY(y), String(count)] })),
  }
}
