import { type FigureLinks, FigureSvg, type FigureWords, isLinked, MarkLink } from './FigureParts.tsx'
import type { FigureTableProps } from './FigureTable.tsx'
import { textWidth } from './textWidth.ts'

export interface HeatmapCell {
  readonly id: string
  /** Names out of `names`; which comes first does not matter. */
  readonly a: string
  readonly b: string
  /** null: undefined; the cell is an outline with its words. */
  readonly value: number | null
  /** As printed in the cell: "0.70". */
  readonly words: string
  /** "R01 and R02, kappa 0.70 [0.55 to 0.82], n = 60". */
  readonly accessibleName: string
  /** Further columns of the table: interval, n. */
  readonly details?: readonly string[]
}

export interface AgreementHeatmapProps extends FigureWords, FigureLinks {
  /** Rows and columns, in order. */
  readonly names: readonly string[]
  /** One for each two names; missing ones stay empty. */
  readonly cells: readonly HeatmapCell[]
  /** The cell attended to: an accent outline. */
  readonly selected?: string | null
  /** Six rising values where the colour steps; below the first is the lightest of seven. */
  readonly steps?: readonly number[]
}

/** Where the seven steps change by default: finer in the middle, where coefficients of agreement lie. */
export const AGREEMENT_STEPS: readonly number[] = [0.2, 0.4, 0.5, 0.6, 0.7, 0.85]

const GAP = 2

const sideOf = (names: number): number => Math.max(34, Math.min(54, Math.floor(560 / Math.max(1, names - 1))))
const nameWidthOf = (names: readonly string[]): number =>
  Math.ceil(Math.max(...names.map((name) => textWidth(name, 15)), 20))

/** How wide it is drawn, in user units: where there is less room, its figures become too small to read. */
export const heatmapWidth = (names: readonly string[]): number =>
  Math.ceil(nameWidthOf(names) + 11 + (names.length - 1) * sideOf(names.length) + 3)

/** Each two raters once, as the lower triangle of a table: the darker, the more alike; the number is always printed. */
export function AgreementHeatmap(props: AgreementHeatmapProps) {
  const { names, cells, selected, steps = AGREEMENT_STEPS, hrefOf, onOpen } = props
  const side = sideOf(names.length)
  const nameWidth = nameWidthOf(names)
  const left = nameWidth + 11
  const rows = names.slice(1)
  const columns = names.slice(0, -1)
  const tilted = columns.some((name) => textWidth(name, 15) > side)
  const bottom = rows.length * side
  const cellOf = (a: string, b: string) =>
    cells.find((cell) => (cell.a === a && cell.b === b) || (cell.a === b && cell.b === a))
  const marked = cells.find((cell) => cell.id === selected)
  const markedAt = marked === undefined ? null : place(names, marked)
  const size = { x: left, side, font: side < 44 ? 13 : 15 }
  return (
    <FigureSvg
      {...props}
      width={heatmapWidth(names)}
      height={Math.ceil(bottom + (tilted ? nameWidth * 0.75 + 24 : 32))}
      linked={isLinked(props)}
    >
      {rows.map((name, row) => (
        <text key={name} x={nameWidth} y={row * side + side / 2 + 5} textAnchor="end" className="fig-word">
          {name}
        </text>
      ))}
      {rows.flatMap((rowName, row) =>
        names.slice(0, row + 1).map((columnName, column) => {
          const cell = cellOf(rowName, columnName)
          return cell === undefined ? null : (
            <MarkLink key={cell.id} id={cell.id} accessibleName={cell.accessibleName} hrefOf={hrefOf} onOpen={onOpen}>
              <Cell cell={cell} column={column} row={row} size={size} steps={steps} />
            </MarkLink>
          )
        }),
      )}
      <ColumnNames names={columns} left={left} side={side} bottom={bottom} tilted={tilted} />
      {markedAt !== null && (
        <rect
          x={left + markedAt.column * side}
          y={markedAt.row * side}
          width={side}
          height={side}
          className="fig-selected"
        />
      )}
    </FigureSvg>
  )
}

interface ColumnNamesProps {
  readonly names: readonly string[]
  readonly left: number
  readonly side: number
  readonly bottom: number
  readonly tilted: boolean
}

function ColumnNames({ names, left, side, bottom, tilted }: ColumnNamesProps) {
  return names.map((name, column) => {
    const x = left + column * side + side / 2
    return (
      <text
        key={name}
        x={x}
        y={bottom + 22}
        textAnchor={tilted ? 'end' : 'middle'}
        transform={tilted ? `rotate(-45 ${x} ${bottom + 16})` : undefined}
        className="fig-word"
      >
        {name}
      </text>
    )
  })
}

interface CellProps {
  readonly cell: HeatmapCell
  readonly column: number
  readonly row: number
  readonly size: { readonly x: number; readonly side: number; readonly font: number }
  readonly steps: readonly number[]
}

function Cell({ cell, column, row, size, steps }: CellProps) {
  const x = size.x + column * size.side + GAP / 2
  const y = row * size.side + GAP / 2
  const side = size.side - GAP
  const step = cell.value === null ? null : stepOf(cell.value, steps)
  const inset = step === null ? 0.5 : 0
  return (
    <>
      <rect
        x={x + inset}
        y={y + inset}
        width={side - 2 * inset}
        height={side - 2 * inset}
        className={step === null ? 'fig-undefined' : `fig-seq-${step}`}
      />
      <text
        x={x + side / 2}
        y={y + side / 2 + size.font / 3}
        textAnchor="middle"
        fontSize={size.font}
        className={step === null ? 'fig-cell fig-cell-undefined' : step >= 5 ? 'fig-cell fig-cell-flip' : 'fig-cell'}
      >
        {cell.words}
      </text>
    </>
  )
}

/** 1 to 7; from 5 on the text is drawn in the page's colour. */
export function stepOf(value: number, steps: readonly number[]): number {
  return 1 + steps.filter((step) => value >= step).length
}

function place(names: readonly string[], cell: HeatmapCell): { readonly row: number; readonly column: number } {
  const [first, second] = [names.indexOf(cell.a), names.indexOf(cell.b)].sort((a, b) => a - b)
  return { row: (second ?? 1) - 1, column: first ?? 0 }
}

/** The cells as a table: a row for each two raters. */
export function heatmapTable(
  cells: readonly HeatmapCell[],
  words: {
    readonly caption: string
    readonly pair: string
    readonly value: string
    readonly details: readonly string[]
  },
): FigureTableProps {
  return {
    caption: words.caption,
    columns: [words.pair, words.value, ...words.details],
    rows: cells.map((cell) => ({
      id: cell.id,
      cells: [`${cell.a}, ${cell.b}`, cell.words, ...words.details.map((_, index) => cell.details?.[index] ?? '')],
    })),
  }
}
