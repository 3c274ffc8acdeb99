import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyId } from '#contract/ids.ts'
import type { Consistency, ConsistencyCell, ConsistencyPair } from '#contract/report.ts'
import { useApi } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import { cellTitle } from '#report/views/consistencyView.ts'
import { Section } from '#ui/Sheet.tsx'
import { Table } from '#ui/Table.tsx'
import { aPage, itemColumn, MoreBehind } from '../parts/BehindCell.tsx'
import { tell, words } from '../words.ts'
import styles from './ConsistencyPage.module.css'
import { PairReader } from './PairReader.tsx'
import { ratingWords } from './ratingWords.ts'

export interface PairsBehindProps {
  readonly study: StudyId
  readonly consistency: Consistency
  readonly cell: ConsistencyCell
  /** The person chose the cell; before that a few pairs of the fuller reversal are shown. */
  readonly chosen: boolean
}

const fewAtFirst = 3

/** The pairs behind one cell of the table, each to be read with both responses. */
export function PairsBehind({ study, consistency, cell, chosen }: PairsBehindProps) {
  const { t } = useTranslation('report')
  const api = useApi()
  const failure = useFailureWords()
  const [shown, setShown] = useState<number | null>(null)
  const count = shown ?? (chosen ? aPage : fewAtFirst)
  const { criterion, statedBy, withinRater } = consistency
  const pairs = useQuery({
    ...api.coordinator.report.pairs.queryOptions({ input: { study, criterion, statedBy, cell, from: 0, count } }),
    placeholderData: (before) => before,
  })
  const [open, setOpen] = useState<ConsistencyPair | null>(null)
  const total = pairs.data?.total ?? withinRater.table[cell]
  const list = pairs.data?.pairs ?? []
  return (
    <div className={styles.pairs}>
      <Section heading={cellTitle(words, consistency, cell, total)} note={t('pairs.choose')} ruled={false}>
        {pairs.isError && <p className="stop">{failure(pairs.error)}</p>}
        {total === 0 && <p className={styles.none}>{t('pairs.none')}</p>}
        {list.length > 0 && (
          <PairTable
            pairs={list}
            caption={cellTitle(words, consistency, cell, total)}
            merged={criterion === null}
            onOpen={setOpen}
          />
        )}
        <MoreBehind shown={list.length} total={total} onMore={setShown} />
      </Section>
      <PairReader
        pair={open}
        said={
          open
            ? t('pairs.said', {
                rater: open.rater ?? t('pairs.merged'),
                a: ratingWords(open.ratingA),
                b: ratingWords(open.ratingB),
                stated: tell(`consistency.outcome.${open.stated}`),
              })
            : ''
        }
        wrote={open ? [{ by: null, comment: open.comment }] : []}
        onClose={() => setOpen(null)}
      />
    </div>
  )
}

interface PairTableProps {
  readonly pairs: readonly ConsistencyPair[]
  readonly caption: string
  /** Ratings are averages over criteria, each as a share of its scale. */
  readonly merged: boolean
  readonly onOpen: (pair: ConsistencyPair) => void
}

function PairTable({ pairs, caption, merged, onOpen }: PairTableProps) {
  const { t } = useTranslation('report')
  const rows = pairs.map((pair, place) => ({ pair, id: String(place) }))
  return (
    <Table
      caption={caption}
      rows={rows}
      rowId={({ id }) => id}
      columns={[
        { id: 'rater', heading: t('pairs.rater'), width: '8%', cut: true, cell: ({ pair }) => pair.rater ?? '' },
        itemColumn<(typeof rows)[number]>({
          heading: t('pairs.item'),
          width: '32%',
          itemOf: ({ pair }) => pair,
          onOpen: ({ pair }) => onOpen(pair),
        }),
        {
          id: 'systems',
          heading: t('pairs.systems'),
          soft: true,
          width: '20%',
          cut: true,
          cell: ({ pair }) => t('pairs.systemsAre', { a: pair.systemA, b: pair.systemB }),
        },
        {
          id: 'rated',
          heading: t(merged ? 'pairs.ratedMerged' : 'pairs.ratedColumn'),
          soft: true,
          width: '13%',
          cell: ({ pair }) => t('pairs.rated', { a: ratingWords(pair.ratingA), b: ratingWords(pair.ratingB) }),
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
