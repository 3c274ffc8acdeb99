import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyId } from '#contract/ids.ts'
import type { PacketSummary } from '#contract/packets.ts'
import { dayOf } from '#lib/moments.ts'
import { Button } from '#ui/Button.tsx'
import { Table, type TableColumn } from '#ui/Table.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import styles from './PacketsPage.module.css'
import { packetsOf, type RaterToDo } from './packetList.ts'
import { useSavePackets } from './useSavePackets.ts'

export interface HandOutTableProps {
  readonly study: StudyId
  readonly raters: readonly RaterToDo[]
  readonly packets: readonly PacketSummary[]
  /** null: judging is closed, nothing is handed out any more. */
  readonly onMake: ((rater: RaterToDo) => void) | null
}

/** One row a rater: what is left to do, the last packet, and what came back of it. */
export function HandOutTable({ study, raters, packets, onMake }: HandOutTableProps) {
  const { t } = useTranslation('packets')
  const [now] = useState(() => new Date())
  const saving = useSavePackets(study)
  const last = ({ pseudonym }: RaterToDo) => packetsOf(packets, pseudonym)[0]
  const columns: TableColumn<RaterToDo>[] = [
    {
      id: 'rater',
      heading: t('out.rater'),
      rowHeading: true,
      width: '6rem',
      cell: ({ pseudonym }) => <bdi className={styles.name}>{pseudonym}</bdi>,
    },
    {
      id: 'open',
      heading: t('out.open'),
      width: '6.5rem',
      cell: ({ open, total }) => (open === 0 ? t('out.done') : t('out.openOf', { open, total })),
    },
    {
      id: 'packet',
      heading: t('out.packet'),
      cell: (rater) => <LastPacket packet={last(rater)} now={now} onSave={(packet) => saving.mutate([packet])} />,
    },
    { id: 'back', heading: t('out.back'), cell: (rater) => <CameBack packet={last(rater)} now={now} /> },
    ...(onMake === null
      ? []
      : [
          {
            id: 'make',
            heading: '',
            width: '9rem',
            cell: (rater: RaterToDo) =>
              rater.open > 0 && (
                <Button
                  kind="plain"
                  aria-label={t('out.makeFor', { rater: rater.pseudonym })}
                  onPress={() => onMake(rater)}
                >
                  {t(last(rater) ? 'out.makeAgain' : 'out.make')}
                </Button>
              ),
          },
        ]),
  ]
  return (
    <div className={styles.table}>
      <Table caption={t('out.heading')} rows={raters} rowId={({ rater }) => rater} columns={columns} />
      {saving.error !== null && <Trouble error={saving.error} />}
    </div>
  )
}

interface LastPacketProps {
  readonly packet: PacketSummary | undefined
  readonly now: Date
  readonly onSave: (packet: PacketSummary) => void
}

function LastPacket({ packet, now, onSave }: LastPacketProps) {
  const { t } = useTranslation('packets')
  if (!packet) return <span className="soft">{t('out.never')}</span>
  const { fileName, madeAt, encrypted, tasks, raters } = packet
  const facts = [
    dayOf(madeAt, now),
    t('out.tasks', { count: tasks }),
    ...(encrypted ? [t('out.locked')] : []),
    ...(raters.length > 1 ? [t('out.shared', { count: raters.length })] : []),
  ]
  return (
    <span className={styles.packet}>
      <Button kind="link" aria-label={t('out.saveAgain', { file: fileName })} onPress={() => onSave(packet)}>
        <bdi>{fileName}</bdi>
      </Button>
      <span className="soft">{facts.join(' · ')}</span>
    </span>
  )
}

function CameBack({ packet, now }: { readonly packet: PacketSummary | undefined; readonly now: Date }) {
  const { t } = useTranslation('packets')
  const latest = packet?.returns.at(-1)
  if (!packet) return null
  if (!latest) return <span className="soft">{t('out.notBack')}</span>
  return (
    <span className={styles.packet}>
      <span>{dayOf(latest.at, now)}</span>
      <span className="soft">{t('out.submitted', { count: packet.tasks, submitted: packet.submitted })}</span>
    </span>
  )
}
