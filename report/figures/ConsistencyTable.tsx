import { useId } from 'react'
import { type FigureLinks, FigureSvg, type FigureWords, isLinked, MarkLink } from './FigureParts.tsx'
import type { FigureTableProps } from './FigureTable.tsx'
import { textWidth } from './textWidth.ts'

export type ConsistencyKind = 'agree' | 'reverse' | 'hedge'

export interface ConsistencyFigureCell {
  readonly id: string
  readonly count: number
  /** "Ratings A better, ranking tie: 73 pairs, hedge". */
  readonly accessibleName: string
}

/** Three rows of three: rows what the ratings imply, columns what was stated; A better, tie, B better. */
export type ConsistencyGrid = readonly [ConsistencyGridRow, ConsistencyGridRow, ConsistencyGridRow]
export type ConsistencyGridRow = readonly [ConsistencyFigureCell, ConsistencyFigureCell, ConsistencyFigureCell]

export interface ConsistencyTableWords {
  /** "Own ratings say" */
  readonly rated: string
  /** "Own ranking says" */
  readonly stated: string
  /** "A better", "tie", "B better" */
  readonly outcomes: readonly [string, string, string]
  /** Under the rows, before the column sums: "pairs". */
  readonly sum: string
}

export interface ConsistencyTableProps extends FigureWords, FigureLinks {
  readonly cells: ConsistencyGrid
  readonly words: ConsistencyTableWords
  readonly formatCount?: (count: number) => string
  readonly selected?: string | null
}

const CELL = 104
const TOP = 54
const LARGEST = 94

/** Middle of a row or column, from the corner of the grid. */
function middle(index: number): number {
  return index * CELL + CELL / 2
}

/** Same verdict, opposite verdict, or one of them undecided; by the place in the grid. */
export function kindOf(row: number, column: number): ConsistencyKind {
  if (row === column) return 'agree'
  return row === 1 || column === 1 ? 'hedge' : 'reverse'
}

/**
 * What the ratings imply against what was stated, three by three. The area of a square is its number of pairs; agreement is
 * solid, reversals are hatched, hedges are outlines, so it reads in grey. Sums stand at the margins.
 */
export function ConsistencyTable(props: ConsistencyTableProps) {
  const { cells, words, formatCount = String, selected, hrefOf, onOpen } = props
  const hatch = useId()
  const left = Math.ceil(Math.max(80, ...words.outcomes.map((word) => textWidth(word, 15) + 16)))
  const most = Math.max(1, ...cells.flat().map((cell) => cell.count))
  const total = cells.flat().reduce((sum, cell) => sum + cell.count, 0)
  const width = left + 3 * CELL + 14 + textWidth(formatCount(total), 15) + 4
  return (
    <FigureSvg {...props} width={Math.ceil(width)} height={TOP + 3 * CELL + 34} linked={isLinked(props)}>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" className="fig-reverse" />
          <path d="M0 0V6" className="fig-hatch" />
        </pattern>
      </defs>
      <text x="0" y="14" className="fig-head">
        {words.rated}
      </text>
      <text
        x={Math.max(left + middle(1), textWidth(words.rated, 15) + 24 + textWidth(words.stated, 15) / 2)}
        y="14"
        textAnchor="middle"
        className="fig-head"
      >
        {words.stated}
      </text>
      <Margins cells={cells} words={words} left={left} formatCount={formatCount} />
      {[0, 1, 2, 3].map((line) => (
        <path
          key={line}
          d={`M${left} ${TOP + line * CELL + 0.5}H${left + 3 * CELL}M${left + line * CELL + 0.5} ${TOP}V${TOP + 3 * CELL}`}
          className="fig-rule"
        />
      ))}
      {cells.map((row, rowIndex) =>
        row.map((cell, column) => (
          <MarkLink key={cell.id} id={cell.id} accessibleName={cell.accessibleName} hrefOf={hrefOf} onOpen={onOpen}>
            <Square
              kind={kindOf(rowIndex, column)}
              x={left + middle(column)}
              y={TOP + middle(rowIndex)}
              side={LARGEST * Math.sqrt(cell.count / most)}
              words={formatCount(cell.count)}
              hatch={`url(#${hatch})`}
              selected={cell.id === selected}
            />
          </MarkLink>
        )),
      )}
    </FigureSvg>
  )
}

interface MarginsProps {
  readonly cells: ConsistencyGrid
  readonly words: ConsistencyTableWords
  readonly left: number
  readonly formatCount: (count: number) => string
}

