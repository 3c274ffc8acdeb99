import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RaterQuality } from '#contract/review.ts'
import { useApi } from '#lib/client.ts'
import { dayOf } from '#lib/moments.ts'
import { Section, Sheet } from '#ui/Sheet.tsx'
import type { ReviewPageProps } from '../pages.ts'
import styles from '../ReviewRoom.module.css'
import { Failed, Opening } from '../States.tsx'
import { ExcludeDialog } from './ExcludeDialog.tsx'
import { QualityTable } from './QualityTable.tsx'

/** Signals about every rater: reasons to look, not verdicts. Leaving a rater out is a decision on record. */
export function RatersPage({ overview }: ReviewPageProps) {
  const { t } = useTranslation('settle')
  const api = useApi()
  const { study } = overview
  const quality = useQuery(api.coordinator.review.quality.queryOptions({ input: { study }, refetchOnMount: 'always' }))
  const [asked, setAsked] = useState<RaterQuality | null>(null)
  if (quality.isError) return <Failed error={quality.error} onRetry={() => void quality.refetch()} />
  if (!quality.data) return <Opening />
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
                <b>
                  <bdi>{pseudonym}</bdi>
                </b>
                <span dir="auto">{excluded?.reason}</span>
                <span className="soft">
                  <bdi>{excluded?.by}</bdi>, {excluded && dayOf(excluded.at, new Date())}
                </span>
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
