import { type FigureLinks, FigureSvg, type FigureWords, isLinked, MarkLink } from './FigureParts.tsx'
import type { FigureTableProps } from './FigureTable.tsx'

export interface LevelCount {
  /** The level as printed: "4". */
  readonly level: string
  readonly count: number
  /** "132" */
  readonly countWords: string
  /** "Level 4: 132 ratings", where the bar leads to them. */
  readonly accessibleName: string
}

export interface LevelBarsProps extends FigureWords, FigureLinks {
  /** Every level of the scale in rising order, also those never given. */
  readonly levels: readonly LevelCount[]
  /** User units. */
  readonly width?: number
  readonly height?: number
}

/** How often each level was given: a column each, its count above. */
export function LevelBars(props: LevelBarsProps) {
  const { levels, width = 280, height = 140, hrefOf, onOpen } = props
  const most = Math.max(1, ...levels.map((each) => each.count))
  const pitch = width / Math.max(1, levels.length)
  const bar = Math.min(40, pitch * 0.62)
  const floor = height - 26
  return (
    <FigureSvg {...props} width={width} height={height} linked={isLinked(props)}>
      {levels.map((each, index) => {
        const middle = pitch * (index + 0.5)
        const tall = (each.count / most) * (floor - 24)
        return (
          <MarkLink
            key={each.level}
            id={each.level}
            accessibleName={each.accessibleName}
            hrefOf={each.count > 0 ? hrefOf : undefined}
            onOpen={each.count > 0 ? onOpen : undefined}
          >
            <rect x={middle - bar / 2} y={floor - tall} width={bar} height={tall} className="fig-column" />
            <text x={middle} y={floor - tall - 6} textAnchor="middle" className="fig-axis">
              {each.countWords}
            </text>
            <text x={middle} y={height - 6} textAnchor="middle" className="fig-word">
              {each.level}
            </text>
          </MarkLink>
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
