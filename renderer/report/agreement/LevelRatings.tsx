import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CriterionId, StudyId } from '#contract/ids.ts'
import type { LevelRating } from '#contract/reportProcedures.ts'
import { useApi } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import { Section } from '#ui/Sheet.tsx'
import { Table } from '#ui/Table.tsx'
import { aPage, itemColumn, MoreBehind } from '../parts/BehindCell.tsx'
import styles from '../ReportRoom.module.css'
import { tell } from '../words.ts'
import { ResponseReader } from './ResponseReader.tsx'

export interface LevelRatingsProps {
  readonly input: { readonly study: StudyId; readonly criterion: CriterionId; readonly value: number }
}

/** The ratings that gave one level, each to be read with its response. */
export function LevelRatings({ input }: LevelRatingsProps) {
  const api = useApi()
  const failure = useFailureWords()
  const [count, setCount] = useState(aPage)
  const [open, setOpen] = useState<LevelRating | null>(null)
  const found = useQuery({
    ...api.coordinator.report.level.queryOptions({ input: { ...input, from: 0, count } }),
    placeholderData: (before) => before,
  })
  const ratings = found.data?.ratings ?? []
  const total = found.data?.total ?? 0
  const heading = tell('agreement.levelGiven', { level: String(input.value), count: total })
  return (
    <div className={styles.apart} aria-live="polite">
      <Section heading={heading} ruled={false}>
        {found.isError && <p className="stop">{failure(found.error)}</p>}
        <RatingTable caption={heading} ratings={ratings} onOpen={setOpen} />
        <MoreBehind shown={ratings.length} total={total} onMore={setCount} />
      </Section>
      <ResponseReader
        response={open}
        heading={open ? `${open.rater}: ${input.value}` : heading}
        wrote={open ? [{ by: open.rater, comment: open.comment }] : []}
        onClose={() => setOpen(null)}
      />
    </div>
  )
}

type RatingRow = { readonly id: string; readonly rating: LevelRating }

interface RatingTableProps {
  readonly caption: string
  readonly ratings: readonly LevelRating[]
  readonly onOpen: (rating: LevelRating) => void
}

function RatingTable({ caption, ratings, onOpen }: RatingTableProps) {
  const { t } = useTranslation('report')
  const of = (column: 'rater' | 'system' | 'comment', heading: string) => ({
    id: column,
    heading,
    soft: true,
    cut: true,
    ...(column === 'comment' ? {} : { width: '18%' }),
    cell: ({ rating }: RatingRow) => <span dir="auto">{rating[column]}</span>,
  })
  return (
    <Table
      caption={caption}
      rows={ratings.map((rating, place) => ({ rating, id: String(place) }))}
      rowId={({ id }) => id}
      columns={[
        itemColumn<RatingRow>({
          heading: t('pairs.item'),
          itemOf: ({ rating }) => rating,
          onOpen: ({ rating }) => onOpen(rating),
        }),
        of('rater', t('pairs.rater')),
        of('system', tell('systems.system')),
        of('comment', t('pairs.comment')),
      ]}
    />
  )
}
