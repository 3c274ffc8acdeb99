import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './Table.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export interface TableColumn<Row> {
  readonly id: string
  readonly heading: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Figures: at the far end of the cell. */
  readonly numeric?: boolean
  /** Names the row. */
  readonly rowHeading?: boolean
  /** CSS length; the rest share what is left. */
  readonly width?: string
  /** One line, cut with an ellipsis. Never for an answer under judgement. */
  readonly cut?: boolean
  /** Softer ink. */
  readonly soft?: boolean
  /** How rows are sorted by this column now; the heading becomes a button when `onSort` is given. */
  readonly sorted?: 'ascending' | 'descending' | 'none'
}

export interface TableProps<Row> {
  /** Names the table for a screen reader, and prints above it with `captionShown`. */
  readonly caption: string
  readonly captionShown?: boolean
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  readonly onSort?: (columnId: string) => void
  /** The row attended to. */
  readonly current?: string | null
  /** Instead of rows when there are none. */
  readonly empty?: ReactNode
  /** Tighter rows: tables of many figures. */
  readonly dense?: boolean
}

/** A plain table: hairlines between rows, an edge under the headings, tabular figures. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, captionShown, columns, rows, rowId, onSort, current, empty, dense } = props
  const sized = columns.some((column) => column.width !== undefined)
  return (
    <table className={classes(styles.table, dense && styles.dense, sized && styles.sized)}>
      <caption className={classes(captionShown ? styles.caption : undefined)}>
        {captionShown ? caption : <VisuallyHidden>{caption}</VisuallyHidden>}
      </caption>
      {sized && (
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={column.width === undefined ? undefined : { width: column.width }} />
          ))}
        </colgroup>
      )}
      <thead>
        <tr>
          {columns.map((column) => (
            <Heading key={column.id} column={column} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const id = rowId(row)
          return (
            <tr key={id} aria-current={id === current ? 'true' : undefined}>
              {columns.map((column) => (
                <Cell key={column.id} column={column} row={row} />
              ))}
            </tr>
          )
        })}
        {rows.length === 0 && empty !== undefined && (
          <tr>
            <td colSpan={columns.length} className={styles.soft}>
              {empty}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

function Heading<Row>(props: { readonly column: TableColumn<Row>; readonly onSort: TableProps<Row>['onSort'] }) {
  const { column, onSort } = props
  const sortable = onSort !== undefined && column.sorted !== undefined
  return (
    <th
      scope="col"
      className={classes(column.numeric && styles.numeric)}
      aria-sort={sortable && column.sorted !== 'none' ? column.sorted : undefined}
    >
      {sortable ? (
        <button type="button" className={styles.sort} onClick={() => onSort(column.id)}>
          {column.heading}
          <span className={styles.sortSign} data-sorted={column.sorted} aria-hidden="true" />
        </button>
      ) : (
        column.heading
      )}
    </th>
  )
}

function Cell<Row>({ column, row }: { readonly column: TableColumn<Row>; readonly row: Row }) {
  const className = classes(column.numeric && styles.numeric, column.cut && styles.cut, column.soft && styles.soft)
  return column.rowHeading ? (
    <th scope="row" className={className}>
      {column.cell(row)}
    </th>
  ) : (
    <td className={className}>{column.cell(row)}</td>
  )
}
