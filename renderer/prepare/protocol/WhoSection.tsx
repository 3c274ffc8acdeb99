import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyOverview } from '#contract/coordinator.ts'
import { Button } from '#ui/Button.tsx'
import { Checkbox, ChoiceList } from '#ui/Checkbox.tsx'
import { NumberField } from '#ui/Field.tsx'
import { Section } from '#ui/Sheet.tsx'
import { PrecisionDialog } from './PrecisionDialog.tsx'
import styles from './ProtocolPage.module.css'
import { compares, withSetting } from './protocolModel.ts'
import type { PartProps } from './WhatSection.tsx'

/** How items are shared out, and how many it takes. */
export function WhoSection({ protocol, open, onChange, overview }: PartProps & { readonly overview: StudyOverview }) {
  const { t } = useTranslation('planning')
  const [planning, setPlanning] = useState(false)
  const shared = protocol.ratersPerItem !== undefined
  const people = overview.raters.filter(({ kind }) => kind === 'human').length
  const share = (on: boolean) =>
    onChange(
      on
        ? { ...protocol, ratersPerItem: Math.max(1, Math.min(2, people - 1)) }
        : withSetting(withSetting(protocol, 'ratersPerItem', undefined), 'overlap', undefined),
    )
  return (
    <Section
      heading={t('sections.who')}
      note={
        (overview.rubric.criteria.length > 0 || compares(protocol)) && (
          <Button onPress={() => setPlanning(true)}>{t('precision.open')}</Button>
        )
      }
    >
      <div className={styles.stack}>
        <ChoiceList<'everything' | 'shared'>
          heading={t('sharing.heading')}
          headingHidden
          value={shared ? 'shared' : 'everything'}
          disabled={!open}
          onChange={(next) => share(next === 'shared')}
          choices={[
            { value: 'everything', words: t('sharing.everything'), note: t('sharing.everythingNote') },
            { value: 'shared', words: t('sharing.shared'), note: t('sharing.sharedNote') },
          ]}
        />
        {shared && <SharedOut protocol={protocol} open={open} onChange={onChange} />}
        {protocol.phases.length > 1 && (
          <Checkbox
            checked={protocol.counterbalancedPhases === true}
            disabled={!open}
            note={t('sharing.counterbalancedNote')}
            onChange={(on) => onChange(withSetting(protocol, 'counterbalancedPhases', on || undefined))}
          >
            {t('sharing.counterbalanced')}
          </Checkbox>
        )}
      </div>
      <PrecisionDialog isOpen={planning} overview={overview} onClose={() => setPlanning(false)} />
    </Section>
  )
}

/** How many raters get each item, and how many items all of them get. */
function SharedOut({ protocol, open, onChange }: PartProps) {
  const { t } = useTranslation('planning')
  return (
    <div className={`${styles.inside} ${styles.pair}`}>
      <NumberField
        heading={t('sharing.perItem')}
        value={protocol.ratersPerItem ?? 1}
        min={1}
        max={200}
        step={1}
        disabled={!open}
        onChange={(count) => onChange({ ...protocol, ratersPerItem: count ?? 1 })}
      />
      <NumberField
        heading={t('sharing.overlap')}
        help={t('sharing.overlapHelp')}
        value={protocol.overlap ?? 0}
        min={0}
        max={100_000}
        step={1}
        disabled={!open}
        onChange={(count) => onChange(withSetting(protocol, 'overlap', count || undefined))}
      />
    </div>
  )
}
