import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CriterionId, RaterId, StudyId } from '#contract/ids.ts'
import type { RatedResponse } from '#contract/reportProcedures.ts'
import { useApi } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import type { PairNames } from '#report/views/panelView.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Prose } from '#ui/Prose.tsx'
import { Section } from '#ui/Sheet.tsx'
import { Table } from '#ui/Table.tsx'
import pairStyles from '../consistency/ConsistencyPage.module.css'
import { aPage, itemColumn, MoreBehind } from '../parts/BehindCell.tsx'
import styles from '../ReportRoom.module.css'
import { tell } from '../words.ts'

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
        names={names}
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

interface ReaderProps {
  readonly response: RatedResponse | null
  readonly heading: string
  readonly names: PairNames
  readonly onClose: () => void
}

function ResponseReader({ response, heading, names, onClose }: ReaderProps) {
  const { t } = useTranslation('report')
  const wrote = response
    ? ([
        [names.a, response.commentA],
        [names.b, response.commentB],
      ] as const)
    : []
  return (
    <Dialog
      isOpen={response !== null}
      onClose={onClose}
      title={response?.itemTitle || heading}
      size="reading"
      actions={
        <Button kind="plain" onPress={onClose}>
          {t('close')}
        </Button>
      }
    >
      {response && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable from the keyboard
        <div className={pairStyles.reader} tabIndex={0} role="group" aria-label={heading}>
          <p>{heading}</p>
          {wrote.map(
            ([name, comment]) =>
              comment !== '' && (
                <p key={name} dir="auto">
                  {name}: {t('pairs.wrote', { comment })}
                </p>
              ),
          )}
          <div className={`soft ${styles.under}`}>
            <Prose text={response.prompt} words={{ image: t('image') }} />
          </div>
          <section className={styles.under}>
            <h3>{response.system}</h3>
            <Prose text={response.response} words={{ image: t('image') }} />
          </section>
        </div>
      )}
    </Dialog>
  )
}
