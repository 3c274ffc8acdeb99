import { useTranslation } from 'react-i18next'
import type { RaterProgress } from '#contract/coordinator.ts'
import { dayOf } from '#lib/moments.ts'
import { Table } from '#ui/Table.tsx'
import type { Totals } from './progress.ts'
import { Share } from './Share.tsx'

type Row = { readonly id: string; readonly name: string; readonly lastAt: string | null } & Totals

export interface ProgressTableProps {
  readonly raters: readonly RaterProgress[]
  readonly totals: Totals
}

/** One row a rater: tasks submitted, flagged, "can't judge", last at work; the sums below. */
export function ProgressTable({ raters, totals }: ProgressTableProps) {
  const { t, i18n } = useTranslation('review')
  const rows: readonly Row[] = [
    ...raters.map(({ rater, ...progress }) => ({ id: rater.id, name: rater.pseudonym, ...progress })),
    ...(raters.length > 1 ? [{ id: 'all', name: t('all'), lastAt: null, ...totals }] : []),
  ]
  return (
    <Table
      caption={t('raters')}
      rows={rows}
      rowId={({ id }) => id}
      current={raters.length > 1 ? 'all' : null}
      columns={[
        {
          id: 'rater',
          heading: t('column.rater'),
          rowHeading: true,
          width: '24%',
          cell: ({ name }) => <bdi>{name}</bdi>,
        },
        { id: 'done', heading: t('column.submitted'), cell: (row) => <Share done={row.done} total={row.total} /> },
        {
          id: 'flagged',
          heading: t('column.flagged'),
          width: '12%',
          numeric: true,
          cell: ({ flagged }) => flagged.toLocaleString(i18n.language),
        },
        {
          id: 'cannotJudge',
          heading: t('column.cannotJudge'),
          width: '12%',
          numeric: true,
          cell: ({ cannotJudge }) => cannotJudge.toLocaleString(i18n.language),
        },
        {
          id: 'last',
          heading: t('column.last'),
          width: '20%',
          soft: true,
          cell: ({ id, lastAt }) => (lastAt === null ? (id === 'all' ? '' : t('never')) : dayOf(lastAt, new Date())),
        },
      ]}
    />
  )
}
