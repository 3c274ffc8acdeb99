import { stepOf } from './AgreementHeatmap.tsx'
import { type FigureLinks, FigureSvg, type FigureWords, isLinked, MarkLink } from './FigureParts.tsx'
import type { FigureTableProps } from './FigureTable.tsx'
import { fitted, textWidth } from './textWidth.ts'

export interface MatrixCell {
  readonly id: string
  readonly row: number
  readonly column: number
  /** 0 to 1: how dark. */
  readonly share: number
  /** As printed in the cell. */
  readonly words: string
  /** "R01 gave 4 where R02 gave 3: 12 responses". */
  readonly accessibleName: string
}

export interface MatrixPlotProps extends FigureWords, FigureLinks {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly cells: readonly MatrixCell[]
  /** Over the columns, and over the names of the rows. */
  readonly columnHeading: string
  readonly rowHeading: string
  /** The cell attended to: an accent outline. */
  readonly selected?: string | null
  /** Cells whose row and column are the same are outlined, as what "the same" looks like. */
  readonly diagonal?: boolean
}

const STEPS: readonly number[] = [0.08, 0.2, 0.35, 0.5, 0.65, 0.8]
const TOP = 52

/** Where everything stands, in user units. */
function measures({ rows, columns, rowHeading, columnHeading }: MatrixShape) {
  const side = Math.max(34, Math.min(56, Math.floor(440 / Math.max(1, columns.length))))
  const tilted = columns.some((name) => textWidth(name, 15) > side - 4)
  const longest = Math.max(...columns.map((name) => textWidth(name, 15)))
  const top = tilted ? Math.min(140, longest * 0.75 + 44) : TOP
  const nameWidth = Math.min(160, Math.max(...rows.map((name) => textWidth(name, 15)), textWidth(rowHeading, 13), 24))
  const left = nameWidth + 12
  const overhang = tilted ? Math.min(100, longest * 0.7) : 0
  const width = Math.max(left + columns.length * side + 3 + overhang, left + textWidth(columnHeading, 13))
  return { side, tilted, top, nameWidth, left, width: Math.ceil(width) }
}

type MatrixShape = Pick<MatrixPlotProps, 'rows' | 'columns' | 'rowHeading' | 'columnHeading'>

/** How wide it is drawn, in user units: where there is less room, its figures become too small to read. */
export const matrixWidth = (shape: MatrixShape): number => measures(shape).width

/** A table of cells, darker where there is more, the number always printed: who gave what where the other gave what. */
export function MatrixPlot(props: MatrixPlotProps) {
  const { rows, columnHeading, rowHeading, diagonal = false } = props
  const { side, tilted, top, nameWidth, left, width } = measures(props)
  return (
    <FigureSvg {...props} width={width} height={Math.ceil(top + rows.length * side + 3)} linked={isLinked(props)}>
      <text x={left} y="14" className="fig-axis">
        {columnHeading}
      </text>
      <text x={nameWidth} y={top - 10} textAnchor="end" className="fig-axis">
        {fitted(rowHeading, 13, nameWidth)}
        {textWidth(rowHeading, 13) > nameWidth && <title>{rowHeading}</title>}
      </text>
      <Names {...props} left={left} top={top} side={side} tilted={tilted} nameWidth={nameWidth} />
      <Cells {...props} left={left} top={top} side={side} />
      <Outlines {...props} diagonal={diagonal} left={left} top={top} side={side} />
    </FigureSvg>
  )
}

interface Placed {
  readonly left: number
  readonly top: number
  readonly side: number
}

type NamesProps = Pick<MatrixPlotProps, 'rows' | 'columns'> &
  Placed & { readonly tilted: boolean; readonly nameWidth: number }

function Names({ rows, columns, left, top, side, tilted, nameWidth }: NamesProps) {
  return (
    <>
      {columns.map((name, column) => {
        const x = left + column * side + side / 2
        return (
          <text
            key={name}
            x={x}
            y={top - 10}
            textAnchor={tilted ? 'start' : 'middle'}
            transform={tilted ? `rotate(-45 ${x} ${top - 10})` : undefined}
            className="fig-word"
          >
            {fitted(name, 15, 130)}
          </text>
        )
      })}
      {rows.map((name, row) => (
        <text key={name} x={nameWidth} y={top + row * side + side / 2 + 5} textAnchor="end" className="fig-word">
          {fitted(name, 15, nameWidth)}
        </text>
      ))}
    </>
  )
}

function Cells({ cells, hrefOf, onOpen, left, top, side }: MatrixPlotProps & Placed) {
  const font = side < 44 ? 13 : 15
  return (
    <>
      {cells.map((cell) => {
        const step = stepOf(cell.share, STEPS)
        const x = left + cell.column * side
        const y = top + cell.row * side
        return (
          <MarkLink key={cell.id} id={cell.id} accessibleName={cell.accessibleName} hrefOf={hrefOf} onOpen={onOpen}>
            <rect x={x + 1} y={y + 1} width={side - 2} height={side - 2} className={`fig-seq-${step}`} />
            <text
              x={x + side / 2}
              y={y + side / 2 + font / 3}
              textAnchor="middle"
              fontSize={font}
              className={step >= 5 ? 'fig-cell fig-cell-flip' : 'fig-cell'}
            >
              {cell.words}
            </text>
          </MarkLink>
        )
      })}
    </>
  )
}

/** What the same looks like, and the chosen cell. */
function Outlines({ rows, cells, selected, diagonal, left, top, side }: MatrixPlotProps & Placed) {
  return (
    <>
      {diagonal &&
        rows.map((name, place) => (
          <rect
            key={name}
            x={left + place * side + 0.5}
            y={top + place * side + 0.5}
            width={side - 1}
            height={side - 1}
            className="fig-same"
          />
        ))}
      {cells
        .filter(({ id }) => id === selected)
        .map(({ id, row, column }) => (
          <rect
            key={id}
            x={left + column * side}
            y={top + row * side}
            width={side}
            height={side}
            className="fig-selected"
          />
        ))}
    </>
  )
}

/** The cells as a table of the same shape. */
export function matrixTable(
  { rows, columns, cells }: Pick<MatrixPlotProps, 'rows' | 'columns' | 'cells'>,
  words: { readonly caption: string; readonly name: string },
): FigureTableProps {
  return {
    caption: words.caption,
    columns: [words.name, ...columns],
    rows: rows.map((name, row) => ({
      id: name,
      cells: [
        name,
        ...columns.map((_, column) => cells.find((cell) => cell.row === row && cell.column === column)?.words ?? ''),
      ],
    })),
  }
}
