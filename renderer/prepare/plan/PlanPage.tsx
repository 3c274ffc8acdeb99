import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { PlanCertificate } from '#contract/protocol.ts'
import { useApi, useClient } from '#lib/client.ts'
import { troubleOf } from '#lib/failures.ts'
import { newCommand } from '#lib/randomCode.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Bar, Section, Sheet } from '#ui/Sheet.tsx'
import { Waiting } from '#ui/Waiting.tsx'
import { DryRun } from '../dryRun/DryRun.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { canSetUp, type PageProps, useRefreshStudy } from '../study.ts'
import { Certificate } from './Certificate.tsx'
import { type Missing, missingFor, missingParts } from './missing.ts'
import styles from './PlanPage.module.css'

/** The plan: what would be drawn, how evenly, what is missing; and the one step that opens judging. */
export function PlanPage(props: PageProps) {
  return canSetUp(props.overview) ? <PlanDraft {...props} /> : <PlanKept overview={props.overview} />
}

function PlanDraft({ overview, onOpen }: PageProps) {
  const { t } = useTranslation('prepare')
  const api = useApi()
  const known = missingParts(overview)
  const preview = useQuery({
    ...api.coordinator.plan.preview.queryOptions({ input: { study: overview.study } }),
    enabled: known.length === 0,
    retry: false,
    staleTime: 0,
  })
  const missing = known.length > 0 ? known : impossibleBecause(preview.error)
  const ready = missing.length === 0 && preview.isSuccess
  return (
    <Sheet
      title={missing.length > 0 ? t('plan.missingTitle', { count: missing.length }) : t(readyTitle(preview.data))}
      second={t('plan.second')}
      bar={<OpenBar overview={overview} ready={ready} missing={missing.length} />}
    >
      {missing.length > 0 && <MissingList missing={missing} onMend={onOpen} />}
      {missing.length === 0 && preview.isPending && <Waiting>{t('plan.drawing')}</Waiting>}
      {missing.length === 0 && preview.isError && (
        <Trouble error={preview.error} onRetry={() => void preview.refetch()} />
      )}
      {ready && (
        <>
          <Certificate certificate={preview.data} />
          <DryRun overview={overview} />
        </>
      )}
    </Sheet>
  )
}

/** What the plan promises, said by how even it turned out. */
function readyTitle(certificate: PlanCertificate | undefined) {
  if (!certificate) return 'plan.drawing'
  if (certificate.positions.length === 0) return 'plan.readyTitle'
  return certificate.worstImbalance === 0 ? 'plan.evenTitle' : 'plan.nearlyEvenTitle'
}

/** The named reason with which the core refuses to draw, if that is what went wrong. */
function impossibleBecause(error: unknown): readonly Missing[] {
  if (error === null || error === undefined) return []
  const trouble = troubleOf(error)
  if (trouble.kind !== 'expected' || trouble.failure.code !== 'PLAN_IMPOSSIBLE') return []
  return [missingFor(trouble.failure.data.reason)]
}

interface MissingListProps {
  readonly missing: readonly Missing[]
  readonly onMend: PageProps['onOpen']
}

function MissingList({ missing, onMend }: MissingListProps) {
  const { t } = useTranslation('prepare')
  const { t: why } = useTranslation('errors')
  return (
    <Section heading={t('plan.missingHeading')}>
      <ul className={styles.missing}>
        {missing.map(({ reason, mend }) => (
          <li key={reason}>
            <span>{why(`PLAN_IMPOSSIBLE.${reason}`)}</span>
            <Button kind="plain" onPress={() => onMend(mend)}>
              {t('plan.mend', { page: t(`pages.${mend}`) })}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface OpenBarProps {
  readonly overview: StudyOverview
  readonly ready: boolean
  readonly missing: number
}

/** Says what opening fixes, and opens after the person confirmed it. */
function OpenBar({ overview, ready, missing }: OpenBarProps) {
  const { t } = useTranslation('prepare')
  const client = useClient()
  const refresh = useRefreshStudy()
  const [asking, setAsking] = useState(false)
  const missingId = useId()
  const opening = useMutation({
    mutationFn: () => client.coordinator.plan.open({ study: overview.study, command: newCommand() }),
    onSuccess: async () => {
      setAsking(false)
      await refresh({ judgingOpen: true })
    },
  })
  return (
    <>
      <Bar
        end={
          <>
            <span id={missingId}>{missing > 0 && t('plan.missing', { count: missing })}</span>
            <Button kind="primary" notYet={!ready} aria-describedby={missingId} onPress={() => setAsking(true)}>
              {t('plan.open')}
            </Button>
          </>
        }
      >
        <p>
          <b>{t('plan.fixes')}</b> <span className="soft">{t('plan.fixesUnder')}</span>
        </p>
      </Bar>
      <Dialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        title={t('plan.confirmTitle')}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('plan.notYet')}</Button>
            <Button kind="primary" notYet={opening.isPending} onPress={() => opening.mutate()}>
              {t('plan.open')}
            </Button>
          </>
        }
      >
        <p>{t('plan.confirm')}</p>
        <p className={styles.stays}>{t('plan.confirmStays')}</p>
        {opening.isError && <Trouble error={opening.error} />}
      </Dialog>
    </>
  )
}

/** After opening: the certificate as it was stored. */
function PlanKept({ overview }: { readonly overview: StudyOverview }) {
  const { t } = useTranslation('prepare')
  const { certificate } = overview
  if (certificate === null) return <Sheet title={t('plan.noneTitle')} second={t('plan.noneSecond')} />
  return (
    <Sheet title={t('plan.keptTitle')} second={t('plan.keptSecond')}>
      <Certificate certificate={certificate} />
    </Sheet>
  )
}
