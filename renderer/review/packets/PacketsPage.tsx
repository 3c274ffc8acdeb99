import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { PacketSummary } from '#contract/packets.ts'
import type { ForkedTask } from '#contract/review.ts'
import { useApi, useClient } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import { dayAndTime } from '#lib/moments.ts'
import { roomPlace } from '#lib/places.ts'
import { newCommand } from '#lib/randomCode.ts'
import { Button } from '#ui/Button.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { Table } from '#ui/Table.tsx'
import type { ReviewPageProps } from '../pages.ts'
import styles from '../ReviewRoom.module.css'
import { Failed, Opening } from '../States.tsx'
import { ForkTable } from './ForkTable.tsx'

/** Packets out and in, and tasks that came back answered in two copies. Blind to what was judged. */
export function PacketsPage({ overview: { study, stage } }: ReviewPageProps) {
  const { t, i18n } = useTranslation('settle')
  const api = useApi()
  const [, go] = useLocation()
  const list = useQuery(api.coordinator.packets.list.queryOptions({ input: { study }, refetchOnMount: 'always' }))
  const forks = useQuery(api.coordinator.review.forks.queryOptions({ input: { study }, refetchOnMount: 'always' }))
  const error = list.error ?? forks.error
  if (error !== null) {
    return <Failed error={error} onRetry={() => void Promise.all([list.refetch(), forks.refetch()])} />
  }
  if (!list.data || !forks.data) return <Opening />
  const { packets } = list.data
  const back = packets.filter(({ returns }) => returns.length > 0).length
  const count = (value: number) => value.toLocaleString(i18n.language)
  return (
    <Sheet
      title={
        packets.length === 0
          ? t('packets.none')
          : t('packets.title', { back: count(back), made: count(packets.length) })
      }
      second={t('packets.second')}
    >
      <Button kind="plain" onPress={() => go(`${roomPlace(study, 'prepare')}/packets`)}>
        {t('packets.toPackets')}
      </Button>
      {packets.length > 0 && (
        <>
          <Section heading={t('packets.list')} ruled={false} spaced>
            <OutAndIn packets={packets} />
          </Section>
          <Twice study={study} tasks={forks.data.tasks} open={stage === 'judging' || stage === 'closed'} />
        </>
      )}
    </Sheet>
  )
}

function OutAndIn({ packets }: { readonly packets: readonly PacketSummary[] }) {
  const { t, i18n } = useTranslation('settle')
  const names = new Intl.ListFormat(i18n.language)
  const count = (value: number) => value.toLocaleString(i18n.language)
  return (
    <Table
      caption={t('packets.list')}
      rows={packets}
      rowId={({ packet }) => packet}
      columns={[
        {
          id: 'raters',
          heading: t('packets.forWhom'),
          rowHeading: true,
          cell: ({ raters }) => <bdi>{names.format(raters)}</bdi>,
        },
        { id: 'made', heading: t('packets.made'), cell: ({ madeAt }) => dayAndTime(madeAt) },
        {
          id: 'submitted',
          heading: t('packets.submitted'),
          numeric: true,
          cell: ({ submitted, tasks }) => t('packets.of', { met: count(submitted), of: count(tasks) }),
        },
        {
          id: 'last',
          heading: t('packets.last'),
          cell: ({ returns }) => {
            const last = returns.at(-1)
            return last ? dayAndTime(last.at) : <span className="soft">{t('packets.never')}</span>
          },
        },
      ]}
    />
  )
}

interface TwiceProps {
  readonly study: ReviewPageProps['overview']['study']
  readonly tasks: readonly ForkedTask[]
  /** Something can still be chosen. */
  readonly open: boolean
}

/** What was answered in two copies, and choosing which copy counts. */
function Twice({ study, tasks, open }: TwiceProps) {
  const { t } = useTranslation('settle')
  const client = useClient()
  const cache = useQueryClient()
  const failure = useFailureWords()
  const choosing = useMutation({
    mutationFn: (chosen: Pick<ForkedTask, 'assignment'> & { readonly copy: number }) =>
      client.coordinator.review.settleFork({ study, command: newCommand(), ...chosen }),
    onSuccess: () => cache.invalidateQueries(),
  })
  return (
    <Section
      heading={t('packets.twice')}
      note={tasks.length > 0 ? t('packets.twiceNote') : undefined}
      ruled={tasks.length === 0}
      spaced
    >
      {tasks.length === 0 ? (
        <p>{t('packets.twiceNone')}</p>
      ) : (
        <>
          <ForkTable tasks={tasks} onChoose={open && !choosing.isPending ? choosing.mutate : null} />
          <p className="note soft">{t('packets.twiceWords')}</p>
        </>
      )}
      {choosing.isError && (
        <p className={styles.stopped} role="alert">
          {failure(choosing.error)}
        </p>
      )}
    </Section>
  )
}