/** Names of rows and columns, and their sums. */
function Margins({ cells, words, left, formatCount }: MarginsProps) {
  const { rows, columns, total } = sumsOf(cells)
  const end = left + 3 * CELL + 14
  const below = TOP + 3 * CELL + 22
  return (
    <>
      {words.outcomes.map((word, index) => (
        <g key={word}>
          <text x={left + middle(index)} y="40" textAnchor="middle" className="fig-word">
            {word}
          </text>
          <text x="0" y={TOP + middle(index) + 5} className="fig-word">
            {word}
          </text>
          <text x={end} y={TOP + middle(index) + 5} className="fig-soft">
            {formatCount(rows[index] ?? 0)}
          </text>
          <text x={left + middle(index)} y={below} textAnchor="middle" className="fig-soft">
            {formatCount(columns[index] ?? 0)}
          </text>
        </g>
      ))}
      <text x="0" y={below} className="fig-soft">
        {words.sum}
      </text>
      <text x={end} y={below} className="fig-word">
        {formatCount(total)}
      </text>
    </>
  )
}

function sumsOf(cells: ConsistencyGrid) {
  const rows = cells.map((row) => row.reduce((sum, cell) => sum + cell.count, 0))
  const columns = [0, 1, 2].map((column) => cells.reduce((sum, row) => sum + (row[column]?.count ?? 0), 0))
  return { rows, columns, total: rows.reduce((sum, count) => sum + count, 0) }
}

interface SquareProps {
  readonly kind: ConsistencyKind
  /** Centre of the cell. */
  readonly x: number
  readonly y: number
  readonly side: number
  readonly words: string
  readonly hatch: string
  readonly selected: boolean
}

function Square({ kind, x, y, side, words, hatch, selected }: SquareProps) {
  // A number that does not fit into its square stands under it, in ink.
  const inside = side >= textWidth(words, 18) && side >= 24
  const centre = inside ? y : y - 10
  const textAt = inside ? y + 5 : centre + side / 2 + 20
  return (
    <>
      <rect x={x - CELL / 2 + 1} y={y - CELL / 2 + 1} width={CELL - 1} height={CELL - 1} className="fig-hit" />
      {selected && (
        <rect
          x={x - CELL / 2 + 1.5}
          y={y - CELL / 2 + 1.5}
          width={CELL - 2}
          height={CELL - 2}
          className="fig-selected"
        />
      )}
      {side > 0 && (
        <rect
          x={round(x - side / 2)}
          y={round(centre - side / 2)}
          width={round(side)}
          height={round(side)}
          className={kind === 'reverse' ? undefined : `fig-${kind}`}
          fill={kind === 'reverse' ? hatch : undefined}
        />
      )}
      <text x={x} y={textAt} textAnchor="middle" className={inside ? `fig-count fig-count-${kind}` : 'fig-count'}>
        {words}
      </text>
    </>
  )
}

export interface ConsistencyCall {
  readonly kind: ConsistencyKind
  /** "1,069" */
  readonly count: string
  /** "consistent" */
  readonly words: string
  /** "59.4 %; kappa 0.36 [0.31 to 0.41]" */
  readonly detail: string
}

/** What the three kinds of squares add up to, each with its own sign: beside the table instead of a legend. */
export function ConsistencyCalls({ calls }: { readonly calls: readonly ConsistencyCall[] }) {
  const hatch = useId()
  return (
    <ul className="fig-calls">
      {calls.map((call) => (
        <li key={call.kind}>
          <svg className="fig-sign" width="0.75rem" height="0.75rem" viewBox="0 0 12 12" aria-hidden="true">
            <defs>
              <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="4" height="4" className="fig-reverse" />
                <path d="M0 0V4" className="fig-hatch" />
              </pattern>
            </defs>
            {call.kind === 'hedge' ? (
              <rect x="0.75" y="0.75" width="10.5" height="10.5" className="fig-hedge" />
            ) : (
              <rect
                width="12"
                height="12"
                className={call.kind === 'agree' ? 'fig-agree' : undefined}
                fill={call.kind === 'reverse' ? `url(#${hatch})` : undefined}
              />
            )}
          </svg>
          <p className="fig-big">{call.count}</p>
          <p className="fig-call">{call.words}</p>
          <p className="fig-note">{call.detail}</p>
        </li>
      ))}
    </ul>
  )
}

/** The nine counts with their sums as a table. */
export function consistencyFigureTable(
  cells: ConsistencyGrid,
  words: ConsistencyTableWords & { readonly caption: string },
  formatCount: (count: number) => string = String,
): FigureTableProps {
  const line = (counts: readonly number[]) =>
    [...counts, counts.reduce((sum, count) => sum + count, 0)].map(formatCount)
  return {
    caption: words.caption,
    columns: [words.rated, ...words.outcomes.map((outcome) => `${words.stated}: ${outcome}`), words.sum],
    rows: [
      ...cells.map((row, index) => ({
        id: String(index),
        cells: [words.outcomes[index] ?? '', ...line(row.map((cell) => cell.count))],
      })),
      { id: 'sum', cells: [words.sum, ...line(sumsOf(cells).columns)] },
    ],
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
