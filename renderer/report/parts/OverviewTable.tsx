import type { OverviewRow } from '#report/views/overviewView.ts'
import { Button } from '#ui/Button.tsx'
import { Table } from '#ui/Table.tsx'
import styles from '../ReportRoom.module.css'
import { tell } from '../words.ts'

export interface OverviewTableProps {
  readonly caption: string
  readonly rows: readonly OverviewRow[]
  /** Over the names of the rows. */
  readonly nameHeading: string
  readonly onOpen: (row: OverviewRow) => void
}

/** One number a row, with its interval and its n; the name opens the page behind it. */
export function OverviewTable({ caption, rows, nameHeading, onOpen }: OverviewTableProps) {
  return (
    <Table
      caption={caption}
      rows={rows}
      rowId={({ id }) => id}
      columns={[
        {
          id: 'name',
          heading: nameHeading,
          rowHeading: true,
          cell: (row) => (
            <Button kind="link" onPress={() => onOpen(row)}>
              {row.name}
            </Button>
          ),
        },
        { id: 'what', heading: tell('agreement.coefficient'), soft: true, width: '27%', cell: ({ what }) => what },
        {
          id: 'value',
          heading: tell('overview.value'),
          numeric: true,
          width: '20%',
          cell: ({ value }) => <b className={styles.says}>{value}</b>,
        },
        {
          id: 'interval',
          heading: tell('overview.interval'),
          numeric: true,
          soft: true,
          width: '16%',
          cell: ({ interval }) => interval,
        },
        { id: 'n', heading: tell('overview.n'), numeric: true, soft: true, width: '8%', cell: ({ n }) => n },
      ]}
    />
  )
}
