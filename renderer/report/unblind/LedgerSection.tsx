import { useTranslation } from 'react-i18next'
import type { Ledger } from '#contract/unblinding.ts'
import { exportRows, type LedgerRow, ledgerRows, ledgerSentences } from '#report/record/ledgerView.ts'
import { Section } from '#ui/Sheet.tsx'
import { Table } from '#ui/Table.tsx'
import styles from './Unblind.module.css'
import { useTelling } from './useTelling.ts'

export interface LedgerSectionProps {
  readonly ledger: Ledger
  readonly naming: 'codes' | 'names' | 'never-blinded'
}

/** What happened to the blinding so far, as it stands in every report, and what was taken out of the study. */
export function LedgerSection({ ledger, naming }: LedgerSectionProps) {
  const { t } = useTranslation('unblinding')
  const telling = useTelling()
  if (!telling) return null
  const taken = exportRows(telling, ledger)
  const table = (caption: string, rows: readonly LedgerRow[]) => (
    <Table
      caption={caption}
      rows={rows}
      rowId={({ id }) => id}
      columns={[
        { id: 'at', heading: t('when'), rowHeading: true, width: '16rem', cell: ({ at }) => at },
        { id: 'what', heading: t('what'), cell: ({ words }) => words },
      ]}
    />
  )
  return (
    <>
      <Section heading={t('record')} ruled={false} spaced>
        {table(t('record'), ledgerRows(telling, ledger))}
        {ledgerSentences(telling, ledger, naming).map((sentence) => (
          <p key={sentence} className={styles.says}>
            {sentence}
          </p>
        ))}
      </Section>
      {taken.length > 0 && (
        <Section heading={t('taken')} ruled={false} spaced>
          {table(t('taken'), taken)}
        </Section>
      )}
    </>
  )
}
