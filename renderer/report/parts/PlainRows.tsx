import { Table } from '#ui/Table.tsx'
import styles from '../ReportRoom.module.css'

type Row = { readonly id: string; readonly cells: readonly string[] }

export interface PlainRowsProps {
  readonly caption: string
  /** The first names the rows. */
  readonly headings: readonly string[]
  readonly rows: readonly Row[]
}

/** A table of words and figures that may be wider than a small window. */
export function PlainRows({ caption, headings, rows }: PlainRowsProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a small window
    <div className={styles.wide} tabIndex={0} role="group" aria-label={caption}>
      <Table
        caption={caption}
        dense
        rows={rows}
        rowId={({ id }) => id}
        columns={headings.map((heading, place) => ({
          id: heading,
          heading,
          rowHeading: place === 0,
          numeric: place > 0,
          soft: place > 1,
          cell: (row: Row) => row.cells[place] ?? '',
        }))}
      />
    </div>
  )
}
