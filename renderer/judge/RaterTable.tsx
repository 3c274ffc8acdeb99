import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RaterId } from '#contract/ids.ts'
import type { Client } from '#lib/client.ts'
import { dayOf } from '#lib/moments.ts'
import { Button } from '#ui/Button.tsx'
import { Table } from '#ui/Table.tsx'
import styles from './JudgeRoom.module.css'

export type RaterProgress = Awaited<ReturnType<Client['coordinator']['judging']['progress']>>['raters'][number]

export interface RaterTableProps {
  readonly raters: readonly RaterProgress[]
  /** Judging is open; else the desks can only be read. */
  readonly open: boolean
  readonly onHandOver: (rater: RaterId) => void
  /** Raters whose desks are behind a PIN. */
  readonly pins: ReadonlySet<RaterId>
  readonly onPin: (rater: RaterProgress['rater']) => void
}

/** The raters by pseudonym and how far they are. Blind to what they judged. */
export function RaterTable({ raters, open, onHandOver, pins, onPin }: RaterTableProps) {
  const { t } = useTranslation(['judge', 'packets'])
  const [now] = useState(() => new Date())
  return (
    <Table
      caption={t('room.rater')}
      rows={raters}
      rowId={({ rater }) => rater.id}
      columns={[
        {
          id: 'rater',
          heading: t('room.rater'),
          rowHeading: true,
          cell: ({ rater }) => <bdi>{rater.pseudonym}</bdi>,
        },
        { id: 'progress', heading: t('room.progress'), cell: (row) => <Submitted row={row} /> },
        {
          id: 'last',
          heading: t('room.last'),
          soft: true,
          cell: ({ lastAt }) => (lastAt === null ? t('room.never') : dayOf(lastAt, now)),
        },
        { id: 'flagged', heading: t('room.flagged'), numeric: true, cell: ({ flagged }) => flagged },
        { id: 'cannot', heading: t('room.cannotJudge'), numeric: true, cell: ({ cannotJudge }) => cannotJudge },
        {
          id: 'pin',
          heading: t('packets:pin.column'),
          cell: ({ rater }) => (
            <Button
              quiet={!pins.has(rater.id)}
              aria-label={t(pins.has(rater.id) ? 'packets:pin.changeOf' : 'packets:pin.setOf', {
                rater: rater.pseudonym,
              })}
              onPress={() => onPin(rater)}
            >
              {t(pins.has(rater.id) ? 'packets:pin.isSet' : 'packets:pin.set')}
            </Button>
          ),
        },
        {
          id: 'desk',
          heading: '',
          cell: ({ rater }) => (
            <Button kind="plain" onPress={() => onHandOver(rater.id)}>
              {open ? t('room.handOver', { rater: rater.pseudonym }) : t('room.read', { rater: rater.pseudonym })}
            </Button>
          ),
        },
      ]}
    />
  )
}

function Submitted({ row: { done, total } }: { readonly row: RaterProgress }) {
  const { t } = useTranslation('judge')
  return (
    <span className={styles.progress}>
      <span className={styles.bar} aria-hidden="true">
        <i style={{ inlineSize: `${(100 * done) / total}%` }} />
      </span>
      <span>{t('room.progressOf', { done, total })}</span>
    </span>
  )
}
