import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Stale } from '#contract/amend.ts'
import type { CriterionDrift } from '#contract/review.ts'
import { useApi, useClient } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import { roomPlace } from '#lib/places.ts'
import { newCommand } from '#lib/randomCode.ts'
import { Button } from '#ui/Button.tsx'
import { Bar, Section, Sheet } from '#ui/Sheet.tsx'
import { Table } from '#ui/Table.tsx'
import type { ReviewPageProps } from '../pages.ts'
import styles from '../ReviewRoom.module.css'
import { Estimate } from '../raters/Estimate.tsx'
import { useQualityWords } from '../raters/qualityWords.ts'
import { Failed, Opening } from '../States.tsx'

/** Criteria that were changed after judging opened: agreement under each version, stale judgements, rating them anew. */
export function VersionsPage({ overview }: ReviewPageProps) {
  const { t } = useTranslation('settle')
  const api = useApi()
  const client = useClient()
  const cache = useQueryClient()
  const [, go] = useLocation()
  const { study, stage } = overview
  const drift = useQuery(api.coordinator.review.drift.queryOptions({ input: { study }, refetchOnMount: 'always' }))
  const stale = useQuery(api.coordinator.amend.stale.queryOptions({ input: { study }, refetchOnMount: 'always' }))
  const queueing = useMutation({
    mutationFn: () => client.coordinator.amend.requeue({ study, command: newCommand() }),
    onSuccess: () => cache.invalidateQueries(),
  })
  const error = drift.error ?? stale.error
  if (error !== null)
    return <Failed error={error} onRetry={() => void Promise.all([drift.refetch(), stale.refetch()])} />
  if (!drift.data || !stale.data) return <Opening />
  const { criteria } = drift.data
  const open = stage === 'judging' || stage === 'closed'
  return (
    <Sheet
      title={criteria.length === 0 ? t('versions.none') : t('versions.title', { count: criteria.length })}
      second={t('versions.second')}
      bar={
        open && stale.data.tasks > 0 ? (
          <StaleBar
            stale={stale.data}
            pending={queueing.isPending}
            onQueue={() => queueing.mutate()}
            error={queueing.error}
          />
        ) : undefined
      }
    >
      {open && (
        <Button kind="plain" onPress={() => go(`${roomPlace(study, 'prepare')}/rubric`)}>
          {t('versions.toRubric')}
        </Button>
      )}
      {criteria.map((criterion) => (
        <Lineage key={criterion.name} criterion={criterion} />
      ))}
    </Sheet>
  )
}

function Lineage({ criterion: { name, versions } }: { readonly criterion: CriterionDrift }) {
  const { t } = useTranslation('settle')
  const words = useQualityWords()
  return (
    <Section heading={name} note={t('versions.alpha')} ruled={false} spaced>
      <Table
        caption={name}
        rows={versions}
        rowId={({ rubricVersion }) => String(rubricVersion)}
        columns={[
          {
            id: 'version',
            heading: t('versions.version'),
            rowHeading: true,
            width: '30%',
            cell: (row) => t('versions.named', { version: row.rubricVersion, name: row.name }),
          },
          { id: 'ratings', heading: t('versions.ratings'), numeric: true, cell: ({ ratings }) => words.count(ratings) },
          {
            id: 'units',
            heading: t('versions.units'),
            numeric: true,
            cell: ({ agreement }) => words.count(agreement.n),
          },
          {
            id: 'agreement',
            heading: t('versions.agreement'),
            numeric: true,
            cell: ({ agreement }) => <Estimate told={words.coefficient(agreement)} />,
          },
        ]}
      />
    </Section>
  )
}

interface StaleBarProps {
  readonly stale: Stale
  readonly pending: boolean
  readonly onQueue: () => void
  readonly error: unknown
}

function StaleBar({ stale, pending, onQueue, error }: StaleBarProps) {
  const { t } = useTranslation('settle')
  const failure = useFailureWords()
  return (
    <Bar
      end={
        <Button kind="primary" notYet={pending} onPress={onQueue}>
          {t('versions.queue', { count: stale.tasks })}
        </Button>
      }
    >
      <p>
        <b>{t('versions.stale', { count: stale.tasks })}</b>{' '}
        <span className="soft">
          {t('versions.staleWhat', { criteria: stale.criteria.map(({ name }) => name).join(', ') })}
        </span>
      </p>
      {error !== null && <p className={styles.stopped}>{failure(error)}</p>}
    </Bar>
  )
}
