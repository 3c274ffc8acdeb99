import { FigureSvg, type FigureWords } from './FigureParts.tsx'
import type { FigureTableProps } from './FigureTable.tsx'

export interface LevelCount {
  /** The level as printed: "4". */
  readonly level: string
  readonly count: number
  /** "132" */
  readonly countWords: string
}

export interface LevelBarsProps extends FigureWords {
  /** Every level of the scale in rising order, also those never given. */
  readonly levels: readonly LevelCount[]
  /** User units. */
  readonly width?: number
  readonly height?: number
}

/** How often each level was given: a column each, its count above. */
export function LevelBars({ levels, width = 280, height = 140, title, description }: LevelBarsProps) {
  const most = Math.max(1, ...levels.map((each) => each.count))
  const pitch = width / Math.max(1, levels.length)
  const bar = Math.min(40, pitch * 0.62)
  const floor = height - 26
  return (
    <FigureSvg title={title} description={description} width={width} height={height} linked={false}>
      {levels.map((each, index) => {
        const middle = pitch * (index + 0.5)
        const tall = (each.count / most) * (floor - 24)
        return (
          <g key={each.level}>
            <rect x={middle - bar / 2} y={floor - tall} width={bar} height={tall} className="fig-column" />
            <text x={middle} y={floor - tall - 6} textAnchor="middle" className="fig-axis">
              {each.countWords}
            </text>
            <text x={middle} y={height - 6} textAnchor="middle" className="fig-word">
              {each.level}
            </text>
          </g>
        )
      })}
      <path d={`M0 ${floor + 0.5}H${width}`} className="fig-edge" />
    </FigureSvg>
  )
}

/** The counts as a table. */
export function levelTable(
  levels: readonly LevelCount[],
  words: { readonly caption: string; readonly level: string; readonly count: string },
): FigureTableProps {
  return {
    caption: words.caption,
    columns: [words.level, words.count],
    rows: levels.map((each) => ({ id: each.level, cells: [each.level, each.countWords] })),
  }
}
