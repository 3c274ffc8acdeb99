import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { Table } from '#ui/Table.tsx'
import { Pager } from '../Pager.tsx'
import { Share } from './Share.tsx'

interface Part {
  readonly name: string
  readonly words: string
  readonly done: number
  readonly total: number
}

export interface PartTableProps {
  readonly caption: string
  readonly parts: readonly Part[]
  /** Rows shown before the rest is asked for, those with the most to do first; absent: all, in their order, by hundreds. */
  readonly most?: number
}

/** Rows on one page once all are asked for: ten thousand at once would hold up the window. */
const pageSize = 100

/** Progress of parts of the work, one row a part. */
export function PartTable({ caption, parts, most }: PartTableProps) {
  const { t } = useTranslation('settle')
  // null: only those with the most to do.
  const [from, setFrom] = useState<number | null>(null)
  const cut = most !== undefined && from === null && parts.length > most
  const begin = from ?? 0
  const rows = useMemo(
    () =>
      cut
        ? parts.toSorted((one, other) => shareOf(one) - shareOf(other)).slice(0, most)
        : parts.slice(begin, begin + pageSize),
    [parts, cut, most, begin],
  )
  return (
    <>
      <Table
        caption={caption}
        dense
        rows={rows}
        rowId={({ name }) => name}
        columns={[
          {
            id: 'part',
            heading: t('parts.part'),
            rowHeading: true,
            width: '40%',
            cell: ({ words }) => <bdi>{words}</bdi>,
          },
          { id: 'done', heading: t('parts.submitted'), cell: (part) => <Share {...part} /> },
        ]}
      />
      {cut ? (
        <Button onPress={() => setFrom(0)}>{t('parts.showAll', { count: parts.length })}</Button>
      ) : (
        <Pager from={begin} size={pageSize} total={parts.length} onFrom={setFrom} />
      )}
    </>
  )
}

const shareOf = ({ done, total }: Part): number => (total === 0 ? 1 : done / total)
