import { useTranslation } from 'react-i18next'
import type { ReturnedFile } from '#contract/packets.ts'
import { Table, type TableColumn } from '#ui/Table.tsx'
import { useFormat } from '../parts/useFormat.ts'
import styles from './PacketsPage.module.css'

export interface ReturnedTableProps {
  readonly files: readonly ReturnedFile[]
  readonly merged: boolean
}

/** What each file brings in; a refused one says why instead. The same before merging and after. */
export function ReturnedTable({ files, merged }: ReturnedTableProps) {
  const { t } = useTranslation('packets')
  const format = useFormat()
  const count = (id: 'new' | 'known', width: string): TableColumn<ReturnedFile> => ({
    id,
    heading: t(`back.${id}`),
    numeric: true,
    width,
    cell: ({ counts }) => (counts ? format.number(counts[id]) : ''),
  })
  return (
    <div className={styles.table}>
      <Table
        caption={t(merged ? 'back.mergedCaption' : 'back.caption')}
        captionShown
        rows={files}
        rowId={({ stage }) => stage}
        columns={[
          {
            id: 'file',
            heading: t('back.file'),
            rowHeading: true,
            width: '13rem',
            cell: ({ fileName }) => <bdi className={styles.name}>{fileName}</bdi>,
          },
          {
            id: 'rater',
            heading: t('out.rater'),
            width: '6rem',
            cell: ({ raters }) => (raters ? format.list(raters) : ''),
          },
          count('new', '4.5rem'),
          count('known', '4.5rem'),
          { id: 'says', heading: t('back.finding'), cell: (file) => <Findings file={file} /> },
        ]}
      />
    </div>
  )
}

/** Why a file is refused, or what to mind about it; else how far its rater is. */
function Findings({ file: { reason, counts, submitted, tasks } }: { readonly file: ReturnedFile }) {
  const { t } = useTranslation('packets')
  if (reason !== null || counts === null) {
    return <span className="stop">{t(`back.refused.${reason ?? 'unreadable'}`)}</span>
  }
  const { forked, missing, stale } = counts
  return (
    <span className={styles.packet}>
      <span>{t('out.submitted', { count: tasks, submitted })}</span>
      {forked > 0 && <span className="caution">{t('back.forked', { count: forked })}</span>}
      {missing > 0 && <span className="caution">{t('back.missing', { count: missing })}</span>}
      {stale > 0 && <span className="caution">{t('back.stale', { count: stale })}</span>}
    </span>
  )
}
