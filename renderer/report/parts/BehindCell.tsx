import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import type { TableColumn } from '#ui/Table.tsx'
import styles from './BehindCell.module.css'

/** What stands behind a cell of a table, listed: a column to open each by its item, and more of them. */

interface ItemColumn<Row> {
  readonly heading: string
  readonly width?: string
  readonly itemOf: (row: Row) => { readonly itemTitle: string; readonly prompt: string }
  readonly onOpen: (row: Row) => void
}

/** Names each row by its item, as a link that opens it. */
export const itemColumn = <Row,>({ heading, width, itemOf, onOpen }: ItemColumn<Row>): TableColumn<Row> => ({
  id: 'item',
  heading,
  rowHeading: true,
  cut: true,
  ...(width === undefined ? {} : { width }),
  cell: (row) => (
    <span className={styles.link}>
      <Button kind="link" onPress={() => onOpen(row)}>
        {itemOf(row).itemTitle || itemOf(row).prompt}
      </Button>
    </span>
  ),
})

export interface MoreBehindProps {
  readonly shown: number
  readonly total: number
  /** With how many to show next. */
  readonly onMore: (count: number) => void
}

/** Rows that come at a time. */
export const aPage = 20
/** The most that are listed. */
const most = 200

/** Under the list while there are more that can be listed. */
export function MoreBehind({ shown, total, onMore }: MoreBehindProps): ReactElement | null {
  const { t } = useTranslation('report')
  if (shown === 0 || shown >= Math.min(total, most)) return null
  return (
    <p className={styles.more}>
      <Button kind="link" onPress={() => onMore(Math.min(most, shown + aPage))}>
        {t('pairs.more', { count: Math.min(aPage, total - shown) })}
      </Button>
    </p>
  )
}
