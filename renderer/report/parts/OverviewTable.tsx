import type { OverviewRow } from '#report/views/overviewView.ts'
import { Button } from '#ui/Button.tsx'
import { Table } from '#ui/Table.tsx'
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
        { id: 'what', heading: tell('agreement.coefficient'), soft: true, cell: ({ what }) => what },
        { id: 'value', heading: tell('overview.value'), numeric: true, cell: ({ value }) => <b>{value}</b> },
        {
          id: 'interval',
          heading: tell('overview.interval'),
          numeric: true,
          soft: true,
          cell: ({ interval }) => interval,
        },
        { id: 'n', heading: tell('overview.n'), numeric: true, soft: true, cell: ({ n }) => n },
      ]}
    />
  )
}
