import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { PacketSummary } from '#contract/packets.ts'
import { roomPlace } from '#lib/places.ts'
import { Button } from '#ui/Button.tsx'
import { Bar, Section, Sheet } from '#ui/Sheet.tsx'
import { Waiting } from '#ui/Waiting.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import type { PageProps } from '../study.ts'
import { HandOutTable } from './HandOutTable.tsx'
import { MakeDialog } from './MakeDialog.tsx'
import styles from './PacketsPage.module.css'
import { type RaterToDo, usePackets } from './packetList.ts'
import { ReturnedTable } from './ReturnedTable.tsx'
import { TakeBackArea } from './TakeBackArea.tsx'
import { type TakeBack, useTakeBack } from './useTakeBack.ts'

/** Files for raters' own computers: handed out, taken back, merged. */
export function PacketsPage({ overview, onOpen }: PageProps) {
  const { t } = useTranslation('packets')
  const [, go] = useLocation()
  const list = usePackets(overview.study)
  if (overview.stage === 'preparing') {
    return (
      <Sheet title={t('page.notYetTitle')} second={t('page.notYet')}>
        <Button kind="plain" onPress={() => onOpen('plan')}>
          {t('page.toPlan')}
        </Button>
      </Sheet>
    )
  }
  if (list.isPending) return <Waiting>{t('page.opening')}</Waiting>
  if (list.isError) return <Trouble error={list.error} onRetry={() => void list.refetch()} />
  const { raters, packets } = list.data
  if (raters.length === 0) {
    return (
      <Sheet title={t('page.noneTitle')} second={t('page.none')}>
        <Button kind="plain" onPress={() => go(roomPlace(overview.study, 'report'))}>
          {t('page.toReport')}
        </Button>
      </Sheet>
    )
  }
  return <HandOutSheet overview={overview} raters={raters} packets={packets} />
}

interface HandOutSheetProps {
  readonly overview: PageProps['overview']
  readonly raters: readonly RaterToDo[]
  readonly packets: readonly PacketSummary[]
}

function HandOutSheet({ overview, raters, packets }: HandOutSheetProps) {
  const { t } = useTranslation('packets')
  const { study, stage } = overview
  const open = stage === 'judging'
  const [making, setMaking] = useState<readonly RaterToDo[]>([])
  const back = useTakeBack(study)
  const toDo = raters.filter((rater) => rater.open > 0)
  return (
    <Sheet
      title={titleOf(t, packets)}
      second={t(open ? 'page.second' : 'page.closed')}
      bar={open ? <PacketsBar back={back} toDo={toDo.length} onEveryone={() => setMaking(toDo)} /> : undefined}
    >
      {back.files.length > 0 && (
        <div className={styles.returned}>
          <ReturnedTable files={back.files} merged={back.merged} />
        </div>
      )}
      <Section heading={t('out.heading')} note={t('out.note', { count: toDo.length })} ruled={false}>
        <HandOutTable
          study={study}
          raters={raters}
          packets={packets}
          onMake={open ? (one) => setMaking([one]) : null}
        />
      </Section>
      {open && (
        <div className={styles.back}>
          <Section heading={t('back.heading')} ruled={false} spaced>
            <TakeBackArea back={back} />
          </Section>
        </div>
      )}
      {open && <MakeDialog study={study} raters={making} onClose={() => setMaking([])} />}
    </Sheet>
  )
}

interface PacketsBarProps {
  readonly back: TakeBack
  readonly toDo: number
  readonly onEveryone: () => void
}

/** The one filled button: merging what was dropped, else handing out what is left. */
function PacketsBar({ back, toDo, onEveryone }: PacketsBarProps) {
  const { t } = useTranslation('packets')
  const mergeable = back.merged ? 0 : back.files.filter(({ reason }) => reason === null).length
  return (
    <Bar
      end={
        mergeable > 0 ? (
          <>
            <Button onPress={back.forget}>{t('back.forget')}</Button>
            <Button kind="primary" notYet={back.busy} onPress={back.merge}>
              {t('back.merge', { count: mergeable })}
            </Button>
          </>
        ) : (
          <Button kind="primary" notYet={toDo === 0} onPress={onEveryone}>
            {t('out.everyone')}
          </Button>
        )
      }
    >
      <span aria-live="polite">{back.says}</span>
    </Bar>
  )
}

type T = ReturnType<typeof useTranslation<'packets'>>['t']

/** The finding: how many are out, and how many of those came back. */
function titleOf(t: T, packets: readonly PacketSummary[]): string {
  if (packets.length === 0) return t('page.titleNone')
  const back = packets.filter(({ returns }) => returns.length > 0).length
  return back === packets.length
    ? t('page.titleAllBack', { count: packets.length })
    : t('page.titleOut', { count: packets.length, back })
}
