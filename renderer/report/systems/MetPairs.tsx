import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyId, SystemId } from '#contract/ids.ts'
import type { MetPair, SystemOutcome } from '#contract/report.ts'
import { useApi } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import { Section } from '#ui/Sheet.tsx'
import { Table } from '#ui/Table.tsx'
import styles from '../consistency/ConsistencyPage.module.css'
import { PairReader } from '../consistency/PairReader.tsx'
import { aPage, itemColumn, MoreBehind } from '../parts/BehindCell.tsx'
import { tell } from '../words.ts'

export interface MetPairsProps {
  readonly study: StudyId
  readonly protocol: SystemOutcome['protocol']
  readonly a: SystemId
  readonly b: SystemId
  /** The cell in words: who, over whom, how often. */
  readonly heading: string
}

/** The comparisons behind a cell of the win matrix, each to be read with both responses. A is the system at the left. */
export function MetPairs({ study, protocol, a, b, heading }: MetPairsProps) {
  const { t } = useTranslation('report')
  const api = useApi()
  const failure = useFailureWords()
  const [count, setCount] = useState(aPage)
  const [open, setOpen] = useState<MetPair | null>(null)
  const found = useQuery({
    ...api.coordinator.report.metPairs.queryOptions({ input: { study, protocol, a, b, from: 0, count } }),
    placeholderData: (before) => before,
  })
  const { total = 0, pairs = [] } = found.data ?? {}
  return (
    <div className={styles.pairs} aria-live="polite">
      <Section heading={heading} ruled={false}>
        {found.isError && <p className="stop">{failure(found.error)}</p>}
        {pairs.length > 0 && <MetTable pairs={pairs} caption={heading} onOpen={setOpen} />}
        <MoreBehind shown={pairs.length} total={total} onMore={setCount} />
      </Section>
      <PairReader
        pair={open}
        said={open ? `${open.rater ?? t('pairs.merged')}: ${tell(`consistency.outcome.${open.stated}`)}` : ''}
        wrote={open ? [{ by: null, comment: open.comment }] : []}
        onClose={() => setOpen(null)}
      />
    </div>
  )
}

interface MetTableProps {
  readonly pairs: readonly MetPair[]
  readonly caption: string
  readonly onOpen: (pair: MetPair) => void
}

function MetTable({ pairs, caption, onOpen }: MetTableProps) {
  const { t } = useTranslation('report')
  const rows = pairs.map((pair, place) => ({ pair, id: String(place) }))
  return (
    <Table
      caption={caption}
      rows={rows}
      rowId={({ id }) => id}
      columns={[
        { id: 'rater', heading: t('pairs.rater'), width: '12%', cut: true, cell: ({ pair }) => pair.rater ?? '' },
        itemColumn<(typeof rows)[number]>({
          heading: t('pairs.item'),
          width: '38%',
          itemOf: ({ pair }) => pair,
          onOpen: ({ pair }) => onOpen(pair),
        }),
        {
          id: 'stated',
          heading: t('pairs.systems'),
          soft: true,
          width: '15%',
          cell: ({ pair }) => tell(`consistency.outcome.${pair.stated}`),
        },
        {
          id: 'comment',
          heading: t('pairs.comment'),
          soft: true,
          cut: true,
          cell: ({ pair }) => <span dir="auto">{pair.comment}</span>,
        },
      ]}
    />
  )
}
