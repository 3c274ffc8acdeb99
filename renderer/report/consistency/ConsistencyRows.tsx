import type { ConsistencyRow } from '#report/views/consistencyView.ts'
import { Section } from '#ui/Sheet.tsx'
import { Table, type TableColumn } from '#ui/Table.tsx'
import { tell } from '../words.ts'
import styles from './ConsistencyPage.module.css'

export interface ConsistencyRowsProps {
  readonly caption: string
  /** Over the names of the rows. */
  readonly first: string
  readonly rows: readonly ConsistencyRow[]
  /** The row that the page shows now. */
  readonly current: string | null
}

/** Consistency by criterion or by rater: each with its interval and n. */
export function ConsistencyRows({ caption, first, rows, current }: ConsistencyRowsProps) {
  const column = (
    id: 'consistent' | 'interval' | 'reversals' | 'hedges' | 'n',
    soft: boolean,
  ): TableColumn<ConsistencyRow> => ({
    id,
    heading: tell(`consistency.${id}`),
    numeric: true,
    soft,
    cell: (row) => row[id],
  })
  return (
    <div className={styles.rows}>
      <Section heading={caption} ruled={false}>
        <Table
          caption={caption}
          rows={rows}
          rowId={({ id }) => id}
          current={current}
          columns={[
            { id: 'name', heading: first, rowHeading: true, cell: ({ name }) => name },
            column('consistent', false),
            column('interval', true),
            column('reversals', true),
            column('hedges', true),
            column('n', true),
          ]}
        />
      </Section>
    </div>
  )
}
