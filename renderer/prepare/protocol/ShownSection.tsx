import { useTranslation } from 'react-i18next'
import type { LabelSet, Protocol } from '#contract/protocol.ts'
import { Checkbox, ChoiceList } from '#ui/Checkbox.tsx'
import { Field, NumberField } from '#ui/Field.tsx'
import { Section } from '#ui/Sheet.tsx'
import { LinesField } from './LinesField.tsx'
import { Optional } from './Optional.tsx'
import styles from './ProtocolPage.module.css'
import { compares, showsSeveral, withSetting } from './protocolModel.ts'
import type { PartProps } from './WhatSection.tsx'

const largestSeed = 4294967295
const labelSets: readonly LabelSet[] = ['letters', 'shapes', 'colours']

export interface ShownSectionProps extends PartProps {
  /** While something is being typed: shown, and saved on leaving the field. */
  readonly onType: (protocol: Protocol) => void
}

/** The order of items, the labels of responses, what comes again, and what stands beside the work. */
export function ShownSection({ protocol, open, onChange, onType }: ShownSectionProps) {
  const { t } = useTranslation('planning')
  const { t: prepare } = useTranslation('prepare')
  return (
    <Section heading={t('sections.shown')}>
      <div className={styles.stack}>
        {compares(protocol) && (
          <Field
            heading={prepare('protocol.question')}
            help={prepare('protocol.questionHelp')}
            value={protocol.question}
            maxLength={300}
            readOnly={!open}
            onChange={(question) => onType({ ...protocol, question })}
            onBlur={() => {
              if (open) onChange(protocol)
            }}
          />
        )}
        <ChoiceList<Protocol['itemOrder']>
          heading={prepare('protocol.itemOrder')}
          value={protocol.itemOrder}
          disabled={!open}
          onChange={(itemOrder) => onChange({ ...protocol, itemOrder })}
          choices={(['random', 'as-imported'] as const).map((id) => ({
            value: id,
            words: prepare(`protocol.order.${id}.words`),
            note: prepare(`protocol.order.${id}.note`),
          }))}
        />
        {showsSeveral(protocol) && (
          <ChoiceList<LabelSet>
            heading={t('labels.heading')}
            value={protocol.labelSet ?? 'letters'}
            disabled={!open}
            onChange={(labelSet) =>
              onChange(withSetting(protocol, 'labelSet', labelSet === 'letters' ? undefined : labelSet))
            }
            choices={labelSets.map((id) => ({ value: id, words: t(`labels.${id}`), note: t(`labels.${id}Note`) }))}
          />
        )}
        <Repeats protocol={protocol} open={open} onChange={onChange} />
        <Beside protocol={protocol} open={open} onChange={onChange} />
        <NumberField
          heading={prepare('protocol.seed')}
          help={prepare('protocol.seedHelp')}
          value={protocol.seed}
          min={0}
          max={largestSeed}
          step={1}
          format={{ useGrouping: false }}
          disabled={!open}
          onChange={(seed) => {
            if (seed !== null) onChange({ ...protocol, seed })
          }}
        />
      </div>
    </Section>
  )
}

function Repeats({ protocol, open, onChange }: PartProps) {
  const { t } = useTranslation('planning')
  const { repeats } = protocol
  return (
    <Optional
      on={repeats !== undefined}
      disabled={!open}
      words={t('repeats.words')}
      note={t('repeats.note')}
      onChange={(on) => onChange(withSetting(protocol, 'repeats', on ? { items: 5, minimumGap: 10 } : undefined))}
    >
      {repeats && (
        <div className={styles.pair}>
          <NumberField
            heading={t('repeats.items')}
            value={repeats.items}
            min={1}
            max={1000}
            step={1}
            disabled={!open}
            onChange={(items) => onChange({ ...protocol, repeats: { ...repeats, items: items ?? 1 } })}
          />
          <NumberField
            heading={t('repeats.gap')}
            value={repeats.minimumGap}
            min={1}
            max={1000}
            step={1}
            disabled={!open}
            onChange={(gap) => onChange({ ...protocol, repeats: { ...repeats, minimumGap: gap ?? 1 } })}
          />
        </div>
      )}
    </Optional>
  )
}

/** References, differences and the question of the source. */
function Beside({ protocol, open, onChange }: PartProps) {
  const { t } = useTranslation('planning')
  const { sourceQuestion } = protocol
  return (
    <div>
      <Checkbox
        checked={protocol.referenceAfterAnswer === true}
        disabled={!open}
        note={t('beside.referenceNote')}
        onChange={(on) => onChange(withSetting(protocol, 'referenceAfterAnswer', on || undefined))}
      >
        {t('beside.reference')}
      </Checkbox>
      {showsSeveral(protocol) && (
        <Checkbox
          checked={protocol.differences === true}
          disabled={!open}
          note={t('beside.differencesNote')}
          onChange={(on) => onChange(withSetting(protocol, 'differences', on || undefined))}
        >
          {t('beside.differences')}
        </Checkbox>
      )}
      <Optional
        on={sourceQuestion !== undefined}
        disabled={!open}
        words={t('beside.source')}
        note={t('beside.sourceNote')}
        onChange={(on) => onChange(withSetting(protocol, 'sourceQuestion', on ? { options: [] } : undefined))}
      >
        <LinesField
          heading={t('beside.sourceOptions')}
          help={t('oneALine')}
          lines={sourceQuestion?.options ?? []}
          disabled={!open}
          onChange={(options) =>
            onChange({ ...protocol, sourceQuestion: { options: options.slice(0, 8).map((each) => each.slice(0, 60)) } })
          }
        />
      </Optional>
    </div>
  )
}
