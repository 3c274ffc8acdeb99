import { useTranslation } from 'react-i18next'
import type { PlanDetails } from '#contract/protocol.ts'
import { Section } from '#ui/Sheet.tsx'
import { Table } from '#ui/Table.tsx'
import { useFormat } from '../parts/useFormat.ts'
import styles from './Certificate.module.css'

/** What a plan holds besides positions: phases, how items tie raters and systems together, repeats, places on the screen. */
export function PlanDetailsView({ details }: { readonly details: PlanDetails }) {
  const { t } = useTranslation('planning')
  return (
    <div className={styles.details}>
      <Section heading={t('details.reach')}>
        <Reach details={details} />
      </Section>
      {details.phases.length > 1 && (
        <Section heading={t('details.phases')} ruled={false}>
          <Phases details={details} />
        </Section>
      )}
      {details.places.length > 0 && (
        <Section heading={t('details.places')} note={t('details.placesNote')} ruled={false}>
          <Places details={details} />
        </Section>
      )}
    </div>
  )
}

/** Sentences, each of which is a fact that can be checked. */
function Reach({ details }: { readonly details: PlanDetails }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const { ratersPerItem, shared, raterGroups, systemGroups, repeats, loads } = details
  const idle = loads.filter(({ assignments }) => assignments === 0).map(({ rater }) => rater)
  const groups = (parts: readonly (readonly string[])[]) => parts.map((part) => format.list(part)).join(' | ')
  return (
    <ul className={styles.facts}>
      {idle.length > 0 && <li className="caution">{t('details.idle', { raters: format.list(idle) })}</li>}
      <li>
        {ratersPerItem.fewest === ratersPerItem.most
          ? t('details.ratersPerItem', { number: ratersPerItem.most })
          : t('details.ratersPerItemRange', { ...ratersPerItem })}
      </li>
      {shared && (
        <li>
          {shared.fewest === shared.most
            ? t('details.shared', { number: shared.most })
            : t('details.sharedRange', { ...shared })}
        </li>
      )}
      {raterGroups.length > 1 ? (
        <li className="caution">{t('details.ratersApart', { groups: groups(raterGroups) })}</li>
      ) : (
        shared && <li>{t('details.ratersConnected')}</li>
      )}
      {systemGroups.length > 1 ? (
        <li className="caution">{t('details.systemsApart', { groups: groups(systemGroups) })}</li>
      ) : (
        (systemGroups[0]?.length ?? 0) > 1 && <li>{t('details.systemsConnected')}</li>
      )}
      {repeats && (
        <li>
          {t('details.repeats', {
            tasks: format.number(repeats.assignments),
            smallest: repeats.smallestGap,
            largest: repeats.largestGap,
          })}
        </li>
      )}
    </ul>
  )
}

function Phases({ details }: { readonly details: PlanDetails }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const rows = details.phases.map((phase, place) => ({ ...phase, number: place + 1 }))
  return (
    <Table
      caption={t('details.phases')}
      dense
      rows={rows}
      rowId={({ number }) => String(number)}
      columns={[
        {
          id: 'phase',
          heading: t('details.phase'),
          rowHeading: true,
          cell: ({ number, kind }) => t('phase.numbered', { number, name: t(`kind.${kind}`) }),
        },
        { id: 'raters', heading: t('details.raters'), numeric: true, cell: ({ raters }) => format.number(raters) },
        {
          id: 'tasks',
          heading: t('details.tasks'),
          numeric: true,
          cell: ({ assignments }) => format.number(assignments),
        },
        {
          id: 'difference',
          heading: t('details.difference'),
          numeric: true,
          cell: ({ worstImbalance }) => format.number(worstImbalance),
        },
      ]}
    />
  )
}

function Places({ details }: { readonly details: PlanDetails }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const most = Math.max(...details.places.map(({ times }) => times.length))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: many places make it wider than the sheet
    <div className={styles.wide} tabIndex={0} role="group" aria-label={t('details.places')}>
      <Table
        caption={t('details.places')}
        dense
        rows={details.places}
        rowId={({ system }) => system}
        columns={[
          { id: 'system', heading: t('details.system'), rowHeading: true, cell: ({ system }) => system },
          ...Array.from({ length: most }, (_, place) => ({
            id: String(place),
            heading: t('details.place', { place: place + 1 }),
            numeric: true,
            cell: ({ times }: PlanDetails['places'][number]) => format.number(times[place] ?? 0),
          })),
        ]}
      />
    </div>
  )
}
