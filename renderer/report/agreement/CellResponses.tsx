import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CriterionId, RaterId, StudyId } from '#contract/ids.ts'
import type { RatedResponse } from '#contract/reportProcedures.ts'
import { useApi } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import type { PairNames } from '#report/views/panelView.ts'
import { Section } from '#ui/Sheet.tsx'
import { Table } from '#ui/Table.tsx'
import { aPage, itemColumn, MoreBehind } from '../parts/BehindCell.tsx'
import styles from '../ReportRoom.module.css'
import { tell } from '../words.ts'
import { ResponseReader } from './ResponseReader.tsx'

export interface CellResponsesProps {
  readonly input: {
    readonly study: StudyId
    readonly criterion: CriterionId
    readonly raterA: RaterId
    readonly raterB: RaterId
    readonly a: number
    readonly b: number
  }
  readonly names: PairNames
}

/** The responses behind one cell of two raters' table, each to be read with what both wrote. */
export function CellResponses({ input, names }: CellResponsesProps) {
  const api = useApi()
  const failure = useFailureWords()
  const [count, setCount] = useState(aPage)
  const [open, setOpen] = useState<RatedResponse | null>(null)
  const found = useQuery({
    ...api.coordinator.report.cell.queryOptions({ input: { ...input, from: 0, count } }),
    placeholderData: (before) => before,
  })
  const rows = (found.data?.responses ?? []).map((response, place) => ({ response, id: String(place) }))
  const total = found.data?.total ?? 0
  const values = { ...names, valueA: String(input.a), valueB: String(input.b) }
  const heading = tell('panel.cellName', { ...values, count: total })
  return (
    <div className={styles.apart} aria-live="polite">
      <Section heading={heading} ruled={false}>
        {found.isError && <p className="stop">{failure(found.error)}</p>}
        <ResponseTable caption={heading} rows={rows} onOpen={setOpen} />
        <MoreBehind shown={rows.length} total={total} onMore={setCount} />
      </Section>
      <ResponseReader
        response={open}
        heading={tell('panel.behind', values)}
        wrote={
          open
            ? [
                { by: names.a, comment: open.commentA },
                { by: names.b, comment: open.commentB },
              ]
            : []
        }
        onClose={() => setOpen(null)}
      />
    </div>
  )
}

type ResponseRow = { readonly id: string; readonly response: RatedResponse }

interface ResponseTableProps {
  readonly caption: string
  readonly rows: readonly ResponseRow[]
  readonly onOpen: (response: RatedResponse) => void
}

function ResponseTable({ caption, rows, onOpen }: ResponseTableProps) {
  const { t } = useTranslation('report')
  return (
    <Table
      caption={caption}
      rows={rows}
      rowId={({ id }) => id}
      columns={[
        itemColumn<ResponseRow>({
          heading: t('pairs.item'),
          itemOf: ({ response }) => response,
          onOpen: ({ response }) => onOpen(response),
        }),
        {
          id: 'system',
          heading: tell('systems.system'),
          soft: true,
          width: '20%',
          cut: true,
          cell: ({ response }) => response.system,
        },
        {
          id: 'comment',
          heading: t('pairs.comment'),
          soft: true,
          cut: true,
          cell: ({ response }) => <span dir="auto">{response.commentA || response.commentB}</span>,
        },
      ]}
    />
  )
}
