import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { StudyOverview } from '#contract/coordinator.ts'
import { useApi } from '#lib/client.ts'
import { roomPlace } from '#lib/places.ts'
import { instantWords } from '#report/numbers.ts'
import { Button } from '#ui/Button.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { Table } from '#ui/Table.tsx'
import { useReportView } from './reportSlice.ts'
import { LedgerSection } from './unblind/LedgerSection.tsx'
import { PlanSection } from './unblind/PlanSection.tsx'
import { UnblindForm } from './unblind/UnblindForm.tsx'
import { words } from './words.ts'

/**
 * How the blinding stands and how it came to that: the analysis plan that may be locked while it lasts, the form that ends
 * it on record once judging is closed, the key afterwards, and the ledger always.
 */
export function UnblindPage({ overview }: { readonly overview: StudyOverview }) {
  const { t } = useTranslation('report')
  const api = useApi()
  const [, go] = useLocation()
  const { stage, unblinding, study, counts, systems } = overview
  const { settings } = useReportView(study)
  const ledger = useQuery(
    api.coordinator.unblinding.ledger.queryOptions({ input: { study, settings }, refetchOnMount: 'always' }),
  ).data
  const never = counts.assignments === 0
  const naming = unblinding ? 'names' : never ? 'never-blinded' : 'codes'
  const closed = stage === 'closed'
  const title = unblinding
    ? t('unblind.doneTitle')
    : never
      ? t('unblind.neverTitle')
      : closed
        ? t('unblind.title', { count: systems.length })
        : t('unblind.openTitle')
  const second = unblinding
    ? t('unblind.doneSecond', {
        at: instantWords(words, unblinding.at),
        by: unblinding.by,
        reason: unblinding.reason,
      })
    : t(never ? 'unblind.neverSecond' : closed ? 'unblind.second' : 'unblind.openSecond')
  return (
    <Sheet title={title} second={second}>
      {!unblinding && !never && !closed && (
        <Button kind="plain" onPress={() => go(roomPlace(study, 'review'))}>
          {t('unblind.toReview')}
        </Button>
      )}
      {unblinding && <Key systems={systems} />}
      {ledger && !never && <PlanSection study={study} settings={settings} plans={ledger.plans} open={!unblinding} />}
      {closed && !unblinding && <UnblindForm study={study} />}
      {ledger && <LedgerSection ledger={ledger} naming={naming} />}
    </Sheet>
  )
}

function Key({ systems }: Pick<StudyOverview, 'systems'>) {
  const { t } = useTranslation('report')
  return (
    <Section heading={t('unblind.key')} ruled={false}>
      <Table
        caption={t('unblind.key')}
        rows={systems}
        rowId={({ code }) => code}
        columns={[
          { id: 'code', heading: t('unblind.code'), rowHeading: true, width: '8rem', cell: ({ code }) => code },
          { id: 'name', heading: t('unblind.name'), cell: ({ name }) => name },
          {
            id: 'responses',
            heading: t('unblind.responses'),
            numeric: true,
            width: '8rem',
            cell: ({ responses }) => responses,
          },
        ]}
      />
    </Section>
  )
}
