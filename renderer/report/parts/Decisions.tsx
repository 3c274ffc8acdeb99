import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { StudyId } from '#contract/ids.ts'
import type { ReportSettings } from '#contract/report.ts'
import type { Ledger } from '#contract/unblinding.ts'
import { useApi } from '#lib/client.ts'
import type { DecisionRows } from '#report/record/decisionsView.ts'
import { Section } from '#ui/Sheet.tsx'
import { Table } from '#ui/Table.tsx'
import styles from '../ReportRoom.module.css'

/** The record of a study as it stands beside a report with these settings; undefined until it is there. */
export function useLedger(study: StudyId, settings: ReportSettings): Ledger | undefined {
  const api = useApi()
  return useQuery(
    api.coordinator.unblinding.ledger.queryOptions({ input: { study, settings }, refetchOnMount: 'always' }),
  ).data
}

/** A table of decisions on record under its heading, where there is any; `children` stand below it. */
export function Decisions({ of, children }: { readonly of: DecisionRows | null; readonly children?: ReactNode }) {
  if (!of) return null
  const { heading, columns, rows, wordColumns } = of
  return (
    <div className={styles.apart}>
      <Section heading={heading} ruled={false}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a small window */}
        <div className={styles.wide} tabIndex={0} role="group" aria-label={heading}>
          <Table
            caption={heading}
            rows={rows}
            rowId={({ id }) => id}
            columns={columns.map((column, place) => ({
              id: column,
              heading: column,
              rowHeading: place === 0,
              numeric: place >= wordColumns,
              cell: (row: DecisionRows['rows'][number]) => row.cells[place] ?? '',
            }))}
          />
        </div>
        {children}
      </Section>
    </div>
  )
}
