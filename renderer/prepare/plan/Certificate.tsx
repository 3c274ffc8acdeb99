import { useTranslation } from 'react-i18next'
import type { PlanCertificate } from '#contract/protocol.ts'
import { Columns, Section } from '#ui/Sheet.tsx'
import { Table } from '#ui/Table.tsx'
import { useFormat } from '../parts/useFormat.ts'
import styles from './Certificate.module.css'
import { loadColumns, loadOf, loadPart, positionTable } from './certificateTable.ts'
import { PlanDetailsView } from './PlanDetailsView.tsx'

/** What the plan promises: how much each rater gets, and how evenly each pair of systems is shown first. */
export function Certificate({ certificate }: { readonly certificate: PlanCertificate }) {
  const { t } = useTranslation('prepare')
  const { t: planning } = useTranslation('planning')
  const format = useFormat()
  const { fewest, most } = loadOf(certificate)
  return (
    <>
      <Columns shape="main">
        <Section heading={t('certificate.positions')} note={t('certificate.positionsNote')} ruled={false}>
          <Positions certificate={certificate} />
          <p className={styles.note}>
            {t('certificate.worst', { count: certificate.worstImbalance })}{' '}
            {t('certificate.seed', {
              seed: certificate.seed,
              hash: spaced(certificate.hash),
              algorithm: certificate.algorithm,
            })}
          </p>
        </Section>
        <Section
          heading={t('certificate.loads')}
          note={t('certificate.total', { count: certificate.assignments })}
          ruled={false}
        >
          <Table
            caption={t('certificate.loads')}
            dense
            rows={certificate.perRater}
            rowId={({ rater }) => rater}
            columns={[
              { id: 'rater', heading: t('certificate.rater'), rowHeading: true, cell: ({ rater }) => rater },
              ...loadColumns(certificate).map((part) => ({
                id: part,
                heading: planning(`load.${part}`),
                numeric: true,
                cell: ({ rater }: { readonly rater: string }) => format.number(loadPart(certificate, rater, part)),
              })),
              {
                id: 'assignments',
                heading: t('certificate.tasks'),
                numeric: true,
                cell: ({ assignments }) => format.number(assignments),
              },
            ]}
          />
          <p className={styles.note}>
            {fewest === most ? t('certificate.even', { count: most }) : t('certificate.uneven', { fewest, most })}
          </p>
        </Section>
      </Columns>
      {certificate.details && <PlanDetailsView details={certificate.details} />}
    </>
  )
}

/** "7c1e 90ab": the first eight signs of a hash, as they can be read aloud. */
const spaced = (hash: string): string => `${hash.slice(0, 4)} ${hash.slice(4, 8)}`

function Positions({ certificate }: { readonly certificate: PlanCertificate }) {
  const { t } = useTranslation('prepare')
  const { raters, rows } = positionTable(certificate)
  if (rows.length === 0) return <p className={styles.none}>{t('certificate.nothingCompared')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: many raters make it wider than the sheet
    <div className={styles.wide} tabIndex={0} role="group" aria-label={t('certificate.positions')}>
      <Table
        caption={t('certificate.positionsCaption')}
        dense
        rows={rows}
        rowId={({ pair }) => pair.join(', ')}
        columns={[
          {
            id: 'pair',
            heading: t('certificate.pair'),
            rowHeading: true,
            cell: ({ pair }) => <span className="nowrap">{pair.join(', ')}</span>,
          },
          ...raters.map((rater, place) => ({
            id: rater,
            heading: rater,
            numeric: true,
            cell: (row: (typeof rows)[number]) => ratio(row.perRater[place] ?? null),
          })),
          { id: '', heading: t('certificate.all'), numeric: true, cell: ({ all }) => <b>{ratio(all)}</b> },
        ]}
      />
    </div>
  )
}

const ratio = (first: readonly [number, number] | null): string => (first === null ? '' : `${first[0]}:${first[1]}`)
