import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RaterQuality } from '#contract/review.ts'
import { useApi } from '#lib/client.ts'
import { Button } from '#ui/Button.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { Table } from '#ui/Table.tsx'
import type { ReviewPageProps } from '../pages.ts'
import styles from '../ReviewRoom.module.css'
import { Failed, Waiting } from '../States.tsx'
import { ExcludeDialog } from './ExcludeDialog.tsx'
import { useQualityWords } from './qualityWords.ts'

/** Signals about every rater: reasons to look, not verdicts. Leaving a rater out is a decision on record. */
export function RatersPage({ overview }: ReviewPageProps) {
  const { t } = useTranslation('settle')
  const api = useApi()
  const { study } = overview
  const quality = useQuery(api.coordinator.review.quality.queryOptions({ input: { study }, refetchOnMount: 'always' }))
  const [asked, setAsked] = useState<RaterQuality | null>(null)
  if (quality.isError) return <Failed error={quality.error} onRetry={() => void quality.refetch()} />
  if (!quality.data) return <Waiting />
  const { raters } = quality.data
  const left = raters.filter(({ excluded }) => excluded !== null)
  return (
    <Sheet title={titleOf(t, left.length)} second={t('quality.second')}>
      <Section heading={t('quality.heading')} note={t('quality.note')} ruled={false}>
        <div className={styles.wide}>
          <QualityTable raters={raters} onAsk={setAsked} />
        </div>
        <p className={styles.explains}>{t('quality.explains')}</p>
      </Section>
      {left.length > 0 && (
        <Section heading={t('quality.leftOut')} spaced>
          <ul className={styles.lines}>
            {left.map(({ rater, pseudonym, excluded }) => (
              <li key={rater}>
                <b>{pseudonym}</b> {t('quality.leftOutBecause', { reason: excluded?.reason, name: excluded?.by })}
              </li>
            ))}
          </ul>
          <p className={styles.explains}>{t('quality.bothKept')}</p>
        </Section>
      )}
      <ExcludeDialog
        key={asked?.rater ?? ''}
        study={study}
        rater={asked}
        onClose={() => setAsked(null)}
        onDone={() => {
          setAsked(null)
          void quality.refetch()
        }}
      />
    </Sheet>
  )
}

type T = ReturnType<typeof useTranslation<'settle'>>['t']

const titleOf = (t: T, left: number): string =>
  left === 0 ? t('quality.title') : t('quality.titleLeftOut', { count: left })

interface QualityTableProps {
  readonly raters: readonly RaterQuality[]
  readonly onAsk: (rater: RaterQuality) => void
}

function QualityTable({ raters, onAsk }: QualityTableProps) {
  const { t } = useTranslation('settle')
  const words = useQualityWords()
  const some = (of: (rater: RaterQuality) => unknown) => raters.some((rater) => of(rater) !== null)
  const share = (id: 'qualification' | 'gold' | 'attention' | 'repeats' | 'hasty' | 'sameValue') =>
    some((rater) => rater[id])
      ? [
          {
            id,
            heading: t(`quality.column.${id}`),
            numeric: true,
            cell: (rater: RaterQuality) => words.share(rater[id]),
          },
        ]
      : []
  return (
    <Table
      caption={t('quality.heading')}
      rows={raters}
      rowId={({ rater }) => rater}
      columns={[
        {
          id: 'rater',
          heading: t('quality.column.rater'),
          rowHeading: true,
          cell: ({ pseudonym }) => <bdi>{pseudonym}</bdi>,
        },
        {
          id: 'submitted',
          heading: t('quality.column.submitted'),
          numeric: true,
          cell: ({ submitted }) => words.count(submitted),
        },
        {
          id: 'pace',
          heading: t('quality.column.pace'),
          numeric: true,
          cell: ({ medianActiveMs }) => words.pace(medianActiveMs),
        },
        ...share('hasty'),
        ...share('qualification'),
        ...share('gold'),
        ...share('attention'),
        ...share('repeats'),
        {
          id: 'severity',
          heading: t('quality.column.severity'),
          numeric: true,
          cell: ({ severity }) => words.figure(severity),
        },
        { id: 'drift', heading: t('quality.column.drift'), numeric: true, cell: ({ drift }) => words.figure(drift) },
        ...share('sameValue'),
        {
          id: 'act',
          heading: t('quality.column.results'),
          cell: (rater) => (
            <Button
              onPress={() => onAsk(rater)}
              aria-label={t(rater.excluded ? 'quality.takeInNamed' : 'quality.leaveOutNamed', {
                name: rater.pseudonym,
              })}
            >
              {t(rater.excluded ? 'quality.takeIn' : 'quality.leaveOut')}
            </Button>
          ),
        },
      ]}
    />
  )
}
