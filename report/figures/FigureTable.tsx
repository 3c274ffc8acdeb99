import type { ReactNode } from 'react'

export interface FigureTableRow {
  readonly id: string
  /** The first cell names the row. */
  readonly cells: readonly ReactNode[]
}

export interface FigureTableProps {
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly FigureTableRow[]
}

/** The same numbers as a table: for a screen reader, for copying, and where a drawing cannot be seen. */
export function FigureTable({ caption, columns, rows }: FigureTableProps) {
  return (
    <table className="fig-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column, index) => (
            <th key={column} scope="col" className={index === 0 ? undefined : 'fig-num'}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {row.cells.map((cell, index) =>
              index === 0 ? (
                <th key={columns[index]} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={columns[index]} className="fig-num">
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export interface FigureFrameProps {
  /** One of the figures. */
  readonly children: ReactNode
  /** Under the figure: method, n, what was left out. */
  readonly note?: ReactNode
  readonly table: FigureTableProps
  /** Opens the table: "The same numbers as a table". */
  readonly tableWords: string
}

/** A figure with its note and its data table, folded. Needs no script, so it works in the exported report too. */
export function FigureFrame({ children, note, table, tableWords }: FigureFrameProps) {
  return (
    <figure className="fig-frame">
      {children}
      {note !== undefined && <figcaption className="fig-note">{note}</figcaption>}
      <details className="fig-details">
        <summary>{tableWords}</summary>
        <FigureTable {...table} />
      </details>
    </figure>
  )
}
