import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { Table } from '#ui/Table.tsx'
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
  /** Rows shown before the rest is asked for, those with the most to do first; absent: all, in their order. */
  readonly most?: number
}

/** Progress of parts of the work, one row a part. */
export function PartTable({ caption, parts, most }: PartTableProps) {
  const { t } = useTranslation('settle')
  const [all, setAll] = useState(false)
  const cut = most !== undefined && !all && parts.length > most
  const rows = cut ? parts.toSorted((one, other) => shareOf(one) - shareOf(other)).slice(0, most) : parts
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
      {cut && <Button onPress={() => setAll(true)}>{t('parts.showAll', { count: parts.length })}</Button>}
    </>
  )
}

const shareOf = ({ done, total }: Part): number => (total === 0 ? 1 : done / total)
