import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Protocol } from '#contract/protocol.ts'
import { useClient } from '#lib/client.ts'
import { newCommand } from '#lib/randomCode.ts'
import { Checkbox, ChoiceList } from '#ui/Checkbox.tsx'
import { Field, NumberField } from '#ui/Field.tsx'
import { Bar, Columns, Sheet } from '#ui/Sheet.tsx'
import { SaveState } from '../parts/SaveState.tsx'
import { canSetUp, type PageProps } from '../study.ts'
import { useSave } from '../useSave.ts'
import styles from './ProtocolPage.module.css'
import {
  compares,
  type Design,
  designOf,
  designs,
  hasPairs,
  strengthOf,
  tiesOf,
  withDesign,
  withStrength,
  withTies,
} from './protocolModel.ts'

const largestSeed = 4294967295

/** Which judgements are made, in which order, and the seed that fixes every draw. Each change is saved at once. */
export function ProtocolPage({ overview }: PageProps) {
  const { t } = useTranslation('prepare')
  const client = useClient()
  const open = canSetUp(overview)
  const [protocol, setProtocol] = useState(overview.protocol)
  const save = useSave((next: Protocol) =>
    client.coordinator.protocol.save({ study: overview.study, command: newCommand(), protocol: next }),
  )
  const change = (next: Protocol) => {
    setProtocol(next)
    save.save(next)
  }
  const design = designOf(protocol)
  return (
    <Sheet
      title={design ? t(`protocol.title.${design}`) : t('protocol.title.other')}
      second={t(open ? 'protocol.second' : 'frozen')}
      bar={open ? <Bar end={null}>{<SaveState save={save} />}</Bar> : undefined}
    >
      <Columns shape="even">
        <ChoiceList<Design>
          heading={t('protocol.design')}
          value={design}
          disabled={!open}
          onChange={(next) => change(withDesign(protocol, next))}
          choices={designs.map((id) => ({
            value: id,
            words: t(`protocol.designs.${id}.words`),
            note: t(`protocol.designs.${id}.note`),
          }))}
        />
        <div>
          {compares(protocol) && <Comparing protocol={protocol} open={open} onChange={change} onType={setProtocol} />}
          <OrderAndSeed protocol={protocol} open={open} onChange={change} />
        </div>
      </Columns>
    </Sheet>
  )
}

/** The order of the items and the seed of every draw. */
function OrderAndSeed({ protocol, open, onChange }: Omit<ComparingProps, 'onType'>) {
  const { t } = useTranslation('prepare')
  return (
    <>
      <ChoiceList<Protocol['itemOrder']>
        heading={t('protocol.itemOrder')}
        value={protocol.itemOrder}
        disabled={!open}
        onChange={(itemOrder) => onChange({ ...protocol, itemOrder })}
        choices={(['random', 'as-imported'] as const).map((id) => ({
          value: id,
          words: t(`protocol.order.${id}.words`),
          note: t(`protocol.order.${id}.note`),
        }))}
      />
      <div className={styles.seed}>
        <NumberField
          heading={t('protocol.seed')}
          help={t('protocol.seedHelp')}
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
    </>
  )
}

interface ComparingProps {
  readonly protocol: Protocol
  readonly open: boolean
  readonly onChange: (protocol: Protocol) => void
  /** While the question is being typed: shown, and saved on leaving the field. */
  readonly onType: (protocol: Protocol) => void
}

function Comparing({ protocol, open, onChange, onType }: ComparingProps) {
  const { t } = useTranslation('prepare')
  return (
    <div className={styles.comparing}>
      <Field
        heading={t('protocol.question')}
        help={t('protocol.questionHelp')}
        value={protocol.question}
        maxLength={300}
        readOnly={!open}
        onChange={(question) => onType({ ...protocol, question })}
        onBlur={() => {
          if (open) onChange(protocol)
        }}
      />
      <div className={styles.ticks}>
        <Checkbox
          note={t('protocol.tiesNote')}
          checked={tiesOf(protocol)}
          disabled={!open}
          onChange={(ties) => onChange(withTies(protocol, ties))}
        >
          {t('protocol.ties')}
        </Checkbox>
        {hasPairs(protocol) && (
          <Checkbox
            note={t('protocol.strengthNote')}
            checked={strengthOf(protocol)}
            disabled={!open}
            onChange={(strength) => onChange(withStrength(protocol, strength))}
          >
            {t('protocol.strength')}
          </Checkbox>
        )}
      </div>
    </div>
  )
}
